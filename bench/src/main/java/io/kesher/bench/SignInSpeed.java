package io.kesher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Coming in at the door, as a browser does: eight people at a time, and then fifty at once. */
final class SignInSpeed {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int WARM_UP = 40;
  private static final int MEASURED = 400;
  private static final int CROWD = 50;
  private static final int COMPARED = 200;
  private static final String STRANGER = "nobody@kesher.example";

  private final Product product;
  private final HttpClient http = HttpClient.newHttpClient();

  private SignInSpeed(Product product) {
    this.product = product;
  }

  static void measure(Path project) throws IOException, InterruptedException, SQLException {
    try (var product = Product.start(project)) {
      var door = new SignInSpeed(product);
      door.run(2, WARM_UP);
      door.run(1, WARM_UP);
      System.out.printf(
          "%n| sign-in | p50 | p95 | most | of processor each | not let in | most memory alive |%n|---|---|---|---|---|---|---|%n");
      door.report("8 at a time, " + MEASURED + " in all", 8, MEASURED);
      door.report(CROWD + " at once", CROWD, CROWD);
      door.compare(product);
    }
  }

  /**
   * Whether the door tells by its time who has an account: wrong passphrases for names that are
   * known and for names that are not, in turns. By Welch's test; beyond 2 it would be told apart
   * from chance once in twenty runs.
   */
  private void compare(Product product) throws IOException, InterruptedException, SQLException {
    var known = new double[COMPARED];
    var unknown = new double[COMPARED];
    var door = form();
    try (var database = product.database();
        var forget = database.prepareStatement("delete from identity.sign_in_attempt")) {
      for (int i = 0; i < COMPARED; i++) {
        // what slows guessing down is not what is asked about
        forget.execute();
        boolean knownFirst = i % 2 == 0;
        var first = enter(door, knownFirst ? Product.EMAIL : STRANGER, "not the passphrase");
        var second = enter(door, knownFirst ? STRANGER : Product.EMAIL, "not the passphrase");
        known[i] = (knownFirst ? first : second).millis();
        unknown[i] = (knownFirst ? second : first).millis();
      }
    }
    double difference = mean(known) - mean(unknown);
    System.out.printf(
        "%n| a wrong passphrase, %d of each in turns | mean | deviation |%n|---|---|---|%n",
        COMPARED);
    System.out.printf("| a name that is known | %.1f ms | %.1f ms |%n", mean(known), spread(known));
    System.out.printf(
        "| a name that is not | %.1f ms | %.1f ms |%n", mean(unknown), spread(unknown));
    System.out.printf(
        "| difference | %.2f ms | t = %.2f |%n",
        difference,
        difference / Math.sqrt((square(spread(known)) + square(spread(unknown))) / COMPARED));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double spread(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(value -> square(value - mean)).sum() / (values.length - 1));
  }

  private static double square(double value) {
    return value * value;
  }

  /** On a machine with other work the processor's time tells more than the clock. */
  private void report(String name, int people, int times) throws IOException, InterruptedException {
    var before = product.work();
    var answers = run(people, times);
    var work = product.work().minus(before);
    var millis =
        answers.stream().mapToLong(answer -> Math.round(answer.millis())).sorted().toArray();
    System.out.printf(
        "| %s | %d ms | %d ms | %d ms | %d ms | %s | %d MB |%n",
        name,
        at(millis, 0.50),
        at(millis, 0.95),
        millis[millis.length - 1],
        work.toMillis() / times,
        answers.stream()
            .filter(answer -> answer.status() != 302)
            .collect(Collectors.groupingBy(Answer::status, Collectors.counting())),
        product.peakHeap());
  }

  private static long at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private List<Answer> run(int people, int times) throws InterruptedException, IOException {
    var door = form();
    var all = Collections.synchronizedList(new ArrayList<Answer>());
    try (var crowd = Executors.newFixedThreadPool(people)) {
      Callable<Answer> one =
          () -> {
            var answer = enter(door, Product.EMAIL, Product.PASSPHRASE);
            all.add(answer);
            return answer;
          };
      var work = new ArrayList<Callable<Answer>>(Collections.nCopies(times, one));
      crowd.invokeAll(work);
    }
    return Arrays.asList(all.toArray(Answer[]::new));
  }

  private Form form() throws IOException, InterruptedException {
    var page =
        http.send(
            HttpRequest.newBuilder(URI.create(product.address() + "/sign-in")).build(),
            HttpResponse.BodyHandlers.ofString());
    var token = TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new IllegalStateException("No form at the door");
    }
    var cookie =
        page.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("kesher_csrf="))
            .map(set -> set.split(";", 2)[0])
            .findFirst()
            .orElseThrow();
    return new Form(cookie, token.group(1));
  }

  private Answer enter(Form form, String email, String passphrase)
      throws IOException, InterruptedException {
    var body =
        "_csrf="
            + encoded(form.token())
            + "&email="
            + encoded(email)
            + "&passphrase="
            + encoded(passphrase);
    var request =
        HttpRequest.newBuilder(URI.create(product.address() + "/sign-in"))
            .header("Cookie", form.cookie())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    return new Answer(status, (System.nanoTime() - began) / 1e6);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Form(String cookie, String token) {}

  private record Answer(int status, double millis) {}
}
