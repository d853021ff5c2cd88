package io.kesher.customers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Handing customers over, as jobs that outlive the program: step by step, each of them whole. */
@Configuration(proxyBeanMethods = false)
class AssignmentJobs {
  @Bean
  Task<Void> handOverTask(Assignments assignments) {
    return Tasks.oneTime(Assignments.HAND_OVER)
        .execute((instance, context) -> {
          long id = Long.parseLong(instance.getId().split("/", 2)[0]);
          while (!Thread.currentThread().isInterrupted() && assignments.step(id)) {
            // the next step
          }
        });
  }
}
