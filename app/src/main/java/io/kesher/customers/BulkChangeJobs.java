package io.kesher.customers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
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
          long id = Long.parseLong(instance.getId().split("/", 2)[0]);
          while (!Thread.currentThread().isInterrupted() && changes.step(id)) {
            // the next step
          }
        });
  }
}
