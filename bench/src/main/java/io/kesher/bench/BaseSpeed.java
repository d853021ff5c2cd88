package io.kesher.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** How fast the base opens: summary, curve and groups, the customers' table, a customer's page. */
final class BaseSpeed {
  private static final int CLIENTS = 8;
  private static final int WARM = 400;
  private static final int ROUNDS = 100;

  private static final List<String> TABLE =
      List.of(
          "/api/v1/customers?sort=-contribution",
          "/api/v1/customers?sort=contribution",
          "/api/v1/customers?sort=-income",
          "/api/v1/customers?sort=-time",
          "/api/v1/customers?sort=trend",
          "/api/v1/customers?sort=name",
          "/api/v1/customers?sort=-contribution&group=A",
          "/api/v1/customers?sort=-time&group=C",
          "/api/v1/customers?sort=name&group=N",
          "/api/v1/customers?sort=-contribution&line=line3",
          "/api/v1/customers?sort=-trend&negative=true",
          "/api/v1/customers?sort=-contribution&q=%D7%9B%D7%94%D7%9F",
          "/api/v1/customers?sort=name&q=%D7%9E%D7%99%D7%9B%D7%9C%20%D7%9B%D7%94%D7%9F",
          "/api/v1/customers?sort=-income&q=050012",
          "/api/v1/customers?sort=-contribution&q=123456",
          "/api/v1/customers/780",
          "/api/v1/customers/780/ledger");

  private BaseSpeed() {}

  /** An action to be timed. */
  private interface Step {
    void run() throws SQLException, IOException;
  }

  static void measure(Path project) throws IOException, InterruptedException, SQLException {
    System.out.println("\n## A base of n customers and 10 n entries over two years\n");
    System.out.println(
        "| customers | bare GROUP BY | a year, summary and curve | ratio | odd days | ratio | summing all up | classification"
            + " | standard period, cold | again |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    int most = Integer.getInteger("kesher.bench.customers", 1_000_000);
    var sizes =
        Boolean.getBoolean("kesher.bench.largest")
            ? new int[] {most}
            : new int[] {most / 4, most / 2, most};
    for (int customers : sizes) {
      try (var product = Product.start(project);
          var database = product.database()) {
        fill(database, customers);
        base(product, database, customers);
        if (customers == most) {
          table(product, customers);
          round(product, customers);
          visibility(product, database);
        }
      }
    }
  }

  private static void fill(Connection database, int customers) throws SQLException {
    run(
        database,
        """
        insert into identity.employee (name, email, passphrase_hash, role_id, language, joined_at)
        select 'colleague ' || i, 'colleague' || i || '@kesher.example', e.passphrase_hash, e.role_id, e.language, now()
        from generate_series(2, 12) i, identity.employee e where e.id = 1
        """);
    fill(database, customers, 12);
  }

  /** Customers in the hands of the first so many employees, and their entries, not summed up. */
  static void fill(Connection database, int customers, int employees) throws SQLException {
    // as an import does: the trail keeps how many rows came, not each of them
    run(
        database,
        "select set_config('kesher.actor', '{\"actor\": \"system\", \"import\": 0}', false)");
    run(
        database,
        """
        insert into customers.customer (external_id, name, name_key, since, owner_id)
        select i::text, n, n, date '2020-01-01' + i %% 1500,
               1 + i %% %d
        from (select i, (array['משה', 'דוד', 'שרה', 'רחל', 'יוספ', 'נועה', 'מיכל', 'אורי', 'תמר', 'יעל'])[1 + i %% 10] || ' '
                || (array['כהנ', 'לוי', 'מזרחי', 'פרצ', 'ביטונ', 'דהנ', 'אברהמ', 'פרידמנ', 'מלכה', 'אזולאי', 'כצ', 'גולנ'])[1 + (i / 10) %% 12]
                || ' ' || chr(1488 + (i / 120) %% 22) || chr(1488 + (i / 2640) %% 22) as n
              from generate_series(1, %d) i) x
        """
            .formatted(employees, customers));
    run(
        database,
        """
        insert into agreements.product_line select i, 'line' || i from generate_series(0, 7) i on conflict do nothing
        """);
    run(
        database,
        """
        insert into profitability.entry
          (customer_id, day, kind, amount, line_id, seconds, quantity, hourly_rate, activity, measured)
        select 1 + floor(power(r1, 1.5) * %d)::bigint, date '2024-12-01' + (r2 * 729)::integer, k,
               case when k <> 't' then round((r3 * r3 * case k when 'i' then 900 else 300 end)::numeric, 2) end,
               case when k = 'i' then floor(r4 * 8)::integer end,
               case when k = 't' then (60 + r3 * 3000)::integer end, case when k = 't' then 1 end,
               case when k = 't' then 120 end, case when k = 't' then 'call' end, case when k = 't' then r4 < 0.8 end
        from (select random() as r1, random() as r2, random() as r3, random() as r4,
                     (array['i', 'i', 'i', 't', 't', 't', 't', 'c', 'i', 't'])[1 + i %% 10] as k
              from generate_series(1, %d) i) x
        """
            .formatted(customers, 10 * customers));
    run(database, "vacuum analyze profitability.entry");
    run(database, "vacuum analyze customers.customer");
    run(database, "select profitability.set_standard_period('2025-12-01', '2026-11-30')");
  }

  private static void base(Product product, Connection database, int customers)
      throws SQLException, IOException {
    run(database, "insert into profitability.stale select id from customers.customer");
    Duration summing = time(() -> run(database, "select profitability.sum_up(true)"));
    run(database, "vacuum analyze");
    Duration bare =
        best(() ->
            run(
                database,
                """
                select count(*), sum(income), sum(cost), sum(time), sum(rated) from (
                  select customer_id, sum(amount) filter (where kind = 'i') as income,
                         sum(amount) filter (where kind = 'c') as cost, sum(seconds) as time,
                         sum(seconds * hourly_rate) as rated
                  from profitability.entry where day between '2025-01-01' and '2025-12-31' group by customer_id) x
                """));
    Duration year =
        best(() ->
            cold(
                database,
                () -> product.get("/api/v1/profitability/curve?from=2025-01-01&to=2025-12-31")));
    Duration odd =
        best(() ->
            cold(
                database,
                () -> product.get("/api/v1/profitability/curve?from=2025-01-10&to=2025-12-20")));
    Duration groups = time(() -> classify(product));
    run(database, "vacuum analyze profitability.standing");
    Duration standard =
        best(() -> cold(database, () -> product.get("/api/v1/profitability/curve")));
    Duration again = best(() -> product.get("/api/v1/profitability/curve"));
    System.out.printf(
        "| %,d | %.2f s | %.2f s | %.2f | %.2f s | %.2f | %.1f s | %.1f s | %.2f s | %d ms |%n",
        customers,
        seconds(bare),
        seconds(year),
        seconds(year) / seconds(bare),
        seconds(odd),
        seconds(odd) / seconds(bare),
        seconds(summing),
        seconds(groups),
        seconds(standard),
        again.toMillis());
  }

  /**
   * As an office comes to it: an import, here of one row, is followed by a classification of all.
   */
  private static void classify(Product product) throws IOException {
    Path file = Files.createTempFile("one", ".csv");
    Files.writeString(file, "customer,day,amount\n1,2025-06-01,1.00\n");
    try {
      product.map(product.importing(file).get("id").longValue(), ImportSpeed.MAPPING);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      Files.delete(file);
    }
  }

  /** With nothing kept from before. */
  private static void cold(Connection database, Step step) throws SQLException, IOException {
    run(database, "delete from profitability.snapshot");
    step.run();
  }

  /** A round as the office holds it, without the people between its stages. */
  private static void round(Product product, int customers)
      throws SQLException, IOException, InterruptedException {
    long begin = System.nanoTime();
    product.post("/api/v1/rounds", "{\"from\": \"2025-12-01\", \"to\": \"2026-11-30\"}");
    await(product, "REVIEW");
    long computed = System.nanoTime();
    product.put("/api/v1/rounds/1/decision", "{}");
    product.put("/api/v1/rounds/1/publication", "");
    await(product, "PUBLISHED");
    System.out.printf(
        "%n## A round over %,d customers%n%n| worked out | published |%n|---|---|%n| %.1f s | %.1f s |%n",
        customers, (computed - begin) / 1e9, (System.nanoTime() - computed) / 1e9);
  }

  private static void await(Product product, String stage) throws InterruptedException {
    while (!product.json("/api/v1/rounds/1").get("stage").stringValue().equals(stage)) {
      Thread.sleep(100);
    }
  }

  private static void table(Product product, int customers) throws InterruptedException {
    System.out.printf(
        "%n## The customers' table: 50 of %,d rows, %d clients at once%n%n", customers, CLIENTS);
    System.out.println("| asked for | median | p99 |");
    System.out.println("|---|---|---|");
    together(product, TABLE, WARM); // people do not work with a program that has just started
    for (String path : TABLE) {
      report("`" + path.replace("/api/v1", "") + "`", together(product, List.of(path), ROUNDS));
    }
    report("all of these, mixed", together(product, TABLE, ROUNDS));
  }

  /**
   * What it costs that the reader may see some only: the same table with a condition and without.
   */
  private static void visibility(Product product, Connection database)
      throws SQLException, InterruptedException {
    run(
        database,
        """
        insert into identity.team (name) values ('all');
        insert into identity.membership select t.id, e.id, false from identity.team t, identity.employee e;
        insert into identity.role (name) values ('of the bench');
        insert into identity.role_grant
        select distinct r.id, g.permission, 'team' from identity.role_grant g, identity.role r where r.name = 'of the bench'
        """);
    var askers = new LinkedHashMap<String, String>();
    askers.put(
        "an owner: all customers, no condition",
        "update identity.employee set role_id = (select id from identity.role where everything) where id = 1");
    askers.put("one whose team has all customers", asked("team"));
    askers.put("one who has a twelfth of them", asked("own"));
    var nanos = new LinkedHashMap<String, List<Long>>();
    for (int turn = 0; turn < 4; turn++) {
      for (var asker : askers.entrySet()) {
        run(database, asker.getValue());
        nanos
            .computeIfAbsent(asker.getKey(), _ -> new ArrayList<>())
            .addAll(together(product, TABLE, ROUNDS));
      }
    }
    System.out.println("\n## The same table, by what the reader may see\n");
    System.out.println("| who asks | median | p99 |");
    System.out.println("|---|---|---|");
    nanos.forEach(BaseSpeed::report);
  }

  private static String asked(String reach) {
    return """
    update identity.role_grant set reach = '%s' where role_id = (select id from identity.role where name = 'of the bench');
    update identity.employee set role_id = (select id from identity.role where name = 'of the bench') where id = 1
    """
        .formatted(reach);
  }

  private static List<Long> together(Product product, List<String> paths, int rounds)
      throws InterruptedException {
    for (String path : paths) {
      product.get(path);
    }
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    var begin = new CountDownLatch(1);
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        int shift = client;
        clients.execute(() -> {
          await(begin);
          for (int round = 0; round < rounds; round++) {
            String path = paths.get((round + shift) % paths.size());
            long before = System.nanoTime();
            product.get(path);
            nanos.add(System.nanoTime() - before);
          }
        });
      }
      begin.countDown();
    }
    return nanos;
  }

  private static void await(CountDownLatch begin) {
    try {
      begin.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(String what, List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "| %s | %.0f ms | %.0f ms |%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6);
  }

  private static Duration best(Step step) throws SQLException, IOException {
    Duration best = time(step);
    for (int again = 0; again < 2; again++) {
      Duration next = time(step);
      best = next.compareTo(best) < 0 ? next : best;
    }
    return best;
  }

  private static Duration time(Step step) throws SQLException, IOException {
    long begin = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void run(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
