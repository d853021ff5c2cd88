package io.kesher.postgres;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL server that somebody else runs. */
public final class ExistingPostgres {
  private static final int OLDEST = 15;
  private static final String SECONDS_TO_WAIT = "10";

  private ExistingPostgres() {}

  /**
   * The database at this address, after a look whether it can be used.
   *
   * @param address {@code postgres://…}, {@code postgresql://…} or {@code jdbc:postgresql://…},
   *     with user and password or without
   * @param user empty to take it from the address
   * @param password empty to take it from the address
   * @throws PostgresFailed when nobody answers, the server is older than PostgreSQL 15, or the
   *     address is none
   */
  public static Database at(String address, String user, String password) {
    var database = Address.parsed(address).signedIn(user, password);
    var properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("connectTimeout", SECONDS_TO_WAIT);
    properties.setProperty("loginTimeout", SECONDS_TO_WAIT);
    try (var connection = DriverManager.getConnection(database.url(), properties)) {
      var version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new PostgresFailed(
            "The database server at "
                + database
                + " is PostgreSQL "
                + version
                + "; "
                + OLDEST
                + " or newer is needed.");
      }
      return database;
    } catch (SQLException failure) {
      throw new PostgresFailed(
          "The database at " + database + " cannot be reached: " + failure.getMessage(), failure);
    }
  }
}
