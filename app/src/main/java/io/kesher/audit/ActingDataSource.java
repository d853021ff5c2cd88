package io.kesher.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells each connection, when it is borrowed, who acts and how long anything may take. One question
 * for all of it, and none where the connection was told the same before; what an earlier borrower
 * was is always overwritten, because every borrower comes through here.
 */
final class ActingDataSource extends DelegatingDataSource {
  /** The pool may hold as many dead connections as it has; each is found out by its own failure. */
  private static final int ATTEMPTS = 4;

  /** A server that hangs is no better than one that is gone: nobody waits for many connections. */
  private static final Duration PATIENCE = Duration.ofMillis(1200);

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
   * @param greetingMillis how long a server may take to say that it has understood this
   * @param socketMillis how long it may say nothing at all: longer than it may work
   */
  private record Limits(
      String statement, String lock, String idle, int greetingMillis, int socketMillis) {
    static final Limits INTERACTIVE = new Limits("60s", "5s", "60s", 1_200, 65_000);
    static final Limits WORK = new Limits("30min", "1min", "10min", 30_000, 31 * 60_000);
  }

  /** What one connection knows. */
  private record Told(String actor, Limits limits) {}

  @Override
  public Connection getConnection() throws SQLException {
    var wanted =
        new Told(acting.setting(), acting.interactive() ? Limits.INTERACTIVE : Limits.WORK);
    SQLException last = null;
    long began = System.nanoTime();
    for (int attempt = 0; attempt < ATTEMPTS && isPatient(began); attempt++) {
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

  /** A connection that nobody acts by, and that is told nothing. */
  Connection unacquainted() throws SQLException {
    return super.getConnection();
  }

  /**
   * Breaks every connection by which somebody may wait for an answer, in the middle of whatever.
   */
  void cut() {
    synchronized (told) {
      told.entrySet().stream()
          .filter(each -> each.getValue().limits().equals(Limits.INTERACTIVE))
          .map(Map.Entry::getKey)
          .forEach(ActingDataSource::abort);
    }
  }

  private static void abort(PGConnection connection) {
    try {
      ((Connection) connection).abort(Runnable::run);
    } catch (SQLException alreadyGone) {
      // then nobody waits for it
    }
  }

  private static boolean isPatient(long began) {
    return System.nanoTime() - began < PATIENCE.toNanos();
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new UnsupportedOperationException("who acts is no role of the database");
  }

  private void tell(Connection connection, Told wanted) throws SQLException {
    var server = connection.unwrap(PGConnection.class);
    if (!wanted.equals(told.get(server))) {
      connection.setNetworkTimeout(Runnable::run, wanted.limits().greetingMillis());
      greet(connection, wanted);
      told.put(server, wanted);
    }
    connection.setNetworkTimeout(Runnable::run, wanted.limits().socketMillis());
  }

  private static void greet(Connection connection, Told wanted) throws SQLException {
    try (var statement = connection.prepareStatement(TELL)) {
      statement.setString(1, wanted.actor());
      statement.setString(2, wanted.limits().statement());
      statement.setString(3, wanted.limits().lock());
      statement.setString(4, wanted.limits().idle());
      statement.execute();
    }
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
