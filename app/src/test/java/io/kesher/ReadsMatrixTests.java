package io.kesher;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.RENEWAL;
import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.importing.Tables.ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kesher.Routes.Route;
import io.kesher.books.Proposal;
import io.kesher.books.ProposalEdits;
import io.kesher.books.Proposals;
import io.kesher.books.Setting;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.effects.EffectBase;
import io.kesher.files.Intake;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.interactions.InteractionDraft;
import io.kesher.interactions.InteractionKind;
import io.kesher.interactions.Interactions;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Policies;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Standings;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.RuleSet;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.SmallAgency;
import io.kesher.rounds.Contest;
import io.kesher.rounds.GroupOverride;
import io.kesher.rounds.Overrides;
import io.kesher.rounds.Reviews;
import io.kesher.rounds.Round;
import io.kesher.rounds.Rounds;
import io.kesher.values.Period;
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
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each route that shows something leaves in the audit trail, as a person wrote it down in
 * {@code reads-matrix.csv}: an entry, or none for a reason. A route without a line fails the build.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsMatrixTests {
  private static final Path MATRIX = Path.of("src/test/resources/reads-matrix.csv");

  /** The smallest image that there is. */
  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Interactions interactions;
  @Autowired TaskEdits tasks;
  @Autowired CaseEdits cases;
  @Autowired Intake intake;
  @Autowired Standings standings;
  @Autowired Rounds rounds;
  @Autowired Proposals proposals;
  @Autowired ProposalEdits proposalEdits;
  @Autowired Reviews reviews;
  @Autowired Overrides overrides;
  @Autowired RuleSets ruleSets;
  @Autowired Policies policies;
  @Autowired Offices offices;
  @Autowired TestClock clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  private long customer;
  private long entry;
  private long agreement;
  private long interaction;
  private long task;
  private long opened;
  private long file;
  private long round;
  private long proposal;
  private long override;
  private long imported;
  private long renewal;
  private YearMonth rewarded = YearMonth.of(2026, 1);
  private int minutes;
  private String session = "";
  private String adoption = "";

  record Line(Route route, String call, String entry) {
    static Line of(String text) {
      var cells = text.split(";", -1);
      return new Line(Route.of(cells[0]), cells[1], cells[2]);
    }

    boolean leavesOne() {
      return !entry.startsWith("none: ");
    }

    @Override
    public String toString() {
      return route + " " + entry;
    }
  }

  static Stream<Line> lines() throws IOException {
    return Files.readAllLines(MATRIX).stream().skip(1).map(Line::of);
  }

  static Stream<Line> noted() throws IOException {
    return lines().filter(Line::leavesOne);
  }

  @BeforeEach
  void somethingToSee() throws Exception {
    if (customer != 0) {
      return;
    }
    session = office.signIn().getValue();
    customer =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .set(CUSTOMER.NAME_KEY, "name5")
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    var income =
        new Posting.Income(
            new CustomerId(customer), LocalDate.of(2025, 6, 1), BigDecimal.TEN, null, null);
    entry = Viewers.asOffice(() -> ledger.post(income)).id();
    var note =
        new InteractionDraft(InteractionKind.NOTE, null, null, 60, "wants to be called in March");
    interaction = Viewers.asOffice(() -> interactions.log(new CustomerId(customer), note)).id();
    var call =
        new TaskDraft(
            "call them", customer, null, LocalDate.of(2026, 3, 1), null, null, null, List.of());
    file =
        Viewers.asOffice(() ->
                intake.take(new CustomerId(customer), null, "a.png", new ByteArrayInputStream(DOT)))
            .id();
    task = Viewers.as(office.viewer("owner"), () -> tasks.create(call)).id();
    var fault = new CaseDraft("no e-mail arrives", CaseKind.FAULT, Severity.HIGH, null, null);
    opened =
        Viewers.as(office.viewer("owner"), () -> cases.open(new CustomerId(customer), fault, null))
            .id()
            .value();
    AsOwner.run(
        "insert into books.routing (customer_id, thing, thing_id, step, considered, at)"
            + " values (%d, 'case', %d, 'queue', '[]', now())".formatted(customer, opened));
    standings.refresh();
    round =
        Viewers.asOffice(() -> rounds.open(Period.year(2025), Round.Scope.EVERYBODY, null)).id();
    await().until(() -> rounds.find(round).stage() == Round.Stage.REVIEW);
    var whom = new CustomerId(customer);
    var wrong = Contest.Fact.MISSING_INCOME;
    Viewers.as(
        office.viewer("owner"), () -> reviews.contest(round, whom, wrong, "the file of May"));
    var decided =
        new Overrides.Draft(
            Group.C, GroupOverride.Reason.SIGNED, "signed", LocalDate.now().plusDays(90));
    override = Viewers.asOffice(() -> overrides.make(round, whom, decided)).id();
    var wish =
        new Proposal.Wish(
            null,
            null,
            "",
            Proposal.Others.STAY,
            new Setting(75, 20, 15),
            List.of(office.employee("manager")));
    proposal = Viewers.as(office.viewer("owner"), () -> proposalEdits.open(wish)).id();
    await().until(() -> proposals.find(proposal).stage() == Proposal.Stage.READY);
    agreement =
        database
            .insertInto(AGREEMENT)
            .set(AGREEMENT.CUSTOMER_ID, customer)
            .set(AGREEMENT.NUMBER, "P-1")
            .set(AGREEMENT.RENEWAL_ON, LocalDate.of(2020, 1, 1))
            .returningResult(AGREEMENT.ID)
            .fetchSingle()
            .value1();
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, customer)
        .set(AGREEMENT.NUMBER, "P-2")
        .set(AGREEMENT.TRASHED_AT, clock.instant())
        .execute();
    var taken =
        CLIENT.send(
            request("/api/v1/imports?fileName=a.csv&start=false")
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .header("Content-Type", "text/csv")
                .POST(
                    BodyPublishers.ofString(
                        "customer,day,amount\n1,2025-01-01,5\n2,2025-01-02,6\n"))
                .build(),
            BodyHandlers.ofString());
    imported = JsonMapper.shared().readTree(taken.body()).get("id").longValue();
    database
        .insertInto(ROW)
        .set(ROW.IMPORT_ID, imported)
        .set(ROW.NUMBER, 1L)
        .set(ROW.OUTCOME, "c")
        .set(ROW.CELLS, new String[] {"1", "2025-01-01", "5"})
        .execute();
  }

  /** A playbook was adopted when the customer had long been in its group. */
  private void adopt() {
    if (adoption.isEmpty()) {
      var base = EffectBase.beside(database, offices, policies);
      base.agreement(customer, base.day.minusYears(3), null);
      base.classify(base.day.minusYears(1), null, Group.A, List.of(customer));
      adoption = base.playbook(Group.A, 9);
    }
  }

  /** The customer's renewal pays the one who looks. */
  private void reward() {
    if (renewal != 0) {
      return;
    }
    var reward = new RuleSet.Draft(null, List.of(SmallAgency.rate(RewardKind.RENEWAL, "10")));
    var month = YearMonth.from(LocalDate.now(ZoneId.of("Asia/Jerusalem")));
    Viewers.as(
        office.viewer("owner"),
        () -> {
          var begun = ruleSets.begin(reward);
          return ruleSets.adopt(begun.id(), begun.version(), month);
        });
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, office.employee("owner").value())
        .where(CUSTOMER.ID.eq(customer))
        .execute();
    renewal =
        database
            .insertInto(RENEWAL)
            .set(RENEWAL.AGREEMENT_ID, agreement)
            .set(RENEWAL.CUSTOMER_ID, customer)
            .set(RENEWAL.DAY, month.atDay(1))
            .set(RENEWAL.UNTIL, month.plusYears(1).atDay(1))
            .set(RENEWAL.COMMISSION_AMOUNT, BigDecimal.valueOf(100))
            .set(RENEWAL.AT, clock.instant())
            .returningResult(RENEWAL.ID)
            .fetchSingle()
            .value1();
    rewarded = month;
  }

  @Test
  void everyRouteThatShowsSomethingHasItsLine() throws IOException {
    assertThat(lines().map(Line::route))
        .containsExactlyInAnyOrderElementsOf(
            Routes.of(mapping).stream().filter(route -> route.method().equals("GET")).toList());
  }

  @ParameterizedTest
  @MethodSource("noted")
  void leavesItsEntry(Line line) throws Exception {
    // one sign-in sees a file once a minute
    if (line.call().contains("/rewards")) {
      reward();
    }
    if (line.call().contains("/effects")) {
      adopt();
    }
    minutes += 2;
    clock.advance(Duration.ofMinutes(minutes));
    var before = newest();
    var path =
        line.call()
            .replace("{customer}", Long.toString(customer))
            .replace("{entry}", Long.toString(entry))
            .replace("{agreement}", Long.toString(agreement))
            .replace("{interaction}", Long.toString(interaction))
            .replace("{task}", Long.toString(task))
            .replace("{case}", Long.toString(opened))
            .replace("{file}", Long.toString(file))
            .replace("{round}", Long.toString(round))
            .replace("{proposal}", Long.toString(proposal))
            .replace("{override}", Long.toString(override))
            .replace("{import}", Long.toString(imported))
            .replace("{adoption}", adoption)
            .replace("{month}", rewarded.toString())
            .replace("{owner}", Long.toString(office.employee("owner").value()))
            .replace("{line}", "renewal-" + renewal + "-" + rewarded.toString().replace("-", ""));

    putIntoTrash(line.call().matches(".*/trash([?].*)?"));
    var answer =
        CLIENT.send(
            request(path).header("Cookie", "kesher_session=" + session).build(),
            BodyHandlers.ofString());
    putIntoTrash(false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(
            database.select(ENTRY.fields()).from(ENTRY).where(ENTRY.ID.gt(before)).fetch().stream()
                .filter(found ->
                    (found.get(ENTRY.VERB) + " " + found.get(ENTRY.WHAT)).equals(line.entry())))
        .as("entries of %s", line)
        .singleElement()
        .satisfies(found -> {
          if (found.get(ENTRY.WHAT).equals("import-row")) {
            assertThat(found.get(ENTRY.IMPORT_ID)).isEqualTo(imported);
          } else if (found.get(ENTRY.WHAT).equals("identity-hourly-cost")) {
            assertThat(found.get(ENTRY.SUBJECTS)).containsExactly(1L);
            assertThat(found.get(ENTRY.CUSTOMERS)).isNull();
          } else if (!found.get(ENTRY.WHAT).equals("audit")) {
            assertThat(found.get(ENTRY.CUSTOMERS)).containsExactly(customer);
            assertThat(found.get(ENTRY.NAMES)).containsExactly("דנה כהן");
          }
          assertThat(found.get(ENTRY.NAME)).isEqualTo("נועה ברק");
          assertThat(found.get(ENTRY.ROUTE)).isEqualTo(line.route().toString());
          assertThat(found.get(ENTRY.ADDRESS)).isEqualTo("127.0.0.1");
        });
  }

  @Test
  void whoIsNotFoundWasNotSeen() throws Exception {
    var before = newest();

    HttpResponse<String> answer =
        CLIENT.send(
            request("/customers/987654321").header("Cookie", "kesher_session=" + session).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(newest()).isEqualTo(before);
  }

  private void putIntoTrash(boolean there) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.TRASHED_AT, there ? clock.instant() : null)
        .where(CUSTOMER.ID.eq(customer))
        .execute();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private long newest() {
    return database.select(DSL.coalesce(DSL.max(ENTRY.ID), 0L)).from(ENTRY).fetchSingle().value1();
  }
}
