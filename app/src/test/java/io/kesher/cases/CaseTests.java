package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.cases.CaseEdits.Edit;
import io.kesher.cases.CaseSearch.Which;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Merges;
import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.hours.BusinessTime;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Roles;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Today;
import io.kesher.profitability.Ledger;
import io.kesher.web.FieldFault;
import io.kesher.web.Frames;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@KesherTest
class CaseTests {
  @Autowired DSLContext database;
  @Autowired Cases cases;
  @Autowired CaseEdits edits;
  @Autowired CaseThread thread;
  @Autowired CaseLinks links;
  @Autowired CaseMerges merges;
  @Autowired Merges customerMerges;
  @Autowired BusinessTime businessTime;
  @Autowired Ledger ledger;
  @Autowired CaseWork work;
  @Autowired Today today;
  @Autowired Frames frames;
  @Autowired Employees employees;
  @Autowired Roles roles;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  private EmployeeId service = new EmployeeId(0);
  private EmployeeId salesperson = new EmployeeId(0);
  private CustomerId dana = new CustomerId(0);

  @BeforeEach
  void customers() {
    AsOwner.run("truncate cases.customer_case, profitability.standing cascade");
    service = office.employee("service");
    salesperson = office.employee("salesperson");
    dana = customer(salesperson, null);
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void aCaseIsDueByThePromiseOfItsKindAndSeverityOfWhichTheGroupTakesAShare() {
    var plain = open(dana, CaseKind.FAULT, Severity.HIGH);
    var key = open(customer(service, "A"), CaseKind.FAULT, Severity.HIGH);
    assertThat(worked(plain)).isEqualTo(Duration.ofMinutes(240));
    assertThat(worked(key)).isEqualTo(Duration.ofMinutes(120));
    assertThat(changed(plain, Severity.URGENT, null))
        .satisfies(graver -> {
          assertThat(worked(graver)).isEqualTo(Duration.ofMinutes(120));
          assertThat(graver.promised()).isTrue();
        });
    var byHand = Instant.parse("2030-01-01T10:00:00Z");
    assertThat(changed(find(plain), Severity.LOW, byHand).dueAt()).isEqualTo(byHand);
    assertThat(worked(changed(find(plain), Severity.LOW, null)))
        .isEqualTo(Duration.ofMinutes(1440));
  }

  @Test
  void theDeadlineStandsStillWhileItIsTheCustomersTurn() {
    var one = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    as("service", () -> edits.await(one.id()));
    clock.advance(Duration.ofDays(9));
    assertThat(find(one).isLate(clock.instant())).isFalse();
    say(one, Word.Kind.MESSAGE, "here it is");
    var resumed = find(one);
    assertThat(resumed.state()).isEqualTo(CaseState.OPEN);
    var waited = businessTime.between(one.openedAt(), clock.instant());
    assertThat(worked(resumed).minus(waited))
        .isBetween(Duration.ofMinutes(959), Duration.ofMinutes(961));
    // a graver one is promised anew, and what was waited still does not count
    assertThat(worked(changed(resumed, Severity.HIGH, null)).minus(waited))
        .isBetween(Duration.ofMinutes(479), Duration.ofMinutes(481));
  }

  @Test
  void whatIsOpenStandsBySeverityThenGroupThenDeadline() {
    var key = customer(service, "A");
    var loss = customer(service, "C");
    var grave = open(loss, CaseKind.REQUEST, Severity.URGENT);
    var keys = open(key, CaseKind.REQUEST, Severity.NORMAL);
    var nobodys = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    var losses = open(loss, CaseKind.COMPLAINT, Severity.NORMAL);
    var later = open(loss, CaseKind.REQUEST, Severity.NORMAL);
    var gone = open(loss, CaseKind.REQUEST, Severity.NORMAL);
    as("service", () -> edits.close(gone.id(), Outcome.SOLVED));
    assertThat(byPages("service", CaseSearch.ALL_OPEN))
        .containsExactly(grave.id(), keys.id(), losses.id(), later.id(), nobodys.id());
    assertThat(byPages("service", only(Which.CLOSED))).containsExactly(gone.id());
    assertThat(byPages("service", about("#" + keys.id()))).containsExactly(keys.id());
    assertThat(byPages("service", about("%_"))).isEmpty();
  }

  @Test
  void aClosedOneTakesNothingUntilItIsOpenedAgainAndReturnsToItsOwner() {
    var one = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    assertThat(one.owner()).isEqualTo(salesperson);
    as("service", () -> edits.close(one.id(), Outcome.SOLVED));
    as("service", () -> edits.close(one.id(), Outcome.DECLINED));
    assertThatThrownBy(() -> say(one, Word.Kind.NOTE, "late")).hasMessage("cases.refusal.closed");
    assertThatThrownBy(() -> changed(find(one), Severity.LOW, null))
        .hasMessage("cases.refusal.closed");
    assertThatThrownBy(() -> as("service", () -> edits.await(one.id())))
        .hasMessage("cases.refusal.closed");
    clock.advance(Duration.ofDays(30));
    var again = as("service", () -> edits.reopen(one.id()));
    assertThat(again.owner()).isEqualTo(salesperson);
    assertThat(again.isLate(clock.instant())).isFalse();
    assertThat(as("service", () -> thread.steps(one.id())))
        .extracting(Step::kind)
        .containsExactly(Step.Kind.OPENED, Step.Kind.CLOSED, Step.Kind.REOPENED);
    assertThat(requireNonNull(as("service", () -> thread.steps(one.id())).get(1).outcome()))
        .isEqualTo(Outcome.SOLVED);
  }

  @Test
  void aNoteIsNeverAmongWhatTheCustomerSees() {
    var one = open(dana, CaseKind.COMPLAINT, Severity.HIGH);
    say(one, Word.Kind.MESSAGE, "I am angry");
    say(one, Word.Kind.NOTE, "they are always angry");
    say(one, Word.Kind.ANSWER, "we are sorry");
    var mistaken = say(one, Word.Kind.ANSWER, "wrong customer");
    as(
        "service",
        () -> {
          edits.withdraw(one.id(), mistaken.id());
          return one;
        });
    var outward = as("service", () -> thread.outward(one.id()));
    assertThat(outward).extracting(OutwardWord::text).containsExactly("I am angry", "we are sorry");
    assertThat(outward).extracting(OutwardWord::fromOffice).containsExactly(false, true);
    assertThat(words(one)).contains("they are always angry").doesNotContain("wrong customer");
  }

  @Test
  void everyMinuteIsInTheLedgerAndLeadsBackToTheCase() {
    var one =
        as(
            "service",
            () ->
                edits.open(
                    dana,
                    draft(CaseKind.REQUEST, Severity.NORMAL),
                    new WordDraft(Word.Kind.MESSAGE, "help", 90)));
    say(one, Word.Kind.ANSWER, "with standard minutes");
    as(
        "service",
        () -> {
          edits.spend(one.id(), 30);
          return one;
        });
    var mistake = say(one, Word.Kind.NOTE, "mistake", 600);
    as(
        "service",
        () -> {
          edits.withdraw(one.id(), mistake.id());
          return one;
        });
    assertThat(seconds(dana)).isEqualTo(90 + 360 + 30);
    assertThat(as("service", () -> thread.spent(one.id())))
        .isEqualTo(new CaseThread.Spent(480, 360));
    var entries =
        database
            .select(ENTRY.ID)
            .from(ENTRY)
            .where(ENTRY.CUSTOMER_ID.eq(dana.value()))
            .fetch(ENTRY.ID);
    var frame = frames.of(new MockHttpServletRequest());
    assertThat(as("service", () -> work.of(frame, entries)).values())
        .hasSize(5)
        .allSatisfy(found -> assertThat(found.href()).isEqualTo("/cases/" + one.id()));
    assertThat(
            database
                .select(ENTRY.NOTE)
                .from(ENTRY)
                .where(ENTRY.ID.eq(entries.getFirst()))
                .fetchSingle(ENTRY.NOTE))
        .isEqualTo("#" + one.id() + " " + one.subject());
    // what is corrected in the ledger itself is the case's too
    var first = entries.getFirst();
    Viewers.asOffice(() -> ledger.correct(first, BigDecimal.valueOf(120), "measured again"));
    assertThat(as("service", () -> thread.spent(one.id())).seconds()).isEqualTo(510);
  }

  @Test
  void onlyWhoSaidSomethingTakesItBackAndNotForEver() {
    var one = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    var word = say(one, Word.Kind.ANSWER, "yes");
    assertThatThrownBy(() -> withdraw("salesperson", one, word)).hasMessage("cases.refusal.word");
    var other = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    assertThatThrownBy(() -> withdraw("service", other, word)).hasMessage("web.problem.not-found");
    clock.advance(Duration.ofHours(49));
    assertThatThrownBy(() -> withdraw("service", one, word)).hasMessage("cases.refusal.word");
  }

  @Test
  void twoCasesMadeOneAreReadAsOneAndAreWhatTheyWereWhenItIsTakenBack() {
    var kept = open(dana, CaseKind.FAULT, Severity.HIGH);
    var gone = open(dana, CaseKind.COMPLAINT, Severity.NORMAL);
    var cause = open(customer(service, null), CaseKind.FAULT, Severity.URGENT);
    say(kept, Word.Kind.ANSWER, "kept");
    say(gone, Word.Kind.NOTE, "gone", 60);
    link(gone, CaseLink.Kind.CAUSED_BY, cause);
    link(gone, CaseLink.Kind.RELATED, kept);
    var before = List.of(told(kept), told(gone));

    as("service", () -> merges.merge(gone.id(), kept.id()));
    assertThat(words(kept)).containsExactlyInAnyOrder("kept", "gone");
    assertThat(as("service", () -> thread.spent(kept.id())).seconds()).isEqualTo(420);
    assertThat(as("service", () -> links.of(kept.id())))
        .extracting(CaseLink::what)
        .containsExactly("caused-by");
    assertThat(as("service", () -> links.of(cause.id())))
        .extracting(link -> link.other().id())
        .containsExactly(kept.id());
    assertThat(byPages("service", CaseSearch.ALL_OPEN)).containsExactly(cause.id(), kept.id());
    assertThat(cases.whole(gone.id())).isEqualTo(kept.id());
    assertThatThrownBy(() -> say(gone, Word.Kind.NOTE, "x")).hasMessage("cases.refusal.merged");

    as("service", () -> merges.separate(gone.id()));
    as("service", () -> merges.separate(gone.id()));
    assertThat(List.of(told(kept), told(gone))).isEqualTo(before);
    assertThat(byPages("service", CaseSearch.ALL_OPEN)).hasSize(3);
  }

  @Test
  void whatIsPartOfAnotherIsNotMergedAgainAndTheWholeCanBe() {
    var a = open(dana, CaseKind.FAULT, Severity.HIGH);
    var b = open(dana, CaseKind.FAULT, Severity.HIGH);
    var c = open(dana, CaseKind.FAULT, Severity.HIGH);
    say(b, Word.Kind.NOTE, "b");
    as("service", () -> merges.merge(b.id(), a.id()));
    assertThatThrownBy(() -> merge(b, c)).hasMessage("cases.refusal.merge-again");
    assertThatThrownBy(() -> merge(c, b)).hasMessage("cases.refusal.merge-again");
    assertThatThrownBy(() -> merge(a, a)).hasMessage("cases.refusal.merge-self");
    assertThatThrownBy(() -> merge(open(customer(service, null), CaseKind.FAULT, Severity.LOW), a))
        .hasMessage("cases.refusal.merge-customer");
    merge(a, c);
    assertThat(words(c)).containsExactly("b");
    assertThat(cases.whole(b.id())).isEqualTo(c.id());
    as("service", () -> merges.separate(b.id()));
    assertThat(words(c)).isEmpty();
    assertThat(words(b)).containsExactly("b");
    as("service", () -> edits.close(b.id(), Outcome.SOLVED));
    assertThatThrownBy(() -> merge(b, c)).hasMessage("cases.refusal.merge-closed");
  }

  @Test
  void casesFollowCustomersWhoBecomeOneAndPartWithThem() {
    var other = customer(salesperson, null);
    var mine = open(dana, CaseKind.FAULT, Severity.HIGH);
    var theirs = open(other, CaseKind.FAULT, Severity.HIGH);
    long id = Viewers.asOffice(() -> customerMerges.merge(dana, other, Set.of()));
    assertThat(find(theirs).customer().id()).isEqualTo(dana);
    as("service", () -> merges.merge(theirs.id(), mine.id()));
    Viewers.asOffice(() -> {
      customerMerges.undo(id);
      return id;
    });
    assertThat(find(theirs).customer().id()).isEqualTo(other);
    assertThat(find(theirs).mergedInto()).isNull();
  }

  @Test
  void nothingIsItsOwnCauseOverHoweverMany() {
    var a = open(dana, CaseKind.FAULT, Severity.HIGH);
    var b = open(dana, CaseKind.FAULT, Severity.HIGH);
    var c = open(dana, CaseKind.FAULT, Severity.HIGH);
    link(a, CaseLink.Kind.CAUSED_BY, b);
    link(b, CaseLink.Kind.CAUSED_BY, c);
    link(a, CaseLink.Kind.CAUSED_BY, b);
    assertThatThrownBy(() -> link(c, CaseLink.Kind.CAUSED_BY, a))
        .hasMessage("cases.refusal.link-circle");
    assertThatThrownBy(() -> link(c, CaseLink.Kind.RELATED, c))
        .hasMessage("cases.refusal.link-self");
    link(c, CaseLink.Kind.RELATED, a);
    assertThat(as("service", () -> links.of(a.id())))
        .extracting(CaseLink::what)
        .containsExactlyInAnyOrder("caused-by", "related");
    as(
        "service",
        () -> {
          links.remove(a.id(), CaseLink.Kind.RELATED, c.id());
          return a;
        });
    assertThat(as("service", () -> links.of(c.id())))
        .extracting(CaseLink::what)
        .containsExactly("cause-of");
  }

  @Test
  void oneSeesTheCasesOfCustomersAndOfHandsWithinOnesReach() {
    var own = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    var foreign = open(customer(service, null), CaseKind.REQUEST, Severity.NORMAL);
    assertThat(byPages("salesperson", CaseSearch.ALL_OPEN)).containsExactly(own.id());
    assertThatThrownBy(() -> as("salesperson", () -> cases.find(foreign.id())))
        .hasMessage("web.problem.not-found");
    assertThatThrownBy(() -> as("analyst", () -> cases.find(own.id())))
        .hasMessage("web.problem.not-found");
    assertThatThrownBy(
            () -> as("analyst", () -> edits.open(dana, draft(CaseKind.FAULT, Severity.LOW), null)))
        .hasMessage("web.problem.forbidden");
    assertThatThrownBy(() -> as("salesperson", () -> merges.merge(own.id(), foreign.id())))
        .hasMessage("web.problem.not-found");
    // nobody gets a case of a customer whom they do not see
    assertThat(faults(() -> handed(foreign, salesperson))).containsExactly("owner");
    assertThat(faults(() -> handed(foreign, new EmployeeId(987_654)))).containsExactly("owner");
  }

  @Test
  void ofTwoWhoChangeACaseTheSecondIsToldWhatTheFirstDid() {
    var one = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    changed(one, Severity.HIGH, null);
    var second =
        as(
            "service",
            () -> edits.change(one.id(), one.version(), draft(CaseKind.FAULT, Severity.LOW)));
    assertThat(second).isInstanceOf(Edit.Overtaken.class);
    assertThat(find(one).severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void theComplaintOfAKeyCustomerStandsFirstForTheirOwnerAndForWhoeverHasItInHand() {
    var key = customer(salesperson, "A");
    var late = open(dana, CaseKind.FAULT, Severity.URGENT);
    changed(late, Severity.URGENT, Instant.parse("2020-01-01T00:00:00Z"));
    var complaint = open(key, CaseKind.COMPLAINT, Severity.LOW);
    handed(complaint, service);
    assertThat(waiting("salesperson"))
        .extracting(TodayItem::id)
        .containsExactly(complaint.id().value(), late.id().value());
    assertThat(waiting("salesperson"))
        .extracting(TodayItem::urgency)
        .containsExactly(Urgency.NOW, Urgency.OVERDUE);
    assertThat(waiting("service")).extracting(TodayItem::urgency).containsExactly(Urgency.NOW);
    as("service", () -> edits.close(complaint.id(), Outcome.SOLVED));
    assertThat(waiting("service")).isEmpty();
  }

  @Test
  void whatWasOpenInTheHandsOfSomebodyWhoLeavesWaitsInTheQueue() {
    var leaver = office.hire("leaver@oren.example", roles.shipped("service"));
    var one = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    handed(one, leaver);
    var closed = open(dana, CaseKind.REQUEST, Severity.NORMAL);
    handed(closed, leaver);
    as("service", () -> edits.close(closed.id(), Outcome.SOLVED));
    employees.disable(leaver, office.viewer("owner"));
    assertThat(find(one).owner()).isNull();
    assertThat(
            byPages(
                "service", new CaseSearch(Which.OPEN, null, null, null, null, true, null, null)))
        .containsExactly(one.id());
    // closed, it stays theirs; opened again, it returns to the customer's
    assertThat(find(closed).owner()).isEqualTo(leaver);
    assertThat(as("service", () -> edits.reopen(closed.id())).owner()).isEqualTo(salesperson);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(faults(() -> opened("x".repeat(300), CaseKind.FAULT))).containsExactly("subject");
    assertThat(faults(() -> opened(" \u200f ", CaseKind.FAULT))).containsExactly("subject");
    assertThat(faults(() -> opened("a\u0000b", CaseKind.FAULT))).containsExactly("subject");
    assertThat(faults(() -> opened("x", null))).containsExactly("kind");
    var turned = opened("\u202eesac\u202c 👨‍👩‍👧 <b>{{7*7}}</b>", CaseKind.FAULT);
    assertThat(turned.subject()).contains("<b>{{7*7}}</b>");
    assertThat(faults(() -> changed(turned, Severity.LOW, Instant.parse("9999-01-01T00:00:00Z"))))
        .containsExactly("dueAt");
    assertThat(faults(() -> say(turned, Word.Kind.ANSWER, " "))).containsExactly("text");
    assertThat(faults(() -> say(turned, Word.Kind.ANSWER, "x".repeat(8001))))
        .containsExactly("text");
    assertThat(faults(() -> say(turned, Word.Kind.ANSWER, "x", 90_000))).containsExactly("seconds");
    assertThat(database.fetchCount(CUSTOMER_CASE)).isEqualTo(1);
  }

  private CustomerId customer(EmployeeId owner, @Nullable String group) {
    var id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .set(CUSTOMER.OWNER_ID, owner.value())
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

  private static CaseDraft draft(@Nullable CaseKind kind, Severity severity) {
    return new CaseDraft("subject", kind, severity, null, null);
  }

  private Case open(CustomerId customer, CaseKind kind, Severity severity) {
    return as("service", () -> edits.open(customer, draft(kind, severity), null));
  }

  private Case opened(String subject, @Nullable CaseKind kind) {
    return as(
        "service",
        () -> edits.open(dana, new CaseDraft(subject, kind, Severity.LOW, null, null), null));
  }

  private Case find(Case one) {
    return as("service", () -> cases.find(one.id()));
  }

  private Case changed(Case now, Severity severity, @Nullable Instant due) {
    var draft = CaseDraft.of(now);
    return done(now, new CaseDraft(draft.subject(), draft.kind(), severity, draft.owner(), due));
  }

  private Case handed(Case one, EmployeeId owner) {
    var now = find(one);
    var draft = CaseDraft.of(now);
    return done(
        now,
        new CaseDraft(
            draft.subject(), draft.kind(), draft.severity(), owner.value(), draft.dueAt()));
  }

  private Case done(Case now, CaseDraft draft) {
    return switch (as("service", () -> edits.change(now.id(), now.version(), draft))) {
      case Edit.Done(var changed) -> changed;
      case Edit.Overtaken(var theirs) -> throw new IllegalStateException(theirs.toString());
    };
  }

  private Word say(Case one, Word.Kind kind, String text) {
    return as("service", () -> edits.say(one.id(), new WordDraft(kind, text, null)));
  }

  private Word say(Case one, Word.Kind kind, String text, int seconds) {
    return as("service", () -> edits.say(one.id(), new WordDraft(kind, text, seconds)));
  }

  private Case withdraw(String role, Case one, Word word) {
    return as(
        role,
        () -> {
          edits.withdraw(one.id(), word.id());
          return one;
        });
  }

  private Case link(Case one, CaseLink.Kind kind, Case other) {
    return as(
        "service",
        () -> {
          links.add(one.id(), kind, other.id());
          return one;
        });
  }

  private Case merge(Case gone, Case kept) {
    return as("service", () -> merges.merge(gone.id(), kept.id()));
  }

  private List<String> words(Case one) {
    return as("service", () -> thread.words(one.id(), null, 50)).words().stream()
        .map(Word::text)
        .toList();
  }

  /** All that a case tells of itself but for the steps of the merge. */
  private List<Object> told(Case one) {
    return as(
        "service",
        () ->
            List.of(
                cases.find(one.id()),
                thread.words(one.id(), null, 50),
                thread.spent(one.id()),
                links.of(one.id())));
  }

  /** How much business time lies between its opening and its deadline. */
  private Duration worked(Case one) {
    return businessTime.between(one.openedAt(), one.dueAt());
  }

  private static CaseSearch only(Which which) {
    return new CaseSearch(which, null, null, null, null, false, null, null);
  }

  private static CaseSearch about(String text) {
    return new CaseSearch(Which.OPEN, null, null, null, null, false, null, text);
  }

  private List<CaseId> byPages(String role, CaseSearch search) {
    List<CaseId> found = new ArrayList<>();
    CaseOrder.After after = null;
    do {
      var from = after;
      var page = as(role, () -> cases.page(search, from, 1));
      page.cases().forEach(each -> found.add(each.id()));
      after = page.next();
    } while (after != null);
    return found;
  }

  private long seconds(CustomerId customer) {
    return database
        .select(STANDING.SECONDS)
        .from(STANDING)
        .where(STANDING.CUSTOMER_ID.eq(customer.value()))
        .fetchSingle()
        .value1();
  }

  private List<TodayItem> waiting(String role) {
    return as(
        role,
        () ->
            today.of(frames.of(new MockHttpServletRequest())).stream()
                .map(Today.Waiting::item)
                .filter(item -> item.kind().equals("case"))
                .toList());
  }

  private static List<String> faults(Runnable attempt) {
    try {
      attempt.run();
      return List.of();
    } catch (Refusal refused) {
      return refused.fields().stream().map(FieldFault::field).toList();
    }
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }
}
