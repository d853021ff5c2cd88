package io.kesher;

import io.kesher.postgres.Database;
import io.kesher.postgres.EmbeddedPostgres;
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
      OfficeDatabase.use(fresh(), context);
    }
  }

  /** A database of the product, with nothing in its tables but what the migrations put there. */
  public static Database fresh() {
    return EmbeddedPostgres.temporary().fresh("migrated", DatabaseForTests::migrate);
  }

  private static void migrate(Database database) {
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .defaultSchema("kesher")
        .load()
        .migrate();
  }
}
