package io.kesher.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The server of a program that was killed: this program's twin, in a JVM of its own. */
record Orphan(ProcessHandle server) implements AutoCloseable {
  static Orphan leftIn(Path folder, String statement) throws Exception {
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Orphan.class.getName(),
                folder.toString(),
                statement)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = program.inputReader()) {
      var pid = output.lines().filter(line -> line.startsWith("pid ")).findFirst().orElseThrow();
      program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      return new Orphan(
          ProcessHandle.of(Long.parseLong(pid.substring("pid ".length()))).orElseThrow());
    }
  }

  @SuppressWarnings("SystemOut") // the way to tell its twin
  public static void main(String[] arguments) throws IOException {
    var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
    Sql.text(postgres.database(), arguments[1]);
    System.out.println("pid " + postgres.server().pid());
    System.in.read();
  }

  /** One that has ended but was not yet buried by its new parent counts as ended. */
  boolean isAlive() {
    return !Leftovers.folderOf(server).isEmpty();
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }
}
