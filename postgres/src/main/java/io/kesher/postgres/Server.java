package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server process over one cluster. It is our child, so that its end is seen at once. */
final class Server {
  private static final Logger log = LoggerFactory.getLogger(Server.class);
  private static final int ATTEMPTS = 3;

  /** Of the product's database, and of the role that owns it. */
  private static final String NAME = "kesher";

  private final DataFolder folder;
  private final Settings settings;
  private final Account account;
  private final Binaries binaries;
  private final Cluster cluster;
  private final Passwords passwords;
  private @Nullable Process process;
  private int port;

  private Server(DataFolder folder, Settings settings, Account account, Binaries binaries)
      throws IOException {
    this.folder = folder;
    this.settings = settings;
    this.account = account;
    this.binaries = binaries;
    this.passwords = Passwords.in(folder.path());
    this.cluster = Cluster.in(folder, binaries, account, settings);
  }

  static Server of(DataFolder folder, Settings settings, Account account, Path binariesParent) {
    try {
      return new Server(folder, settings, account, Binaries.unpackedIn(binariesParent));
    } catch (IOException failure) {
      throw new PostgresFailed(
          "The database in " + folder.path() + " cannot be made: " + failure, failure);
    }
  }

  /** Ends what an earlier program left, starts the server and prepares the product's database. */
  void start() {
    new Leftovers(cluster).end(stopper());
    for (int attempt = 1; !ready(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new PostgresFailed(
            "PostgreSQL does not start. Its last words: " + Words.last(cluster));
      }
    }
    Preparation.prepare(this);
  }

  /**
   * The same again after the process died, on the same port, because the program holds its address.
   */
  void startAgain() {
    new Leftovers(cluster).end(stopper());
    if (!ready(port)) {
      throw new PostgresFailed(
          "PostgreSQL does not start again. Its last words: " + Words.last(cluster));
    }
  }

  private boolean ready() {
    try {
      return ready(Port.of(folder.path()));
    } catch (IOException failure) {
      throw new PostgresFailed("No free port for PostgreSQL: " + failure, failure);
    }
  }

  private boolean ready(int wanted) {
    port = wanted;
    try {
      PrivateFiles.write(
          cluster.settings(),
          settings.file(port, PrivateFiles.folder(folder.path().resolve("socket"))));
      account.own(folder.path());
      process = launched();
    } catch (IOException failure) {
      throw new PostgresFailed(
          "PostgreSQL cannot be started in " + folder.path() + ": " + failure, failure);
    }
    return Readiness.awaited(process, cluster);
  }

  private Process launched() throws IOException {
    return Program.prepared(
            account.detached(),
            List.of(binaries.program("postgres"), "-D", cluster.folder().toString()))
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectOutput(cluster.firstWords().toFile())
        .start();
  }

  /** Returns when the process has ended, for whatever reason. */
  void awaitEnd() throws InterruptedException {
    if (process != null) {
      process.waitFor();
    }
  }

  void stop() {
    if (process != null && process.isAlive()) {
      stopper().stop();
      await(process);
    }
    log.info("The database is stopped.");
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interruption) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Stopper stopper() {
    return new Stopper(account, binaries, cluster, Duration.ofSeconds(8));
  }

  Database database() {
    return new Database(url(NAME), NAME, passwords.owner());
  }

  /** Both ways into the product's database. */
  Access access() {
    return new Access(database(), program(url(NAME)));
  }

  /** The way of the program into any database of this server. */
  Database program(String url) {
    return new Database(url, Access.PROGRAM, passwords.program());
  }

  /** The database of a server that another program runs in this folder. */
  static Access running(Path folder) {
    try {
      var url = url(Integer.parseInt(Files.readString(folder.resolve("port")).strip()), NAME);
      var passwords = Passwords.in(folder);
      return new Access(
          new Database(url, NAME, passwords.owner()),
          new Database(url, Access.PROGRAM, passwords.program()));
    } catch (IOException failure) {
      throw new PostgresFailed(
          "The database in " + folder + " cannot be reached: " + failure, failure);
    }
  }

  Database administration(String name) {
    return new Database(url(name), "postgres", passwords.administrator());
  }

  private String url(String name) {
    return url(port, name);
  }

  private static String url(int port, String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  Cluster cluster() {
    return cluster;
  }

  Account account() {
    return account;
  }

  Binaries binaries() {
    return binaries;
  }

  long pid() {
    return process == null ? -1 : process.pid();
  }
}
