package io.kesher.importing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import io.kesher.web.Command;
import io.kesher.web.LiveEvents;
import io.kesher.web.Place;
import io.kesher.web.PlaceGroup;
import io.kesher.web.Surroundings;
import java.time.Clock;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the parts together that are made by hand in tests. */
@Configuration(proxyBeanMethods = false)
class ImportingConfiguration {

  @Bean
  Engine engine(
      DSLContext database,
      Imports imports,
      Rows rows,
      Targets targets,
      Stored stored,
      Clock clock,
      LiveEvents news,
      Surroundings surroundings,
      PlatformTransactionManager transactions) {
    return new Engine(
        database,
        imports,
        rows,
        targets,
        new Progress(database, stored, clock, news::publish),
        () -> surroundings.office().currency(),
        transactions);
  }

  @Bean
  Task<Void> importTask(Engine engine, Imports imports, DataSource connections, Clock clock) {
    return ImportJobs.task(engine, imports, new OneAtATime(connections), clock);
  }

  @Bean
  Steps importSteps(
      DSLContext database,
      Imports imports,
      Rows rows,
      Targets targets,
      Suggestions suggestions,
      Stored stored,
      @Lazy SchedulerClient scheduler,
      Clock clock,
      LiveEvents news,
      PlatformTransactionManager transactions) {
    return new Steps(
        database,
        imports,
        rows,
        targets,
        suggestions,
        stored,
        ImportJobs.queue(scheduler, clock),
        news::publish,
        transactions);
  }

  @Bean
  Uploads uploads(
      DSLContext database,
      Imports imports,
      Profiles profiles,
      Suggestions suggestions,
      Steps steps,
      Stored stored,
      @Value("${KESHER_UPLOAD_MB:512}") long mostMegabytes,
      PlatformTransactionManager transactions) {
    return new Uploads(
        database, imports, profiles, suggestions, steps, stored, mostMegabytes << 20, transactions);
  }

  @Bean
  Place importPlace() {
    return new Place(
        "importing.place", "/imports", "upload", PlaceGroup.MANAGEMENT, 20, "imports:see", 'i');
  }

  @Bean
  Command importCommand() {
    return new Command("importing.command.new", "/imports", "upload", "imports:manage");
  }
}
