package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a request claims of where it came to is believed nowhere. */
@KesherTest
class ForgedHostTests {
  private static final String EVIL = "evil.example";
  private static final List<String> CLAIMS =
      List.of(
          "X-Forwarded-Host: evil.example",
          "X-Forwarded-Server: evil.example",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Port: 6666",
          "X-Forwarded-Prefix: /evil.example",
          "X-Forwarded-For: evil.example",
          "X-Original-URL: /evil.example",
          "X-Rewrite-URL: /evil.example",
          "Forwarded: for=evil.example;host=evil.example;proto=https");

  @LocalServerPort int port;
  @Autowired TestOffice office;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sign-in",
        "/customers",
        "/settings",
        "/nowhere",
        "/api/v1/me",
        "/api/v1/nowhere",
        "/api/v1/openapi.json",
        "/api/v1/customers?limit=1",
        "/problems/web.problem.not-found"
      })
  void noLinkRedirectOrCookieRepeatsIt(String path) throws IOException {
    for (var signedIn : List.of(true, false)) {
      var answer = get(path, signedIn);
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .doesNotContain(EVIL)
          .doesNotContain(":6666")
          .doesNotContain("; secure")
          .doesNotContain("strict-transport-security");
      answer
          .lines()
          .filter(line -> line.startsWith("Location:"))
          .forEach(line -> assertThat(line).startsWith("Location: /"));
    }
  }

  private String get(String path, boolean signedIn) throws IOException {
    var request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
            + String.join("\r\n", CLAIMS)
            + "\r\n"
            + (signedIn ? "Cookie: kesher_session=" + office.signIn().getValue() + "\r\n" : "")
            + "\r\n";
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
