package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A throw-away server without fsync, one for each JVM that asks, with as many databases as its
 * tests want.
 *
 * <p>It is stopped by a shell that waits for the end of the JVM, not by a shutdown hook: hooks run
 * at the same time, and others still use the database in theirs. So it also disappears when the JVM
 * is killed.
 */
public final class TemporaryPostgres {
  private static final class Holder {
    static final TemporaryPostgres INSTANCE = started();
  }

  private final Server server;
  private final Map<String, String> templates = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  private TemporaryPostgres(Server server) {
    this.server = server;
  }

  static TemporaryPostgres running() {
    return Holder.INSTANCE;
  }

  private static TemporaryPostgres started() {
    try {
      var folder = Files.createTempDirectory("kesher-postgres-").toRealPath();
      var account = Account.unprivileged();
      account.own(folder);
      var locked = DataFolder.locked(folder);
      var server = Server.of(locked, Settings.TESTS, account, binariesParent(account, locked));
      server.start();
      Undertaker.watch(server, folder);
      return new TemporaryPostgres(server);
    } catch (IOException failure) {
      throw new PostgresFailed("No temporary database: " + failure, failure);
    }
  }

  /**
   * Unpacking takes a second or two, so tests share one folder; another user has no way into this
   * user's home.
   */
  private static Path binariesParent(Account account, DataFolder folder) {
    return account.owner().isPresent() ? folder.path() : Binaries.shared();
  }

  /** A new database with nothing in it but the extensions. */
  public Database fresh() {
    return copyOf("kesher");
  }

  /**
   * A new database that begins as a copy of another, which is made once for each name. Copying
   * takes some tens of milliseconds.
   *
   * @param prepare fills the database that is copied; it must close its connections
   */
  public Database fresh(String template, Consumer<Database> prepare) {
    return copyOf(templates.computeIfAbsent(template, name -> prepared(prepare)));
  }

  private String prepared(Consumer<Database> prepare) {
    var name = "template_" + count.incrementAndGet();
    prepare.accept(copy("kesher", name));
    return name;
  }

  private Database copyOf(String template) {
    return copy(template, "fresh_" + count.incrementAndGet());
  }

  private Database copy(String template, String name) {
    administer("create database " + name + " template " + template + " owner kesher");
    var owner = server.database();
    return new Database(server.administration(name).url(), owner.user(), owner.password());
  }

  /** The same database both ways: as its owner, and as the program that works in it. */
  public Access access(Database database) {
    return new Access(database, server.program(database.url()));
  }

  /**
   * Removes a database that {@link #fresh()} made, and ends the connections that are still open to
   * it.
   */
  public void drop(Database database) {
    var name = database.url().substring(database.url().lastIndexOf('/') + 1);
    administer("drop database if exists " + name + " with (force)");
  }

  private void administer(String command) {
    try (var connection = Preparation.connected(server.administration("postgres"))) {
      Preparation.run(connection, command);
    } catch (SQLException failure) {
      throw new PostgresFailed(command + ": " + failure.getMessage(), failure);
    }
  }
}
