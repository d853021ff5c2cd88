package io.kesher.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One PostgreSQL server in a folder of its own, for as long as this object is open.
 *
 * <p>Whatever an earlier program left there is mended first: a server that outlived a killed
 * program is ended, a stale pid file is removed, a half-made cluster is made anew. While it is open
 * a watcher starts the server again, on the same port, whenever its process dies.
 *
 * <p>Nobody else stops the server: there is no shutdown hook in here, because two hooks that race
 * leave a closing program waiting for a database that is gone. The owner calls {@link #close()}
 * after everything that uses the database.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final DataFolder folder;
  private final Server server;
  private final Watcher watcher;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(DataFolder folder, Server server) {
    this.folder = folder;
    this.server = server;
    this.watcher = new Watcher(server);
  }

  /**
   * Starts the server of this folder, making the folder when it is missing. Takes seconds the first
   * time, and as long as recovery needs after a crash.
   *
   * @throws PostgresFailed when another program uses the folder, or the server does not start
   */
  public static EmbeddedPostgres start(Path dataFolder) {
    var folder = DataFolder.locked(dataFolder);
    return start(folder, folder.path());
  }

  static EmbeddedPostgres start(DataFolder folder, Path binariesParent) {
    try {
      var server = Server.of(folder, Settings.OFFICE, Account.unprivileged(), binariesParent);
      server.start();
      return new EmbeddedPostgres(folder, server);
    } catch (RuntimeException | Error failure) {
      folder.close();
      throw failure;
    }
  }

  /**
   * A look into a database that may be in use: where a program has the folder, its running server
   * is visited; otherwise the server is started for as long as the visit lasts.
   *
   * @throws PostgresFailed when there is no database in the folder
   */
  public static Visit visit(Path dataFolder) {
    if (Files.notExists(dataFolder.resolve("postgres").resolve("cluster"))) {
      throw new PostgresFailed("There is no database in " + dataFolder + ".");
    }
    try {
      var postgres = start(dataFolder);
      return new Visit(postgres.access(), postgres::close);
    } catch (FolderInUse running) {
      return new Visit(Server.running(dataFolder.resolve("postgres")), () -> {});
    }
  }

  /**
   * A throw-away server for tests and generators, one for the whole JVM; it ends and disappears
   * with the JVM.
   */
  public static TemporaryPostgres temporary() {
    return TemporaryPostgres.running();
  }

  /** The product's database, signed in to as its owner, who is no superuser. */
  public Database database() {
    return server.database();
  }

  /** The product's database, as its owner and as the program that works in it. */
  public Access access() {
    return server.access();
  }

  public String url() {
    return database().url();
  }

  public String user() {
    return database().user();
  }

  public String password() {
    return database().password();
  }

  Server server() {
    return server;
  }

  /** Ends the server: fast, and after some seconds at once. A second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      watcher.close();
      server.stop();
      folder.close();
    }
  }
}
