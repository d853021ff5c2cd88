package io.kesher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who has signed in and works with the pages. */
final class Seat {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final ThreadLocal<Wire> wires;

  private Seat(String address, String cookies) {
    this.wires = ThreadLocal.withInitial(() -> new Wire(address, "Cookie: " + cookies));
  }

  static Seat of(Product product) throws IOException, InterruptedException {
    var http = HttpClient.newHttpClient();
    var door =
        http.send(
            HttpRequest.newBuilder(URI.create(product.address() + "/sign-in")).build(),
            HttpResponse.BodyHandlers.ofString());
    var token = TOKEN.matcher(door.body());
    if (!token.find()) {
      throw new IllegalStateException("No form at the door");
    }
    var in =
        http.send(
            HttpRequest.newBuilder(URI.create(product.address() + "/sign-in"))
                .header("Cookie", cookies(door))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "_csrf="
                            + encoded(token.group(1))
                            + "&email="
                            + encoded(Product.EMAIL)
                            + "&passphrase="
                            + encoded(Product.PASSPHRASE)))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    if (in.statusCode() != 302) {
      throw new IllegalStateException("Not let in: " + in.statusCode());
    }
    return new Seat(product.address(), cookies(in));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String cookies(HttpResponse<?> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(set -> set.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  /** Each thread that asks has a connection of its own. */
  String get(String path) {
    return wires.get().get(path);
  }
}
