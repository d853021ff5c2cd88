package io.kesher;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.audit.Tables.EVENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.API_KEY;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static io.kesher.db.identity.Tables.TEAM;
import static io.kesher.db.jobs.Tables.SCHEDULED_TASKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import io.kesher.Routes.Route;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.files.Intake;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.RoleId;
import io.kesher.identity.Roles;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Direction;
import io.kesher.interactions.InteractionDraft;
import io.kesher.interactions.InteractionKind;
import io.kesher.interactions.Interactions;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every route is asked over the wire by every kind of caller about every customer and every entry,
 * those of others and those that are not there included. What each may is written down by hand: in
 * {@code permission-matrix.csv} for routes, in {@code reach-matrix.csv} for whose customers. Who is
 * refused is sent a request that would work for others; afterwards nothing may have changed, and
 * the answer may hold nothing of the customer.
 */
@KesherTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessMatrixTests {
  private static final long NOT_THERE = 987_654_321L;

  /** What changes something though it is asked for with an empty body: only by whoever may not. */
  private static final Set<String> NEED_NOTHING =
      Set.of(
          "PUT /api/v1/cases/{id}/wait",
          "POST /cases/{id}/wait",
          "POST /cases/{id}/taking",
          "DELETE /api/v1/customers/{id}/files/{file}",
          "PUT /api/v1/customers/{id}/files/{file}/restoration",
          "POST /customers/{id}/files/{file}/removal",
          "POST /customers/{id}/files/{file}/restoration");

  private static final String PARTS = "multipart/form-data; boundary=b";
  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired TestOffice office;
  @Autowired Employees employees;
  @Autowired Roles roles;
  @Autowired Ledger ledger;
  @Autowired Interactions interactions;
  @Autowired CaseEdits cases;
  @Autowired Intake intake;

  private final Map<String, EmployeeId> people = new TreeMap<>();
  private final Map<String, String> credentials = new TreeMap<>();
  private final List<Thing> things = new ArrayList<>();

  /** A customer with their entry; {@code owner} is "nobody", or "nowhere" for what is not there. */
  record Thing(
      String owner,
      long customer,
      long entry,
      long agreement,
      long interaction,
      long opened,
      long file) {
    String secret() {
      return "Secret" + customer + "x";
    }
  }

  /** How a request must end. */
  enum Verdict {
    OPEN,
    /** 401, 403 or the way to the sign-in. */
    SHUT,
    /** 404. */
    HIDDEN
  }

  @BeforeEach
  void peopleAndCustomers() throws Exception {
    if (!things.isEmpty()) {
      return;
    }
    hire("dana", roles.shipped("salesperson"));
    hire("yossi", roles.shipped("salesperson"));
    hire("rami", roles.shipped("salesperson"));
    hire("avi", roles.shipped("salesperson"));
    hire(
        "tomer",
        role(
            "customers:see/team",
            "customers:change/own",
            "ledger:see/team",
            "ledger:change/own",
            "groups:see/all",
            "agreements:see/team",
            "agreements:change/own"));
    hire("clerk", role("customers:see/all", "groups:see/all"));
    for (var shipped : List.of("service", "analyst", "manager", "owner")) {
      people.put(shipped, office.employee(shipped));
      credentials.put(shipped, cookie(office.signIn(shipped).getValue()));
    }
    credentials.put("anonymous", "");
    credentials.put("disabled", cookie(office.signInAndDisable("gone@oren.example").getValue()));
    credentials.put("key of owner", key("owner", null));
    credentials.put("key of dana", key("dana", null));
    credentials.put("key to see", key("owner", new String[] {"customers:see"}));
    team("North", Map.of("yossi", true, "dana", false, "tomer", false));
    team("South", Map.of("rami", false));
    database
        .insertInto(ABSENCE)
        .set(ABSENCE.EMPLOYEE_ID, of(people, "avi").value())
        .set(ABSENCE.DEPUTY_ID, of(people, "dana").value())
        .set(ABSENCE.FIRST_DAY, LocalDate.of(2000, 1, 1))
        .set(ABSENCE.LAST_DAY, LocalDate.of(2100, 1, 1))
        .execute();
    // one of them has two: what is another customer's is not theirs, though both are hers
    for (var owner : List.of("dana", "dana", "yossi", "rami", "avi", "tomer", "nobody")) {
      things.add(customer(owner));
    }
    things.add(
        new Thing("nowhere", NOT_THERE, NOT_THERE, NOT_THERE, NOT_THERE, NOT_THERE, NOT_THERE));
  }

  @Test
  void everyCallerFindsOfEveryCustomerWhatTheMatrixSays() throws Exception {
    var asked = new ArrayList<Question>();
    var reach = reach();
    for (var line : RouteMatrixTests.lines().toList()) {
      for (var actor : credentials.keySet()) {
        asked.addAll(
            of(reach, actor).containsKey(line.permission()) && aboutCustomers(line.route())
                ? aboutCustomers(line, actor, of(reach, actor))
                : aboutRoutes(line, actor));
      }
    }
    var news = database.select(max(EVENT.ID)).from(EVENT).fetchSingle().value1();
    var jobs = jobs();
    var wrong = new ConcurrentLinkedQueue<String>();
    var denied = new AtomicInteger();
    try (var callers = Executors.newFixedThreadPool(4)) {
      for (var question : asked) {
        callers.execute(() -> {
          wrong.addAll(ask(question));
          if (question.expected() != Verdict.OPEN) {
            denied.incrementAndGet();
            if (database.fetchExists(EVENT, EVENT.ID.gt(news))) {
              wrong.add("something has changed by the time of " + question);
            }
          }
        });
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(jobs()).isEqualTo(jobs);
    assertThat(asked).hasSizeGreaterThan(10_000);
    assertThat(denied).hasValueGreaterThan(5_000);
  }

  @Test
  void listsSearchesAndFilesHoldExactlyTheCustomersOneSees() throws Exception {
    var reach = reach();
    for (var actor : credentials.keySet()) {
      var seen = of(of(reach, actor), "customers:see");
      for (var path :
          List.of(
              "/api/v1/customers?sort=name&limit=500",
              "/api/v1/customers?q=secret&limit=500",
              "/customers?sort=name",
              "/palette?q=secret")) {
        var expected =
            things.stream()
                .filter(thing ->
                    seen.equals("everybody")
                        ? !thing.owner().equals("nowhere")
                        : List.of(seen.split(" ")).contains(thing.owner()))
                .map(Thing::secret)
                .toList();
        var body =
            send(new Question(Route.of("GET " + path), path, actor, Verdict.OPEN, Map.of(), null))
                .body();
        var shown = things.stream().map(Thing::secret).filter(body::contains).toList();
        if (path.startsWith("/palette")) {
          assertThat(expected).as("%s at %s", actor, path).containsAll(shown);
        } else if (path.startsWith("/api") || !actor.startsWith("key")) {
          assertThat(shown)
              .as("%s at %s", actor, path)
              .containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  private List<Question> aboutCustomers(
      RouteMatrixTests.Line line, String actor, Map<String, String> reach) {
    var questions = new ArrayList<Question>();
    boolean pair =
        line.route().pattern().contains("{id}") && line.route().pattern().contains("{entry}");
    for (var thing : things) {
      for (var other : pair ? things : others(line.route(), thing)) {
        var expected = expected(line, actor, reach, thing, other);
        var path =
            line.route()
                .pattern()
                .replace("{id}", Long.toString(named(line.route(), thing)))
                .replace("{word}", Long.toString(NOT_THERE))
                .replace("{kind}", "RELATED")
                .replace("{renewal}", Long.toString(NOT_THERE))
                .replace("{lapse}", Long.toString(NOT_THERE))
                .replace("{entry}", Long.toString(other.entry()))
                .replace("{interaction}", Long.toString(other.interaction()))
                .replace("{change}", "1-name-1")
                .replace("{column}", "name")
                .replace("{file}", Long.toString(other.file()))
                .replace("{role}", "SPOUSE")
                .replace("{other}", "1");
        boolean valid = expected != Verdict.OPEN;
        if (!valid && NEED_NOTHING.contains(line.route().toString())) {
          continue;
        }
        questions.add(
            new Question(
                line.route(),
                path,
                actor,
                expected,
                headers(line.route(), valid),
                body(line.route(), valid, thing)));
      }
    }
    return questions;
  }

  /** Its own, and one that is another customer's. */
  private List<Thing> others(Route route, Thing thing) {
    return route.pattern().contains("{interaction}") || route.pattern().contains("{file}")
        ? List.of(thing, things.get((things.indexOf(thing) + 1) % things.size()))
        : List.of(thing);
  }

  private static Verdict expected(
      RouteMatrixTests.Line line,
      String actor,
      Map<String, String> reach,
      Thing thing,
      Thing other) {
    var page = !line.route().pattern().startsWith("/api/");
    if (of(reach, line.permission()).equals("shut") || page && actor.startsWith("key")) {
      return Verdict.SHUT;
    }
    if (!covers(reach, "customers:see", thing)) {
      return Verdict.HIDDEN;
    }
    var needed =
        line.permission().equals("groups:see")
            ? "ledger:see"
            : line.permission(); // its answer holds facts
    if (!covers(reach, needed, thing)) {
      return Verdict.SHUT;
    }
    boolean there =
        thing.equals(other)
            && !line.route().pattern().matches(".*(/undoing|\\{word}.*|\\{kind}.*)");
    return there ? Verdict.OPEN : Verdict.HIDDEN;
  }

  private static boolean covers(Map<String, String> reach, String permission, Thing thing) {
    var whose = of(reach, permission);
    return !thing.owner().equals("nowhere")
        && (whose.equals("everybody") || List.of(whose.split(" ")).contains(thing.owner()));
  }

  /**
   * Whoever is shut out of a route is so whatever they name but themselves; 1 is the administrator.
   */
  private static List<Question> aboutRoutes(RouteMatrixTests.Line line, String actor) {
    var role =
        switch (actor) {
          case "dana", "yossi", "rami" -> "salesperson";
          case "key of owner" -> "api-key";
          default -> actor;
        };
    if (!"shut".equals(line.callers().get(role))) {
      return List.of();
    }
    return Stream.of("1", "900001", "900002", Long.toString(NOT_THERE))
        .map(id -> line.route().pattern().replaceAll("\\{[^}]*}", id))
        .distinct()
        .map(path -> new Question(line.route(), path, actor, Verdict.SHUT, type(line.route()), ""))
        .toList();
  }

  /** Where a file is taken, its kind is what the route is found by. */
  private static Map<String, String> type(Route route) {
    return switch (route.toString()) {
      case "POST /api/v1/imports" -> Map.of("Content-Type", "text/csv");
      case "POST /api/v1/customers/{id}/files" -> Map.of("Content-Type", PARTS);
      default ->
          route.method().equals("PATCH") ? Map.of("Content-Type", "application/json") : Map.of();
    };
  }

  private static boolean aboutCustomers(Route route) {
    return route.pattern().matches("(/api/v1)?/customers/\\{id}.*|/api/v1/ledger/\\{entry}.*")
        || ofAgreement(route)
        || ofCase(route);
  }

  private static boolean ofCase(Route route) {
    return route.pattern().matches("(/api/v1)?/cases/\\{id}.*");
  }

  private static long named(Route route, Thing thing) {
    if (ofCase(route)) {
      return thing.opened();
    }
    return ofAgreement(route) ? thing.agreement() : thing.customer();
  }

  private static boolean ofAgreement(Route route) {
    return route.pattern().matches("(/api/v1)?/agreements/\\{id}.*|/renewals/\\{id}");
  }

  /** What would work, or what says nothing and is refused for that. */
  private static @Nullable String body(Route route, boolean valid, Thing thing) {
    if (route.method().equals("GET")) {
      return null;
    }
    if (route.toString().matches("POST (/api/v1)?/customers/\\{id}/files")) {
      return valid
          ? "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na\r\n--b--\r\n"
          : "--b--\r\n";
    }
    if (!valid) {
      return route.pattern().startsWith("/api/")
          ? "{\"nothing\": 1}"
          : "day=never&employee=nobody&version=x";
    }
    return switch (route.toString()) {
      case "POST /api/v1/customers/{id}/ledger" ->
          "{\"kind\": \"INCOME\", \"day\": \"2025-01-01\", \"amount\": 5}";
      case "POST /api/v1/ledger/{entry}/corrections" -> "{\"right\": 7, \"note\": \"because\"}";
      case "PATCH /api/v1/customers/{id}" -> "{\"name\": \"taken\"}";
      case "PUT /api/v1/customers/{id}/owner" -> "{\"employee\": null}";
      case "POST /customers/{id}/ledger" -> "kind=income&day=2025-01-01&amount=5";
      case "POST /customers/{id}/ledger/{entry}/correction" -> "right=7&reason=because";
      case "POST /customers/{id}/cells/{column}" -> "value=taken";
      case "POST /customers/{id}/owner" -> "employee=";
      case "POST /customers/{id}" -> "version=1&name=taken&kind=PERSON";
      case "POST /customers/{id}/removal" -> "version=1";
      case "POST /customers/{id}/changes/undoing" -> "version=1&change=1-name-1";
      case "POST /api/v1/customers/{id}/changes/{change}/undoing" -> "";
      // nobody here is in the trash: to bring them back changes nothing
      case "DELETE /api/v1/customers/{id}",
          "POST /api/v1/customers/{id}/restoration",
          "POST /customers/{id}/restoration" ->
          "";
      case "POST /api/v1/customers/{id}/agreements" -> "{\"number\": \"N-1\"}";
      case "PATCH /api/v1/agreements/{id}" -> "{\"premium\": 5}";
      case "POST /api/v1/agreements/{id}/renewals" -> "{\"until\": \"2030-01-01\"}";
      case "POST /api/v1/agreements/{id}/lapses" ->
          "{\"day\": \"2026-01-01\", \"reason\": \"PRICE\"}";
      case "POST /customers/{id}/agreements" -> "number=N-1";
      case "POST /agreements/{id}" -> "version=1&number=taken";
      case "POST /agreements/{id}/removal" -> "version=1";
      case "DELETE /api/v1/agreements/{id}" -> "";
      case "POST /agreements/{id}/renewals" -> "version=1&until=2030-01-01";
      case "POST /agreements/{id}/lapses" -> "version=1&day=2026-01-01&reason=PRICE";
      case "POST /agreements/{id}/renewals/{renewal}/undoing",
          "POST /agreements/{id}/lapses/{lapse}/undoing" ->
          "";
      case "POST /api/v1/agreements/{id}/renewals/{renewal}/undoing",
          "POST /api/v1/agreements/{id}/lapses/{lapse}/undoing" ->
          "{}";
      case "POST /api/v1/customers/{id}/interactions" ->
          "{\"kind\": \"CALL\", \"direction\": \"IN\", \"seconds\": 60}";
      case "PATCH /api/v1/customers/{id}/interactions/{interaction}" -> "{\"summary\": \"new\"}";
      case "PUT /api/v1/customers/{id}/interactions/{interaction}/time" -> "{\"seconds\": 7}";
      case "PUT /api/v1/customers/{id}/interactions/{interaction}/pin" -> "{\"pinned\": true}";
      case "POST /customers/{id}/interactions" -> "kind=CALL&direction=IN&minutes=1";
      case "POST /customers/{id}/interactions/{interaction}" -> "version=1&summary=new";
      case "POST /customers/{id}/interactions/{interaction}/time" -> "minutes=7";
      case "POST /customers/{id}/interactions/{interaction}/pin" -> "pinned=true";
      case "PUT /api/v1/customers/{id}/silence/dismissal" -> "{\"reason\": \"because\"}";
      case "POST /customers/{id}/silence/dismissal" -> "reason=because";
      // nobody here has fallen silent
      case "DELETE /api/v1/customers/{id}/silence/dismissal",
          "POST /customers/{id}/silence/dismissal/withdrawal" ->
          "";
      // who logged it is asked first: nobody here did
      case "DELETE /api/v1/customers/{id}/interactions/{interaction}",
          "POST /customers/{id}/interactions/{interaction}/withdrawal",
          "POST /customers/{id}/interactions/{interaction}/restoration" ->
          "";
      case "POST /api/v1/customers/{id}/cases" ->
          "{\"subject\": \"new\", \"kind\": \"FAULT\", \"severity\": \"LOW\"}";
      case "PATCH /api/v1/cases/{id}" -> "{\"subject\": \"taken\"}";
      case "POST /api/v1/cases/{id}/words" -> "{\"kind\": \"NOTE\", \"text\": \"taken\"}";
      case "PUT /api/v1/cases/{id}/closure" -> "{\"outcome\": \"SOLVED\"}";
      case "PUT /api/v1/cases/{id}/merge" -> "{\"into\": 1}";
      case "DELETE /api/v1/cases/{id}/words/{word}",
          "DELETE /api/v1/cases/{id}/closure",
          "DELETE /api/v1/cases/{id}/merge",
          "DELETE /api/v1/cases/{id}/wait",
          "DELETE /api/v1/cases/{id}/links/{kind}/{other}",
          "PUT /api/v1/cases/{id}/wait",
          "PUT /api/v1/cases/{id}/links/{kind}/{other}",
          "POST /cases/{id}/words/{word}/withdrawal",
          "POST /cases/{id}/taking",
          "POST /cases/{id}/wait",
          "POST /cases/{id}/resumption",
          "POST /cases/{id}/reopening",
          "POST /cases/{id}/separation" ->
          "";
      case "POST /customers/{id}/cases" -> "subject=new&kind=FAULT&severity=LOW";
      case "POST /cases/{id}" -> "version=1&subject=taken&kind=FAULT&severity=LOW";
      case "POST /cases/{id}/words" -> "said=NOTE&text=taken&next=STAY";
      case "POST /cases/{id}/parts" -> "other=1";
      case "POST /cases/{id}/links", "POST /cases/{id}/links/removal" -> "kind=RELATED&other=1";
      case "PUT /api/v1/customers/{id}/relations/{role}/{other}" -> "{\"from\": null}";
      case "DELETE /api/v1/customers/{id}/relations/{role}/{other}" -> "";
      case "POST /customers/{id}/relations", "POST /customers/{id}/relations/removal" ->
          "role=SPOUSE&other=1";
      case "PUT /api/v1/customers/{id}/tags" -> "{\"name\": \"taken\"}";
      case "DELETE /api/v1/customers/{id}/tags" -> "";
      case "POST /customers/{id}/tags", "POST /customers/{id}/tags/removal" -> "name=taken";
      case "PUT /api/v1/customers/{id}/preferences" -> "{\"language\": \"EN\"}";
      case "POST /customers/{id}/preferences" -> "language=EN";
      case "POST /api/v1/customers/{id}/consents" ->
          "{\"channel\": \"SMS\", \"given\": true, \"day\": \"2025-01-01\", \"source\": \"form\"}";
      case "POST /customers/{id}/consents" -> "channel=SMS&given=true&day=2025-01-01&source=form";
      case "PATCH /api/v1/customers/{id}/files/{file}" -> "{\"name\": \"taken\"}";
      case "DELETE /api/v1/customers/{id}/files/{file}",
          "PUT /api/v1/customers/{id}/files/{file}/restoration",
          "POST /customers/{id}/files/{file}/removal",
          "POST /customers/{id}/files/{file}/restoration" ->
          "";
      case "POST /customers/{id}/files/{file}" -> "version=1&name=taken";
      default -> throw new IllegalStateException("No body for " + route + " of " + thing);
    };
  }

  private static Map<String, String> headers(Route route, boolean valid) {
    var headers = new LinkedHashMap<String, String>();
    if (route.toString().matches("POST (/api/v1)?/customers/\\{id}/files")) {
      headers.put("Content-Type", PARTS);
    } else if (!route.method().equals("GET")) {
      headers.put(
          "Content-Type",
          route.pattern().startsWith("/api/")
              ? "application/json"
              : "application/x-www-form-urlencoded");
    }
    if (route.method().equals("PATCH")
        || route.pattern().matches("/api/v1/agreements/\\{id}/(renewals|lapses)")
        || route.pattern().endsWith("/{change}/undoing")
        || route.toString().equals("DELETE /api/v1/customers/{id}")
        || route.toString().equals("DELETE /api/v1/agreements/{id}")) {
      headers.put("If-Match", valid ? "\"1\"" : "\"999\"");
    }
    return headers;
  }

  record Question(
      Route route,
      String path,
      String actor,
      Verdict expected,
      Map<String, String> headers,
      @Nullable String body) {
    @Override
    public String toString() {
      return actor + ": " + route.method() + " " + path;
    }
  }

  private List<String> ask(Question question) {
    try {
      var answer = send(question);
      var wrong = new ArrayList<String>();
      var found = verdict(answer);
      if (found != question.expected() || answer.statusCode() >= 500) {
        wrong.add(
            question
                + " is "
                + found
                + " "
                + answer.statusCode()
                + " and not "
                + question.expected());
      }
      if (question.expected() != Verdict.OPEN && answer.body().contains("Secret")) {
        wrong.add(question + " tells of a customer");
      }
      return wrong;
    } catch (IOException | InterruptedException failed) {
      return List.of(question + " failed: " + failed);
    }
  }

  private HttpResponse<String> send(Question question) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + question.path()));
    var credential = of(credentials, question.actor());
    var cookie = "kesher_csrf=" + Tokens.COOKIE;
    if (credential.startsWith("Bearer")) {
      request.header("Authorization", credential);
    } else if (!credential.isEmpty()) {
      cookie += "; " + credential;
    }
    request.header("Cookie", cookie).header("X-CSRF-TOKEN", Tokens.MASKED);
    question.headers().forEach(request::header);
    request.method(
        question.route().method(),
        question.body() == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(question.body()));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static Verdict verdict(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case 401, 403 -> Verdict.SHUT;
      case 404 -> Verdict.HIDDEN;
      case 302, 303 ->
          answer.headers().firstValue("Location").orElse("").contains("/sign-in")
              ? Verdict.SHUT
              : Verdict.OPEN;
      default -> Verdict.OPEN;
    };
  }

  private static <V> V of(Map<String, V> all, String name) {
    return requireNonNull(all.get(name), name);
  }

  private int jobs() {
    return database
        .select(count())
        .from(SCHEDULED_TASKS)
        .where(SCHEDULED_TASKS.TASK_NAME.in("import", "hand-over"))
        .fetchSingle()
        .value1();
  }

  private static Map<String, Map<String, String>> reach() throws IOException {
    var lines = Files.readAllLines(Path.of("src/test/resources/reach-matrix.csv"));
    var header = lines.getFirst().split(";");
    var reach = new TreeMap<String, Map<String, String>>();
    for (var line : lines.subList(1, lines.size())) {
      var cells = line.split(";");
      var permissions = new TreeMap<String, String>();
      for (int i = 1; i < header.length; i++) {
        permissions.put(header[i], cells[i]);
      }
      reach.put(cells[0], permissions);
    }
    return reach;
  }

  private void hire(String name, RoleId role) {
    var email = name + "@oren.example";
    people.put(name, employees.find(email).orElseGet(() -> office.hire(email, role)));
    credentials.put(name, cookie(office.signInAs(email).getValue()));
    if (name.equals("avi")) {
      credentials.remove(name);
    }
  }

  private static String cookie(String session) {
    return "kesher_session=" + session;
  }

  private RoleId role(String... grants) {
    long role =
        database
            .insertInto(ROLE)
            .set(ROLE.NAME, "role of " + Arrays.hashCode(grants))
            .returning(ROLE.ID)
            .fetchSingle()
            .getId();
    for (var grant : grants) {
      database
          .insertInto(ROLE_GRANT)
          .set(ROLE_GRANT.ROLE_ID, role)
          .set(ROLE_GRANT.PERMISSION, grant.split("/", 2)[0])
          .set(ROLE_GRANT.REACH, grant.split("/", 2)[1])
          .execute();
    }
    return new RoleId(role);
  }

  private String key(String owner, String @Nullable [] scopes) throws Exception {
    var key = "kesher key of " + owner + (scopes == null ? "" : " to see") + " 0123456789";
    database
        .insertInto(API_KEY)
        .set(API_KEY.EMPLOYEE_ID, of(people, owner).value())
        .set(API_KEY.NAME, key)
        .set(API_KEY.PREFIX, "kesher")
        .set(API_KEY.KEY_HASH, MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)))
        .set(API_KEY.SCOPES, scopes)
        .set(API_KEY.CREATED_AT, Instant.EPOCH)
        .onConflictDoNothing()
        .execute();
    return "Bearer " + key;
  }

  private void team(String name, Map<String, Boolean> members) {
    long team =
        database.insertInto(TEAM).set(TEAM.NAME, name).returning(TEAM.ID).fetchSingle().getId();
    members.forEach((member, leads) ->
        database
            .insertInto(MEMBERSHIP)
            .set(MEMBERSHIP.TEAM_ID, team)
            .set(MEMBERSHIP.EMPLOYEE_ID, of(people, member).value())
            .set(MEMBERSHIP.LEADS, leads)
            .execute());
  }

  private static CaseDraft fault(Thing thing) {
    return new CaseDraft(thing.secret(), CaseKind.FAULT, Severity.HIGH, null, null);
  }

  private Thing customer(String owner) {
    var holder = people.get(owner);
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.OWNER_ID, holder == null ? null : (Long) holder.value())
            .returning(CUSTOMER.ID)
            .fetchSingle()
            .getId();
    var thing = new Thing(owner, id, 0, 0, 0, 0, 0);
    database
        .update(CUSTOMER)
        .set(CUSTOMER.NAME, thing.secret())
        .set(CUSTOMER.NAME_KEY, thing.secret().toLowerCase(java.util.Locale.ROOT))
        .where(CUSTOMER.ID.eq(id))
        .execute();
    var income =
        new Posting.Income(
            new CustomerId(id), LocalDate.of(2025, 1, 1), BigDecimal.TEN, null, thing.secret());
    long agreement =
        database
            .insertInto(AGREEMENT)
            .set(AGREEMENT.CUSTOMER_ID, id)
            .set(AGREEMENT.NUMBER, thing.secret())
            .returning(AGREEMENT.ID)
            .fetchSingle()
            .getId();
    var call = new InteractionDraft(InteractionKind.CALL, Direction.IN, null, 60, thing.secret());
    return new Thing(
        owner,
        id,
        Viewers.asOffice(() -> ledger.post(income)).id(),
        agreement,
        Viewers.asOffice(() -> interactions.log(new CustomerId(id), call)).id(),
        Viewers.asOffice(() -> cases.open(new CustomerId(id), fault(thing), null)).id().value(),
        Viewers.asOffice(() ->
                intake.take(
                    new CustomerId(id),
                    null,
                    thing.secret() + ".png",
                    new ByteArrayInputStream(DOT)))
            .id());
  }
}
