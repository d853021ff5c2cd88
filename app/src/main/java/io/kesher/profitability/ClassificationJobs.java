package io.kesher.profitability;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.kesher.web.LiveEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts everybody into groups by a policy that came into force, and tells the pages that show it.
 */
@Configuration(proxyBeanMethods = false)
class ClassificationJobs {
  @Bean
  Task<Void> classifyTask(Standings standings, LiveEvents live) {
    return Tasks.oneTime(Classifications.CLASSIFY)
        .execute((instance, context) -> {
          standings.refresh();
          live.publish("groups");
        });
  }
}
