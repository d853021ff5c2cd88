package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.customers.CustomerId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class ClassificationTests {
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Classifications classifications;
  @Autowired GroupChanges changes;
  @Autowired Simulations simulations;
  @Autowired Policies policies;
  @Autowired Standings standings;
  @Autowired StandardPeriod standardPeriod;
  @Autowired TestClock clock;

  private SmallBase small;

  @BeforeEach
  void fill() {
    small = SmallBase.of(database, 7, 80);
    policies.adopt(Policy.DEFAULT, null);
    standings.refresh();
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void theDatabaseDecidesAsTheRulesDo() {
    DrawnPolicy policy = classifications.latest().orElseThrow().policy();
    for (long customer : small.customers) {
      Standing standing = standings.standing(new CustomerId(customer));
      assertThat(standing.raw())
          .isEqualTo(policy.group(standing.facts().entries() > 0, Standings.inputs(standing)));
    }
  }

  @Test
  void percentilesAreThoseOfTheCustomersWithEntries() {
    var contributions =
        Reckoning.of(small, standardPeriod.current()).lines().stream()
            .map(Reckoning.Line::contribution)
            .sorted()
            .toList();
    BigDecimal ninetieth = contributions.get((int) Math.ceil(0.9 * contributions.size()) - 1);
    var rule =
        classifications.latest().orElseThrow().policy().rules().stream()
            .filter(each -> each.group() == Group.A)
            .findFirst()
            .orElseThrow();
    assertThat(rule.conditions().getFirst().line().doubleValue())
        .isEqualTo(ninetieth.doubleValue());
  }

  @Test
  void inputsAreAClosedListOfRecordedFacts() {
    assertThat(Arrays.stream(ClassifierInput.values()).map(Enum::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "CONTRIBUTION",
            "INCOME",
            "TIME",
            "CONTRIBUTION_PER_HOUR",
            "PERSISTENCE",
            "BREADTH",
            "REGULARITY",
            "TENURE");
    for (ClassifierInput input : ClassifierInput.values()) {
      assertThat(STANDING.fields()).contains(input.in(STANDING));
    }
    assertThat(
            Arrays.stream(STANDING.fields()).map(field -> field.getName().toLowerCase(Locale.ROOT)))
        .noneMatch(name ->
            List.of("birth", "age", "gender", "sex", "origin", "religion", "note", "name", "city")
                .stream()
                .anyMatch(name::equals));
  }

  @Test
  void aCustomerMovesWhenTwoPeriodsRunningAgreeOrTheChangeIsLarge() {
    BigDecimal large = classifications.latest().orElseThrow().policy().largeChange();
    database
        .selectFrom(STANDING)
        .where(STANDING.GROUP_BEFORE.isNotNull())
        .and(STANDING.GROUP_BEFORE.ne("N"))
        .and(STANDING.RAW_GROUP.isNotNull())
        .forEach(row -> {
          boolean agreed = row.getRawGroup().equals(row.getRawBefore());
          boolean leapt = row.getTrend().abs().compareTo(large) >= 0;
          assertThat(row.getGroupCode())
              .isEqualTo(agreed || leapt ? row.getRawGroup() : row.getGroupBefore());
        });
  }

  @Test
  void whoWaitedMovesWhenTheNextPeriodSaysTheSame() {
    var waiting =
        database.selectFrom(STANDING).where(STANDING.RAW_GROUP.ne(STANDING.GROUP_CODE)).fetch();
    assertThat(waiting).isNotEmpty();
    LocalDate nextMonth = standardPeriod.current().to().plusDays(1);
    small.add(
        new SmallBase.Known(
            small.customers.getFirst(),
            nextMonth,
            EntryKind.COST,
            BigDecimal.ZERO,
            null,
            0,
            BigDecimal.ZERO,
            false));
    small.write();
    standings.refresh();
    assertThat(standardPeriod.current().to()).isAfter(nextMonth);
    for (var was : waiting) {
      var is =
          database
              .selectFrom(STANDING)
              .where(STANDING.CUSTOMER_ID.eq(was.getCustomerId()))
              .fetchSingle();
      if (was.getRawGroup().equals(is.getRawGroup())) {
        assertThat(is.getGroupCode()).isEqualTo(is.getRawGroup());
      }
    }
  }

  @Test
  void classifyingTheSamePeriodAgainChangesNothing() {
    var before = groups();
    var changes = database.selectFrom(GROUP_CHANGE).fetch().size();
    classifications.apply();
    assertThat(groups()).isEqualTo(before);
    assertThat(database.selectFrom(GROUP_CHANGE).fetch()).hasSize(changes);
    assertThat(database.fetchCount(CLASSIFICATION)).isEqualTo(1);
  }

  @Test
  void simulatingWritesNothingAndForetellsExactlyWhatApplyingDoes() {
    Policy generous =
        new Policy(
            Policy.DEFAULT.rules().stream()
                .map(rule ->
                    rule.group() == Group.A
                        ? new Rule(
                            Group.A,
                            List.of(
                                new Condition(
                                    ClassifierInput.INCOME,
                                    Condition.Side.AT_LEAST,
                                    Threshold.percentile(30))))
                        : rule)
                .toList(),
            Threshold.value(0));
    var before = groups();
    var foretold = new EnumMap<Group, Long>(Group.class);
    simulations
        .of(generous)
        .flows()
        .forEach(flow -> foretold.merge(flow.to(), flow.customers(), Long::sum));
    assertThat(groups()).isEqualTo(before);

    policies.adopt(generous, "generous");
    classifications.apply();
    var now = new EnumMap<Group, Long>(Group.class);
    groups().values().forEach(group -> now.merge(Group.valueOf(group), 1L, Long::sum));
    assertThat(now).isEqualTo(foretold);
  }

  @Test
  void movesAreThoseWhoseGroupIsAnotherThanBefore() {
    Classification classification = classifications.latest().orElseThrow();
    long moved = database.fetchCount(STANDING, STANDING.GROUP_BEFORE.ne(STANDING.GROUP_CODE));
    assertThat(classification.moved()).isEqualTo(moved);
    assertThat(classification.moves()).allMatch(move -> move.from() != move.to());
  }

  @Test
  void whyNamesEachFactBesideItsThresholdAndWhatIsMissing() {
    for (long customer : small.customers) {
      Explanation why = requireNonNull(standings.explanation(new CustomerId(customer)));
      assertThat(why.decisive()).allMatch(DrawnPolicy.Check::holds);
      why.nextAbove()
          .ifPresent(next -> assertThat(why.missingFor(next)).noneMatch(DrawnPolicy.Check::holds));
    }
  }

  @Test
  void whoIsTooNewHasNoOtherGroup() {
    long late = small.customers.getLast();
    AsOwner.run("truncate profitability.entry cascade");
    small.entries.clear();
    small.add(
        new SmallBase.Known(
            late,
            LocalDate.of(2025, 11, 1),
            EntryKind.INCOME,
            new BigDecimal("1000"),
            null,
            0,
            BigDecimal.ZERO,
            false));
    small.write();
    standings.refresh();
    assertThat(standings.standing(new CustomerId(late)).group()).isEqualTo(Group.N);
  }

  @Test
  void whoComesBetweenTwoClassificationsHasAGroupWithTheirFirstEntry() {
    var newcomer =
        new CustomerId(
            database
                .insertInto(CUSTOMER)
                .set(CUSTOMER.NAME, "חדשה")
                .set(CUSTOMER.SINCE, LocalDate.of(2020, 1, 1))
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
    var before = classifications.latest().orElseThrow();

    ledger.post(
        new Posting.Income(
            newcomer, standardPeriod.current().to(), new BigDecimal("-5000"), null, null));

    assertThat(standings.standing(newcomer).group()).isEqualTo(Group.D);
    assertThat(changes.of(newcomer))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.from()).isNull();
          assertThat(change.to()).isEqualTo(Group.D);
        });
    ledger.post(
        new Posting.Income(
            newcomer, standardPeriod.current().to(), new BigDecimal("900000"), null, null));
    assertThat(standings.standing(newcomer).group())
        .as("until the next classification")
        .isEqualTo(Group.D);
    assertThat(classifications.latest().orElseThrow().id()).isEqualTo(before.id());
  }

  @Test
  void thePeriodMovesOnWithTheMonthOnlyWhereTheLedgerDoes() {
    var period = standardPeriod.current();
    clock.advance(Duration.ofDays(400));
    assertThat(standardPeriod.moveOn()).isFalse();
    assertThat(standardPeriod.current()).isEqualTo(period);
    assertThat(standardPeriod.endsEarly()).isTrue();
  }

  @Test
  void aPolicyHasOneRuleForEachGroupButD() {
    assertThatThrownBy(() -> new Policy(List.of(), Threshold.value(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Policy(List.of(new Rule(Group.D, List.of())), Threshold.value(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Threshold.percentile(101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Map<Long, String> groups() {
    return database
        .selectFrom(STANDING)
        .where(STANDING.GROUP_CODE.isNotNull())
        .fetchMap(STANDING.CUSTOMER_ID, STANDING.GROUP_CODE);
  }
}
