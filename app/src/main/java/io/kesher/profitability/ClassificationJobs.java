package io.kesher.profitability;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.kesher.values.Period;
import io.kesher.web.LiveEvents;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts everybody into groups by a policy that came into force, and tells the pages that show it;
 * works out anew what a large base adds up to.
 */
@Configuration(proxyBeanMethods = false)
class ClassificationJobs {
  /** What a large base adds up to, after somebody was shown what it added up to before. */
  @Bean
  Task<String> renewTask(Base base) {
    return Tasks.oneTime(Base.RENEW)
        .execute((instance, context) -> base.renew(period(instance.getData())));
  }

  private static Period period(String text) {
    var days = text.split("/", 2);
    return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
  }

  @Bean
  Task<Void> classifyTask(Standings standings, LiveEvents live) {
    return Tasks.oneTime(Classifications.CLASSIFY)
        .execute((instance, context) -> {
          standings.refresh();
          live.publish("groups");
        });
  }
}
