package io.kesher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * How long books take: a proposal for 200 people and 20,000 customers from the database and back
 * into it, where people differ and where they are all alike, and the page of all books.
 */
final class BooksSpeed {
  private static final int PEOPLE = 200;
  private static final int CANDIDATES = 20_000;
  private static final int VIEWS = 21;

  private BooksSpeed() {}

  static void measure(Path project) throws IOException, InterruptedException, SQLException {
    int customers = Integer.getInteger("kesher.bench.book-customers", 100_000);
    try (var product = Product.start(project);
        var database = product.database()) {
      fill(database, customers);
      System.out.printf(
          "%n## Books of %d people, %,d customers with %,d entries%n%n",
          PEOPLE, customers, 10 * customers);
      views(product);
      System.out.printf(
          "%n| the first %,d customers | room | built | placed | kept | gap proved | most alive on the"
              + " heap |%n|---|---|---|---|---|---|---|%n",
          CANDIDATES);
      for (int hours : new int[] {48, 30}) {
        run(database, "update books.holder set hours = " + hours);
        build(product, "people differ", hours);
      }
      run(database, "update books.holder set languages = '{}', lines = '{}', hours = 48");
      build(product, "all people alike", 48);
      run(database, "update books.holder set hours = 30");
      build(product, "all people alike", 30);
    }
  }

  private static void fill(Connection database, int customers) throws SQLException {
    run(
        database,
        """
        insert into identity.employee (name, email, passphrase_hash, role_id, language, joined_at)
        select 'colleague ' || i, 'colleague' || i || '@kesher.example', e.passphrase_hash, e.role_id, e.language, now()
        from generate_series(2, %d) i, identity.employee e where e.id = 1
        """
            .formatted(PEOPLE));
    BaseSpeed.fill(database, customers, PEOPLE);
    run(
        database,
        """
        insert into customers.preference (customer_id, language)
        select id, (array['he', 'he', 'he', 'ar', 'ru', 'en'])[1 + id % 6] from customers.customer
        """);
    run(
        database,
        """
        insert into books.holder (employee_id, languages, lines)
        select id, case when id % 3 = 0 then array['he', 'ar'] when id % 3 = 1 then array['he', 'ru'] else array['he', 'en'] end,
               array['line' || id % 8, 'line' || (id + 3) % 8]
        from identity.employee
        """);
    run(database, "update books.setting set most = 150");
    run(database, "insert into profitability.stale select id from customers.customer");
    run(database, "select profitability.sum_up(true)");
    run(database, "vacuum analyze");
  }

  private static void views(Product product) {
    List<Long> nanos = new ArrayList<>();
    product.get("/api/v1/books");
    for (int i = 0; i < VIEWS; i++) {
      long begin = System.nanoTime();
      product.get("/api/v1/books");
      nanos.add(System.nanoTime() - begin);
    }
    var sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "All books as they are: %.0f ms in the median of %d views, %.0f ms at most%n",
        sorted.get(VIEWS / 2) / 1e6, VIEWS, sorted.getLast() / 1e6);
  }

  private static void build(Product product, String people, int hours)
      throws InterruptedException, IOException {
    var holders =
        LongStream.rangeClosed(1, PEOPLE)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(", ", "[", "]"));
    long begin = System.nanoTime();
    var made =
        product.read(
            product.post(
                "/api/v1/books/proposals",
                """
                {"top": %d, "others": "LEAVE", "holders": %s}\
                """
                    .formatted(CANDIDATES, holders)));
    var built = awaitBuilt(product, made.get("id").longValue());
    var figures = built.get("figures");
    System.out.printf(
        "| %s | %d h each | %.1f s | %s | %s | %.4f %% | %d MB |%n",
        people,
        hours,
        (System.nanoTime() - begin) / 1e9,
        figures.get("placed"),
        figures.get("kept"),
        100 * figures.get("gap").doubleValue(),
        product.peakHeap());
  }

  private static JsonNode awaitBuilt(Product product, long proposal) throws InterruptedException {
    while (true) {
      var now = product.json("/api/v1/books/proposals/" + proposal);
      if (!now.get("stage").stringValue().equals("BUILDING")) {
        return now;
      }
      Thread.sleep(50);
    }
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
