package io.kesher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells each connection, when it is borrowed, who acts and how long anything may take. One question
 * for all of it, and none where the connection was told the same before; what an earlier borrower
 * was is always overwritten, because every borrower comes through here.
 */
final class ActingDataSource extends DelegatingDataSource {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The pool may hold as many dead connections as it has; each is found out by its own failure. */
  private static final int ATTEMPTS = 4;

  private static final String TELL =
      "select set_config('kesher.actor', ?, false), set_config('statement_timeout', ?, false),"
          + " set_config('lock_timeout', ?, false), set_config('idle_in_transaction_session_timeout', ?, false)";

  private final Acting acting;
  private final Map<PGConnection, Told> told = Collections.synchronizedMap(new WeakHashMap<>());

  ActingDataSource(DataSource connections, Acting acting) {
    super(connections);
    this.acting = acting;
  }

  /**
   * How long things may take. Somebody who waits for a page has gone by then; the work of an import
   * or of a sum over the whole base takes its time, but ends.
   *
   * @param socketMillis how long a server may say nothing at all: longer than it may work
   */
  private record Limits(String statement, String lock, String idle, int socketMillis) {
    static final Limits INTERACTIVE = new Limits("60s", "5s", "60s", 65_000);
    static final Limits WORK = new Limits("30min", "1min", "10min", 31 * 60_000);
  }

  /** What one connection knows. */
  private record Told(String actor, Limits limits) {}

  @Override
  public Connection getConnection() throws SQLException {
    var wanted =
        new Told(
            JSON.writeValueAsString(acting.now().setting()),
            acting.interactive() ? Limits.INTERACTIVE : Limits.WORK);
    SQLException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var connection = super.getConnection();
      try {
        tell(connection, wanted);
        return connection;
      } catch (SQLException dead) {
        last = dead;
        close(connection, dead);
      }
    }
    throw last == null ? new SQLException("no connection") : last;
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException("who acts is no role of the database");
  }

  private void tell(Connection connection, Told wanted) throws SQLException {
    var server = connection.unwrap(PGConnection.class);
    connection.setNetworkTimeout(Runnable::run, wanted.limits().socketMillis());
    if (wanted.equals(told.get(server))) {
      return;
    }
    try (var statement = connection.prepareStatement(TELL)) {
      statement.setString(1, wanted.actor());
      statement.setString(2, wanted.limits().statement());
      statement.setString(3, wanted.limits().lock());
      statement.setString(4, wanted.limits().idle());
      statement.execute();
    }
    told.put(server, wanted);
  }

  private static void close(Connection connection, @Nullable SQLException reason) {
    try {
      connection.close();
    } catch (SQLException alsoDead) {
      if (reason != null) {
        reason.addSuppressed(alsoDead);
      }
    }
  }
}
