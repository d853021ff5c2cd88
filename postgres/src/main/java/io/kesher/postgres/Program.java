package io.kesher.postgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Other programs, run without the settings that the caller's shell has for another PostgreSQL, and
 * without the passwords that it has for us.
 */
final class Program {
  private Program() {}

  record Outcome(int code, String output) {
    boolean succeeded() {
      return code == 0;
    }
  }

  static ProcessBuilder prepared(List<String> prefix, List<String> command) {
    var words = new ArrayList<>(prefix);
    words.addAll(command);
    var builder = new ProcessBuilder(words);
    clear(builder.environment());
    return builder.redirectErrorStream(true);
  }

  static void clear(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("KESHER_"));
    environment.put("LC_ALL", "C");
  }

  /** Runs to the end, or ends it when the time is over; the code is then -1. */
  static Outcome run(Duration limit, List<String> prefix, List<String> command) {
    try {
      var process = prepared(prefix, command).start();
      process.getOutputStream().close();
      var output = CompletableFuture.supplyAsync(() -> read(process));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return new Outcome(-1, "no end after " + limit.toSeconds() + " seconds");
      }
      return new Outcome(process.exitValue(), output.join().strip());
    } catch (IOException failure) {
      return new Outcome(-1, failure.toString());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new PostgresFailed("Interrupted while running " + command.getFirst(), interruption);
    }
  }

  private static String read(Process process) {
    try (var output = process.getInputStream()) {
      return new String(output.readAllBytes(), Charset.defaultCharset());
    } catch (IOException failure) {
      return failure.toString();
    }
  }
}
