package io.kesher.profitability.web;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.ROLE_FIELD;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static io.kesher.db.identity.Tables.TEAM;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.db.profitability.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.BulkChange;
import io.kesher.customers.BulkChanges;
import io.kesher.customers.ContactPoint;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Rights;
import io.kesher.identity.RoleId;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** Who sees which customers, wherever customers can be seen, and what of them. */
@KesherTest
class VisibilityTests {
  private static @Nullable Shop filled;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> MARKS =
      List.of("mark-agreement", "mark-case", "mark-file", "mark-interaction", "mark-task");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Employees employees;
  @Autowired Teams teams;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired Rights rights;
  @Autowired BulkChanges changes;
  @Autowired CustomerEdits edits;
  @Autowired Customers all;

  private List<CustomerId> customers = List.of();

  @BeforeEach
  void fill() {
    if (filled == null) {
      filled = new Shop(database, ledger, standings);
    }
    customers = filled.customers;
    database.update(CUSTOMER).setNull(CUSTOMER.OWNER_ID).execute();
    database.deleteFrom(ABSENCE).execute();
    database.deleteFrom(MEMBERSHIP).execute();
  }

  @Test
  void aSalespersonSeesTheirOwnCustomersAndNoOthers() {
    var mine = customers.subList(10, 20);
    give(mine, office.employee("salesperson"));
    var dana = browser("salesperson");
    assertThat(items(dana, "sort=-contribution&limit=500")).isEqualTo(ids(mine));
    assertThat(items(dana, "sort=name&limit=500")).hasSize(10);
    assertThat(items(dana, "sort=name&q=name15&limit=500"))
        .isEqualTo(ids(List.of(customers.get(15))));
    assertThat(items(dana, "sort=name&q=name25&limit=500")).isEmpty();
    assertThat(dana.read("/palette?q=name25")).doesNotContain("/customers/" + customers.get(25));
    assertThat(dana.read("/palette?q=name15")).contains("/customers/" + customers.get(15));
  }

  @Test
  void whoIsInATeamsHandsIsInTheHandsOfEachOfThem() {
    var dana = office.employee("salesperson");
    var ours = teams.create("שלנו " + System.nanoTime());
    var others = teams.create("שלהם " + System.nanoTime());
    teams.put(ours, dana, false);
    var mine = customers.subList(3, 6);
    team(mine, ours);
    team(customers.subList(6, 9), others);
    try {
      assertThat(items(browser("salesperson"), "sort=-contribution&limit=500"))
          .isEqualTo(ids(mine));
      assertThat(browser("salesperson").open("/customers/" + mine.getFirst())).hasStatusOk();
      assertThat(browser("salesperson").open("/customers/" + mine.getFirst() + "/ledger"))
          .hasStatusOk();
      assertThat(browser("salesperson").open("/customers/" + customers.get(7))).hasStatus(404);
    } finally {
      database.update(CUSTOMER).setNull(CUSTOMER.TEAM_ID).execute();
    }
  }

  private void team(List<CustomerId> some, TeamId team) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.TEAM_ID, team.value())
        .where(CUSTOMER.ID.in(some.stream().map(CustomerId::value).toList()))
        .execute();
  }

  @Test
  void sumsAndCountsAreOfTheCustomersOneSees() {
    give(customers.subList(0, 3), office.employee("salesperson"));
    assertThat(browser("salesperson").read("/customers"))
        .contains("₪2,970")
        .doesNotContain(">120<");
  }

  @Test
  void whatIsNotVisibleIsNotThere() {
    var hers = customers.get(30);
    give(List.of(customers.get(10)), office.employee("salesperson"));
    var dana = browser("salesperson");
    for (String path :
        List.of(
            "/customers/" + hers,
            "/customers/" + hers + "/ledger",
            "/customers/" + hers + "/ledger/new",
            "/api/v1/customers/" + hers,
            "/api/v1/customers/" + hers + "/ledger",
            "/api/v1/customers/" + hers + "/classification")) {
      assertThat(dana.open(path)).as(path).hasStatus(404);
      assertThat(Browser.text(dana.open(path))).as(path).doesNotContain("לקוח 30");
    }
  }

  @Test
  void nothingIsPostedToACustomerWhomOneDoesNotSee() {
    give(List.of(customers.get(10)), office.employee("salesperson"));
    int before = database.fetchCount(ENTRY);
    var posted =
        browser("salesperson")
            .send(
                "/customers/" + customers.get(30) + "/ledger",
                Map.of("kind", "income", "day", "2025-12-01", "amount", "5"));
    assertThat(posted).hasStatus(404);
    assertThat(database.fetchCount(ENTRY)).isEqualTo(before);
  }

  @Test
  void aDeputySeesTheCustomersOfWhomIsAbsentAndOnlyThen() {
    var away = office.employee("manager");
    give(customers.subList(40, 45), away);
    var deputy = office.employee("salesperson");
    absent(away, deputy, LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31));
    assertThat(items(browser("salesperson"), "sort=name&limit=500")).isEmpty();
    absent(away, deputy, LocalDate.of(2020, 2, 1), LocalDate.of(2100, 1, 1));
    assertThat(items(browser("salesperson"), "sort=name&limit=500")).hasSize(5);
  }

  @Test
  void aTeamsLeadSeesTheCustomersOfItsMembers() {
    var lead = office.employee("salesperson");
    var member = office.employee("service");
    give(customers.subList(50, 57), member);
    var team =
        database.insertInto(TEAM).set(TEAM.NAME, "צפון").returning(TEAM.ID).fetchSingle().getId();
    join(team, member, false);
    join(team, lead, false);
    assertThat(items(browser("salesperson"), "sort=name&limit=500")).isEmpty();
    database
        .update(MEMBERSHIP)
        .set(MEMBERSHIP.LEADS, true)
        .where(MEMBERSHIP.EMPLOYEE_ID.eq(lead.value()))
        .execute();
    assertThat(items(browser("salesperson"), "sort=name&limit=500")).hasSize(7);
  }

  @Test
  void anAnalystNeverLearnsHowToReachAnybody() {
    var customer = customers.get(60);
    database
        .update(CUSTOMER)
        .set(CUSTOMER.ISRAELI_ID, "123456782")
        .set(CUSTOMER.BIRTH_DATE, LocalDate.of(1980, 5, 6))
        .where(CUSTOMER.ID.eq(customer.value()))
        .execute();
    database
        .insertInto(CONTACT_POINT)
        .set(CONTACT_POINT.CUSTOMER_ID, customer.value())
        .set(CONTACT_POINT.KIND, "phone")
        .set(CONTACT_POINT.VALUE, "050-111-2233")
        .set(CONTACT_POINT.KEY, "+972501112233")
        .set(CONTACT_POINT.SOURCE, "import")
        .onConflictDoNothing()
        .execute();
    for (String path : List.of("/customers/" + customer, "/api/v1/customers/" + customer)) {
      assertThat(browser("analyst").read(path)).doesNotContain("2233", "123456782", "1980");
      assertThat(browser("service").read(path)).contains("2233", "123456782", "1980");
    }
    for (String sought : List.of("0501112233", "123456782", "2233")) {
      assertThat(items(browser("analyst"), "q=" + sought)).as(sought).isEmpty();
      assertThat(items(browser("service"), "q=" + sought)).as(sought).hasSize(1);
    }
    assertThat(items(browser("analyst"), "q=name60")).hasSize(1);
    for (String asked : List.of("filter=birthDate+eq+1980-05-06", "sort=birthDate")) {
      assertThat(browser("analyst").open("/api/v1/customers?" + asked)).as(asked).hasStatus(400);
      assertThat(items(browser("service"), asked)).as(asked).contains(customer.value());
    }
  }

  @Test
  void theOfficesSumsAreForWhoeverMaySeeItsNumbers() {
    assertThat(browser("manager").read("/customers")).contains("<p class=\"sums\">");
    assertThat(browser("service").read("/customers"))
        .contains("לקוח 20")
        .doesNotContain("<p class=\"sums\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=contribution",
        "sort=-income",
        "sort=time",
        "sort=-trend",
        "negative=true",
        "line=car"
      })
  void whoMayNotSeeLedgersLearnsNothingByAskingForAnOrder(String asked) {
    var clerk = clerk("ledger:see", "none");
    assertThat(clerk.open("/api/v1/customers?" + asked)).hasStatus(400);
    assertThat(clerk.read("/api/v1/customers?sort=name")).doesNotContain("contribution", "income");
    assertThat(clerk.read("/customers")).contains("לקוח 20").doesNotContain("₪");
    assertThat(clerk.read("/customers/" + customers.get(20))).doesNotContain("₪");
  }

  @Test
  void whoMayNotSeeGroupsLearnsNothingByFiltering() {
    var clerk = clerk("groups:see", "none");
    assertThat(clerk.open("/api/v1/customers?sort=name&group=A")).hasStatus(400);
    assertThat(clerk.read("/api/v1/customers?sort=name"))
        .contains("\"group\":null")
        .doesNotContain("\"group\":\"");
  }

  @Test
  void anOrderByFactsIsOfThoseWhoseLedgersOneMaySee() {
    var clerk = clerk("ledger:see", "own");
    var own = customers.subList(70, 73);
    give(own, employees.find(email("ledger:see", "own")).orElseThrow());
    assertThat(items(clerk, "sort=-contribution&limit=500")).isEqualTo(ids(own));
    var all = clerk.read("/api/v1/customers?sort=name&limit=500");
    assertThat(all.split("\"externalId\"", -1)).hasSize(Shop.SIZE + 1);
    assertThat(all.split("\"contribution\"", -1)).hasSize(4);
    assertThat(clerk.open("/api/v1/customers/" + customers.get(5) + "/ledger")).hasStatus(403);
    assertThat(clerk.read("/api/v1/customers/" + own.getFirst())).contains("\"contribution\":");
    assertThat(clerk.read("/api/v1/customers/" + customers.get(5)))
        .doesNotContain("\"contribution\":");
  }

  @Test
  void aColumnOfTheListIsFilledForThoseOfWhomOneMayKnowIt() {
    var clerk = clerk("ledger:see", "own");
    var own = customers.subList(70, 73);
    give(own, employees.find(email("ledger:see", "own")).orElseThrow());
    var listed = clerk.read("/api/v1/customers?sort=name&limit=500&columns=contribution");
    var filled =
        StreamSupport.stream(JSON.readTree(listed).get("items").spliterator(), false)
            .filter(item -> item.path("cells").has("contribution"))
            .map(item -> item.get("id").longValue())
            .toList();
    assertThat(filled).containsExactlyInAnyOrderElementsOf(ids(own));
  }

  @Test
  void anExportHoldsThoseWhomOneMayExportAndNotAllWhomOneSees() {
    var clerk = clerk("customers:export", "own");
    var own = customers.subList(80, 82);
    give(own, employees.find(email("customers:export", "own")).orElseThrow());
    assertThat(items(clerk, "sort=name&limit=500")).hasSize(Shop.SIZE);
    assertThat(clerk.read("/customers/export.csv?sort=name").strip().lines()).hasSize(3);
  }

  @Test
  void aChangeOfManyIsOfThoseWhoAreOnesOwnToChange() {
    var clerk = viewer("customers:manage", "own");
    var own = customers.subList(84, 87);
    give(own, clerk.id().orElseThrow());
    var to = office.employee("service");
    long change =
        Viewers.as(
            clerk,
            () ->
                changes.begin(
                    select(CUSTOMER.ID).from(CUSTOMER),
                    new BulkChanges.Wish("owner", null, Long.toString(to.value()))));
    await()
        .until(() -> Viewers.asOffice(() -> changes.find(change).state()) == BulkChange.State.DONE);
    assertThat(
            database
                .select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.OWNER_ID.eq(to.value()))
                .fetch(CUSTOMER.ID))
        .containsExactlyInAnyOrderElementsOf(ids(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"customers.contact-points", "customers.israeli-id", "customers.birth-date"})
  void aFieldThatOneMaySeeAndNotWriteStaysAsItIs(String field) {
    var reader = readerOf(field);
    var customer = customers.get(88);
    var before = Viewers.as(reader, () -> all.find(customer).orElseThrow());
    var typed =
        new CustomerDraft(
            before.name(),
            before.kind(),
            before.externalId(),
            field.endsWith("israeli-id") ? "000000018" : before.israeliId(),
            before.idKind(),
            field.endsWith("birth-date") ? LocalDate.of(1990, 1, 1) : before.birthDate(),
            before.since(),
            field.endsWith("contact-points")
                ? List.of(
                    new CustomerDraft.Point(
                        ContactPoint.Kind.PHONE, "050-999-8877", null, null, null, null))
                : CustomerDraft.of(before).contactPoints());
    assertThatThrownBy(
            () -> Viewers.as(reader, () -> edits.change(customer, before.version(), typed)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT));
    assertThat(Viewers.as(reader, () -> all.find(customer))).contains(before);
  }

  /** Somebody who sees the field of every customer, and changes all of them but for it. */
  private Viewer readerOf(String field) {
    var name = "reads-" + field.substring(field.indexOf('.') + 1);
    var viewer = viewer(name, "customers:see", "all");
    database
        .insertInto(
            ROLE_FIELD,
            ROLE_FIELD.ROLE_ID,
            ROLE_FIELD.FIELD,
            ROLE_FIELD.ACCESS,
            ROLE_FIELD.EXPORTED)
        .select(
            select(ROLE.ID, val(field), val("read"), val(true))
                .from(ROLE)
                .where(ROLE.NAME.eq(name)))
        .execute();
    return rights.of(viewer.id().orElseThrow()).orElseThrow();
  }

  /** Each says a mark of its own, in as many places as it has. */
  @ParameterizedTest
  @CsvSource({
    "agreements:see, mark-agreement",
    "cases:see, mark-case",
    "files:see, mark-file",
    "interactions:see, mark-interaction",
    "tasks:see, mark-task"
  })
  void whatAModuleSaysOfACustomerIsForThoseForWhomItsPermissionIsGood(
      String permission, String mark) {
    var clerk = clerk(permission, "own");
    var own = customers.get(90);
    var other = customers.get(91);
    give(List.of(own), employees.find(email(permission, "own")).orElseThrow());
    mark(own, employees.find(email(permission, "own")).orElseThrow());
    mark(other, office.employee("owner"));
    assertThat(String.join("", everywhere(clerk, own))).contains(mark);
    assertThat(String.join("", everywhere(clerk, other)))
        .contains(
            MARKS.stream().filter(each -> !each.equals(mark) && !each.equals("mark-task")).toList())
        .doesNotContain(mark);
  }

  private static List<String> everywhere(Browser browser, CustomerId customer) {
    return Stream.of("/customers/%s", "/api/v1/customers/%s", "/api/v1/customers/%s/timeline")
        .map(path -> browser.read(path.formatted(customer)))
        .toList();
  }

  private void mark(CustomerId customer, EmployeeId busy) {
    var now = Instant.now();
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, customer.value())
        .set(AGREEMENT.NUMBER, "mark-agreement-" + customer)
        .onConflictDoNothing()
        .execute();
    database
        .insertInto(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.CUSTOMER_ID, customer.value())
        .set(CUSTOMER_CASE.SUBJECT, "mark-case")
        .set(CUSTOMER_CASE.KIND, "request")
        .set(CUSTOMER_CASE.SEVERITY, (short) 2)
        .set(CUSTOMER_CASE.DUE_AT, now)
        .set(CUSTOMER_CASE.PROMISED, false)
        .set(CUSTOMER_CASE.OPENED_AT, now)
        .execute();
    database
        .insertInto(FILE)
        .set(FILE.CUSTOMER_ID, customer.value())
        .set(FILE.NAME, "mark-file.txt")
        .set(FILE.KIND, "text")
        .set(FILE.BYTES, 1L)
        .set(FILE.SHA256, new byte[32])
        .set(FILE.ADDED_AT, now)
        .execute();
    database
        .insertInto(INTERACTION)
        .set(INTERACTION.CUSTOMER_ID, customer.value())
        .set(INTERACTION.KIND, "note")
        .set(INTERACTION.AT, now)
        .set(INTERACTION.SECONDS, 60)
        .set(INTERACTION.MEASURED, true)
        .set(INTERACTION.SUMMARY, "mark-interaction")
        .execute();
    database
        .insertInto(TASK)
        .set(TASK.CUSTOMER_ID, customer.value())
        .set(TASK.OWNER_ID, busy.value())
        .set(TASK.TITLE, "mark-task")
        .set(TASK.DUE_DAY, LocalDate.of(2030, 1, 1))
        .execute();
  }

  private void give(List<CustomerId> customers, EmployeeId owner) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, owner.value())
        .where(CUSTOMER.ID.in(customers.stream().map(CustomerId::value).toList()))
        .execute();
  }

  private void absent(EmployeeId who, EmployeeId deputy, LocalDate first, LocalDate last) {
    database
        .insertInto(ABSENCE)
        .set(ABSENCE.EMPLOYEE_ID, who.value())
        .set(ABSENCE.DEPUTY_ID, deputy.value())
        .set(ABSENCE.FIRST_DAY, first)
        .set(ABSENCE.LAST_DAY, last)
        .execute();
  }

  private void join(long team, EmployeeId member, boolean leads) {
    database
        .insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.TEAM_ID, team)
        .set(MEMBERSHIP.EMPLOYEE_ID, member.value())
        .set(MEMBERSHIP.LEADS, leads)
        .execute();
  }

  private Browser browser(String role) {
    return new Browser(mvc, office.signIn(role));
  }

  /** Somebody whose role is that of a service agent but for the reach of one permission. */
  private Browser clerk(String permission, String reach) {
    var email = email(permission, reach);
    hire(email.substring(0, email.indexOf('@')), permission, reach);
    return new Browser(mvc, office.signInAs(email));
  }

  private Viewer viewer(String permission, String reach) {
    var email = email(permission, reach);
    return viewer(email.substring(0, email.indexOf('@')), permission, reach);
  }

  private Viewer viewer(String name, String permission, String reach) {
    return rights.of(hire(name, permission, reach)).orElseThrow();
  }

  private EmployeeId hire(String name, String permission, String reach) {
    String email = name + "@oren.example";
    if (employees.find(email).isEmpty()) {
      long role =
          database.insertInto(ROLE).set(ROLE.NAME, name).returning(ROLE.ID).fetchSingle().getId();
      database
          .insertInto(ROLE_GRANT, ROLE_GRANT.ROLE_ID, ROLE_GRANT.PERMISSION, ROLE_GRANT.REACH)
          .select(
              select(val(role), ROLE_GRANT.PERMISSION, ROLE_GRANT.REACH)
                  .from(ROLE_GRANT)
                  .join(ROLE)
                  .on(ROLE.ID.eq(ROLE_GRANT.ROLE_ID))
                  .where(ROLE.CODE.eq("service"))
                  .and(ROLE_GRANT.PERMISSION.ne(permission)))
          .execute();
      if (!reach.equals("none")) {
        database
            .insertInto(ROLE_GRANT, ROLE_GRANT.ROLE_ID, ROLE_GRANT.PERMISSION, ROLE_GRANT.REACH)
            .values(role, permission, reach)
            .execute();
      }
      office.hire(email, new RoleId(role));
    }
    return employees.find(email).orElseThrow();
  }

  private static String email(String permission, String reach) {
    return permission.replace(':', '-') + "-" + reach + "@oren.example";
  }

  private static List<Long> items(Browser browser, String asked) {
    return StreamSupport.stream(
            JSON.readTree(browser.read("/api/v1/customers?" + asked)).get("items").spliterator(),
            false)
        .map(item -> item.get("id").longValue())
        .toList();
  }

  private static List<Long> ids(List<CustomerId> customers) {
    return customers.stream().map(CustomerId::value).toList();
  }
}
