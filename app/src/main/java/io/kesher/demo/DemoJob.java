package io.kesher.demo;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Preparing the demo office as a job that outlives the program: it looks each second how far the
 * import is, and begins the next. It is known to every start, so that a demo that was stopped in
 * the middle is completed also by a start that does not ask for one.
 */
@Configuration(proxyBeanMethods = false)
class DemoJob {
  static final TaskDescriptor<Preparation> DEMO = TaskDescriptor.of("demo", Preparation.class);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int ATTEMPTS = 5;

  @Bean
  Task<Preparation> demoTask(DemoImports demo, Clock clock) {
    return Tasks.custom(DEMO)
        .onFailure((complete, operations) -> {
          if (complete.getExecution().consecutiveFailures + 1 < ATTEMPTS) {
            operations.reschedule(complete, clock.instant().plus(PAUSE));
          } else {
            operations.stop();
          }
        })
        .execute((instance, _) ->
            demo.goOn(instance.getData())
                .<CompletionHandler<Preparation>>map(next ->
                    (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(PAUSE), next))
                .orElseGet(CompletionHandler.OnCompleteRemove::new));
  }
}
