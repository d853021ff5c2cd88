package io.kesher.cases;

import static io.kesher.db.cases.Tables.WATCH;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.News;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.cases.CaseSearch.Which;
import io.kesher.customers.CustomerId;
import io.kesher.hours.BusinessTime;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Rights;
import io.kesher.identity.Roles;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rounds.Playbook;
import io.kesher.rounds.Playbooks;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** By when somebody is answered, and what becomes of a case where nobody is. */
@KesherTest
class EscalationTests {
  @Autowired DSLContext database;
  @Autowired Cases cases;
  @Autowired CaseEdits edits;
  @Autowired Escalations escalations;
  @Autowired Watching watching;
  @Autowired Rights rights;
  @Autowired Absences absences;
  @Autowired Promises promises;
  @Autowired Playbooks playbooks;
  @Autowired BusinessTime businessTime;
  @Autowired Teams teams;
  @Autowired Roles roles;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  private EmployeeId holder = new EmployeeId(0);
  private EmployeeId mate = new EmployeeId(0);
  private EmployeeId lead = new EmployeeId(0);
  private EmployeeId deputy = new EmployeeId(0);
  private TeamId team = new TeamId(0);

  @BeforeEach
  void aTeamOnAWorkingMorning() {
    AsOwner.run(
        "truncate cases.customer_case, books.routing, profitability.standing, rounds.playbook cascade");
    database.deleteFrom(ABSENCE).execute();
    database.deleteFrom(MEMBERSHIP).execute();
    promises.set(
        new Promises.All(
            Map.of(),
            240,
            Map.of(Group.A, 50),
            Map.of(Rung.MATES, 75, Rung.LEADS, 100, Rung.MANAGERS, 200)));
    holder = office.hired("holder@oren.example", roles.shipped("salesperson"));
    mate = office.hired("mate@oren.example", roles.shipped("service"));
    deputy = office.hired("deputy@oren.example", roles.shipped("service"));
    lead = office.hired("lead@oren.example", roles.shipped("service"));
    team = teams.all().isEmpty() ? teams.create("צפון") : teams.all().getFirst().id();
    teams.put(team, holder, false);
    teams.put(team, mate, false);
    teams.put(team, lead, true);
    onWorkingMorning();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void anAnswerIsPromisedByThePlaybookOfTheGroupElseByItsShareOfTheOffices() {
    assertThat(promised(open(null))).isEqualTo(Duration.ofMinutes(240));
    assertThat(promised(open("A"))).isEqualTo(Duration.ofMinutes(120));
    var draft =
        new Playbooks.Draft(
            new BigDecimal("0.25"), List.of(), null, Playbook.Holder.PERSON, null, null);
    as(() -> playbooks.adopt(Group.A, 0, draft));
    assertThat(promised(open("A"))).isEqualTo(Duration.ofMinutes(15));
    assertThat(promised(open("B"))).isEqualTo(Duration.ofMinutes(180));
    promises.set(new Promises.All(Map.of(), 60, Map.of(), Map.of()));
    assertThat(promised(open("B"))).isEqualTo(Duration.ofMinutes(45));
    assertThat(promises.all().percent()).containsEntry(Group.A, 50);
  }

  @Test
  void aCaseIsAnsweredByWordsToTheCustomerByAQuestionAndByItsClosingAndByNothingElse() {
    var one = open("A");
    say(one, Word.Kind.NOTE);
    say(one, Word.Kind.MESSAGE);
    as(() -> edits.take(one.id()));
    assertThat(find(one).isUnanswered()).isTrue();
    assertThat(find(one).owedBy()).isEqualTo(one.answerBy()).isBefore(one.dueAt());
    clock.advance(Duration.ofMinutes(30));
    var word = say(one, Word.Kind.ANSWER);
    assertThat(find(one).isUnanswered()).isFalse();
    assertThat(find(one).owedBy()).isEqualTo(one.dueAt());
    as(() -> {
      edits.withdraw(one.id(), word.id());
      return one;
    });
    assertThat(find(one).isUnanswered()).isTrue();
    as(() -> edits.await(one.id()));
    assertThat(find(one).answeredAt()).isNotNull();
    var two = open(null);
    as(() -> edits.close(two.id(), Outcome.DECLINED));
    assertThat(find(two).answeredAt()).isNotNull();
    var again = as(() -> edits.reopen(two.id()));
    assertThat(again.isUnanswered()).isTrue();
    assertThat(again.answerBy()).isAfterOrEqualTo(clock.instant());
    var spoken =
        as(() ->
            edits.open(customer(null), draft(), new WordDraft(Word.Kind.ANSWER, "at once", null)));
    assertThat(spoken.isUnanswered()).isFalse();
  }

  @Test
  void whoWaitsForAnAnswerStandsByWhenItIsPromisedAndIsLateThen() {
    var plain = open(null);
    var key = open("A");
    var answered = open("A");
    say(answered, Word.Kind.ANSWER);
    assertThat(byPages(Which.UNANSWERED)).containsExactly(key.id(), plain.id());
    assertThat(byPages(Which.LATE)).isEmpty();
    clock.advance(Duration.ofMinutes(121));
    assertThat(byPages(Which.LATE)).containsExactly(key.id());
    as(() -> edits.await(key.id()));
    assertThat(byPages(Which.LATE)).isEmpty();
    assertThat(byPages(Which.UNANSWERED)).containsExactly(plain.id());
  }

  @Test
  void refusesAPromiseThatCannotBeAndALadderThatLeadsDown() {
    assertThat(faults(3, Map.of())).containsExactly("answer");
    assertThat(faults(null, Map.of(Rung.MANAGERS, 0))).containsExactly("MANAGERS");
    assertThat(faults(null, Map.of(Rung.MATES, 5))).containsExactly("MATES");
    assertThat(faults(null, Map.of(Rung.LEADS, 70))).containsExactly("LEADS");
    promises.set(new Promises.All(Map.of(), null, Map.of(), Map.of(Rung.MATES, 0, Rung.LEADS, 70)));
    assertThat(promises.all().rungs()).containsEntry(Rung.MATES, 0).containsEntry(Rung.LEADS, 70);
  }

  @Test
  void aCaseMovesUpToAMateThenToTheLeadThenToTheManagersAndToEachOnce() {
    var one = open("A");
    after(89);
    assertThat(told(one)).isEmpty();
    after(2);
    assertThat(told(one)).containsExactly("MATES 75 mate TOLD");
    assertThat(waiting(mate)).containsExactly(one.id().value());
    assertThat(waiting(lead)).isEmpty();
    after(30);
    database.deleteFrom(WATCH).execute();
    after(0);
    assertThat(told(one)).containsExactly("MATES 75 mate TOLD", "LEADS 100 lead TOLD");
    after(120);
    assertThat(told(one)).hasSize(3).last().isEqualTo("MANAGERS 200 נועה ברק TOLD");
    assertThat(waiting(lead)).containsExactly(one.id().value());
    say(one, Word.Kind.ANSWER);
    assertThat(waiting(lead)).isEmpty();
    assertThat(waiting(mate)).isEmpty();
    assertThat(told(one)).hasSize(3);
  }

  @Test
  void whoTakesItIsTheOnlyOneWhoIsAskedUntilThePromiseIsBrokenToo() {
    var one = open("A");
    after(91);
    Viewers.as(viewer(mate), () -> edits.take(one.id()));
    assertThat(waiting(mate)).isEmpty();
    after(30);
    assertThat(told(one)).last().isEqualTo("LEADS 100 lead TOLD");
    assertThat(waiting(lead)).containsExactly(one.id().value());
    Viewers.as(viewer(lead), () -> edits.take(one.id()));
    assertThat(waiting(lead)).isEmpty();
    assertThat(waiting(mate)).isEmpty();
  }

  @Test
  void whatIsInTheQueueAndHasNoTeamGoesToTheManagersAtOnce() {
    var nobodys = customer(null, null, null);
    var one = as(() -> edits.open(nobodys, draft(), null));
    as(() -> edits.change(one.id(), one.version(), inHands(one, null)));
    after(181);
    assertThat(told(one)).hasSize(1).first().asString().startsWith("MANAGERS 75");
  }

  @Test
  void theDeputyOfWhoeverIsAwayIsAskedFirstAndWhoIsAwayIsNot() {
    absences.add(holder, offices.today(), offices.today(), deputy);
    absences.add(mate, offices.today(), offices.today(), null);
    var one = handed(open("A"), holder);
    after(91);
    assertThat(told(one)).containsExactly("MATES 75 deputy TOLD");
    absences.add(lead, offices.today(), offices.today(), null);
    after(30);
    assertThat(told(one)).element(1).isEqualTo("LEADS 100 lead AWAY");
    // nobody of the rung is there, and nobody has the case in hand: the next is told at once
    assertThat(told(one)).hasSize(3).last().isEqualTo("MANAGERS 100 נועה ברק TOLD");
  }

  @Test
  void nobodyIsToldOutsideTheirHoursAndEverybodyWhenTheyCome() throws SQLException {
    var one = open(null);
    say(one, Word.Kind.ANSWER);
    var tonight = clock.instant().plus(Duration.ofHours(14));
    as(() -> edits.change(one.id(), one.version(), due(one, tonight)));
    after(14 * 60 + 1);
    assertThat(told(one)).contains("LEADS 100 lead LATER");
    assertThat(waiting(lead)).isEmpty();
    assertThat(News.during(() -> after(10 * 60 + 30))).contains("tasks/" + lead.value());
    assertThat(told(one)).contains("LEADS 100 lead TOLD");
    assertThat(waiting(lead)).containsExactly(one.id().value());
  }

  @Test
  void whoMayNotSeeTheCaseIsNotTold() {
    var stranger = office.hired("stranger@oren.example", roles.shipped("salesperson"));
    teams.remove(team, mate);
    teams.put(team, stranger, false);
    var one = as(() -> edits.open(customer("A", holder, null), draft(), null));
    after(91);
    assertThat(told(one)).containsExactly("MATES 75 stranger UNSEEN");
    assertThat(waiting(stranger)).isEmpty();
  }

  @Test
  void nothingMovesUpWhileItIsTheCustomersTurnOrWhenItIsClosed() {
    var waits = open("A");
    as(() -> edits.await(waits.id()));
    var closed = open("A");
    as(() -> edits.close(closed.id(), Outcome.SOLVED));
    after(150);
    assertThat(told(waits)).isEmpty();
    assertThat(told(closed)).isEmpty();
    as(() -> edits.reopen(closed.id()));
    after(91);
    assertThat(told(closed)).hasSize(1);
  }

  @Test
  void whatOwesTheSameAgainAfterAWaitIsAskedOfTheSamePeopleAgain() throws SQLException {
    var one = open(null);
    say(one, Word.Kind.ANSWER);
    var noon = clock.instant().plus(Duration.ofHours(2));
    as(() -> edits.change(one.id(), one.version(), due(one, noon)));
    assertThat(News.during(() -> after(121))).contains("tasks/" + lead.value());
    assertThat(waiting(lead)).containsExactly(one.id().value());
    as(() -> edits.await(one.id()));
    after(1);
    assertThat(waiting(lead)).isEmpty();
    as(() -> edits.resume(one.id()));
    after(1);
    assertThat(waiting(lead)).containsExactly(one.id().value());
    assertThat(told(one)).hasSize(2);
  }

  private void after(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
    while (watching.watch()) {
      // the next step
    }
    while (watching.moveUp()) {
      // the next step
    }
    watching.tell();
  }

  private List<String> told(Case one) {
    return as(() -> escalations.of(one.id())).stream()
        .flatMap(each ->
            each.asked().stream()
                .map(who ->
                    each.rung() + " " + each.percent() + " " + who.name() + " " + who.because()))
        .toList();
  }

  /** Cases of others on somebody's page of today. */
  private List<Long> waiting(EmployeeId who) {
    return Viewers.as(viewer(who), () -> escalations.ofMine(10)).stream()
        .map(told -> told.one().id().value())
        .toList();
  }

  private Viewer viewer(EmployeeId who) {
    return rights.of(who).orElseThrow();
  }

  private Case handed(Case one, EmployeeId to) {
    as(() -> edits.change(one.id(), one.version(), inHands(one, to)));
    return find(one);
  }

  private List<String> faults(@Nullable Integer answer, Map<Rung, Integer> rungs) {
    List<String> fields = new ArrayList<>();
    assertThatThrownBy(() -> promises.set(new Promises.All(Map.of(), answer, Map.of(), rungs)))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> refused.fields().forEach(fault -> fields.add(fault.field())));
    return fields;
  }

  private Duration promised(Case one) {
    return businessTime.between(one.openedAt(), requireNonNull(one.answerBy()));
  }

  private List<CaseId> byPages(Which which) {
    List<CaseId> found = new ArrayList<>();
    CaseOrder.After after = null;
    do {
      var from = after;
      var search = new CaseSearch(which, null, null, null, null, false, null, null);
      var page = as(() -> cases.page(search, from, 1));
      page.cases().forEach(each -> found.add(each.id()));
      after = page.next();
    } while (after != null);
    return found;
  }

  private Word say(Case one, Word.Kind kind) {
    return as(() -> edits.say(one.id(), new WordDraft(kind, "words", null)));
  }

  private Case find(Case one) {
    return as(() -> cases.find(one.id()));
  }

  private Case open(@Nullable String group) {
    return as(() -> edits.open(customer(group), draft(), null));
  }

  private static CaseDraft draft() {
    return new CaseDraft("אישור ביטוח", CaseKind.REQUEST, Severity.LOW, null, null);
  }

  private static CaseDraft inHands(Case one, @Nullable EmployeeId owner) {
    return new CaseDraft(
        one.subject(), one.kind(), one.severity(), EmployeeId.toNullable(owner), null);
  }

  private static CaseDraft due(Case one, Instant at) {
    return new CaseDraft(
        one.subject(), one.kind(), one.severity(), EmployeeId.toNullable(one.owner()), at);
  }

  private CustomerId customer(@Nullable String group) {
    return customer(group, holder, team);
  }

  private CustomerId customer(
      @Nullable String group, @Nullable EmployeeId owner, @Nullable TeamId inTeam) {
    var id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .set(CUSTOMER.OWNER_ID, EmployeeId.toNullable(owner))
            .set(CUSTOMER.TEAM_ID, inTeam == null ? null : (Long) inTeam.value())
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    if (group != null) {
      AsOwner.run(
          "insert into profitability.standing (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost,"
              + " contribution, persistence, breadth, lines, tenure, trend, group_code)"
              + " values ("
              + id
              + ", '', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '"
              + group
              + "')");
    }
    return new CustomerId(id);
  }

  private <T> T as(ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer("service"), work);
  }

  /** The next Sunday but none of a feast, at nine. */
  private void onWorkingMorning() {
    var zone = offices.current().zone();
    var day = offices.today();
    do {
      day = day.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    } while (!businessTime.open(day.atTime(LocalTime.of(9, 0)).atZone(zone).toInstant())
        || !businessTime.open(day.atTime(LocalTime.of(15, 0)).atZone(zone).toInstant()));
    clock.advance(
        Duration.between(clock.instant(), day.atTime(LocalTime.of(9, 0)).atZone(zone).toInstant()));
  }
}
