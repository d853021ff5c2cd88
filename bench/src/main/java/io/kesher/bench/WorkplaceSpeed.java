package io.kesher.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A day's work in a full office: a million customers with ten million rows of timeline, eight
 * people at once. {@code -Dkesher.bench.keep} names a folder in which the filled base stays, so
 * that the next run begins at once.
 */
final class WorkplaceSpeed {
  private static final int CLIENTS = 8;
  private static final int WARM = 100;

  /** Rounds of each kind before any is measured: an office's program has run for days. */
  private static final int WORKED_BEFORE = 300;

  private static final int ROUNDS = Integer.getInteger("kesher.bench.rounds", 250);

  private static final List<String> PARTS =
      List.of(
          "כהן",
          "אברהם",
          "שוור",
          "מזר",
          "לוי",
          "דני",
          "וביץ",
          "נור",
          "cohen",
          "schwartz",
          "mich",
          "גרינב",
          "רוזן",
          "שמש",
          "petr",
          "פרידמן",
          "יצחק כהן",
          "שרה לוי",
          "משה גל",
          "david co",
          "טל",
          "זון",
          "הורו",
          "ביטון");

  private static final List<String> WORDS =
      List.of("משכנתא", "הלוואה", "לשמאי", "תביעה", "חתימה", "mortgage", "signed", "המוסך");

  private static final List<String> FILTERS =
      List.of(
          "sort=-contribution",
          "sort=name",
          "sort=-income&group=A",
          "sort=-time&group=C",
          "sort=-contribution&line=line3",
          "sort=-trend&negative=true",
          "sort=-contribution&q=" + Seat.encoded("כהן"),
          "sort=name&q=" + Seat.encoded("שרה לוי"),
          "sort=-income&q=050012");

  private final Product product;
  private final Seat seat;
  private final int customers;

  private WorkplaceSpeed(Product product, Seat seat, int customers) {
    this.product = product;
    this.seat = seat;
    this.customers = customers;
  }

  static void measure(Path project) throws IOException, InterruptedException, SQLException {
    var keep = System.getProperty("kesher.bench.keep");
    try (var product =
        keep == null ? Product.start(project) : Product.startIn(Path.of(keep), project)) {
      int customers = Integer.getInteger("kesher.bench.customers", 1_000_000);
      fill(product, keep, customers);
      if (!Boolean.getBoolean("kesher.bench.fill")) {
        new WorkplaceSpeed(product, Seat.of(product), customers).measure();
      }
    }
  }

  private static void fill(Product product, @Nullable String keep, int customers)
      throws IOException, InterruptedException, SQLException {
    var filled = keep == null ? null : Path.of(keep, "filled");
    if (filled != null && Files.exists(filled)) {
      return;
    }
    long began = System.nanoTime();
    try (var database = product.database()) {
      for (String statement : statements()) {
        run(database, statement.replace(":customers", Integer.toString(customers)));
      }
      classify(product);
      run(database, "vacuum analyze profitability.standing");
      System.out.printf(
          "%nFilling %,d customers took %d s%n",
          customers, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
    if (filled != null) {
      Files.createFile(filled);
    }
  }

  private static List<String> statements() throws IOException {
    try (var sql =
        Objects.requireNonNull(WorkplaceSpeed.class.getResourceAsStream("workplace.sql"))) {
      return List.of(new String(sql.readAllBytes(), StandardCharsets.UTF_8).split(";\n\n"));
    }
  }

  /** An import of one row is followed by a classification of all. */
  private static void classify(Product product) throws IOException, InterruptedException {
    Path file = Files.createTempFile("one", ".csv");
    Files.writeString(file, "customer,day,amount\n1,2025-06-01,1.00\n");
    try {
      product.map(product.importing(file).get("id").longValue(), ImportSpeed.MAPPING);
    } finally {
      Files.delete(file);
    }
  }

  private record Step(String what, Consumer<RandomGenerator> work) {}

  private List<Step> reading() {
    return List.of(
        new Step("search by a part of a name", random -> search(one(PARTS, random))),
        new Step(
            "search by the last digits of a phone", random -> search(endOf(phone(random), random))),
        new Step(
            "search by the first digits of a phone",
            random -> search(phone(random).substring(0, 8))),
        new Step("search by a word of a note", random -> search(one(WORDS, random))),
        new Step(
            "list of 50, any filter (REST)",
            random -> api("/api/v1/customers?" + one(FILTERS, random))),
        new Step(
            "list of 50 by contribution (REST)",
            random -> api("/api/v1/customers?" + FILTERS.getFirst())),
        new Step("list, any filter (page)", random -> page("/customers?" + one(FILTERS, random))),
        new Step("a customer's page", random -> page("/customers/" + customer(random))),
        new Step("a customer's timeline, 50 rows (REST)", random -> timeline(customer(random))));
  }

  private void measure() throws InterruptedException {
    for (var step : reading()) {
      together(WORKED_BEFORE, WORKED_BEFORE, step.work());
    }
    System.out.printf(
        "%n## A day's work: %,d customers, %d clients at once%n%n", customers, CLIENTS);
    System.out.println("| asked for | median | p99 | most | a second |");
    System.out.println("|---|---|---|---|---|");
    for (var step : reading()) {
      report(step);
    }
    report(new Step("create a customer (REST)", this::create));
    System.out.printf("%n## The same people while a job goes on%n%n");
    System.out.println("| beside | requests | median | p95 | most | the job |");
    System.out.println("|---|---|---|---|---|---|");
    beside("an import of 300,000 rows", this::importMany);
    beside("a change of all in group A", this::changeMany);
  }

  private void importMany() throws IOException, InterruptedException {
    Path file = ofThoseWhoAreThere(300_000);
    try {
      product.map(product.importing(file).get("id").longValue(), ImportSpeed.MAPPING);
    } finally {
      Files.delete(file);
    }
  }

  /** Of customers whom the office has: thousands of new ones would be in the next run's way. */
  private Path ofThoseWhoAreThere(int rows) throws IOException {
    Path file = Files.createTempFile("income", ".csv");
    var random = new SplittableRandom();
    try (var out = Files.newBufferedWriter(file)) {
      out.write("customer,day,amount\n");
      for (int row = 0; row < rows; row++) {
        out.write(
            "%d,%s,%d.00%n"
                .formatted(
                    customer(random),
                    LocalDate.of(2025, 1, 1).plusDays(random.nextInt(600)),
                    random.nextInt(300)));
      }
    }
    return file;
  }

  /** One tag for some sixty thousand, and back. */
  private void changeMany() throws InterruptedException {
    var begun =
        product.read(
            product.post(
                "/api/v1/customer-changes",
                """
                {"field": "tag", "detail": "bench", "value": "yes", "filter": "group eq 'A'"}
                """));
    var path = "/api/v1/customer-changes/" + begun.get("id").longValue();
    await(path, "DONE");
    product.post(path + "/undoing", "");
    await(path, "UNDONE");
  }

  private void await(String path, String state) throws InterruptedException {
    while (!product.json(path).get("state").stringValue().equalsIgnoreCase(state)) {
      Thread.sleep(200);
    }
  }

  private interface Job {
    void run() throws IOException, InterruptedException;
  }

  private void beside(String what, Job job) throws InterruptedException {
    long began = System.nanoTime();
    try (var jobs = Executors.newSingleThreadExecutor()) {
      var done =
          jobs.submit(() -> {
            job.run();
            return System.nanoTime();
          });
      var nanos = new ArrayList<Long>();
      while (!done.isDone()) {
        nanos.addAll(together(10, nanos.size(), this::anything));
      }
      Collections.sort(nanos);
      System.out.printf(
          "| %s | %d | %.0f ms | %.0f ms | %.0f ms | %.0f s |%n",
          what,
          nanos.size(),
          millis(nanos, 0.5),
          millis(nanos, 0.95),
          millis(nanos, 1),
          (done.get() - began) / 1e9);
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
  }

  /** What people do all day, in no order. */
  private void anything(RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 -> search(one(PARTS, random));
      case 1 -> page("/customers?" + FILTERS.getFirst());
      case 2 -> page("/customers/" + customer(random));
      default -> timeline(customer(random));
    }
  }

  private void search(String text) {
    page("/palette?q=" + Seat.encoded(text));
  }

  private void page(String path) {
    seat.get(path);
  }

  private void api(String path) {
    product.get(path);
  }

  private void timeline(long customer) {
    product.get("/api/v1/customers/" + customer + "/timeline?limit=50");
  }

  private void create(RandomGenerator random) {
    var digits = Integer.toString(random.nextInt(2_000_000, 10_000_000));
    product.post(
        "/api/v1/customers",
        """
        {"name": "%s %s", "contactPoints": [{"kind": "PHONE", "value": "054-%s"}]}
        """
            .formatted(one(PARTS, random), digits, digits));
  }

  private long customer(RandomGenerator random) {
    return 1 + (long) (Math.pow(random.nextDouble(), 1.5) * customers);
  }

  /** As workplace.sql makes it. */
  private String phone(RandomGenerator random) {
    long id = 1 + random.nextLong(customers);
    return "05%08d".formatted((id * 7919 + 1_234_567) % 100_000_000);
  }

  private static String endOf(String phone, RandomGenerator random) {
    return phone.substring(phone.length() - 4 - random.nextInt(4));
  }

  private static String one(List<String> all, RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }

  private void report(Step step) throws InterruptedException {
    together(WARM, WARM, step.work());
    long began = System.nanoTime();
    var nanos = together(ROUNDS, ROUNDS, step.work()).stream().sorted().toList();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "| %s | %.0f ms | %.0f ms | %.0f ms | %.0f |%n",
        step.what(),
        millis(nanos, 0.5),
        millis(nanos, 0.99),
        millis(nanos, 1),
        nanos.size() / seconds);
  }

  /** What this share of them took at most. */
  private static double millis(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(sorted.size() * share) - 1) / 1e6;
  }

  /** The same numbers for the same seed, other ones for each client. */
  private static List<Long> together(int rounds, long seed, Consumer<RandomGenerator> step)
      throws InterruptedException {
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    var begin = new CountDownLatch(1);
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var work = new ArrayList<Future<?>>();
      for (int client = 0; client < CLIENTS; client++) {
        var random = new SplittableRandom(client + 1L + seed);
        work.add(
            clients.submit(() -> {
              begin.await();
              for (int round = 0; round < rounds; round++) {
                long before = System.nanoTime();
                step.accept(random);
                nanos.add(System.nanoTime() - before);
              }
              return null;
            }));
      }
      begin.countDown();
      for (var each : work) {
        each.get();
      }
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    }
    return nanos;
  }

  private static void run(Connection database, String sql) throws SQLException {
    if (sql.isBlank()) {
      return;
    }
    long began = System.nanoTime();
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
    System.err.printf(
        "%6.1f s  %s%n",
        (System.nanoTime() - began) / 1e9,
        sql.strip().lines().filter(line -> !line.startsWith("--")).findFirst().orElse(""));
  }
}
