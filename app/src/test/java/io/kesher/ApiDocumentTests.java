package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The document of the API against the program itself. With {@code -Dkesher.record=true} the answers
 * are written into {@code openapi/examples.json}, which is how they come there.
 */
@KesherTest
class ApiDocumentTests {
  private static final Path EXAMPLES = Path.of("src/main/resources/openapi/examples.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String STATE_OF_IMPORT = "imports.show";

  /** In the order in which one can follow the other; then whatever is read. */
  private static final List<String> STORY =
      List.of(
          "customFields.create",
          "customFields.change",
          "customFields.order",
          "customers.create",
          "ledger.create",
          "ledger.correct",
          "interactions.create",
          "interactions.change",
          "interactions.time",
          "interactions.pin",
          "tasks.create",
          "tasks.change",
          "tasks.tick",
          "tasks.finish",
          "tasks.reopen",
          "cases.create",
          "cases.change",
          "case.say",
          "silences.dismiss",
          "silences.takeBack",
          "silences.index",
          "cases.await",
          "cases.resume",
          "case.link",
          "promises.update",
          "customers.change",
          "customers.assign",
          "changes.create",
          "views.create",
          "views.update",
          "products.create",
          "products.update",
          "agreements.create",
          "agreements.change",
          "steps.renew",
          "steps.undoRenewal",
          "steps.lapse",
          "steps.undoLapse",
          "rates.setHourlyCost",
          "rates.setStandardMinutes",
          "playbooks.adopt",
          "ruleSets.create",
          "ruleSets.update",
          "rewards.create",
          "rounds.create",
          "rounds.compute",
          "rounds.say",
          "rounds.unsay",
          "rounds.remark",
          "rounds.contest",
          "rounds.settle",
          "overrides.create",
          "rounds.decide",
          "rounds.reopen",
          "rounds.decide",
          "rounds.publish",
          "releases.preview",
          "releases.create",
          "overrides.withdraw",
          "books.say",
          "books.allow",
          "proposals.create",
          "proposals.accept",
          "classification.policies",
          "classification.simulate",
          "classification.adopt",
          "profiles.create",
          "profiles.update",
          "teams.create",
          "teams.update",
          "teams.put",
          "roles.create",
          "roles.update",
          "invitations.create",
          "employees.away",
          "employees.cost",
          "imports.create",
          "imports.format",
          "imports.mapping",
          "imports.trial",
          "imports.run",
          "relations.put",
          "tags.put",
          "preferences.prefer",
          "preferences.hear",
          "duplicates.dismiss",
          "duplicates.ask",
          "merges.create",
          "case.merge",
          "files.create",
          "files.change",
          "files.restore",
          "hours.createLine",
          "hours.changeLine",
          "hours.sayLine",
          "hours.changeHours",
          "hours.sayDay");

  private static final String PART = "/requestBody/content/multipart~1form-data";
  private static final String PARTS = "multipart/form-data; boundary=b";
  private static final String FILE =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"offer.txt\"\r\n\r\nAn offer for the car\r\n--b--\r\n";

  private static final List<String> END =
      List.of(
          "proposals.takeBack",
          "proposals.drop",
          "interactions.destroy",
          "case.separate",
          "case.withdraw",
          "case.unlink",
          "cases.close",
          "cases.reopen",
          "files.destroy",
          "agreements.destroy",
          "tasks.destroy",
          "trashShelves.restore",
          "relations.destroy",
          "tags.destroy",
          "views.destroy",
          "views.restore",
          "merges.undo",
          "trash.create",
          "trash.destroy",
          "trash.end",
          "erasures.create",
          "imports.undo",
          "profiles.destroy",
          "teams.remove",
          "teams.destroy",
          "roles.destroy",
          "invitations.destroy",
          "employees.back",
          "hours.unsayLine",
          "hours.removeLine",
          "hours.unsayDay",
          "ruleSets.delete");

  /** What would end the story, or may not be done with a key: answered as another is. */
  private static final Map<String, String> LIKE =
      Map.of(
          "imports.cancel", "imports.run",
          "fieldChanges.putBack", "trash.destroy",
          "changes.undo", "changes.create",
          "rounds.drop", "rounds.decide",
          "ruleSets.adopt", "ruleSets.update",
          "rewards.close", "rewards.months",
          "rewards.answer", "rewards.show",
          "employees.role", "employees.show",
          "employees.disable", "employees.show",
          "employees.enable", "employees.show");

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private JsonNode document;
  private final Map<String, Call> calls = new LinkedHashMap<>();

  record Call(String method, String path, JsonNode operation) {}

  @BeforeEach
  void read() throws Exception {
    // whom the first customer turns out to be as well
    AsOwner.run(
        "insert into customers.customer (id, name) overriding system value values (900001, 'Dana L.'), (900008, 'Gil Peretz') on conflict do nothing");
    AsOwner.run(
        "insert into customers.customer (id, name, trashed_at) overriding system value values (900009, 'Ron Adar', now()) on conflict do nothing");
    AsOwner.run(
        "insert into cases.customer_case (id, customer_id, subject, kind, severity, due_at, promised, opened_at) overriding system value"
            + " values (900002, 900001, 'No e-mail arrives', 'fault', 2, '2026-12-01', true, '2026-11-20') on conflict do nothing");
    AsOwner.run(
        "insert into cases.escalation (id, case_id, promise, due_at, rung, percent, at) overriding system value"
            + " values (900004, 900002, 'solution', '2026-12-01', 'leads', 100, '2026-12-01') on conflict do nothing");
    AsOwner.run(
        "insert into cases.escalation_told (escalation_id, employee_id, because, told_at)"
            + " values (900004, 1, 'told', '2026-12-01') on conflict do nothing");
    AsOwner.run(
        "insert into books.routing (id, customer_id, thing, thing_id, step, employee_id, considered, at) overriding system value"
            + " values (900005, 900001, 'case', 900002, 'owner', 1, '[{\"step\": \"OWNER\", \"who\": {\"value\": 1}, \"because\": \"TAKES\"}]', '2026-11-20')"
            + " on conflict do nothing");
    // a key customer who used to speak every five days
    AsOwner.run(
        "insert into profitability.standing (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost,"
            + " contribution, persistence, breadth, lines, tenure, trend, group_code)"
            + " values (900008, '', 1, 9000, 0, 0, 0, 0, 9000, 1, 1, 1, 20, 0, 'A') on conflict do nothing");
    AsOwner.run(
        "insert into interactions.interaction (id, customer_id, kind, direction, at, seconds, measured, summary) overriding system value"
            + " select 900100 + n, 900008, 'call', 'in', now() - make_interval(days => 35 + 5 * n), 60, true, 'Renewal' from generate_series(0, 7) n"
            + " on conflict do nothing");
    AsOwner.run("update rewards.calendar set open_month = '2026-02-01'");
    AsOwner.run(
        "insert into rewards.closing (month, closed_at) values ('2026-01-01', '2026-02-01') on conflict do nothing");
    AsOwner.run(
        "insert into rewards.statement (month, employee_id, earned, carried_in) values ('2026-01-01', 1, 125.06, 0) on conflict do nothing");
    AsOwner.run(
        "insert into rewards.line (id, month, employee_id, what, kind, source, event_month, day, customer_id, stands_in, share, base,"
            + " amount) overriding system value values (900003, '2026-01-01', 1, 'reward', 'renewal', 17, '2026-01-01', '2026-01-10',"
            + " 900008, false, 1, 1000.50, 125.06) on conflict do nothing");
    AsOwner.run(
        "insert into rounds.playbook (group_code, version, channels, held_by, script, never, adopted_at)"
            + " values ('N', 9, '{}', 'service', '', '', '2026-06-01') on conflict do nothing");
    document = JSON.readTree(get("/api/v1/openapi.json"));
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(each ->
                    calls.put(
                        each.getValue().get("operationId").asString(),
                        new Call(
                            each.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            each.getValue()))));
  }

  @Test
  void namesEveryRouteOfTheProgram() {
    var documented = new TreeSet<String>();
    calls.values().forEach(call -> documented.add(call.method() + " " + call.path()));
    var routes = new TreeSet<String>();
    Routes.of(mapping).stream()
        .map(Routes.Route::toString)
        .filter(route -> route.contains(" /api/") && !route.contains("openapi.json"))
        .forEach(routes::add);
    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void saysOfEachOperationAllThatACallerNeeds() {
    var missing = new ArrayList<String>();
    calls.forEach((id, call) -> {
      var operation = call.operation();
      for (var member : List.of("summary", "tags", "x-permission")) {
        if (!operation.has(member)) {
          missing.add(id + " has no " + member);
        }
      }
      operation
          .path("parameters")
          .forEach(parameter -> {
            if (!parameter.has("schema") && !parameter.has("content")) {
              missing.add(id + " says no type of " + parameter.get("name").asString());
            }
          });
      for (var status : List.of("400", "401", "403", "429", "500", "503")) {
        if (!operation.get("responses").has(status)) {
          missing.add(id + " says nothing of " + status);
        }
      }
      if (List.of("POST", "PATCH").contains(call.method())
          && operation
              .get("parameters")
              .valueStream()
              .noneMatch(each -> each.get("name").asString().equals("Idempotency-Key"))) {
        missing.add(id + " takes no Idempotency-Key");
      }
      contents(operation)
          .forEach((place, content) -> {
            if (!content.has("schema")) {
              missing.add(id + " says no type of its " + place);
            } else if (!content.has("example")) {
              missing.add(id + " has no example of its " + place);
            }
          });
    });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyExampleFitsItsSchema() {
    var faults = new ArrayList<String>();
    calls.forEach((id, call) ->
        contents(call.operation())
            .forEach((place, content) ->
                new Fits(document)
                    .faults(content.path("schema"), content.path("example"))
                    .forEach(fault -> faults.add(id + ", " + place + ": " + fault))));
    document
        .at("/components/responses")
        .properties()
        .forEach(response -> {
          var content = response.getValue().at("/content/application~1problem+json");
          faults.addAll(new Fits(document).faults(content.get("schema"), content.get("example")));
        });
    assertThat(faults).isEmpty();
  }

  @Test
  void everyCallAnswersAsTheDocumentSays() throws Exception {
    var recorded = (ObjectNode) JSON.readTree(Files.readString(EXAMPLES));
    var order = new ArrayList<>(STORY);
    calls.forEach((id, call) -> {
      if (call.method().equals("GET") && !order.contains(id)) {
        order.add(id);
      }
    });
    order.addAll(END);
    var faults = new ArrayList<String>();
    for (var id : order) {
      faults.addAll(follow(id, recorded));
    }
    if (Boolean.getBoolean("kesher.record")) {
      LIKE.forEach((id, other) ->
          recorded.withObject("/" + id).set("response", recorded.get(other).get("response")));
      Files.writeString(EXAMPLES, JSON.writeValueAsString(recorded) + "\n");
    }
    assertThat(faults).isEmpty();
  }

  private List<String> follow(String id, ObjectNode recorded) throws Exception {
    var call = java.util.Objects.requireNonNull(calls.get(id), id);
    var example = recorded.withObject("/" + id);
    var answer = send(call, example);
    var success =
        call.operation()
            .get("responses")
            .propertyStream()
            .filter(each -> each.getKey().startsWith("2"))
            .findFirst()
            .orElseThrow();
    if (!success.getKey().equals(String.valueOf(answer.statusCode()))) {
      return List.of(id + ": " + answer.statusCode() + " " + answer.body());
    }
    if (id.startsWith("imports.") && !id.equals(STATE_OF_IMPORT)) {
      await().atMost(Duration.ofSeconds(30)).until(this::rests);
    }
    if (List.of("rounds.create", "rounds.compute", "rounds.publish").contains(id)) {
      await().atMost(Duration.ofSeconds(30)).until(this::roundRests);
    }
    if (id.equals("proposals.create")) {
      await().atMost(Duration.ofSeconds(30)).until(this::booksAreBuilt);
    }
    var content = success.getValue().path("content").path("application/json");
    if (content.isMissingNode()) {
      if (!answer.body().isEmpty()) {
        example.put("response", answer.body());
      }
      return List.of();
    }
    var body = JSON.readTree(answer.body());
    example.set("response", shortened(body.deepCopy()));
    if (id.endsWith(".create") && body.has("id")) {
      var made = body.get("id").asString();
      for (var next : List.of("update", "destroy", "put", "remove")) {
        var other = id.replace("create", next);
        if (calls.containsKey(other)) {
          recorded.withObject("/" + other).withObject("/parameters").put("id", made);
        }
      }
    }
    if (id.equals("classification.policies")) {
      var policy = policy(body.get(0).get("policy").deepCopy());
      recorded.withObject("/classification.simulate").set("request", policy);
      recorded
          .withObject("/classification.adopt")
          .withObject("/request")
          .put("note", "As it was")
          .set("policy", policy);
    }
    return new Fits(document)
        .faults(content.path("schema"), body).stream().map(fault -> id + ": " + fault).toList();
  }

  private static JsonNode policy(JsonNode policy) {
    policy
        .get("rules")
        .forEach(rule ->
            rule.get("conditions").forEach(condition -> ((ObjectNode) condition).remove("line")));
    return policy;
  }

  private boolean rests() throws Exception {
    var state = JSON.readTree(get("/api/v1/imports/1")).get("state").asString();
    return List.of("done", "mapping", "failed", "undone", "cancelled").contains(state);
  }

  private boolean roundRests() throws Exception {
    var stage = JSON.readTree(get("/api/v1/rounds/1")).get("stage").asString();
    return !List.of("COMPUTING", "PUBLISHING").contains(stage);
  }

  private boolean booksAreBuilt() throws Exception {
    var stage = JSON.readTree(get("/api/v1/books/proposals/1")).get("stage").asString();
    return !stage.equals("BUILDING");
  }

  /** Two of each list say as much as all of them. */
  private static JsonNode shortened(JsonNode value) {
    if (value instanceof ArrayNode all) {
      while (all.size() > 2) {
        all.remove(2);
      }
    }
    value.forEach(ApiDocumentTests::shortened);
    return value;
  }

  private static Map<String, JsonNode> contents(JsonNode operation) {
    var contents = new LinkedHashMap<String, JsonNode>();
    operation.path("requestBody").path("content").properties().stream()
        .filter(each -> !each.getKey().startsWith("multipart/"))
        .forEach(each -> contents.put("request as " + each.getKey(), each.getValue()));
    operation.get("responses").properties().stream()
        .filter(each -> each.getKey().startsWith("2"))
        .forEach(each ->
            each.getValue()
                .path("content")
                .properties()
                .forEach(content -> contents.put("answer " + each.getKey(), content.getValue())));
    return contents;
  }

  private HttpResponse<String> send(Call call, JsonNode example) throws Exception {
    var path = call.path();
    var query = new ArrayList<String>();
    var request = HttpRequest.newBuilder();
    for (var parameter : call.operation().path("parameters")) {
      var name = parameter.get("name").asString();
      var value = example.path("parameters").path(name);
      if (value.isMissingNode()) {
        continue;
      }
      var text = URLEncoder.encode(value.asString(), StandardCharsets.UTF_8);
      switch (parameter.get("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", text);
        case "header" -> request.header(name, value.asString());
        default -> query.add(name + "=" + text);
      }
    }
    var body = example.path("request");
    if (body.isMissingNode() && call.operation().at(PART).isObject()) {
      body = StringNode.valueOf(FILE);
    }
    var publisher =
        body.isMissingNode()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(body.isString() ? body.asString() : body.toString());
    if (!body.isMissingNode()) {
      request.header(
          "Content-Type",
          body.isString() ? body.asString().equals(FILE) ? PARTS : "text/csv" : "application/json");
    }
    return CLIENT.send(
        request
            .uri(
                URI.create(
                    "http://localhost:"
                        + port
                        + path
                        + (query.isEmpty() ? "" : "?" + String.join("&", query))))
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .header("Accept-Language", "en")
            .method(call.method(), publisher)
            .build(),
        BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
