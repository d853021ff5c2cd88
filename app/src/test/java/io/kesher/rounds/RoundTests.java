package io.kesher.rounds;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.TASK;
import static io.kesher.db.jobs.Tables.SCHEDULED_TASKS;
import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.db.rounds.Tables.GROUP_OVERRIDE;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.interactions.TaskEdits;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.EntryKind;
import io.kesher.profitability.Group;
import io.kesher.profitability.GroupChanges;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Releases;
import io.kesher.profitability.Releases.Release;
import io.kesher.profitability.Simulation;
import io.kesher.profitability.SmallBase;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Standings;
import io.kesher.rounds.Contest.Fact;
import io.kesher.rounds.Contest.Outcome;
import io.kesher.rounds.GroupOverride.Answer;
import io.kesher.rounds.GroupOverride.Reason;
import io.kesher.rounds.Placements.Wanted;
import io.kesher.rounds.Round.Scope;
import io.kesher.rounds.Round.Stage;
import io.kesher.values.Period;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class RoundTests {
  private static final LocalDate END = LocalDate.of(2025, 12, 31);

  @Autowired DSLContext database;
  @Autowired Rounds rounds;
  @Autowired Computation computation;
  @Autowired Placements placements;
  @Autowired Reviews reviews;
  @Autowired Overrides overrides;
  @Autowired Plans plans;
  @Autowired Playbooks playbooks;
  @Autowired Measurements measurements;
  @Autowired Waits waits;
  @Autowired Standings standings;
  @Autowired StandardPeriod standardPeriod;
  @Autowired Classifications classifications;
  @Autowired GroupChanges groupChanges;
  @Autowired Releases releases;
  @Autowired Ledger ledger;
  @Autowired TaskEdits tasks;
  @Autowired Offices offices;
  @Autowired TestClock clock;
  @Autowired TestOffice office;

  private SmallBase small;

  @BeforeEach
  void fill() {
    AsOwner.run(
        "truncate rounds.round, rounds.placement, rounds.contest, rounds.group_override,"
            + " rounds.playbook cascade");
    AsOwner.run(
        "delete from jobs.scheduled_tasks where task_name in ('compute-round', 'publish-round')");
    database.deleteFrom(TASK).execute();
    small = SmallBase.of(database, 7, 80);
    standings.refresh();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void aRoundKeepsTheFactsAndProposesWhatTheRulesSay() {
    var round = worked(Period.year(2025));
    var all = all(round);
    assertThat(all).hasSizeGreaterThan(60);
    for (var placed : all) {
      var facts = standings.facts(placed.customer(), round.period());
      assertThat(placed.facts().contribution()).isEqualByComparingTo(facts.contribution());
      assertThat(placed.raw())
          .isEqualTo(
              round
                  .lines()
                  .group(facts.entries() > 0, Standings.inputs(placed.facts(), placed.tenure())));
    }
    database
        .selectFrom(PLACEMENT)
        .forEach(row ->
            assertThat(Computation.group(row.getToGroup()))
                .isEqualTo(
                    round
                        .lines()
                        .settled(
                            Computation.group(row.getRawGroup()),
                            Computation.group(row.getHeldGroup()),
                            Computation.group(row.getRawBefore()),
                            row.getTrend())));
    assertThat(requireNonNull(round.flows()).customers())
        .isEqualTo(database.fetchCount(PLACEMENT, PLACEMENT.ROUND_ID.eq(round.id())));
  }

  @Test
  void aRoundOfTheStandardPeriodAgreesWithOneWorkedOutFromTheEntries() {
    var standard = worked(standardPeriod.current());
    var ready = proposals(standard);
    rounds.drop(standard.id());
    // the same days under another name: the standard period moves on, the round's does not
    small.add(
        new SmallBase.Known(
            small.customers.getFirst(),
            END.plusDays(20),
            EntryKind.COST,
            BigDecimal.ZERO,
            null,
            0,
            BigDecimal.ZERO,
            false));
    small.write();
    standings.refresh();
    assertThat(standardPeriod.current()).isNotEqualTo(standard.period());
    assertThat(proposals(worked(standard.period()))).isEqualTo(ready);
  }

  @Test
  void readersSeeAllOfTheOldGroupsOrAllOfTheNew() throws Exception {
    publish(worked(Period.year(2024)));
    var before = tally();
    var round = worked(Period.year(2025));
    for (var placed : all(round)) {
      if (placed.moves() && placed.to() != Group.A) {
        override(round, placed.customer(), Group.A);
      }
    }
    decided(round);
    var seen = new ConcurrentSkipListSet<String>();
    var stop = new AtomicBoolean();
    var reading = new CountDownLatch(4);
    try (var readers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        readers.execute(() -> {
          seen.add(tally());
          reading.countDown();
          while (!stop.get()) {
            seen.add(tally());
          }
        });
      }
      reading.await();
      rounds.publish(round.id());
      computation.publish(round.id());
      stop.set(true);
    }
    seen.add(tally());
    assertThat(seen).isEqualTo(new TreeSet<>(Set.of(before, tally()))).hasSize(2);
  }

  @Test
  void whatIsPublishedHoldsWhateverComesInUntilTheNextRound() {
    publish(worked(Period.year(2025)));
    var groups = groups();
    var best = customerIn(Group.A);
    income(best, "-900000");
    long newcomer = newcomer();
    income(new CustomerId(newcomer), "100");
    standings.refresh();

    var now = groups();
    assertThat(now).containsAllEntriesOf(groups);
    assertThat(now).containsKey(newcomer);
    assertThat(standings.standing(best).raw()).isNotEqualTo(Group.A);
    assertThat(standings.standing(best).waits()).isTrue();

    publish(worked(Period.year(2025)));
    assertThat(standings.standing(best).group()).isNotEqualTo(Group.A);
    assertThat(groupChanges.of(best).getFirst().from()).isEqualTo(Group.A);
    assertThat(classifications.latest().orElseThrow().holds()).isTrue();
  }

  @Test
  void aRoundPublishesWhatWasLookedAtThoughTheLedgerHasMovedOn() {
    var round = worked(Period.year(2025));
    assertThat(round.outdated()).isFalse();
    var proposed = proposals(round);
    income(new CustomerId(small.customers.getFirst()), "800000");
    standings.refresh();
    assertThat(rounds.find(round.id()).outdated()).isTrue();
    publish(round);
    assertThat(groups()).containsAllEntriesOf(proposed);
  }

  @Test
  void whoIsInDisputeStaysAndWhatIsMendedIsWorkedOutAnew() {
    publish(worked(Period.year(2024)));
    var round = worked(Period.year(2025));
    var movers =
        all(round).stream().filter(Placed::moves).filter(each -> each.from() != null).toList();
    var open = movers.get(0);
    var mended = movers.get(1);
    long still = contest(round, open.customer());
    long soon = contest(round, mended.customer());
    assertThat(database.fetchCount(TASK, TASK.DONE_AT.isNull())).isEqualTo(2);
    assertThatThrownBy(() -> contest(round, open.customer())).hasMessage("rounds.refusal.disputed");

    var better = mended.facts().contribution().add(new BigDecimal("700000"));
    income(mended.customer(), "700000");
    as("owner", () -> reviews.settle(soon, Outcome.MENDED, null));
    assertThat(placements.show(round, mended.customer()).facts().contribution())
        .isEqualByComparingTo(better);
    assertThat(database.fetchCount(TASK, TASK.DONE_AT.isNull())).isEqualTo(1);

    publish(rounds.find(round.id()));
    assertThat(standings.standing(open.customer()).group()).isEqualTo(open.from());
    assertThat(reviews.contest(still).open()).isTrue();
  }

  @Test
  void oneCustomerPlacedAnewChangesTheRoundsSumsAsACountOfAllWould() {
    var round = worked(Period.year(2025));
    var some = all(round);
    for (int i = 0; i < 12; i++) {
      var one = some.get(i * some.size() / 12).customer();
      long contest = contest(round, one);
      income(one, i % 3 == 0 ? "700000.25" : i % 3 == 1 ? "-900000.50" : "0.01");
      as("owner", () -> reviews.settle(contest, Outcome.MENDED, null));
      var told = requireNonNull(rounds.find(round.id()).flows());
      computation.tally(round.id());
      assertThat(told)
          .usingRecursiveComparison()
          .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .isEqualTo(rounds.find(round.id()).flows());
    }
    assertThat(requireNonNull(rounds.find(round.id()).flows()).all())
        .isNotEqualTo(requireNonNull(round.flows()).all());
  }

  @Test
  void groupsThatWereLetGoFollowTheFactsFromWhereTheRoundHadPutThem() {
    assertThatThrownBy(() -> as("owner", () -> releases.release("why")))
        .hasMessage("profitability.refusal.not-held");
    publish(worked(Period.year(2025)));
    var published = groups();
    var rounded = classifications.latest().orElseThrow();
    var best = customerIn(Group.A);
    income(best, "-900000");
    standings.refresh();
    assertThat(groups()).containsAllEntriesOf(published);

    var preview = releases.preview();
    assertThatThrownBy(() -> as("owner", () -> releases.release(" "))).isInstanceOf(Refusal.class);
    var release = letGo("מעט עובדים השנה");
    assertThat(release.reason()).isEqualTo("מעט עובדים השנה");
    assertThat(release.by()).isNotNull();
    assertThatThrownBy(() -> as("owner", () -> releases.release("again")))
        .hasMessage("profitability.refusal.not-held");

    var followed = classifications.latest().orElseThrow();
    assertThat(followed.holds()).isFalse();
    assertThat(followed.release()).isEqualTo(release.id());
    var now = groups();
    assertThat(now.get(best.value())).isNotEqualTo("A");
    assertThat(moved(published)).as("as the preview had said").isEqualTo(moving(preview));
    assertThat(groupChanges.of(best).getFirst().from()).isEqualTo(Group.A);

    standings.refresh();
    assertThat(groups()).as("the same period again changes nothing").isEqualTo(now);
    assertThat(database.fetchExists(CLASSIFICATION, CLASSIFICATION.ID.eq(rounded.id())))
        .as("what was published is remembered")
        .isTrue();
    income(best, "5000000");
    standings.refresh();
    assertThat(groups().get(best.value())).as("facts move again").isIn("A", "B");
  }

  @Test
  void theNextRoundHoldsGroupsAgainThatHadBeenLetGo() {
    publish(worked(Period.year(2024)));
    var old = groups();
    var preview = releases.preview();
    letGo("שנה בלי סבבים");
    assertThat(moved(old)).as("as the preview had said").isEqualTo(moving(preview)).isPositive();
    publish(worked(Period.year(2025)));
    assertThat(classifications.latest().orElseThrow().holds()).isTrue();
    var groups = groups();
    income(customerIn(Group.A), "-900000");
    standings.refresh();
    assertThat(groups()).containsAllEntriesOf(groups);
    assertThat(releases.all()).hasSize(1);
    letGo("שוב");
    assertThat(classifications.latest().orElseThrow().holds()).isFalse();
  }

  @Test
  void whoeverFinishesTheTaskSaysThatTheFactIsMended() {
    var round = worked(Period.year(2025));
    var contest = contest(round, all(round).getFirst().customer());
    long task = database.select(max(TASK.ID)).from(TASK).fetchSingle().value1();
    as("owner", () -> tasks.finish(task));
    assertThat(reviews.contest(contest).outcome()).isEqualTo(Outcome.MENDED);
    assertThat(reviews.contest(contest).settledBy()).isNotNull();
  }

  @Test
  void aDisputeNamesAFactAndWhoFindsItRightSaysWhy() {
    var round = worked(Period.year(2025));
    var customer = all(round).getFirst().customer();
    assertFaulty(() -> as("owner", () -> reviews.contest(round.id(), customer, null, "x")), "fact");
    assertFaulty(
        () -> as("owner", () -> reviews.contest(round.id(), customer, Fact.WRONG_TIME, " ")),
        "words");
    long contest = contest(round, customer);
    assertFaulty(() -> as("owner", () -> reviews.settle(contest, Outcome.UNFOUNDED, "")), "answer");
    as("owner", () -> reviews.settle(contest, Outcome.UNFOUNDED, "the entry is there"));
    assertThat(reviews.contest(contest).outcome()).isEqualTo(Outcome.UNFOUNDED);
  }

  @Test
  void anOverrideHoldsUntilItsDayAndALaterRoundTellsWhetherItWasRight() {
    var first = worked(Period.year(2024));
    var customer =
        all(first).stream()
            .filter(each -> each.to() == Group.D)
            .findFirst()
            .orElseThrow()
            .customer();
    assertFaulty(
        () -> overrides.make(first.id(), customer, new Overrides.Draft(Group.D, null, "", null)),
        "group",
        "reason",
        "expiresOn",
        "words");
    var override = override(first, customer, Group.A);
    publish(first);
    assertThat(standings.standing(customer).group()).isEqualTo(Group.A);
    assertThat(overrides.find(override.id()).answer()).isEqualTo(Answer.OPEN);

    clock.advance(Duration.ofDays(60));
    var second = worked(Period.year(2025));
    publish(second);
    assertThat(standings.standing(customer).group()).isEqualTo(placed(second, customer).to());
    var raw = placed(second, customer).raw();
    assertThat(overrides.find(override.id()).answer())
        .isEqualTo(
            raw == Group.A
                ? Answer.RIGHT
                : raw == override.factsSaid() ? Answer.WRONG : Answer.NEITHER);
    assertThat(overrides.report().get(Reason.SIGNED)).hasSize(1);
  }

  @Test
  void anOverrideThatIsWithdrawnIsNotHeeded() {
    var round = worked(Period.year(2025));
    var customer =
        all(round).stream()
            .filter(each -> each.to() != Group.A)
            .findFirst()
            .orElseThrow()
            .customer();
    var override = override(round, customer, Group.A);
    overrides.withdraw(override.id());
    overrides.withdraw(override.id());
    publish(round);
    assertThat(standings.standing(customer).group()).isEqualTo(placed(round, customer).to());
    assertThat(database.fetchCount(GROUP_OVERRIDE, GROUP_OVERRIDE.WITHDRAWN_AT.isNull())).isZero();
  }

  @Test
  void hysteresisStartsFromTheLastRound() {
    publish(worked(Period.year(2024)));
    var last = database.selectFrom(PLACEMENT).fetchMap(PLACEMENT.CUSTOMER_ID, PLACEMENT.TO_GROUP);
    var round = worked(Period.year(2025));
    database
        .selectFrom(PLACEMENT)
        .where(PLACEMENT.ROUND_ID.eq(round.id()))
        .forEach(row -> assertThat(row.getHeldGroup()).isEqualTo(last.get(row.getCustomerId())));
    publish(round);
    var again = worked(Period.year(2025));
    assertThat(proposals(again)).isEqualTo(proposals(round));
  }

  @Test
  void oneRoundIsUnderWayAndEachStepHasItsStage() {
    var round = worked(Period.year(2025));
    assertThatThrownBy(() -> rounds.open(Period.year(2024), Scope.MOVERS, null))
        .hasMessage("rounds.refusal.under-way");
    assertThatThrownBy(() -> rounds.publish(round.id())).hasMessage("rounds.refusal.stage");
    assertThatThrownBy(() -> measurements.of(round, Period.year(2026)))
        .hasMessage("rounds.refusal.not-published");
    decided(round);
    assertThatThrownBy(() -> plans.decide(round.id(), List.of()))
        .hasMessage("rounds.refusal.stage");
    assertThatThrownBy(() -> contest(round, all(round).getFirst().customer()))
        .hasMessage("rounds.refusal.stage");
    rounds.reopen(round.id());
    assertThat(rounds.drop(round.id()).stage()).isEqualTo(Stage.DROPPED);
    assertThat(database.fetchCount(CLASSIFICATION, CLASSIFICATION.ROUND_ID.isNotNull())).isZero();
    assertThat(rounds.underWay()).isEmpty();
  }

  @Test
  void aPlanSaysWhatIsExpectedAndIsHeldAgainstWhatCame() {
    var round = worked(Period.year(2024));
    assertFaulty(
        () ->
            plans.decide(
                round.id(),
                List.of(new Plan(Group.A, new BigDecimal("1e14"), new BigDecimal("-1")))),
        "a.contribution",
        "a.hours");
    plans.decide(
        round.id(), List.of(new Plan(Group.A, new BigDecimal("5000"), new BigDecimal("10"))));
    rounds.publish(round.id());
    computation.publish(round.id());
    var published = rounds.find(round.id());
    assertThat(requireNonNull(plans.of(published).get(Group.A)).contributionPerHour())
        .isEqualByComparingTo("500");

    var due = measurements.due(published).orElseThrow();
    assertThat(due).isEqualTo(Period.year(2025));
    var measured = measurements.of(published, due);
    for (var group : measured.groups()) {
      var customers =
          all(published).stream().filter(each -> each.group() == group.group()).toList();
      assertThat(group.customers()).isEqualTo(customers.size());
      assertThat(group.after())
          .isEqualByComparingTo(
              customers.stream()
                  .map(each -> standings.facts(each.customer(), due).contribution())
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    assertThat(measurements.of(published, due)).isEqualTo(measured);
  }

  @Test
  void waitingIsMeasuredByGroupThenAndNowAndWhoIsNotAnsweredWaitsLongest() {
    var round = worked(Period.year(2024));
    var placed = all(round).stream().filter(each -> each.group() == Group.D).findFirst();
    var customer = placed.orElseThrow().customer();
    asked(customer, "2024-01-01T00:10:00+02:00", 600);
    asked(customer, "2024-06-01T10:00:00+03:00", 1200);
    asked(customer, "2024-12-31T23:50:00+02:00", 7200);
    asked(customer, "2024-07-01T10:00:00+03:00", null);
    asked(customer, "2025-01-01T00:10:00+02:00", 60);
    asked(customer, "2025-02-01T10:00:00+02:00", 120);
    asked(customer, "2025-03-01T10:00:00+02:00", 180);
    asked(customer, "2026-01-01T00:10:00+02:00", 999);
    AsOwner.run("update cases.customer_case set answer_by = null where answered_in = 120");
    assertThat(waits.of(round, Period.year(2025)))
        .containsExactly(
            new Waits.Waited(Group.D, new Waiting(4, 3, 1200, null), new Waiting(2, 2, 60, 180)));
    assertThat(waits.of(round, Period.year(2025)).getFirst().few()).isTrue();
    assertThat(waits.of(round, Period.year(2020)).getFirst().after()).isEqualTo(Waiting.NONE);
  }

  /** A case of somebody, and after how many seconds of business time it was answered. */
  private static void asked(CustomerId customer, String at, @Nullable Integer answered) {
    AsOwner.run(
        "insert into cases.customer_case (customer_id, subject, kind, severity, due_at, promised, opened_at, answer_by, answered_in)"
            + " values (%s, 'x', 'request', 3, '%s', true, '%s', '%s', %s)"
                .formatted(customer.value(), at, at, at, answered));
  }

  @Test
  void eachReviewsTheirOwnCustomersAndSaysNothingTwice() {
    var salesperson = office.employee("salesperson");
    var round = worked(Period.year(2025), Scope.EVERYBODY);
    var own = all(round).subList(3, 6).stream().map(Placed::customer).toList();
    own.forEach(customer -> give(customer, salesperson));
    as(
        "salesperson",
        () -> {
          assertThat(placements.open(round, null)).isEqualTo(3);
          var first = next(round, null);
          assertThat(own).contains(first);
          reviews.say(round.id(), first, Opinion.AGREE);
          reviews.say(round.id(), first, Opinion.AGREE);
          var second = next(round, first);
          reviews.say(round.id(), second, Opinion.SKIP);
          var third = next(round, second);
          reviews.say(round.id(), third, Opinion.AGREE);
          assertThat(next(round, third)).as("who was skipped comes again").isEqualTo(second);
          reviews.unsay(round.id(), third);
          assertThat(placements.open(round, null)).isEqualTo(2);
          assertThat(all(round)).as("sees no others").hasSize(3);
          return null;
        });
    var stranger =
        all(round).stream()
            .map(Placed::customer)
            .filter(each -> !own.contains(each))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() ->
            as(
                "salesperson",
                () -> {
                  reviews.say(round.id(), stranger, Opinion.AGREE);
                  return null;
                }))
        .hasMessage("web.problem.not-found");
    assertThat(placements.said(round))
        .singleElement()
        .satisfies(said -> {
          assertThat(said.agreed()).isEqualTo(1);
          assertThat(said.skipped()).isEqualTo(1);
        });
    assertThat(placements.progress(round))
        .anySatisfy(progress -> {
          assertThat(progress.customers()).isEqualTo(3);
          assertThat(progress.looked()).isEqualTo(1);
        });
  }

  @Test
  void anOpinionFallsWhenTheProposalChanges() {
    var round = worked(Period.year(2025), Scope.EVERYBODY);
    var placed = all(round).stream().filter(each -> each.to() == Group.D).findFirst().orElseThrow();
    as(
        "owner",
        () -> {
          reviews.say(round.id(), placed.customer(), Opinion.AGREE);
          return null;
        });
    income(placed.customer(), "950000");
    rounds.computeAnew(round.id());
    computation.compute(round.id());
    var anew = placed(round, placed.customer());
    assertThat(anew.to()).isNotEqualTo(Group.D);
    assertThat(as("owner", () -> reviews.mine(anew))).isEmpty();
  }

  @Test
  void aNewPlaybookNeverReplacesAnOldOne() {
    var draft =
        new Playbooks.Draft(
            BigDecimal.valueOf(4),
            List.of(Playbook.Channel.VISIT, Playbook.Channel.PHONE),
            30,
            Playbook.Holder.PERSON,
            "שלום",
            "never mail");
    assertFaulty(
        () ->
            playbooks.adopt(
                Group.A, 0, new Playbooks.Draft(BigDecimal.ZERO, null, 4000, null, null, null)),
        "answerHours",
        "rhythmDays",
        "heldBy");
    assertThat(playbooks.adopt(Group.A, 0, draft)).isInstanceOf(Playbooks.Adoption.Done.class);
    assertThat(playbooks.adopt(Group.A, 0, draft)).isInstanceOf(Playbooks.Adoption.Overtaken.class);
    var second =
        new Playbooks.Draft(new BigDecimal("0.50"), List.of(), null, Playbook.Holder.TEAM, "", "");
    playbooks.adopt(Group.A, 1, second);
    assertThat(playbooks.versions(Group.A)).extracting(Playbook::version).containsExactly(2, 1);
    assertThat(playbooks.of(Group.A).heldBy()).isEqualTo(Playbook.Holder.TEAM);
    assertThat(playbooks.of(Group.A).answerHours()).isEqualTo(new BigDecimal("0.5"));
    assertThat(requireNonNull(playbooks.all().get(Group.C)).adopted()).isFalse();
  }

  private Round worked(Period period) {
    return worked(period, Scope.MOVERS);
  }

  private Round worked(Period period, Scope scope) {
    long id = rounds.open(period, scope, null).id();
    computation.compute(id);
    return rounds.find(id);
  }

  private void decided(Round round) {
    plans.decide(round.id(), List.of());
  }

  private void publish(Round round) {
    decided(round);
    rounds.publish(round.id());
    computation.publish(round.id());
    assertThat(rounds.find(round.id()).stage()).isEqualTo(Stage.PUBLISHED);
  }

  /** Everybody in it, whatever its scope, those of most weight first. */
  private List<Placed> all(Round round) {
    return database
        .select(PLACEMENT.CUSTOMER_ID)
        .from(PLACEMENT)
        .where(PLACEMENT.ROUND_ID.eq(round.id()))
        .orderBy(abs(PLACEMENT.CONTRIBUTION).desc(), PLACEMENT.CUSTOMER_ID)
        .fetch(row -> placements.find(round, new CustomerId(row.value1())))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Placed placed(Round round, CustomerId customer) {
    return placements.show(round, customer);
  }

  private CustomerId next(Round round, @Nullable CustomerId after) {
    return placements.next(round, Wanted.open(null), after).orElseThrow().customer();
  }

  private long contest(Round round, CustomerId customer) {
    return as("owner", () -> reviews.contest(round.id(), customer, Fact.MISSING_INCOME, "May"))
        .id();
  }

  private GroupOverride override(Round round, CustomerId customer, Group group) {
    return overrides.make(
        round.id(),
        customer,
        new Overrides.Draft(group, Reason.SIGNED, "signed in May", offices.today().plusDays(30)));
  }

  /**
   * Of those with entries: whose beginning nobody knows are too new in the standard period alone.
   */
  private Map<Long, String> proposals(Round round) {
    return database
        .selectFrom(PLACEMENT)
        .where(PLACEMENT.ROUND_ID.eq(round.id()), PLACEMENT.TO_GROUP.isNotNull())
        .and(PLACEMENT.ENTRIES.gt(0L))
        .fetchMap(PLACEMENT.CUSTOMER_ID, PLACEMENT.TO_GROUP);
  }

  private Map<Long, String> groups() {
    return database
        .selectFrom(STANDING)
        .where(STANDING.GROUP_CODE.isNotNull())
        .fetchMap(STANDING.CUSTOMER_ID, STANDING.GROUP_CODE);
  }

  /** How many are in which group, and by which classification, as one reader sees it at once. */
  private String tally() {
    return database
        .select(
            STANDING.GROUP_CODE,
            count(),
            field(select(max(CLASSIFICATION.ROUND_ID)).from(CLASSIFICATION)),
            field(select(count()).from(GROUP_CHANGE)))
        .from(STANDING)
        .groupBy(STANDING.GROUP_CODE)
        .orderBy(STANDING.GROUP_CODE)
        .fetch()
        .toString();
  }

  /** And waits until the job has moved whom the facts move. */
  private Release letGo(String reason) {
    var release = as("owner", () -> releases.release(reason));
    await()
        .until(
            () -> !database.fetchExists(SCHEDULED_TASKS, SCHEDULED_TASKS.TASK_NAME.eq("classify")));
    return release;
  }

  /** Into another group; of whom the ledger tells nothing in the period has none any more. */
  private long moved(Map<Long, String> before) {
    var now = groups();
    return before.entrySet().stream()
        .filter(each -> now.containsKey(each.getKey()))
        .filter(each -> !each.getValue().equals(now.get(each.getKey())))
        .count();
  }

  private static long moving(Simulation preview) {
    return preview.flows().stream()
        .filter(flow -> flow.from() != null && flow.from() != flow.to())
        .mapToLong(Simulation.Flow::customers)
        .sum();
  }

  private CustomerId customerIn(Group group) {
    return groups().entrySet().stream()
        .filter(each -> each.getValue().equals(group.name()))
        .map(each -> new CustomerId(each.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private void income(CustomerId customer, String amount) {
    ledger.post(new Posting.Income(customer, END, new BigDecimal(amount), null, null));
  }

  private long newcomer() {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, "חדשה")
        .set(CUSTOMER.SINCE, LocalDate.of(2020, 1, 1))
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  private void give(CustomerId customer, EmployeeId owner) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, owner.value())
        .where(CUSTOMER.ID.eq(customer.value()))
        .execute();
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }

  private static void assertFaulty(ThrowingCallable work, String... fields) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldFault::field)
                    .containsExactlyInAnyOrder(fields));
  }
}
