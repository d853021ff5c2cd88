package io.kesher;

import ch.qos.logback.classic.Level;
import io.kesher.audit.Verification;
import io.kesher.postgres.Database;
import io.kesher.postgres.EmbeddedPostgres;
import io.kesher.postgres.ExistingPostgres;
import io.kesher.postgres.PostgresFailed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code bin/kesher verify-audit}: reads the whole audit trail and says whether it is what was once
 * written. Also while the program runs. Changes nothing.
 */
final class AuditCheck {
  static final String NAME = "verify-audit";

  private static final int WHOLE = 0;
  private static final int BROKEN = 1;
  private static final int NOT_READ = 2;

  private final Map<String, String> environment;
  private final PrintStream out;

  AuditCheck(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** 0 for a whole trail, 1 for one that is not, 2 where it could not be read. */
  int run() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger log) {
      log.setLevel(Level.WARN); // what is said here is the answer alone
    }
    try {
      return report(outcome());
    } catch (PostgresFailed
        | IllegalStateException
        | org.jooq.exception.DataAccessException absent) {
      out.println("The audit trail could not be read. " + absent.getMessage());
      return NOT_READ;
    }
  }

  private Verification.Outcome outcome() {
    var address = environment.getOrDefault("KESHER_DATABASE_URL", "");
    if (!address.isBlank()) {
      return verify(
          ExistingPostgres.at(
              address.strip(),
              environment.getOrDefault("KESHER_DATABASE_USER", ""),
              environment.getOrDefault("KESHER_DATABASE_PASSWORD", "")));
    }
    var folder =
        Path.of(environment.getOrDefault("KESHER_DATA", "data")).toAbsolutePath().normalize();
    try (var visit = EmbeddedPostgres.visit(folder)) {
      return verify(visit.access().program());
    }
  }

  private Verification.Outcome verify(Database database) {
    try (var db = DSL.using(database.url(), database.user(), database.password())) {
      return Verification.of(db, environment);
    }
  }

  private int report(Verification.Outcome outcome) {
    if (outcome.whole()) {
      out.printf(
          "The audit trail is whole: %,d entries, each as it was sealed.%n", outcome.entries());
      return WHOLE;
    }
    out.printf("The audit trail is NOT whole. Of %,d entries:%n", outcome.entries());
    outcome.faults().forEach(fault -> out.println("  " + fault));
    return BROKEN;
  }
}
