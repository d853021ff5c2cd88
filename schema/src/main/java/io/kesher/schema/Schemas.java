package io.kesher.schema;

import io.kesher.postgres.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The schemas that belong to modules: those with tables, views or functions, but not the server's
 * own.
 */
final class Schemas {
  /** Holds the history of the migrations, which belongs to no module. */
  static final String HISTORY = "kesher";

  /** {@code public} holds the functions of the extensions. */
  private static final String QUESTION =
      """
      select nspname from pg_namespace n
      where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
        and (exists (select from pg_class where relnamespace = n.oid
                     and relkind in ('r', 'p', 'v', 'm') and relname <> 'flyway_schema_history')
          or exists (select from pg_proc where pronamespace = n.oid))
      order by nspname
      """;

  private Schemas() {}

  static List<String> in(Database database) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(QUESTION)) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
