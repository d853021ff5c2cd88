package io.kesher.customers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for duplicates of whoever is new or has changed, step by step, each of them whole. */
@Configuration(proxyBeanMethods = false)
class DuplicateJobs {
  @Bean
  RecurringTask<Void> duplicatesTask(Duplicates duplicates) {
    return Tasks.recurring("duplicates", FixedDelay.of(Duration.ofSeconds(30)))
        .execute((task, context) -> {
          while (!Thread.currentThread().isInterrupted() && duplicates.compare()) {
            // the next step
          }
        });
  }
}
