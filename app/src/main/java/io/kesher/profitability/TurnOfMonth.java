package io.kesher.profitability;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.kesher.identity.Offices;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When a month begins, the standard period moves on and everybody's standing with it. Looks once an
 * hour.
 */
@Configuration(proxyBeanMethods = false)
class TurnOfMonth {
  @Bean
  RecurringTask<Void> turnOfMonthTask(
      Offices offices, StandardPeriod standardPeriod, Standings standings) {
    return Tasks.recurring("turn-of-month", FixedDelay.of(Duration.ofHours(1)))
        .execute((task, context) -> {
          if (offices.find().isPresent() && standardPeriod.isOver()) {
            standings.refresh();
          }
        });
  }
}
