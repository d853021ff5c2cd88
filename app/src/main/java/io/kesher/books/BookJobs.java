package io.kesher.books;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What takes a large office some seconds: books are built. */
@Configuration(proxyBeanMethods = false)
class BookJobs {
  @Bean
  Task<Void> buildBooksTask(Building building) {
    return Tasks.oneTime(Proposals.BUILD)
        .execute((instance, context) -> building.build(Long.parseLong(instance.getId())));
  }
}
