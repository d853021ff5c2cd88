package io.kesher;

import io.kesher.postgres.Access;
import io.kesher.postgres.Database;
import io.kesher.postgres.EmbeddedPostgres;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives every Spring context of the tests a migrated database of its own, without a word in the
 * test. Tests without Spring ask for one by {@link #fresh()}.
 */
public final class DatabaseForTests
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!context.getEnvironment().containsProperty("spring.datasource.url")) {
      OfficeDatabase.use(access(fresh()), context);
    }
  }

  /** A database of the product, with nothing in its tables but what the migrations put there. */
  public static Database fresh() {
    return EmbeddedPostgres.temporary().fresh("migrated", DatabaseForTests::migrate);
  }

  /**
   * The same database as the product has it: the owner for migrations, the program for the rest.
   */
  public static Access access(Database fresh) {
    return EmbeddedPostgres.temporary().access(fresh);
  }

  private static void migrate(Database database) {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .defaultSchema("kesher")
        .placeholders(Map.of("program", Access.PROGRAM))
        .load()
        .migrate();
  }
}
