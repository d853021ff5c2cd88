package io.kesher.postgres;

import java.sql.Connection;
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
    try (var connection = connected(database)) {
      refuseOld(database, connection);
      return database;
    } catch (SQLException failure) {
      throw unreachable(database, failure);
    }
  }

  /**
   * The same with the role that the program works as: the one named, or else one that is made.
   *
   * @param owner as {@link #at} found it
   * @param programUser empty to have the role made
   */
  public static Access access(Database owner, String programUser, String programPassword) {
    if (!programUser.isEmpty()) {
      return new Access(
          owner, ProgramRole.checked(new Database(owner.url(), programUser, programPassword)));
    }
    try (var connection = connected(owner)) {
      return new Access(owner, ProgramRole.made(owner, connection));
    } catch (SQLException failure) {
      throw unreachable(owner, failure);
    }
  }

  private static Connection connected(Database database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("connectTimeout", SECONDS_TO_WAIT);
    properties.setProperty("loginTimeout", SECONDS_TO_WAIT);
    return DriverManager.getConnection(database.url(), properties);
  }

  private static void refuseOld(Database database, Connection connection) throws SQLException {
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
  }

  private static PostgresFailed unreachable(Database database, SQLException failure) {
    return new PostgresFailed(
        "The database at " + database + " cannot be reached: " + failure.getMessage(), failure);
  }
}
