package io.kesher.postgres;

import java.sql.SQLException;

/** Short questions to a database. */
final class Sql {
  private Sql() {}

  /** The first value that any of these statements answers. */
  static String text(Database database, String statements) {
    try (var connection = Preparation.connected(database);
        var statement = connection.createStatement()) {
      for (var rows = statement.execute(statements); !rows; rows = statement.getMoreResults()) {
        if (statement.getUpdateCount() == -1) {
          return "";
        }
      }
      var answer = statement.getResultSet();
      answer.next();
      var value = answer.getString(1);
      while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
        // an error in a later statement shows itself only when its result is fetched
      }
      return value == null ? "" : value;
    } catch (SQLException failure) {
      throw new IllegalStateException(statements + ": " + failure.getMessage(), failure);
    }
  }
}
