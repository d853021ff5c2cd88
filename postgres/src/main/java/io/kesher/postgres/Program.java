package io.kesher.postgres;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Other programs, run without the settings that the caller's shell has for another PostgreSQL, and
 * without the passwords that it has for us.
 */
final class Program {
  /** What a statement of a moment has used is not given back and asked for again by the next. */
  private static final String KEPT_MEMORY = Integer.toString(4 << 20);

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
    var environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("PG") || name.startsWith("LC_") || name.startsWith("KESHER_"));
    environment.put("LC_ALL", "C");
    environment.put("MALLOC_TRIM_THRESHOLD_", KEPT_MEMORY);
    environment.put("MALLOC_MMAP_THRESHOLD_", KEPT_MEMORY);
    return builder.redirectErrorStream(true);
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
