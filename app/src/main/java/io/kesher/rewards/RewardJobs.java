package io.kesher.rewards;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Open months are ready before somebody looks, also after an import of a whole office. */
@Configuration(proxyBeanMethods = false)
class RewardJobs {
  @Bean
  RecurringTask<Void> rewardsTask(Months months) {
    return Tasks.recurring("rewards", FixedDelay.of(Duration.ofMinutes(1)))
        .execute((task, context) -> months.catchUp());
  }
}
