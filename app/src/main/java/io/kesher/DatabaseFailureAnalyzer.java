package io.kesher;

import io.kesher.postgres.PostgresFailed;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a database that cannot be used as one sentence instead of a stack trace. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<PostgresFailed> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, PostgresFailed cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "KESHER_DATA names the folder of the database that comes with Kesher,"
            + " KESHER_DATABASE_URL a PostgreSQL 15 or newer to use instead.",
        cause);
  }
}
