package io.kesher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Measures what it is told to, or all: {@code start}, {@code sign-in}, {@code import}, {@code
 * base}. {@code books}, {@code workplace} and {@code mutants} only where they are asked for, since
 * the one fills a base of some gigabytes and the other takes an hour. Prints Markdown.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    Path project = Path.of(System.getProperty("kesher.project", ".")).toAbsolutePath().normalize();
    List<String> asked =
        arguments.length == 0 ? List.of("start", "sign-in", "import", "base") : List.of(arguments);
    System.out.printf(
        "%d cores, Java %s, %d MB of heap for the product%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version(), 1024);
    if (asked.contains("start")) {
      StartSpeed.measure(project);
    }
    if (asked.contains("sign-in")) {
      SignInSpeed.measure(project);
    }
    if (asked.contains("import")) {
      ImportSpeed.measure(project);
    }
    if (asked.contains("base")) {
      BaseSpeed.measure(project);
    }
    if (asked.contains("books")) {
      BooksSpeed.measure(project);
    }
    if (asked.contains("workplace")) {
      WorkplaceSpeed.measure(project);
    }
  }
}
