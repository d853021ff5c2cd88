package io.kesher.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** From {@code bin/run} on a built tree to the first page, as whoever types it waits for it. */
final class StartSpeed {
  private static final int TIMES = 3;

  private StartSpeed() {}

  static void measure(Path project) throws IOException, InterruptedException {
    System.out.println("\n## From bin/run to the first page\n");
    System.out.println("| start | " + "seconds | ".repeat(TIMES));
    System.out.println("|---|" + "---|".repeat(TIMES));
    var fresh = new StringBuilder("| a new office, its database included |");
    var again = new StringBuilder("| the same again |");
    for (int time = 0; time < TIMES; time++) {
      Path folder = Files.createTempDirectory("kesher-start");
      fresh.append(" %.1f |".formatted(start(project, folder).toMillis() / 1e3));
      again.append(" %.1f |".formatted(start(project, folder).toMillis() / 1e3));
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.out.println(fresh);
    System.out.println(again);
  }

  private static Duration start(Path project, Path folder)
      throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var run = new ProcessBuilder(project.resolve("bin/run").toString());
    run.environment().put("KESHER_DATA", folder.resolve("data").toString());
    run.environment().put("KESHER_PORT", Integer.toString(port));
    run.redirectErrorStream(true).redirectOutput(folder.resolve("start.log").toFile());
    long begin = System.nanoTime();
    var process = run.start();
    try (var http = HttpClient.newHttpClient()) {
      while (!answers(http, port)) {
        if (!process.isAlive()) {
          throw new IllegalStateException(Files.readString(folder.resolve("start.log")));
        }
        Thread.sleep(20);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  private static boolean answers(HttpClient http, int port) throws InterruptedException {
    var page = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build();
    try {
      return http.send(page, HttpResponse.BodyHandlers.ofString()).statusCode() < 400;
    } catch (IOException notYet) {
      return false;
    }
  }
}
