package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.web.Language;
import io.kesher.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** What people try who want more than they were given, over the wire. */
@KesherTest
@Timeout(60)
class AccessAttackTests {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired TestClock clock;
  @Autowired Employees employees;
  @Autowired SignIns signIns;
  @Autowired Invitations invitations;
  @Autowired Roles roles;
  @Autowired Teams teams;
  @Autowired Absences absences;
  @Autowired ApiKeys keys;
  @Autowired Rights rights;
  @Autowired DSLContext db;

  @Test
  void aRoleThatIsTakenAwayIsGoneWithTheNextRequest() throws Exception {
    var someone = office.hire("falls@oren.example", roles.shipped("manager"));
    var session = office.signInAs("falls@oren.example").getValue();
    assertThat(get("/api/v1/imports", session)).isEqualTo(200);

    employees.promote(someone, roles.shipped("analyst"), 1, office.viewer("owner"));

    assertThat(get("/api/v1/imports", session)).isEqualTo(403);
    assertThat(get("/api/v1/me", session)).isEqualTo(200);
  }

  @Test
  void whoeverIsDisabledIsOutWithinFiveSecondsAlsoFromAnOpenStreamAndByTheirKey() throws Exception {
    var someone = office.hire("leaves@oren.example", roles.shipped("manager"));
    var session = office.signInAs("leaves@oren.example").getValue();
    var key =
        keys.create(new SignedIn(rights.of(someone).orElseThrow(), "tests", null), "x", null, null);
    try (var stream = listen(session)) {
      assertThat(stream.readLine()).isEqualTo("event:listening");
      assertThat(keyed("GET", "/api/v1/me", key, "").statusCode()).isEqualTo(200);
      var began = System.nanoTime();

      employees.disable(someone, office.viewer("owner"));

      assertThat(stream.lines().filter("event:listening"::equals)).isEmpty();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
    assertThat(get("/api/v1/me", session)).isEqualTo(401);
    assertThat(keyed("GET", "/api/v1/me", key, "").statusCode()).isEqualTo(401);
    assertThat(
            signIns.signIn(
                "leaves@oren.example", TestOffice.PASSPHRASE, new Caller("192.0.2.1", "tests")))
        .isEqualTo(new SignIns.SigningIn.Wrong());
  }

  @Test
  void nobodyGivesMoreThanTheyHaveNorTakesFromThoseWhoHaveMore() throws Exception {
    var manager = office.signIn("manager").getValue();
    var owner = office.employee("owner");
    var self = office.employee("manager");
    var ownersRole = roles.shipped("owner").value();

    assertThat(
            send("POST", "/api/v1/invitations", manager, invitation("x@oren.example", ownersRole))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send("PUT", role(self), manager, "{\"role\":" + ownersRole + ",\"version\":1}")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send("PUT", "/api/v1/employees/" + owner.value() + "/disabling", manager, "")
                .statusCode())
        .isEqualTo(403);
    assertThat(get("/api/v1/employees/" + self.value() + "/hourly-costs", manager)).isEqualTo(403);
    assertThat(employees.colleague(owner).orElseThrow().disabled()).isFalse();
    assertThat(employees.find(self).orElseThrow().role().code()).isEqualTo("manager");
  }

  @Test
  void whoeverMayMakeRolesMakesNoneThatGivesMoreThanTheyHave() {
    var manages = Permission.of("roles:manage");
    var exports = Permission.of("customers:export");
    var mine = Map.of(manages, Reach.ALL, exports, Reach.TEAM);
    var maker =
        office.hire(
            "roles@oren.example",
            roles.create(
                "makes roles", new RoleRights(false, mine, Map.of()), office.viewer("owner")));
    var by = rights.of(maker).orElseThrow();
    for (var more :
        List.of(
            new RoleRights(false, Map.of(exports, Reach.ALL), Map.of()),
            new RoleRights(false, Map.of(Permission.of("audit:see"), Reach.ALL), Map.of()))) {
      assertThatThrownBy(() -> roles.create("gives more", more, by))
          .isInstanceOfSatisfying(
              Refusal.class,
              refused -> assertThat(refused.status()).isEqualTo(HttpStatus.FORBIDDEN));
    }
    var same = roles.create("gives as much", new RoleRights(false, mine, Map.of()), by);
    assertThatThrownBy(() ->
            roles.change(
                same,
                roles.version(same),
                "gives as much",
                new RoleRights(false, Map.of(exports, Reach.ALL), Map.of()),
                by))
        .isInstanceOf(Refusal.class);
    assertThat(roles.rights(same).orElseThrow().grants()).isEqualTo(mine);
  }

  @Test
  void theLastOwnerStaysAlsoWhenTwoOwnersSendEachOtherAwayAtOnce() throws Exception {
    var one = office.employee("owner");
    assertThatThrownBy(() -> employees.disable(one, office.viewer("owner")))
        .isInstanceOf(Refusal.class);
    var other = office.hire("second@oren.example", roles.shipped("owner"));
    var viewerOfOne = rights.of(one).orElseThrow();
    var viewerOfOther = rights.of(other).orElseThrow();

    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      both.submit(() -> employees.disable(other, viewerOfOne));
      both.submit(() -> employees.disable(one, viewerOfOther));
    }

    assertThat(employees.all().stream().filter(who -> who.employee().role().everything()))
        .filteredOn(who -> !who.disabled())
        .hasSize(1);
    var left = rights.of(one).isPresent() ? one : other;
    employees.enable(left.equals(one) ? other : one, rights.of(left).orElseThrow());
    employees.disable(other, rights.of(one).orElseThrow());
  }

  @Test
  void aKeyMayNoMoreThanItsScopesNorThanItsOwnerNow() throws Exception {
    var someone = office.hire("keys@oren.example", roles.shipped("manager"));
    var who = new SignedIn(rights.of(someone).orElseThrow(), "tests", null);
    var narrow = keys.create(who, "x", Set.of(Permission.of("customers:see")), null);
    var wide = keys.create(who, "y", null, null);

    assertThat(keyed("GET", "/api/v1/customers", narrow, "").statusCode()).isEqualTo(200);
    assertThat(keyed("GET", "/api/v1/imports", narrow, "").statusCode()).isEqualTo(403);
    assertThat(keyed("GET", "/api/v1/imports", wide, "").statusCode()).isEqualTo(200);
    assertThat(keyed("POST", "/api/v1/api-keys", wide, "{\"name\":\"z\"}").statusCode())
        .isEqualTo(403);
    assertThatThrownBy(() -> keys.create(who, "z", Set.of(Permission.of("roles:manage")), null))
        .isInstanceOf(Refusal.class);

    employees.promote(someone, roles.shipped("service"), 1, office.viewer("owner"));

    assertThat(keyed("GET", "/api/v1/imports", wide, "").statusCode()).isEqualTo(403);
  }

  @Test
  void anInvitationIsGoodOnceAndForAWeek() {
    var token = invite("once@oren.example");
    invitations.accept(token, "פעם אחת", TestOffice.PASSPHRASE, Language.HEBREW);
    var old = invite("late@oren.example");
    var replaced = invite("twice@oren.example");
    invite("twice@oren.example");

    assertThat(invitations.email(token)).isEmpty();
    assertThatThrownBy(() -> invitations.accept(token, "x", TestOffice.PASSPHRASE, Language.HEBREW))
        .isInstanceOf(Refusal.class);
    assertThat(invitations.email(replaced)).isEmpty();
    clock.advance(Duration.ofDays(7));
    assertThat(invitations.email(old)).isEmpty();
  }

  @Test
  void ofTwoWhoUseOneInvitationAtOnceOneComesIn() throws Exception {
    var token = invite("race@oren.example");
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each = 0; each < 8; each++) {
        crowd.submit(
            () -> invitations.accept(token, "מירוץ", TestOffice.PASSPHRASE, Language.HEBREW));
      }
    }

    assertThat(db.fetchCount(EMPLOYEE, EMPLOYEE.EMAIL.eq("race@oren.example"))).isEqualTo(1);
  }

  @Test
  void nobodyWritesAnIdARoleOrAnEmailThatIsNotTheirsToWrite() throws Exception {
    var token = invite("assign@oren.example");
    var form =
        "name=x&language=he&passphrase=seven+grey+herons+at+dusk&role="
            + roles.shipped("owner").value()
            + "&email=noa@oren.example&id=1&roleId=1&everything=true";

    assertThat(form("/invitations/" + token, form).statusCode()).isEqualTo(302);

    var came = employees.find("assign@oren.example").orElseThrow();
    assertThat(employees.find(came).orElseThrow().role().code()).isEqualTo("salesperson");
    var session = office.signIn("owner").getValue();
    var body =
        "{\"name\":\"r\",\"everything\":true,\"id\":1,\"code\":\"owner\",\"permissions\":{}}";
    var made = send("POST", "/api/v1/roles", session, body).statusCode();
    assertThat(made).isBetween(201, 422);
    assertThat(roles.all().stream().filter(Role::everything)).hasSize(1);
  }

  @Test
  void aStrangerIsToldNothingByAnswersToNames() throws Exception {
    var known = signIn("noa@oren.example");
    var unknown = signIn("nobody-at-all@oren.example");

    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
    assertThat(plain(known, "noa@oren.example"))
        .isEqualTo(plain(unknown, "nobody-at-all@oren.example"));
  }

  /** Without what was typed, and without what is by chance. */
  private static String plain(HttpResponse<String> answer, String email) {
    return answer.body().replace(email, "").replaceAll("[A-Za-z0-9_-]{40,}", "");
  }

  @Test
  void aDeputyReachesTheRecordsOfTheAbsentAndALeaderThoseOfTheTeamAndNobodyElse() {
    var away = office.hire("away@oren.example", roles.shipped("salesperson"));
    var deputy = office.hire("deputy@oren.example", roles.shipped("salesperson"));
    var leader = office.hire("leader@oren.example", roles.shipped("salesperson"));
    assertThat(reached(deputy).includes(away)).isFalse();

    var today = LocalDate.now(clock);
    absences.add(away, today.minusDays(1), today.plusDays(1), deputy);
    var team = teams.create("צפון");
    teams.put(team, away, false);
    teams.put(team, leader, true);

    assertThat(reached(deputy)).isEqualTo(new Reached.Only(Set.of(deputy, away)));
    assertThat(reached(leader)).isEqualTo(new Reached.Only(Set.of(leader, away)));
    assertThat(reached(away)).isEqualTo(new Reached.Only(Set.of(away)));
    clock.advance(Duration.ofDays(3));
    assertThat(reached(deputy)).isEqualTo(new Reached.Only(Set.of(deputy)));
  }

  @Test
  void everyPermissionThatAnyRoleHasIsOneThatAModuleKnows(@Autowired KnownPermissions known) {
    var given =
        db.selectDistinct(ROLE_GRANT.PERMISSION).from(ROLE_GRANT).fetch(ROLE_GRANT.PERMISSION);

    assertThat(given)
        .isNotEmpty()
        .allSatisfy(permission -> assertThat(known.knows(Permission.of(permission))).isTrue());
  }

  @Test
  void rolesTeamsAndKeysComePageByPage() throws Exception {
    var owner = office.signIn("owner").getValue();
    for (var name : List.of("ראשון", "שני", "שלישי")) {
      teams.create(name);
      send("POST", "/api/v1/api-keys", owner, "{\"name\":\"" + name + "\"}");
    }
    for (var list : List.of("roles", "teams", "api-keys")) {
      var seen = new ArrayList<Long>();
      var after = "";
      while (after != null) {
        var page =
            JsonMapper.shared()
                .readTree(send("GET", "/api/v1/" + list + "?limit=2" + after, owner, "").body());
        page.get("items").forEach(item -> seen.add(item.get("id").longValue()));
        after = page.get("next").isNull() ? null : "&after=" + page.get("next").longValue();
      }
      assertThat(seen).as(list).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    }
  }

  private Reached reached(EmployeeId who) {
    return rights.of(who).orElseThrow().reach("customers:see");
  }

  private String invite(String email) {
    return invitations.invite(email, roles.shipped("salesperson"), null, office.viewer("owner"));
  }

  private static String invitation(String email, long role) {
    return "{\"email\":\"" + email + "\",\"role\":" + role + "}";
  }

  private static String role(EmployeeId who) {
    return "/api/v1/employees/" + who.value() + "/role";
  }

  private int get(String path, String session) throws Exception {
    return send("GET", path, session, "").statusCode();
  }

  private HttpResponse<String> send(String method, String path, String session, String body)
      throws Exception {
    return answer(
        request(method, path, body)
            .header("Cookie", "kesher_session=" + session + "; kesher_csrf=" + Tokens.COOKIE)
            .header("X-CSRF-TOKEN", Tokens.MASKED)
            .header("Content-Type", "application/json"));
  }

  private HttpResponse<String> keyed(String method, String path, String key, String body)
      throws Exception {
    return answer(
        request(method, path, body)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json"));
  }

  private HttpResponse<String> form(String path, String form) throws Exception {
    return answer(
        request("POST", path, form)
            .header("Cookie", "kesher_csrf=" + Tokens.COOKIE)
            .header("X-CSRF-TOKEN", Tokens.MASKED)
            .header("Content-Type", "application/x-www-form-urlencoded"));
  }

  private HttpResponse<String> signIn(String email) throws Exception {
    return form("/sign-in", "passphrase=a+wrong+passphrase&email=" + email);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .method(method, BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private BufferedReader listen(String session) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live/imports/42"))
            .header("Cookie", "kesher_session=" + session)
            .build();
    HttpResponse<InputStream> answer = CLIENT.send(request, BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }
}
