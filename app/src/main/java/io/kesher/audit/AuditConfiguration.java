package io.kesher.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stands before the connections of the program, whoever made them, and keeps the chain. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  static BeanPostProcessor connectionsKnowWhoActs(ObjectProvider<Acting> acting) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource connections && !(bean instanceof ActingDataSource)
            ? new ActingDataSource(connections, acting.getObject())
            : bean;
      }
    };
  }

  @Bean
  Places chainPlaces(Environment environment) {
    return Places.of(environment::getProperty);
  }

  @Bean
  Sealer sealer(
      DSLContext database, PlatformTransactionManager transactions, Places places, Clock clock) {
    var chain = new Chain(places.key());
    return new Sealer(
        database,
        new TransactionTemplate(transactions),
        chain,
        new Checkpoints(places.checkpoints(), chain),
        clock);
  }

  @Bean
  Emptying emptying(DSLContext database, Sealer sealer, Places places, Clock clock) {
    return new Emptying(database, sealer, new Chain(places.key()), clock);
  }

  @Bean
  Digests digests(Places places) {
    return new Digests(places.key());
  }

  /** Tests seal when they say so. */
  @Bean
  @ConditionalOnProperty(name = "kesher.audit.sealing", matchIfMissing = true)
  Sealing sealing(Sealer sealer) {
    return new Sealing(sealer);
  }

  @Bean
  @ConditionalOnProperty(name = "kesher.audit.pulse", matchIfMissing = true)
  Pulse pulse(DataSource connections) throws SQLException {
    return new Pulse(connections);
  }

  @Bean
  Retention retention(
      DSLContext database,
      Places places,
      Clock clock,
      @Value("${KESHER_AUDIT_MONTHS:36}") int months) {
    return new Retention(database, new Chain(places.key()), clock, months);
  }

  @Bean
  RecurringTask<Void> retentionTask(Retention retention) {
    return Tasks.recurring("audit-retention", FixedDelay.of(Duration.ofHours(24)))
        .execute((task, context) -> retention.close());
  }
}
