package io.kesher.api;

import static io.kesher.db.api.Tables.REPLY;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KesherTest
class OnceOnlyTests {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CUSTOMERS = "/api/v1/customers";

  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired TestClock clock;
  @Autowired Repeats repeats;

  @Test
  void whatIsSentTwiceIsDoneOnceAndAnsweredAlike() throws Exception {
    var key = UUID.randomUUID().toString();
    var first = post(CUSTOMERS, key, "{\"name\":\"אחת\"}");
    var second = post(CUSTOMERS, key, "{\"name\":\"אחת\"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    for (var header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(second.headers().firstValue(header)).isEqualTo(first.headers().firstValue(header));
    }
    assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(named("אחת")).isOne();
  }

  @Test
  void anotherBodyAnotherQueryAndAnotherTypeAreRefused() throws Exception {
    var key = UUID.randomUUID().toString();
    post(CUSTOMERS, key, "{\"name\":\"שתיים\"}");
    assertThat(post(CUSTOMERS, key, "{\"name\":\"שתיים!\"}").statusCode()).isEqualTo(422);
    assertThat(post(CUSTOMERS + "?x=1", key, "{\"name\":\"שתיים\"}").statusCode()).isEqualTo(422);
    assertThat(post(CUSTOMERS, key, "").statusCode()).isEqualTo(422);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.NAME.startsWith("שתיים"))).isOne();
  }

  @Test
  void aRefusalIsNotKept() throws Exception {
    var key = UUID.randomUUID().toString();
    assertThat(post(CUSTOMERS, key, "{").statusCode()).isEqualTo(400);
    assertThat(post(CUSTOMERS, key, "{\"kind\":\"PERSON\"}").statusCode()).isEqualTo(422);
    assertThat(post(CUSTOMERS, key, "{\"name\":\"שלוש\"}").statusCode()).isEqualTo(201);
    assertThat(send(CUSTOMERS, key, "{\"name\":\"שלוש\"}", "Bearer kesher_nobody").statusCode())
        .isEqualTo(401);
    assertThat(named("שלוש")).isOne();
  }

  @Test
  void ofManyAtOnceOneIsDone() throws Exception {
    var key = UUID.randomUUID().toString();
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(() -> post(CUSTOMERS, key, "{\"name\":\"ארבע\"}").statusCode());
    }
    try (var pool = Executors.newFixedThreadPool(12)) {
      for (var one : pool.invokeAll(all)) {
        assertThat(one.get()).isIn(201, 409);
      }
    }
    assertThat(named("ארבע")).isOne();
    assertThat(post(CUSTOMERS, key, "{\"name\":\"ארבע\"}").statusCode()).isEqualTo(201);
    assertThat(named("ארבע")).isOne();
  }

  @Test
  void whileItIsBeingDoneTheNextOneWaits() throws Exception {
    var key = UUID.randomUUID().toString();
    post(CUSTOMERS, key, "{\"name\":\"חמש\"}");
    database
        .update(REPLY)
        .setNull(REPLY.STATUS)
        .setNull(REPLY.REQUEST)
        .setNull(REPLY.HEADERS)
        .setNull(REPLY.BODY)
        .where(REPLY.KEY.eq(key))
        .execute();
    var waiting = post(CUSTOMERS, key, "{\"name\":\"חמש\"}");
    assertThat(waiting.statusCode()).isEqualTo(409);
    assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
    clock.advance(Duration.ofHours(2));
    assertThat(post(CUSTOMERS, key, "{\"name\":\"חמש\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void aDayLaterTheKeyIsNew() throws Exception {
    var key = UUID.randomUUID().toString();
    post(CUSTOMERS, key, "{\"name\":\"שש\"}");
    clock.advance(Duration.ofHours(25));
    repeats.clear();
    assertThat(database.fetchCount(REPLY, REPLY.KEY.eq(key))).isZero();
    assertThat(post(CUSTOMERS, key, "{\"name\":\"שש\"}").statusCode()).isEqualTo(201);
    assertThat(named("שש")).isEqualTo(2);
  }

  @Test
  void aKeyIsVisibleAndNotTooLong() throws Exception {
    assertThat(post(CUSTOMERS, "k".repeat(255), "{\"name\":\"שבע\"}").statusCode()).isEqualTo(201);
    assertThat(post(CUSTOMERS, "k".repeat(256), "{\"name\":\"שבע\"}").statusCode()).isEqualTo(400);
    assertThat(post(CUSTOMERS, "a b", "{\"name\":\"שבע\"}").statusCode()).isEqualTo(400);
    assertThat(post(CUSTOMERS, "", "{\"name\":\"שבע\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aFileThatIsSentTwiceIsTakenOnce() throws Exception {
    var key = UUID.randomUUID().toString();
    var first = upload(key, "one", "id,name\n1,דנה\n");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    // a client that sends again draws another boundary
    var second = upload(key, "two", "id,name\n1,דנה\n");
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(upload(key, "three", "id,name\n2,אבי\n").statusCode()).isEqualTo(422);
  }

  @Test
  void aStreamedFileIsTakenOnce() throws Exception {
    var key = UUID.randomUUID().toString();
    var path = "/api/v1/imports?start=false&fileName=s.csv";
    var file = "id,name\n7,רון\n";
    var first = send(path, key, file, "Bearer " + TestOffice.API_KEY, "text/csv");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(send(path, key, file, "Bearer " + TestOffice.API_KEY, "text/csv").body())
        .isEqualTo(first.body());
  }

  private int named(String name) {
    return database.fetchCount(CUSTOMER, CUSTOMER.NAME.eq(name));
  }

  private HttpResponse<String> post(String path, String key, String body) throws Exception {
    return send(path, key, body, "Bearer " + TestOffice.API_KEY);
  }

  private HttpResponse<String> send(String path, String key, String body, String bearer)
      throws Exception {
    return send(path, key, body, bearer, "application/json");
  }

  private HttpResponse<String> send(
      String path, String key, String body, String bearer, String type) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", bearer)
            .header("Content-Type", type)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> upload(String key, String boundary, String file) throws Exception {
    var body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n"
            + file
            + "\r\n--"
            + boundary
            + "--\r\n";
    return send(
        "/api/v1/imports?start=false",
        key,
        body,
        "Bearer " + TestOffice.API_KEY,
        "multipart/form-data; boundary=" + boundary);
  }
}
