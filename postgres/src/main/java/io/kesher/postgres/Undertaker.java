package io.kesher.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A shell that reads from this JVM and, when there is nothing more to read, ends its temporary
 * server and cleans up.
 */
final class Undertaker {
  private static final String SCRIPT =
      """
      folder=$1; shift
      cat >/dev/null
      "$@" stop --mode=immediate --silent
      rm -rf "$folder"
      """;

  private Undertaker() {}

  static void watch(Server server, Path folder) throws IOException {
    var detached = List.of("setsid", "sh", "-c", SCRIPT, "undertaker", folder.toString());
    var stop =
        List.of(server.binaries().program("pg_ctl"), "--pgdata=" + server.cluster().folder());
    var words = new java.util.ArrayList<>(server.account().prefix());
    words.addAll(stop);
    var nowhere = ProcessBuilder.Redirect.to(new File("/dev/null"));
    Program.prepared(detached, words).redirectOutput(nowhere).start();
  }
}
