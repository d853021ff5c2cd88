package io.kesher.books;

import static io.kesher.db.books.Tables.HOLDING;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.PREFERENCE;
import static io.kesher.db.identity.Tables.ABSENCE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.books.Line.Outcome;
import io.kesher.books.Proposal.Figures;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Stage;
import io.kesher.books.Proposal.Wish;
import io.kesher.books.Proposals.Which;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Hands;
import io.kesher.customers.Merges;
import io.kesher.identity.Absences;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Roles;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Standings;
import io.kesher.values.Period;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

@KesherTest
@ForTheOffice
class BookTests {
  private static final Setting USUAL = new Setting(75, 20, 15);

  @Autowired DSLContext database;
  @Autowired Proposals proposals;
  @Autowired ProposalEdits proposalEdits;
  @Autowired Building building;
  @Autowired Books books;
  @Autowired BookHolders holders;
  @Autowired Holdings holdings;
  @Autowired Hands hands;
  @Autowired Absences absences;
  @Autowired Standings standings;
  @Autowired Offices offices;
  @Autowired Roles roles;
  @Autowired Merges merges;
  @Autowired TestOffice office;

  private final List<EmployeeId> people = new ArrayList<>();

  @BeforeEach
  void hire() {
    AsOwner.run("delete from jobs.scheduled_tasks where task_name = 'build-books'");
    database.deleteFrom(ABSENCE).execute();
    people.clear();
    for (int i = 0; i < 10; i++) {
      people.add(hired("seller" + i + "@oren.example"));
    }
  }

  @Test
  void tenPeopleHoldTwentyEachOfTheTopTwoHundredAndUnderDoubleLoadTenEach() {
    base(1000, 200, 6.4);
    carryAll("130");
    var usual = built(wish(200));
    assertThat(figures(usual).placed()).isEqualTo(200);
    assertThat(figures(usual).factor()).isBetween(new BigDecimal("0.99"), new BigDecimal("1.01"));
    assertThat(proposals.books(usual))
        .hasSize(10)
        .allSatisfy(book -> {
          assertThat(book.after().customers()).isEqualTo(20);
          assertThat(book.after().needs()).isBetween(new BigDecimal("126"), new BigDecimal("130"));
        });

    var base = base(1000, 200, 12.8);
    carryAll("130");
    var heavy = built(wish(200));
    assertThat(proposals.books(heavy))
        .allSatisfy(book -> assertThat(book.after().customers()).isEqualTo(10));
    var inBooks =
        proposals.lines(heavy, Which.MOVING, null, null, 500).stream()
            .map(line -> line.customer().value())
            .collect(Collectors.toSet());
    assertThat(inBooks).isEqualTo(Set.copyOf(base.customers.subList(0, 100)));
    var figures = figures(heavy);
    assertThat(figures.placed()).isEqualTo(100);
    assertThat(figures.changes())
        .extracting(Proposal.WhatIf::change, Proposal.WhatIf::placed)
        .contains(org.assertj.core.groups.Tuple.tuple(Proposal.WhatIf.Change.HOURS, 110))
        .contains(org.assertj.core.groups.Tuple.tuple(Proposal.WhatIf.Change.PLACES, 100));
  }

  @Test
  void aProposalChangesNothingUntilItIsAcceptedAndThenTheOwnersAndTheHistory() {
    var base = base(40, 40, 3);
    base.give(0, people.get(0).value());
    var before = owners(base);
    var proposal = built(wish(null, people.get(0), people.get(1)));
    assertThat(owners(base)).isEqualTo(before);
    assertThat(proposal.stage()).isEqualTo(Stage.READY);
    assertThat(proposal.moving()).isEqualTo(39);

    var done = proposalEdits.accept(proposal.id(), null);
    assertThat(done.stage()).isEqualTo(Stage.ENDED);
    assertThat(done.moved()).isEqualTo(39);
    for (var line : proposals.lines(done, Which.ALL, null, null, 100)) {
      assertThat(owners(base).get(line.customer().value()))
          .isEqualTo(EmployeeId.toNullable(line.to()));
    }
    var held = holdings.of(new CustomerId(base.customers.get(0)), null);
    assertThat(held).hasSize(1);
    assertThat(held.getFirst().holder()).isEqualTo(people.get(0));

    var back = proposalEdits.takeBack(done.id());
    assertThat(back.stage()).isEqualTo(Stage.READY);
    assertThat(owners(base)).isEqualTo(before);
    assertThat(back.moving()).isEqualTo(39);
  }

  @Test
  void linesAreAcceptedOneByOneAndWhomSomebodyMovedMeanwhileStays() {
    var base = base(30, 30, 3);
    var proposal = built(wish(null, people.get(0), people.get(1)));
    var lines = proposals.lines(proposal, Which.MOVING, null, null, 100);
    var first = lines.get(0);
    proposalEdits.accept(proposal.id(), List.of(first.customer()));
    assertThat(owners(base).get(first.customer().value()))
        .isEqualTo(requireNonNull(first.to()).value());
    assertThat(proposals.find(proposal.id()).moved()).isEqualTo(1);
    assertThat(proposals.find(proposal.id()).stage()).isEqualTo(Stage.READY);

    var second = lines.get(1);
    base.give(second.place() - 1, people.get(9).value());
    var done = proposalEdits.accept(proposal.id(), null);
    assertThat(done.overtaken()).isEqualTo(1);
    assertThat(owners(base).get(second.customer().value())).isEqualTo(people.get(9).value());
    assertThat(
            proposals.lines(done, Which.ALL, null, null, 100).stream()
                .filter(line -> line.customer().equals(second.customer()))
                .map(Line::outcome))
        .containsExactly(Outcome.OVERTAKEN);
    assertThatThrownBy(() -> proposalEdits.accept(done.id(), null))
        .hasMessage("books.refusal.stage");
  }

  @Test
  void whoeverKnowsThemKeepsThemUnlessThereIsNoRoomThenLanguageLineAndSkillDecide() {
    var base = base(20, 20, 5);
    for (int i = 0; i < 20; i++) {
      base.give(i, people.get(0).value());
    }
    language(base, 3, "ru");
    language(base, 4, "ru");
    carry(people.get(0), "50", null, List.of("he"), List.of());
    carry(people.get(1), "50", null, List.of("ru"), List.of());
    carry(people.get(2), "50", null, List.of("he"), List.of("line1"));
    var proposal = built(wish(null, people.get(0), people.get(1), people.get(2)));
    var lines =
        proposals.lines(proposal, Which.ALL, null, null, 100).stream()
            .collect(Collectors.toMap(line -> line.place() - 1, line -> line));
    assertThat(figures(proposal).placed()).isEqualTo(20);
    assertThat(figures(proposal).kept()).isEqualTo(9);
    assertThat(figures(proposal).gap()).isLessThan(new BigDecimal("0.01"));
    assertThat(requireNonNull(lines.get(3)).to()).isEqualTo(people.get(1));
    assertThat(requireNonNull(lines.get(3)).reasons()).contains(Reason.RELIEF, Reason.LANGUAGE);
    assertThat(requireNonNull(lines.get(4)).to()).isEqualTo(people.get(1));
    for (var line : lines.values()) {
      if (people.get(2).equals(line.to())) {
        assertThat((line.place() - 1) % 4).isEqualTo(1);
        assertThat(line.reasons()).contains(Reason.LINES);
      }
    }
    var overfull = proposals.books(proposal).getFirst();
    assertThat(overfull.before().needs()).isBetween(new BigDecimal("98"), new BigDecimal("102"));
    assertThat(overfull.overfull(overfull.before())).isTrue();
    assertThat(overfull.overfull(overfull.after())).isFalse();
  }

  @Test
  void othersInTheSameHandsTakeTheirTimeOrLeave() {
    var base = base(20, 20, 5);
    for (int i = 10; i < 14; i++) {
      base.give(i, people.get(0).value());
    }
    carry(people.get(0), "50", null, List.of(), List.of());
    var stay = built(new Wish(10, null, "", Others.STAY, USUAL, List.of(people.get(0))));
    var book = proposals.books(stay).getFirst();
    assertThat(book.others()).isEqualTo(4);
    assertThat(book.after().customers()).isBetween(9, 10);
    assertThat(figures(stay).placed()).isEqualTo(book.after().customers() - 4);

    var leave = built(new Wish(10, null, "", Others.LEAVE, USUAL, List.of(people.get(0))));
    assertThat(figures(leave).placed()).isBetween(9, 10);
    proposalEdits.accept(leave.id(), null);
    assertThat(owners(base).get(base.customers.get(12))).isNull();
    assertThat(proposals.lines(leave, Which.MOVING, null, null, 100).getLast().reasons())
        .containsExactly(Reason.OUTSIDE);
  }

  @Test
  void whoHasNoRoomLeavesTheirHolderOnlyWhereTheyAreNamed() {
    var base = base(6, 6, 5);
    for (int i = 0; i < 6; i++) {
      base.give(i, people.get(0).value());
    }
    carry(people.get(0), "16", null, List.of(), List.of());
    var proposal = built(wish(null, people.get(0)));
    assertThat(proposal.leaving()).isEqualTo(3);
    var still = proposalEdits.accept(proposal.id(), null);
    assertThat(still.moved()).isZero();
    assertThat(owners(base).values()).containsOnly(people.get(0).value());
    var last = new CustomerId(base.customers.get(5));
    proposalEdits.accept(proposal.id(), List.of(last));
    assertThat(owners(base).get(last.value())).isNull();
  }

  @Test
  void whoIsAwayCarriesNothingAndABookOfNobodyIsRefused() {
    base(10, 10, 5);
    var today = offices.today();
    absences.add(people.get(0), today, today.plusDays(40), people.get(1));
    var proposal = built(wish(null, people.get(0)));
    assertThat(figures(proposal).placed()).isZero();
    assertThat(proposals.books(proposal).getFirst().hours()).isZero();
    assertThat(proposals.lines(proposal, Which.NO_ROOM, null, null, 100)).hasSize(10);
    assertFaulty(() -> proposalEdits.open(wish(null)), "holders");
    assertFaulty(
        () ->
            proposalEdits.open(
                new Wish(
                    0,
                    new BigDecimal("101"),
                    "",
                    Others.STAY,
                    new Setting(101, 0, -1),
                    List.of(people.get(0), people.get(0)))),
        "top",
        "percent",
        "percent",
        "share",
        "most",
        "leastMinutes",
        "holders");
    assertThatThrownBy(() ->
            proposalEdits.open(
                new Wish(1, null, "nonsense", Others.STAY, USUAL, List.of(people.get(0)))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aBookIsInTheDeputysHandsForJustTheDaysOfAnAbsence() {
    var base = base(5, 5, 5);
    base.give(0, people.get(0).value());
    var today = offices.today();
    assertThat(books.find(people.get(0)).standIn()).isNull();
    absences.add(people.get(0), today, today.plusDays(3), people.get(1));
    var book = books.find(people.get(0));
    assertThat(book.standIn()).isEqualTo("seller1");
    assertThat(book.awayUntil()).isEqualTo(today.plusDays(3));
    assertThat(book.costed()).isFalse();

    absences.add(people.get(1), today, today.plusDays(3), people.get(0));
    assertThat(books.find(people.get(0)).standIn()).isNull();
    assertThatThrownBy(
            () -> absences.add(people.get(0), today.plusDays(2), today.plusDays(9), null))
        .isInstanceOf(Refusal.class);
    assertThat(holdings.of(new CustomerId(base.customers.get(0)), null)).hasSize(1);
  }

  @Test
  void whoHeldThisCustomerInMayIsKnown() {
    var base = base(3, 0, 0);
    var customer = new CustomerId(base.customers.get(0));
    hands.give(customer, people.get(0));
    hands.give(customer, people.get(1));
    hands.give(customer, null);
    hands.give(customer, people.get(2));
    var history = holdings.of(customer, null);
    assertThat(history)
        .extracting(Holding::holder)
        .containsExactly(people.get(2), people.get(1), people.get(0));
    assertThat(history.getFirst().until()).isNull();

    AsOwner.run(
        "update books.holding set from_at = '2026-03-01 10:00+02', until_at = '2026-05-10 10:00+03'"
            + " where customer_id = %s and employee_id = %s"
                .formatted(customer.value(), people.get(0).value()));
    AsOwner.run(
        "update books.holding set from_at = '2026-05-10 10:00+03', until_at = '2026-06-01 00:00+03'"
            + " where customer_id = %s and employee_id = %s"
                .formatted(customer.value(), people.get(1).value()));
    var may = new Period(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
    assertThat(holdings.of(customer, may))
        .extracting(Holding::holder)
        .containsExactly(people.get(1), people.get(0));
    assertThat(
            holdings.of(customer, new Period(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 3))))
        .isEmpty();
  }

  @Test
  void nobodyIsInTwoBooksAtOnce() {
    var base = base(2, 0, 0);
    base.give(0, people.get(0).value());
    assertThatThrownBy(() ->
            database
                .insertInto(HOLDING)
                .set(HOLDING.CUSTOMER_ID, base.customers.get(0))
                .set(HOLDING.EMPLOYEE_ID, people.get(1).value())
                .set(HOLDING.FROM_AT, java.time.Instant.now())
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aMergeTakenBackBringsTheHistoryBack() {
    var base = base(2, 0, 0);
    base.give(0, people.get(0).value());
    base.give(1, people.get(1).value());
    base.give(1, people.get(2).value());
    var gone = new CustomerId(base.customers.get(1));
    var before = holdings.of(gone, null);
    var merge = merges.merge(new CustomerId(base.customers.get(0)), gone, Set.of());
    merges.undo(merge);
    assertThat(holdings.of(gone, null)).isEqualTo(before);
    assertThat(holdings.of(new CustomerId(base.customers.get(0)), null)).hasSize(1);
  }

  @Test
  void aSalespersonSeesTheirOwnBookAndProposesNone() {
    var base = base(5, 5, 5);
    var me = office.employee("salesperson");
    base.give(0, me.value());
    base.give(1, people.get(0).value());
    Viewers.as(
        office.viewer("salesperson"),
        () -> {
          assertThat(books.all()).extracting(Book::holder).containsExactly(me);
          assertThatThrownBy(() -> books.find(people.get(0))).hasMessage("web.problem.not-found");
          assertThatThrownBy(() -> proposalEdits.open(wish(5, me)))
              .hasMessage("web.problem.forbidden");
          return null;
        });
  }

  @Test
  void whatIsSaidOfAHolderIsCheckedAndNotOverwrittenUnseen() {
    base(1, 0, 0);
    var holder = people.get(0);
    var said =
        new Holder.Draft(new BigDecimal("120"), 15, List.of("he", "ru"), List.of("line1"), null);
    assertThat(holders.say(holder, 0, said)).isInstanceOf(BookHolders.Change.Done.class);
    assertThat(holders.find(holder).hours()).isEqualByComparingTo("120");
    assertThat(holders.say(holder, 0, said)).isInstanceOf(BookHolders.Change.Overtaken.class);
    assertFaulty(
        () ->
            holders.say(
                holder,
                1,
                new Holder.Draft(
                    new BigDecimal("-1"),
                    -1,
                    List.of("xx"),
                    List.of("nothing"),
                    List.of("no tag"))),
        "hours",
        "most",
        "languages",
        "lines",
        "skills");
  }

  private BookBase base(int size, int working, double hours) {
    var base = BookBase.of(database, offices.today(), size, working, hours);
    standings.refresh();
    return base;
  }

  private EmployeeId hired(String email) {
    return office.hired(email, roles.shipped("salesperson"));
  }

  private void carryAll(String hours) {
    people.forEach(person -> carry(person, hours, null, List.of(), List.of()));
  }

  private void carry(
      EmployeeId person,
      String hours,
      @Nullable Integer most,
      List<String> languages,
      List<String> lines) {
    holders.say(
        person, 0, new Holder.Draft(new BigDecimal(hours), most, languages, lines, List.of()));
  }

  private void language(BookBase base, int place, String language) {
    database
        .insertInto(PREFERENCE)
        .set(PREFERENCE.CUSTOMER_ID, base.customers.get(place))
        .set(PREFERENCE.LANGUAGE, language)
        .execute();
  }

  private Wish wish(int top) {
    return new Wish(top, null, "", Others.STAY, USUAL, List.copyOf(people));
  }

  private Wish wish(@Nullable Integer top, EmployeeId... holders) {
    return new Wish(top, null, "", Others.STAY, USUAL, List.of(holders));
  }

  private Proposal built(Wish wish) {
    long id = proposalEdits.open(wish).id();
    building.build(id);
    return proposals.find(id);
  }

  private static Figures figures(Proposal proposal) {
    return requireNonNull(proposal.figures());
  }

  private Map<Long, @Nullable Long> owners(BookBase base) {
    var owners = new java.util.HashMap<Long, @Nullable Long>();
    database
        .select(CUSTOMER.ID, CUSTOMER.OWNER_ID)
        .from(CUSTOMER)
        .where(CUSTOMER.ID.in(base.customers))
        .forEach(row -> owners.put(row.value1(), row.value2()));
    return owners;
  }

  private static void assertFaulty(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String... fields) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldFault::field)
                    .containsExactlyInAnyOrder(fields));
  }
}
