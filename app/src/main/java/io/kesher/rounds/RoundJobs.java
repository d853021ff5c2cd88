package io.kesher.rounds;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What takes a large base some time: a round is worked out, a round is published. */
@Configuration(proxyBeanMethods = false)
class RoundJobs {
  @Bean
  Task<Void> computeRoundTask(Computation computation) {
    return Tasks.oneTime(Rounds.COMPUTE)
        .execute((instance, context) ->
            computation.compute(Long.parseLong(instance.getId().split("/", 2)[0])));
  }

  @Bean
  Task<Void> publishRoundTask(Computation computation) {
    return Tasks.oneTime(Rounds.PUBLISH)
        .execute((instance, context) -> {
          computation.publish(Long.parseLong(instance.getId()));
          computation.summarize();
        });
  }
}
