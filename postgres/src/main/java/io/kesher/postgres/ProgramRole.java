package io.kesher.postgres;

import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The role that the program works as, on a server that somebody else runs.
 *
 * <p>Where the owner may make roles it is made without a word. Its password then follows from the
 * owner's, so that every node finds the same one and none has to keep it.
 */
final class ProgramRole {
  private static final int ROUNDS = 210_000;

  /** What lets a role out of the database, or past the rights within it. */
  private static final String TOO_MUCH =
      """
      select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_roles other
                   where other.oid <> me.oid
                     and (other.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
                                            'pg_read_all_data', 'pg_write_all_data')
                          or other.oid = (select datdba from pg_database where datname = current_database()))
                     and pg_has_role(me.oid, other.oid, 'member'))
        or exists (select from pg_database d where d.datname = current_database() and d.datdba = me.oid)
        or exists (select from pg_class c where c.relowner = me.oid and c.relpersistence <> 't')
      from pg_roles me
      where me.rolname = current_user
      """;

  private ProgramRole() {}

  static Database made(Database owner, Connection asOwner) throws SQLException {
    var program = new Database(owner.url(), Access.PROGRAM, password(owner));
    if (signsIn(program)) {
      return checked(program);
    }
    if (Preparation.missing(
        asOwner,
        "select from pg_roles where rolname = current_user and (rolsuper or rolcreaterole)")) {
      throw new PostgresFailed(
          owner.user()
              + " may not make the role that Kesher works as. Let an administrator run: create role "
              + Access.PROGRAM
              + " login password '…'; and set KESHER_DATABASE_APP_USER="
              + Access.PROGRAM
              + " and KESHER_DATABASE_APP_PASSWORD.");
    }
    var exists =
        !Preparation.missing(
            asOwner, "select from pg_roles where rolname = '" + Access.PROGRAM + "'");
    // Hexadecimal digits of our own making, so they cannot end the literal.
    Preparation.run(
        asOwner,
        (exists ? "alter" : "create")
            + " role "
            + Access.PROGRAM
            + " login password '"
            + program.password()
            + "'");
    return checked(program);
  }

  /**
   * @throws PostgresFailed when this role may more than the program needs
   */
  static Database checked(Database program) {
    try (var connection = Preparation.connected(program);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(TOO_MUCH)) {
      rows.next();
      if (rows.getBoolean(1)) {
        throw new PostgresFailed(
            "The role "
                + program.user()
                + " may too much to work as: it must own nothing, be no member of the owner's role and no superuser, and make"
                + " neither roles nor databases. Set KESHER_DATABASE_APP_USER to a plain role, or to nothing to have one made.");
      }
      return program;
    } catch (SQLException failure) {
      throw new PostgresFailed(
          "The database at " + program + " cannot be reached: " + failure.getMessage(), failure);
    }
  }

  private static boolean signsIn(Database program) {
    try (var connection = Preparation.connected(program)) {
      return connection.isValid(5);
    } catch (SQLException refused) {
      return false;
    }
  }

  private static String password(Database owner) {
    if (owner.password().isEmpty()) {
      throw new PostgresFailed(
          "Without a password of "
              + owner.user()
              + " none can be made for the role that Kesher works as. Set KESHER_DATABASE_APP_USER and"
              + " KESHER_DATABASE_APP_PASSWORD.");
    }
    try {
      var salt =
          ("kesher program role " + owner.user()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var made =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(owner.password().toCharArray(), salt, ROUNDS, 192));
      return HexFormat.of().formatHex(made.getEncoded());
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
