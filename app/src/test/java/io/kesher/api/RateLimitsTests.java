package io.kesher.api;

import static io.kesher.db.audit.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Whoever asks too often, over the wire, with limits that a test can reach. */
@KesherTest
@TestPropertySource(
    properties = {
      "kesher.limits.address=40/1h",
      "kesher.limits.person=1000/1h",
      "kesher.limits.program=5/1h",
      "kesher.limits.export=2/1h"
    })
class RateLimitsTests {
  private static final String EXPORT = "/customers/export.csv";

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired DSLContext database;

  @Test
  void aProgramIsToldHowMuchIsLeftAndWhenItMayComeAgain() throws Exception {
    for (int left = 4; left >= 0; left--) {
      var answer = ask("127.0.0.1", "/api/v1/me", bearer());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("RateLimit-Policy"))
          .hasValue("\"program\";q=5;w=3600");
      assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
          .startsWith("\"program\";r=" + left + ";t=");
    }

    var refused = ask("127.0.0.1", "/api/v1/me", bearer());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 720L);
    assertThat(refused.body()).contains("\"status\":429");
    assertThat(ask("127.0.0.1", "/customers", cookie("owner")).statusCode())
        .as("nobody else is kept waiting")
        .isEqualTo(200);
  }

  @Test
  void nobodyCarriesTheBaseAwayFileByFileAlsoNotByAnotherSignIn() throws Exception {
    assertThat(ask("127.0.0.1", EXPORT, cookie("manager")).statusCode()).isEqualTo(200);
    assertThat(ask("127.0.0.1", EXPORT, cookie("manager")).statusCode()).isEqualTo(200);
    int told = database.fetchCount(ENTRY);

    var refused = ask("127.0.0.1", EXPORT, cookie("manager"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).doesNotContain("text/csv").contains("<html");
    assertThat(database.fetchCount(ENTRY)).as("nothing was read").isEqualTo(told);
  }

  @Test
  void anAddressThatHammersIsRefusedBeforeAnythingIsDoneForIt() throws Exception {
    int answered = 0;
    HttpResponse<String> answer = ask("127.0.0.2", "/sign-in");
    while (answer.statusCode() == 200 && answered < 100) {
      answered++;
      answer = ask("127.0.0.2", "/sign-in");
    }
    assertThat(answered).isEqualTo(40);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(ask("127.0.0.3", "/sign-in").statusCode()).isEqualTo(200);
  }

  private static String[] bearer() {
    return new String[] {"Authorization", "Bearer " + TestOffice.API_KEY};
  }

  private String[] cookie(String role) {
    return new String[] {"Cookie", "kesher_session=" + office.signIn(role).getValue()};
  }

  private HttpResponse<String> ask(String from, String path, String... headers)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).build()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
