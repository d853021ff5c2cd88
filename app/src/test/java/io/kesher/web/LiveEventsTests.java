package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@KesherTest
@Timeout(60)
class LiveEventsTests {
  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired LiveEvents events;
  @Autowired Sessions sessions;
  @Autowired TransactionTemplate transactions;

  @Test
  void aCommittedChangeReachesWhoListensAndARolledBackOneDoesNot() throws Exception {
    try (var stream = listen("imports/42", office.signIn().getValue())) {
      assertThat(next(stream)).isEqualTo("event:listening");
      transactions.executeWithoutResult(attempt -> {
        events.publish("imports/43");
        attempt.setRollbackOnly();
      });
      transactions.executeWithoutResult(_ -> events.publish("imports/42"));

      assertThat(next(stream)).isEqualTo("event:change");
    }
  }

  @Test
  void theStreamEndsWithTheSignIn() throws Exception {
    var token = office.signIn().getValue();
    try (var stream = listen("imports/42", token)) {
      assertThat(next(stream)).isEqualTo("event:listening");

      sessions.end(token);

      assertThat(rest(stream)).doesNotContain("event:listening");
    }
  }

  @Test
  void nobodyListensToWhatTheyMayNotSee() throws Exception {
    var token = office.signIn("service").getValue();
    assertThat(office.viewer("service").may("imports:see")).isFalse();
    for (var topic : List.of("imports/42", "nothing/42", "imports")) {
      assertThat(ask(topic, token).statusCode()).as(topic).isEqualTo(404);
    }
  }

  private BufferedReader listen(String topic, String token) throws Exception {
    var answer = ask(topic, token);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private HttpResponse<InputStream> ask(String topic, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live/" + topic))
            .header("Cookie", "kesher_session=" + token)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
  }

  private static String next(BufferedReader stream) throws IOException {
    String line;
    while ((line = stream.readLine()) != null) {
      if (line.startsWith("event:")) {
        return line;
      }
    }
    return "";
  }

  private static List<String> rest(BufferedReader stream) throws IOException {
    var lines = new ArrayList<String>();
    String line;
    while ((line = stream.readLine()) != null) {
      lines.add(line);
    }
    return lines;
  }
}
