package io.kesher.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the roles, the database and the extensions that the product needs, where they are missing.
 */
final class Preparation {
  private static final List<String> EXTENSIONS = List.of("pg_trgm", "btree_gin", "btree_gist");

  private Preparation() {}

  static void prepare(Server server) {
    var owner = server.database();
    try {
      try (var connection = connected(server.administration("postgres"))) {
        if (missing(connection, "select from pg_roles where rolname = 'kesher'")) {
          // The password is of our own making, hexadecimal digits alone, so it cannot end the
          // literal.
          run(connection, "create role kesher login password '" + owner.password() + "'");
        }
        if (missing(connection, "select from pg_roles where rolname = '" + Access.PROGRAM + "'")) {
          run(
              connection,
              "create role "
                  + Access.PROGRAM
                  + " login password '"
                  + server.access().program().password()
                  + "'");
        }
        if (missing(connection, "select from pg_database where datname = 'kesher'")) {
          run(connection, "create database kesher owner kesher");
        }
      }
      try (var connection = connected(server.administration("kesher"))) {
        for (var extension : EXTENSIONS) {
          if (missing(connection, "select from pg_extension where extname = '" + extension + "'")) {
            run(connection, "create extension " + extension);
          }
        }
      }
    } catch (SQLException failure) {
      server.stop();
      throw new PostgresFailed("The database cannot be prepared: " + failure.getMessage(), failure);
    }
  }

  static Connection connected(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  static boolean missing(Connection connection, String question) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      return !rows.next();
    }
  }

  static void run(Connection connection, String command) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(command);
    }
  }
}
