package io.kesher.cases;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.kesher.identity.Offices;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Twice a minute whatever waits too long moves up. */
@Configuration(proxyBeanMethods = false)
class EscalationJobs {
  @Bean
  RecurringTask<Void> escalationsTask(Offices offices, Watching watching) {
    return Tasks.recurring("escalations", FixedDelay.of(Duration.ofSeconds(30)))
        .execute((task, context) -> {
          if (offices.find().isEmpty()) {
            return;
          }
          while (!Thread.currentThread().isInterrupted() && watching.watch()) {
            // the next step
          }
          while (!Thread.currentThread().isInterrupted() && watching.moveUp()) {
            // the next step
          }
          watching.tell();
        });
  }
}
