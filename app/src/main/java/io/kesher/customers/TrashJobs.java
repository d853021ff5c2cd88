package io.kesher.customers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends those whose thirty days in the trash are over, step by step, each of them whole. */
@Configuration(proxyBeanMethods = false)
class TrashJobs {
  @Bean
  RecurringTask<Void> trashTask(Trash trash) {
    return Tasks.recurring("trash", FixedDelay.of(Duration.ofHours(1)))
        .execute((task, context) -> {
          while (!Thread.currentThread().isInterrupted() && trash.endOld()) {
            // the next step
          }
        });
  }
}
