package io.kesher;

import io.kesher.postgres.Access;
import io.kesher.postgres.EmbeddedPostgres;
import io.kesher.postgres.ExistingPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Chooses the office's database before anything asks for it: the server that {@code
 * KESHER_DATABASE_URL} names, or else the one that comes with the product, with its files in {@code
 * KESHER_DATA}.
 */
final class OfficeDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Logger log = LoggerFactory.getLogger(OfficeDatabase.class);

  private final Map<String, String> environment;

  OfficeDatabase(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    var address = environment.getOrDefault("KESHER_DATABASE_URL", "");
    use(address.isBlank() ? embedded() : existing(address.strip()), context);
  }

  private Access existing(String address) {
    var owner =
        ExistingPostgres.at(
            address, value("KESHER_DATABASE_USER"), value("KESHER_DATABASE_PASSWORD"));
    return ExistingPostgres.access(
        owner, value("KESHER_DATABASE_APP_USER"), value("KESHER_DATABASE_APP_PASSWORD"));
  }

  private String value(String name) {
    return environment.getOrDefault(name, "");
  }

  /**
   * Ended by Spring's own shutdown hook, which runs these handlers when everything that uses the
   * database is closed.
   */
  private Access embedded() {
    var folder =
        Path.of(environment.getOrDefault("KESHER_DATA", "data")).toAbsolutePath().normalize();
    log.info("Starting the database in {}", folder);
    var postgres = EmbeddedPostgres.start(folder);
    SpringApplication.getShutdownHandlers().add(postgres::close);
    return postgres.access();
  }

  /** Migrations run as the owner; everything else works as a role that owns nothing. */
  static void use(Access database, ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "office database",
                Map.of(
                    "spring.datasource.url", database.program().url(),
                    "spring.datasource.username", database.program().user(),
                    "spring.datasource.password", database.program().password(),
                    "spring.flyway.url", database.owner().url(),
                    "spring.flyway.user", database.owner().user(),
                    "spring.flyway.password", database.owner().password(),
                    "spring.flyway.placeholders.program", database.program().user())));
  }
}
