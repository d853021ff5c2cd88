package io.kesher.agreements;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has lain in the trash for its time ends by itself. */
@Configuration(proxyBeanMethods = false)
class AgreementTrashJobs {
  @Bean
  RecurringTask<Void> agreementsTrashTask(AgreementTrash trash) {
    return Tasks.recurring("agreements-trash", FixedDelay.of(Duration.ofHours(6)))
        .execute((task, context) -> {
          while (trash.endOld()) {
            // the next of them
          }
        });
  }
}
