package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.MENTION;
import static io.kesher.db.interactions.Tables.POSTED;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.HourlyCosts;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.interactions.InteractionEdits.Rewording;
import io.kesher.profitability.Entry;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import io.kesher.values.Period;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
class InteractionTests {
  private static final Instant AT = Instant.parse("2026-03-02T08:30:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Autowired DSLContext database;
  @Autowired Interactions interactions;
  @Autowired InteractionEdits edits;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired HourlyCosts hourlyCosts;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  private CustomerId customer = new CustomerId(0);
  private Viewer service = requireNonNull(Viewers.asOffice(Viewers::current));

  @BeforeEach
  void somebodyCalls() {
    customer = customer(null);
    service = office.viewer("service");
  }

  @AfterEach
  void backToNow() {
    clock.reset();
  }

  @Test
  void aCallPostsItsTimeInTheSameStep() {
    var call = log(call(340));
    assertThat(call.seconds()).isEqualTo(340);
    assertThat(call.measured()).isTrue();
    assertThat(call.byName()).isEqualTo("service");
    var entry = entry(call);
    assertThat(entry.day()).isEqualTo(DAY);
    assertThat(requireNonNull(entry.time()).activity()).isEqualTo("call");
    assertThat(seconds()).isEqualTo(340);
  }

  @Test
  void timeCostsTheHourOfWhoeverSpentItAndElseTheOfficesOwn() {
    assertThat(entry(log(call(3600))).amount()).isEqualByComparingTo("120");
    hourlyCosts.set(
        requireNonNull(service.employee()).id(),
        new HourlyCosts.EmployeeCost(DAY, new BigDecimal("200")));
    var dear = entry(log(call(3600)));
    assertThat(dear.amount()).isEqualByComparingTo("200");
    assertThat(requireNonNull(dear.time()).rateFor(service)).isNull();
    assertThat(requireNonNull(dear.time()).rateFor(office.viewer("owner")))
        .isEqualByComparingTo("200");
    hourlyCosts.set(
        requireNonNull(service.employee()).id(),
        new HourlyCosts.EmployeeCost(DAY, new BigDecimal("120")));
  }

  @Test
  void whatNobodyMeasuredTakesTheStandardMinutesAndSaysSo() {
    var visit =
        log(new InteractionDraft(InteractionKind.VISIT, Direction.OUT, AT, null, "at their home"));
    assertThat(visit.seconds()).isEqualTo(45 * 60);
    assertThat(visit.measured()).isFalse();
  }

  @Test
  void whoeverLoggedItCorrectsItsTimeForTwoDays() {
    var call = log(call(340));
    assertThat(as(service, () -> edits.correctTime(customer, call.id(), 100)).seconds())
        .isEqualTo(100);
    as(service, () -> edits.correctTime(customer, call.id(), 160));
    assertThat(seconds()).isEqualTo(160);
    refused(() -> as(office.viewer("manager"), () -> edits.correctTime(customer, call.id(), 5)));
    clock.advance(Duration.ofHours(47));
    as(service, () -> edits.correctTime(customer, call.id(), 170));
    clock.advance(Duration.ofHours(1));
    refused(() -> as(service, () -> edits.correctTime(customer, call.id(), 5)));
    assertThat(seconds()).isEqualTo(170);
  }

  @Test
  void whatIsCorrectedInTheLedgerItselfStandsHereToo() {
    var call = log(call(340));
    Viewers.asOffice(
        () -> ledger.correct(entry(call).id(), BigDecimal.valueOf(200), "a wrong number"));
    assertThat(find(call).seconds()).isEqualTo(200);
    as(service, () -> edits.correctTime(customer, call.id(), 250));
    assertThat(seconds()).isEqualTo(250);
  }

  @Test
  void whatIsWithdrawnTakesItsTimeAlongAndBringsItBack() {
    var call = log(call(340));
    assertThat(as(service, () -> edits.withdraw(customer, call.id())).withdrawn()).isTrue();
    assertThat(as(service, () -> edits.withdraw(customer, call.id())).withdrawn()).isTrue();
    assertThat(seconds()).isZero();
    assertThat(as(service, () -> edits.restore(customer, call.id())).withdrawn()).isFalse();
    assertThat(seconds()).isEqualTo(340);
    clock.advance(Interaction.OPEN);
    refused(() -> as(service, () -> edits.withdraw(customer, call.id())));
  }

  @Test
  void newWordsKeepTheOldOnesAndTheSecondWriterIsTold() {
    var call = log(call(60));
    var done = as(service, () -> edits.reword(customer, call.id(), 1, " about\r\nthe car "));
    assertThat(done)
        .asInstanceOf(InstanceOfAssertFactories.type(Rewording.Done.class))
        .extracting(each -> each.interaction().summary())
        .isEqualTo("about\nthe car");
    assertThat(as(office.viewer("manager"), () -> edits.reword(customer, call.id(), 1, "mine")))
        .isInstanceOf(Rewording.Overtaken.class);
    assertThat(as(service, () -> edits.earlier(customer, call.id())))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.summary()).isEqualTo("asked about the claim");
          assertThat(each.by()).isEqualTo("service");
        });
  }

  @Test
  void whoIsCalledByNameIsNotedOnce() {
    var dana = office.hire("dana barak@oren.example", roleOf("salesperson"));
    var call = log(call(60, "@Dana Barak please call back, @dana barak"));
    assertThat(called(call)).containsExactly(dana);
    as(service, () -> edits.reword(customer, call.id(), 1, "@service @dana and @nobody"));
    assertThat(called(call)).containsExactly(dana);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(faults(new InteractionDraft(null, null, AT, null, null))).containsExactly("kind");
    assertThat(faults(new InteractionDraft(InteractionKind.CALL, null, AT, null, null)))
        .containsExactly("direction");
    assertThat(faults(new InteractionDraft(InteractionKind.NOTE, null, AT, null, " \u200f ")))
        .containsExactly("summary");
    assertThat(faults(call(86_401))).containsExactly("seconds");
    assertThat(faults(call(-1))).containsExactly("seconds");
    assertThat(faults(call(60, "x".repeat(4001)))).containsExactly("summary");
    assertThat(faults(call(60, "a\u0000b"))).containsExactly("summary");
    assertThat(faults(call(60, "a\ud800b"))).containsExactly("summary");
    var tomorrow = clock.instant().plus(Duration.ofDays(1));
    assertThat(
            faults(new InteractionDraft(InteractionKind.CALL, Direction.IN, tomorrow, 60, "later")))
        .containsExactly("at");
    assertThat(seconds()).isZero();
    assertThat(log(call(60, "👨‍👩‍👧‍👦".repeat(500))).summary()).hasSize(500 * 11);
  }

  @Test
  void aSalespersonLogsForTheirOwnCustomersAlone() {
    var mine = customer(office.employee("salesperson"));
    var salesperson = office.viewer("salesperson");
    assertThat(as(salesperson, () -> interactions.log(mine, call(60))).seconds()).isEqualTo(60);
    assertThatThrownBy(() -> as(salesperson, () -> interactions.log(customer, call(60))))
        .isInstanceOf(Refusal.class)
        .hasMessage("web.problem.not-found");
    assertThatThrownBy(() -> as(office.viewer("analyst"), () -> interactions.log(mine, call(60))))
        .hasMessage("web.problem.forbidden");
  }

  private CustomerId customer(@Nullable EmployeeId owner) {
    return new CustomerId(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }

  private static InteractionDraft call(int seconds) {
    return call(seconds, "asked about the claim");
  }

  private static InteractionDraft call(int seconds, String summary) {
    return new InteractionDraft(InteractionKind.CALL, Direction.IN, AT, seconds, summary);
  }

  private Interaction log(InteractionDraft draft) {
    return as(service, () -> interactions.log(customer, draft));
  }

  private Interaction find(Interaction logged) {
    return as(service, () -> interactions.find(customer, logged.id()));
  }

  private Entry entry(Interaction logged) {
    long first =
        database
            .select(POSTED.ENTRY_ID)
            .from(POSTED)
            .where(POSTED.INTERACTION_ID.eq(logged.id()))
            .orderBy(POSTED.ENTRY_ID)
            .limit(1)
            .fetchSingle()
            .value1();
    return Viewers.asOffice(() -> ledger.entry(customer, first));
  }

  private long seconds() {
    return Viewers.asOffice(() -> standings.facts(customer, Period.year(2026))).seconds();
  }

  private List<EmployeeId> called(Interaction interaction) {
    return database
        .select(MENTION.EMPLOYEE_ID)
        .from(MENTION)
        .where(MENTION.INTERACTION_ID.eq(interaction.id()))
        .fetch(row -> new EmployeeId(row.value1()));
  }

  private io.kesher.identity.RoleId roleOf(String code) {
    return requireNonNull(office.viewer(code).employee()).role().id();
  }

  private List<String> faults(InteractionDraft draft) {
    try {
      log(draft);
      return List.of();
    } catch (Refusal refused) {
      return refused.fields().stream().map(FieldFault::field).toList();
    }
  }

  private static void refused(Runnable attempt) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(Refusal.class)
        .hasMessage("interactions.refusal.closed");
  }

  private static <T> T as(Viewer viewer, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(viewer, work);
  }
}
