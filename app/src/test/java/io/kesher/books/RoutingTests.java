package io.kesher.books;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.books.Decisions.Search;
import io.kesher.books.Routed.Because;
import io.kesher.books.Routed.Considered;
import io.kesher.books.Routed.Step;
import io.kesher.cases.Case;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Cases;
import io.kesher.cases.Outcome;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Rights;
import io.kesher.identity.Roles;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who takes what a customer asks: whoever holds them, else their deputy, the team, the queue. */
@KesherTest
class RoutingTests {
  @Autowired DSLContext database;
  private static final Search ALL = new Search(null, null, null, null);

  @Autowired Decisions decisions;
  @Autowired Rights rights;
  @Autowired Routing routing;
  @Autowired CaseEdits edits;
  @Autowired Cases cases;
  @Autowired Absences absences;
  @Autowired Teams teams;
  @Autowired Roles roles;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  private EmployeeId holder = new EmployeeId(0);
  private EmployeeId deputy = new EmployeeId(0);
  private EmployeeId mate = new EmployeeId(0);
  private TeamId team = new TeamId(0);
  private CustomerId customer = new CustomerId(0);

  @BeforeEach
  void aTeam() {
    AsOwner.run("truncate cases.customer_case, books.routing cascade");
    database.deleteFrom(ABSENCE).execute();
    database.deleteFrom(MEMBERSHIP).execute();
    routing.allow(25);
    holder = hired("holder@oren.example");
    deputy = hired("deputy@oren.example");
    mate = hired("mate@oren.example");
    team = teams.all().isEmpty() ? teams.create("צפון") : teams.all().getFirst().id();
    customer = customer(holder, team);
    onWorkingMorning();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void whoeverHoldsTheCustomerTakesItAndTheCaseSaysWhy() {
    var opened = open();
    assertThat(opened.owner()).isEqualTo(holder);
    var why = cases.why(opened).orElseThrow();
    assertThat(why.step()).isEqualTo(Step.OWNER);
    assertThat(why.considered()).containsExactly(new Considered(Step.OWNER, holder, Because.TAKES));
    assertThat(cases.why(as(() -> edits.take(opened.id())))).isEmpty();
  }

  @Test
  void theDeputyTakesItForJustTheDaysOfTheAbsence() {
    absences.add(holder, offices.today(), offices.today(), deputy);
    assertThat(open().owner()).isEqualTo(deputy);
    assertThat(asked().considered())
        .containsExactly(
            new Considered(Step.OWNER, holder, Because.AWAY),
            new Considered(Step.DEPUTY, deputy, Because.TAKES));
    clock.advance(Duration.ofDays(7));
    assertThat(open().owner()).isEqualTo(holder);
  }

  @Test
  void deputiesInACircleAreNoDeputiesAndTheTeamTakesIt() {
    teams.put(team, holder, false);
    teams.put(team, deputy, false);
    teams.put(team, mate, false);
    absences.add(holder, offices.today(), offices.today(), deputy);
    absences.add(deputy, offices.today(), offices.today(), holder);
    var routed = asked();
    assertThat(routed.step()).isEqualTo(Step.TEAM);
    assertThat(routed.employee()).isEqualTo(mate);
    assertThat(open().owner()).isEqualTo(mate);
  }

  @Test
  void ofTheTeamWhoeverHasLeastToDo() {
    teams.put(team, holder, false);
    teams.put(team, deputy, false);
    teams.put(team, mate, false);
    absences.add(holder, offices.today(), offices.today(), null);
    var first = open().owner();
    var second = open().owner();
    assertThat(first).isIn(deputy, mate);
    assertThat(second).isIn(deputy, mate).isNotEqualTo(first);
  }

  @Test
  void whoHasAsMuchAsIsAllowedTakesNoMore() {
    routing.allow(1);
    assertThat(open().owner()).isEqualTo(holder);
    var queued = open();
    assertThat(queued.owner()).isNull();
    assertThat(cases.why(queued).orElseThrow().considered())
        .containsExactly(new Considered(Step.OWNER, holder, Because.FULL));
    assertThatThrownBy(() -> routing.allow(0)).isInstanceOf(Refusal.class);
  }

  @Test
  void atNightItWaitsForWhoeverKnowsTheCustomer() {
    teams.put(team, mate, false);
    clock.advance(Duration.ofHours(13));
    var routed = asked();
    assertThat(routed.step()).isEqualTo(Step.OWNER);
    assertThat(routed.employee()).isEqualTo(holder);
    assertThat(routed.considered())
        .contains(new Considered(Step.OWNER, holder, Because.TAKES_LATER));
  }

  @Test
  void whoMayNotSeeTheCustomerTakesNothing() {
    var routed = routing.ask(customer, null, who -> !who.equals(holder));
    assertThat(routed.step()).isEqualTo(Step.QUEUE);
    assertThat(routed.employee()).isNull();
    assertThat(routed.team()).isEqualTo(team);
    assertThat(routed.considered())
        .containsExactly(new Considered(Step.OWNER, holder, Because.UNSEEN));
  }

  @Test
  void aReopenedCaseReturnsToWhoeverHadItAndToTheirDeputyWhileTheyAreAway() {
    var opened = open();
    as(() -> edits.close(opened.id(), Outcome.SOLVED));
    assertThat(as(() -> edits.reopen(opened.id())).owner()).isEqualTo(holder);
    as(() -> edits.close(opened.id(), Outcome.SOLVED));
    absences.add(holder, offices.today(), offices.today(), deputy);
    var again = as(() -> edits.reopen(opened.id()));
    assertThat(again.owner()).isEqualTo(deputy);
    assertThat(cases.why(again).orElseThrow().step()).isEqualTo(Step.DEPUTY);
  }

  @Test
  void aCustomerInNobodysHandsIsWhoeversOpensIt() {
    var nobodys = customer(null, null);
    var opened = Viewers.as(office.viewer("owner"), () -> edits.open(nobodys, draft(), null));
    assertThat(opened.owner()).isEqualTo(office.employee("owner"));
    assertThat(cases.why(opened)).isEmpty();
  }

  @Test
  void everyDecisionIsThereForWhoeverMaySeeItTheLatestFirst() {
    var first = open();
    routing.allow(1);
    var queued = open();
    routing.allow(25);
    absences.add(holder, offices.today(), offices.today(), deputy);
    var third = open();
    assertThat(things(as(() -> decided(ALL))))
        .containsExactly(third.id().value(), queued.id().value(), first.id().value());
    assertThat(as(() -> decided(ALL)).getFirst().toName()).isEqualTo("deputy");
    assertThat(things(as(() -> decided(new Search(null, Step.QUEUE, null, null)))))
        .containsExactly(queued.id().value());
    assertThat(things(as(() -> decided(new Search(holder, null, null, null)))))
        .containsExactly(first.id().value());
    var today = offices.today();
    assertThat(as(() -> decided(new Search(null, null, today, today)))).hasSize(3);
    assertThat(as(() -> decided(new Search(null, null, today.plusDays(1), null)))).isEmpty();
    assertThat(as(() -> decided(new Search(null, null, null, today.minusDays(1))))).isEmpty();
    assertThatThrownBy(() -> as(() -> decided(new Search(null, null, LocalDate.MAX, null))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void whoMayNotSeeBooksSeesWhatCameToThemselvesAndNothingOfCustomersWhomTheyDoNotSee() {
    var seller = office.hired("seller@oren.example", roles.shipped("salesperson"));
    var theirs = customer(seller, null);
    var mine = as(() -> edits.open(theirs, draft(), null));
    open();
    var viewer = rights.of(seller).orElseThrow();
    assertThat(things(Viewers.as(viewer, () -> decided(ALL)))).containsExactly(mine.id().value());
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, holder.value())
        .where(CUSTOMER.ID.eq(theirs.value()))
        .execute();
    assertThat(Viewers.as(viewer, () -> decided(ALL))).isEmpty();
  }

  private static List<Long> things(List<Decision> decided) {
    return decided.stream().map(Decision::thingId).toList();
  }

  /** By pages of one. */
  private List<Decision> decided(Search search) {
    List<Decision> all = new ArrayList<>();
    Decisions.After after = null;
    do {
      var page = decisions.page(search, after, 1);
      all.addAll(page.decisions());
      after = page.next();
    } while (after != null);
    return all;
  }

  private Routed asked() {
    return routing.ask(customer, null, _ -> true);
  }

  private Case open() {
    return as(() -> edits.open(customer, draft(), null));
  }

  private static CaseDraft draft() {
    return new CaseDraft("no answer", CaseKind.REQUEST, Severity.NORMAL, null, null);
  }

  private <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer("owner"), work);
  }

  /** The next Monday at eleven that is no feast: the line is open, and its people are there. */
  private void onWorkingMorning() {
    clock.reset();
    var zone = offices.current().zone();
    LocalDate day = offices.today().plusDays(1);
    while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      day = day.plusDays(1);
    }
    var morning = day.atTime(LocalTime.of(11, 0)).atZone(zone).toInstant();
    clock.advance(Duration.between(clock.instant(), morning));
  }

  private EmployeeId hired(String email) {
    return office.hired(email, roles.shipped("service"));
  }

  private CustomerId customer(@Nullable EmployeeId owner, @Nullable TeamId inTeam) {
    return new CustomerId(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "ציפורה")
            .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
            .set(CUSTOMER.TEAM_ID, inTeam == null ? null : (Long) inTeam.value())
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }
}
