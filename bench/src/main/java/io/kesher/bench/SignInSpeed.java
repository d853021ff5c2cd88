package io.kesher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private final Product product;
  private final HttpClient http = HttpClient.newHttpClient();

  private SignInSpeed(Product product) {
    this.product = product;
  }

  static void measure(Path project) throws IOException, InterruptedException {
    try (var product = Product.start(project)) {
      var door = new SignInSpeed(product);
      door.run(2, WARM_UP);
      door.run(1, WARM_UP);
      System.out.printf(
          "%n| sign-in | p50 | p95 | most | of processor each | not let in | most memory alive |%n|---|---|---|---|---|---|---|%n");
      door.report("8 at a time, " + MEASURED + " in all", 8, MEASURED);
      door.report(CROWD + " at once", CROWD, CROWD);
    }
  }

  /** On a machine with other work the processor's time tells more than the clock. */
  private void report(String name, int people, int times) throws IOException, InterruptedException {
    var before = product.work();
    var answers = run(people, times);
    var work = product.work().minus(before);
    var millis = answers.stream().mapToLong(Answer::millis).sorted().toArray();
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
            var answer = enter(door);
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

  private Answer enter(Form form) throws IOException, InterruptedException {
    var body =
        "_csrf="
            + encoded(form.token())
            + "&email="
            + encoded(Product.EMAIL)
            + "&passphrase="
            + encoded(Product.PASSPHRASE);
    var request =
        HttpRequest.newBuilder(URI.create(product.address() + "/sign-in"))
            .header("Cookie", form.cookie())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long began = System.nanoTime();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    return new Answer(status, (System.nanoTime() - began) / 1_000_000);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Form(String cookie, String token) {}

  private record Answer(int status, long millis) {}
}
