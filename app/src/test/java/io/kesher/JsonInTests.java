package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that mean harm or make no sense, against every route of the program that takes one. */
@KesherTest
class JsonInTests {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Test
  void noBodyEverIsAFault() throws Exception {
    var random = new Random(7);
    for (var route : writing()) {
      for (var body : bodies(random)) {
        var answer = send(route, "application/json", body);
        assertThat(answer.statusCode())
            .as("%s %s", route, shown(body))
            .isNotEqualTo(500)
            .isGreaterThanOrEqualTo(200);
        if (answer.statusCode() >= 400) {
          assertThat(answer.headers().firstValue("Content-Type").orElse(""))
              .as("%s %s", route, shown(body))
              .isEqualTo("application/problem+json");
        }
      }
    }
  }

  @Test
  void tellsTheKindOfFaultAndItsPlace() throws Exception {
    Map<String, String> faults = new HashMap<>();
    faults.put(
        "{\"rules\":[{\"group\":\"A\",\"conditions\":[{\"inptu\":1}]}]}",
        "unknown /rules/0/conditions/0/inptu");
    faults.put("{\"largeChange\":{\"value\":\"5\"}}", "kind /largeChange/value");
    faults.put("{\"largeChange\":{\"value\":1e400}}", "number /largeChange/value");
    faults.put("{\"rules\":[],\"rules\":[]}", "twice /rules");
    faults.put("{\"rules\":[null]}", "null /rules/0");
    faults.put("{\"rules\":[{\"group\":\"Z\"}]}", "kind /rules/0/group");
    faults.put("{\"rules\":[{\"group\":3}]}", "kind /rules/0/group");
    faults.put("{\"rules\":[}", "broken /rules");
    for (var fault : faults.entrySet()) {
      var answer =
          send(
              Routes.Route.of("POST /api/v1/profitability/simulations"),
              "application/json",
              fault.getKey().getBytes(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).as(fault.getKey()).isEqualTo(400);
      var told = JSON.readTree(answer.body()).get("errors").get(0);
      assertThat(
              told.get("code").asString().replace("web.json.", "")
                  + " "
                  + told.get("pointer").asString())
          .as(fault.getKey())
          .startsWith(fault.getValue());
    }
  }

  @Test
  void refusesWhatNobodyMaySetByItsName() throws Exception {
    for (var name : List.of("id", "owner", "ownerId", "role", "score", "createdAt", "version")) {
      for (var route : writing()) {
        var answer =
            send(
                route,
                "application/json",
                ("{\"" + name + "\":1}").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as("%s of %s", name, route).isBetween(400, 499);
        if (answer.statusCode() == 400) {
          JsonNode told = JSON.readTree(answer.body()).get("errors").get(0);
          // a number that must be there and is missing is told first
          assertThat(
                  told.get("pointer").asString().equals("/" + name)
                      || told.get("code").asString().equals("web.json.kind"))
              .as("%s %s", route, told)
              .isTrue();
        }
      }
    }
  }

  @Test
  void takesNoOtherTypeForJson() throws Exception {
    for (var type : Set.of("text/html", "application/xml", "application/x-www-form-urlencoded")) {
      for (var route : writing()) {
        assertThat(send(route, type, "{}".getBytes(StandardCharsets.UTF_8)).statusCode())
            .as("%s %s", route, type)
            .isIn(415, 404, 409);
      }
    }
  }

  private List<Routes.Route> writing() {
    return Routes.of(mapping).stream()
        .filter(route -> route.pattern().startsWith("/api/"))
        .filter(route -> Set.of("POST", "PUT", "PATCH").contains(route.method()))
        .toList();
  }

  private static List<byte[]> bodies(Random random) {
    List<byte[]> bodies = new ArrayList<>();
    for (var text :
        List.of(
            "",
            "null",
            "{}",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{\"a\":1}{\"b\":2}",
            "{\"kind\":\"INCOME\",\"day\":\"+999999999-12-31\",\"amount\":1}",
            "{\"kind\":\"INCOME\",\"day\":\"2026-01-01\",\"amount\":1e999999999}",
            "{\"kind\":\"INCOME\",\"day\":\"2026-01-01\",\"amount\":1e99999999999999999999}",
            "{\"amount\":NaN}",
            "{\"amount\":" + "9".repeat(5000) + "}",
            "{\"minutes\":-1e30}",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}",
            "{\"\\ud800\":1}",
            "{\"name\":\"x\",\"mapping\":{\"matchOn\":[\"\\u0000\"]}}",
            "{\"name\":\"x\",\"mapping\":{\"matchOn\":[null],\"onMatch\":null,\"records\":null}}",
            "{\"name\":{},\"mapping\":[],\"header\":{}}",
            "{\"name\":\"" + "א".repeat(150_000) + "\"}",
            "{\"records\":[{\"target\":\"\\udfff\",\"fields\":{\"\\u0000\":{\"column\":\"x\"}}}]}",
            "{\"policy\":{\"rules\":[[]],\"largeChange\":[]}}",
            "{\"rules\":[{\"group\":\"A\",\"conditions\":[{}]}],\"largeChange\":{}}",
            "{\"day\":\"2026-02-30\"}",
            "{\"a\":1,\"a\":2}")) {
      bodies.add(text.getBytes(StandardCharsets.UTF_8));
    }
    bodies.add(("{\"a\":".repeat(5000)).getBytes(StandardCharsets.UTF_8));
    bodies.add(("[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
    bodies.add(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
    bodies.add(new byte[] {'{', '"', 0, '"', ':', '1', '}'});
    bodies.add("{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_16));
    for (int i = 0; i < 20; i++) {
      var noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      bodies.add(noise);
      bodies.add(cut(random));
    }
    return bodies;
  }

  /** A body that would be right, with one byte turned. */
  private static byte[] cut(Random random) {
    var right =
        "{\"kind\":\"TIME\",\"day\":\"2026-01-05\",\"activity\":\"call\",\"seconds\":60,\"quantity\":1,\"note\":\"שיחה\"}"
            .getBytes(StandardCharsets.UTF_8);
    right[random.nextInt(right.length)] = (byte) random.nextInt(256);
    return right;
  }

  private HttpResponse<byte[]> send(Routes.Route route, String type, byte[] body) throws Exception {
    var path =
        route
            .pattern()
            .replace("{validFrom}", "2026-01-01")
            .replace("{day}", "2026-01-01")
            .replace("{kind}", "RELATED")
            .replace("{group}", "A")
            .replace("{role}", "SPOUSE")
            .replaceAll("\\{[^}]*}", "987654321");
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .header("Content-Type", type)
            .header("If-Match", "\"1\"")
            .method(route.method(), BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String shown(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8);
    return text.substring(0, Math.min(80, text.length()));
  }
}
