package io.kesher;

import static java.util.Objects.requireNonNullElse;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What is said to open pages. */
public final class News {
  private static final String CHANNEL = "kesher_live";
  private static final String THE_END = "the end of what was said meanwhile";

  private News() {}

  /**
   * @return the topics that were spoken of while this was done, each once
   */
  public static Set<String> during(Runnable work) throws SQLException {
    var owner = SwitchingDatabase.owner();
    try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      work.run();
      statement.execute("select pg_notify('%s', '%s')".formatted(CHANNEL, THE_END));
      return heard(statement);
    }
  }

  private static Set<String> heard(Statement statement) throws SQLException {
    var server = statement.getConnection().unwrap(PGConnection.class);
    Set<String> topics = new HashSet<>();
    while (!topics.remove(THE_END)) {
      for (var said : requireNonNullElse(server.getNotifications(0), new PGNotification[0])) {
        topics.add(said.getParameter());
      }
    }
    return topics;
  }
}
