package io.kesher.interactions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has lain in the trash for its time ends by itself. */
@Configuration(proxyBeanMethods = false)
class TaskTrashJobs {
  @Bean
  RecurringTask<Void> tasksTrashTask(TaskTrash trash) {
    return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
            "tasks-trash", FixedDelay.of(Duration.ofHours(6)))
        .execute((task, context) -> trash.endOld());
  }
}
