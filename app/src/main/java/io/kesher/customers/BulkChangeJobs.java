package io.kesher.customers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.kesher.audit.Acting;
import io.kesher.audit.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Changes of many customers, as jobs that outlive the program: step by step, each of them whole.
 */
@Configuration(proxyBeanMethods = false)
class BulkChangeJobs {
  @Bean
  Task<Void> bulkChangeTask(BulkChanges changes) {
    return Tasks.oneTime(BulkChanges.TASK)
        .execute((instance, context) -> {
          var parts = instance.getId().split("/", 3);
          long id = Long.parseLong(parts[0]);
          if (parts.length == 3) {
            Acting.as(Actor.ordered(Long.parseLong(parts[2])), () -> go(changes, id));
          } else {
            go(changes, id);
          }
        });
  }

  private static void go(BulkChanges changes, long id) {
    while (!Thread.currentThread().isInterrupted() && changes.step(id)) {
      // the next step
    }
  }
}
