package io.kesher.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a server that did not start said. */
final class Words {
  private static final int ENOUGH = 8;

  private Words() {}

  static String last(Cluster cluster) {
    try {
      var lines =
          new String(Files.readAllBytes(cluster.firstWords()), StandardCharsets.UTF_8)
              .strip()
              .split("\n", -1);
      return Arrays.stream(lines)
              .skip(Math.max(0, lines.length - ENOUGH))
              .collect(Collectors.joining(" | "))
          + " (more in "
          + cluster.folder().resolve("log")
          + ")";
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
