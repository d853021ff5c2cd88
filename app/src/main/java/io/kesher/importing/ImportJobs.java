package io.kesher.importing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The work of imports as jobs that outlive the program. One goes on at a time over all nodes: the
 * others look again every second. A job whose node has died is taken up by another node, or by the
 * next start of the same one.
 */
final class ImportJobs {
  static final TaskDescriptor<Void> IMPORT = TaskDescriptor.of("import");
  private static final int ATTEMPTS = 5;

  private ImportJobs() {}

  static CustomTask<Void> task(Engine engine, Imports imports, OneAtATime lock, Clock clock) {
    return Tasks.custom(IMPORT)
        .onFailure((complete, operations) -> {
          int failures = complete.getExecution().consecutiveFailures + 1;
          Job job = Job.of(complete.getExecution().taskInstance.getId());
          if (failures < ATTEMPTS) {
            operations.reschedule(
                complete, clock.instant().plus(Duration.ofSeconds(1L << failures)));
          } else {
            imports
                .find(job.importId())
                .filter(found -> found.step() == job.step())
                .ifPresent(found ->
                    engine.fail(found, new Failure("importing.failure.internal", List.of())));
            operations.stop();
          }
        })
        .execute((instance, _) -> work(engine, lock, clock, instance));
  }

  private static CompletionHandler<Void> work(
      Engine engine, OneAtATime lock, Clock clock, TaskInstance<Void> instance) {
    Job job = Job.of(instance.getId());
    boolean done = lock.run(() -> engine.work(job.importId(), job.step()));
    return done && !Thread.currentThread().isInterrupted()
        ? new CompletionHandler.OnCompleteRemove<>()
        : (complete, operations) -> operations.reschedule(complete, clock.instant().plusSeconds(1));
  }

  static JobQueue queue(SchedulerClient scheduler, Clock clock) {
    return (importId, step) ->
        scheduler.scheduleIfNotExists(
            IMPORT.instance(new Job(importId, step).name()).scheduledTo(clock.instant()));
  }

  /** What one job is for. */
  record Job(long importId, int step) {
    static Job of(String name) {
      int slash = name.indexOf('/');
      return new Job(
          Long.parseLong(name.substring(0, slash)), Integer.parseInt(name.substring(slash + 1)));
    }

    String name() {
      return importId + "/" + step;
    }
  }
}
