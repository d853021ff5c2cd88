package io.kesher.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has lain in the trash for a month goes by itself. */
@Configuration(proxyBeanMethods = false)
class FileTrash {
  @Bean
  RecurringTask<Void> filesTrashTask(FileEdits edits) {
    return Tasks.recurring("files-trash", FixedDelay.of(Duration.ofHours(6)))
        .execute((task, context) -> edits.empty());
  }
}
