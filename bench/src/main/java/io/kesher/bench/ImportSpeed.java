package io.kesher.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;

/**
 * How fast rows of income come in, beside a bare COPY of the same rows, and what that does to the
 * heap.
 */
final class ImportSpeed {
  static final String MAPPING =
      """
      {"matchOn": ["externalId"], "onMatch": "update", "records": [
        {"target": "customer", "fields": {"externalId": {"column": "customer"}}},
        {"target": "income", "fields": {"day": {"column": "day"}, "amount": {"column": "amount"}}}]}
      """;

  private ImportSpeed() {}

  static void measure(Path project) throws IOException, InterruptedException, SQLException {
    System.out.println("\n## Import: rows of income for a tenth as many customers\n");
    System.out.println(
        "| rows | trail | import | rows/s | bare COPY | ratio | most alive on the heap |");
    System.out.println("|---|---|---|---|---|---|---|");
    measure(project, 100_000, true);
    measure(project, 1_000_000, true);
    measure(project, 1_000_000, false);
  }

  private static void measure(Path project, int rows, boolean trail)
      throws IOException, InterruptedException, SQLException {
    try (var product = Product.start(project)) {
      if (!trail) {
        withoutTrail(product);
      }
      Path file = file(rows);
      var waiting = product.importing(file);
      var done = product.map(waiting.get("id").longValue(), MAPPING);
      Duration took =
          Duration.between(
              Instant.parse(done.get("startedAt").stringValue()),
              Instant.parse(done.get("finishedAt").stringValue()));
      Duration copy = copy(product, file);
      System.out.printf(
          "| %,d | %s | %.1f s | %,.0f | %.2f s | %.1f | %d MB |%n",
          rows,
          trail ? "kept" : "not kept",
          took.toMillis() / 1e3,
          rows * 1e3 / took.toMillis(),
          copy.toMillis() / 1e3,
          (double) took.toMillis() / copy.toMillis(),
          product.peakHeap());
      Files.delete(file);
    }
  }

  /** Takes the triggers of the audit trail away, to see what they cost. */
  private static void withoutTrail(Product product) throws SQLException, IOException {
    try (var database = product.database();
        var statement = database.createStatement()) {
      statement.execute(
          """
          do $$
          declare t record;
          begin
            for t in select tgname, tgrelid::regclass as name from pg_trigger
                     where tgname in ('audit_insert', 'audit_update', 'audit_delete') loop
              execute format('drop trigger %I on %s', t.tgname, t.name);
            end loop;
          end $$
          """);
    }
  }

  private static Path file(int rows) throws IOException {
    Path file = Files.createTempFile("income", ".csv");
    var chance = new SplittableRandom(rows);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("customer,day,amount\n");
      for (int i = 0; i < rows; i++) {
        out.write(
            "C%07d,%s,%d.%02d\n"
                .formatted(
                    chance.nextInt(rows / 10),
                    LocalDate.of(2025, 1, 1).plusDays(chance.nextInt(700)),
                    chance.nextInt(2000),
                    chance.nextInt(100)));
      }
    }
    return file;
  }

  private static Duration copy(Product product, Path file) throws SQLException, IOException {
    try (var database = product.database();
        var statement = database.createStatement();
        var rows = Files.newInputStream(file)) {
      statement.execute(
          "create table public.bare (customer text, day date, amount numeric(18, 4))");
      long begin = System.nanoTime();
      database
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy public.bare from stdin (format csv, header)", rows);
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }
}
