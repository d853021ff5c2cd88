package io.kesher.rewards;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.RELATION;
import static io.kesher.db.identity.Tables.DISABLING;
import static io.kesher.db.rewards.Tables.CALENDAR;
import static io.kesher.rewards.SmallAgency.rate;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.CustomerId;
import io.kesher.db.customers.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Rights;
import io.kesher.identity.Roles;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.rewards.Dispute.Outcome;
import io.kesher.rewards.RewardLine.What;
import io.kesher.rewards.StatementLines.Wanted;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What rules pay whom, and when. */
@KesherTest
@ForTheOffice
class RewardTests {
  @Autowired DSLContext database;
  @Autowired RuleSets sets;
  @Autowired Months months;
  @Autowired Statements statements;
  @Autowired StatementLines lines;
  @Autowired Disputes disputes;
  @Autowired Simulations simulations;
  @Autowired ProductLines productLines;
  @Autowired Offices offices;
  @Autowired Teams teams;
  @Autowired Roles roles;
  @Autowired Rights rights;
  @Autowired TestOffice office;
  @Autowired TransactionTemplate transactions;

  private SmallAgency agency;
  private EmployeeId dana = new EmployeeId(0);
  private EmployeeId avi = new EmployeeId(0);
  private YearMonth first = YearMonth.of(2026, 1);

  @BeforeEach
  void somebody() {
    agency = SmallAgency.of(database, sets, productLines);
    dana = office.employee("salesperson");
    avi = office.employee("service");
    first = YearMonth.from(offices.today()).minusMonths(6);
  }

  @Test
  void aRenewalPaysWhoHoldsTheCustomerTheRateOfItsCommission() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "12.5"));
    agency.renewal(motor(dana), first.atDay(10), "1000.50");

    assertThat(statements.of(first, dana).payable()).isEqualByComparingTo("125.06");
    assertThat(lines(first, dana))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.what()).isEqualTo(What.REWARD);
          assertThat(line.of().kind()).isEqualTo(RewardKind.RENEWAL);
          assertThat(line.base()).isEqualByComparingTo("1000.50");
          assertThat(line.day()).isEqualTo(first.atDay(10));
          assertThat(line.rule()).isNotNull();
        });
    assertThat(statements.of(first, avi).earned()).isZero();
  }

  @Test
  void ofTheRulesThatFitTheFirstInTheListPaysAndNoOther() {
    agency.adopted(
        first,
        rate(RewardKind.RENEWAL, null, "motor", 20),
        rate(RewardKind.RENEWAL, null, null, 10),
        rate(RewardKind.RENEWAL, null, null, 90));
    agency.renewal(motor(dana), first.atDay(1), "100");
    agency.renewal(
        agency.agreement(agency.customer(dana), "home", old(), 100), first.atDay(1), "100");

    assertThat(statements.of(first, dana).earned()).isEqualByComparingTo("30");
    assertThat(lines(first, dana)).hasSize(2);
  }

  @Test
  void anEventBelowTheFloorOfARuleIsTheNextRules() {
    agency.adopted(
        first,
        new Rule.Draft(
            RewardKind.RENEWAL,
            null,
            null,
            null,
            null,
            BigDecimal.valueOf(20),
            null,
            BigDecimal.valueOf(500),
            null,
            null),
        new Rule.Draft(
            RewardKind.RENEWAL,
            null,
            null,
            null,
            null,
            null,
            new BigDecimal("7.50"),
            null,
            null,
            null));
    agency.renewal(motor(dana), first.atDay(1), "500");
    agency.renewal(motor(dana), first.atDay(1), "499.99");

    assertThat(statements.of(first, dana).earned()).isEqualByComparingTo("107.50");
  }

  @Test
  void aRulePaysInItsMonthsOnly() {
    agency.adopted(
        first,
        new Rule.Draft(
            RewardKind.RENEWAL,
            null,
            null,
            first.plusMonths(1),
            first.plusMonths(1),
            BigDecimal.TEN,
            null,
            null,
            null,
            null));
    agency.renewal(motor(dana), first.atDay(1), "100");
    agency.renewal(motor(dana), first.plusMonths(1).atDay(1), "100");
    agency.renewal(motor(dana), first.plusMonths(2).atDay(1), "100");

    assertThat(earned(first, dana)).isZero();
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("10");
    assertThat(earned(first.plusMonths(2), dana)).isZero();
  }

  @Test
  void theFirstAgreementIsAnAcquisitionAndEachLaterOneARepeat() {
    agency.adopted(first, rate(RewardKind.ACQUISITION, "10"), rate(RewardKind.REPEAT, "20"));
    var customer = agency.customer(dana);
    agency.agreement(customer, "motor", first.atDay(5), 100);
    agency.agreement(customer, "home", first.atDay(6), 100);

    assertThat(kinds(first, dana))
        .containsExactlyInAnyOrder(RewardKind.ACQUISITION, RewardKind.REPEAT);
    assertThat(earned(first, dana)).isEqualByComparingTo("30");
  }

  @Test
  void whatTheFirstTermBroughtIsPaidAlsoWhereALaterOneBringsMore() {
    agency.adopted(first, rate(RewardKind.ACQUISITION, "10"));
    var agreement = agency.agreement(agency.customer(dana), "motor", first.atDay(5), 100);
    agency.renewal(agreement, first.plusMonths(2).atDay(5), "900");
    agency.paid(agency.renewal(agreement, first.plusMonths(3).atDay(5), "900"), "950");

    assertThat(lines(first, dana))
        .singleElement()
        .satisfies(line -> assertThat(line.base()).isEqualByComparingTo("900"));
  }

  @Test
  void aReferralIsEarnedWhereTheOneWhoSentThemIsHeld() {
    agency.adopted(first, rate(RewardKind.REFERRAL, "50"));
    var sent = agency.customer(avi);
    database
        .insertInto(RELATION)
        .set(RELATION.CUSTOMER_ID, agency.customer(dana).value())
        .set(RELATION.ROLE, "referrer")
        .set(RELATION.OTHER_ID, sent.value())
        .execute();
    agency.agreement(sent, "motor", first.atDay(5), 100);

    assertThat(earned(first, dana)).isEqualByComparingTo("50");
    assertThat(earned(first, avi)).isZero();
  }

  @Test
  void retainedIsTheContributionOfWhoWasThereAYearBefore() {
    agency.adopted(first, rate(RewardKind.RETAINED, "10"));
    var stayed = agency.customer(dana);
    agency.month(stayed, first.minusMonths(12), "5");
    agency.month(stayed, first, "300");
    var came = agency.customer(dana);
    agency.month(came, first.minusMonths(11), "5");
    agency.month(came, first, "300");
    var loses = agency.customer(dana);
    agency.month(loses, first.minusMonths(20), "5");
    agency.month(loses, first, "-300");

    assertThat(lines(first, dana))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.customer()).isEqualTo(stayed);
          assertThat(line.amount()).isEqualByComparingTo("30");
        });
  }

  @Test
  void anAgreementThatEndsWithinTheWindowTakesTheRewardBackInTheMonthOfItsEnd() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 3, 0));
    var within = motor(dana);
    var behind = motor(dana);
    agency.renewal(within, first.atDay(10), "1000");
    agency.renewal(behind, first.atDay(10), "2000");
    months.close(first);
    agency.lapse(within, first.plusMonths(3).atDay(9));
    agency.lapse(behind, first.plusMonths(3).atDay(10));

    assertThat(earned(first, dana)).isEqualByComparingTo("300");
    assertThat(lines(first.plusMonths(1), dana)).isEmpty();
    assertThat(lines(first.plusMonths(3), dana))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.what()).isEqualTo(What.CLAW_BACK);
          assertThat(line.amount()).isEqualByComparingTo("-100");
          assertThat(line.day()).isEqualTo(first.plusMonths(3).atDay(9));
        });
  }

  @Test
  void aLapseThatWasAMistakeGivesTheRewardBack() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 6, 0));
    var agreement = motor(dana);
    agency.renewal(agreement, first.atDay(10), "1000");
    agency.lapse(agreement, first.atDay(20));
    months.close(first);
    assertThat(earned(first, dana)).isZero();

    agency.lapse(agreement, null);
    assertThat(earned(first, dana)).isZero();
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("100");
  }

  @Test
  void aDeputyHasTheirShareOfWhatHappenedWhileTheHolderWasAway() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 0, 40));
    agency.absent(dana, first.atDay(10), first.atDay(12), avi);
    agency.renewal(motor(dana), first.atDay(9), "100");
    agency.renewal(motor(dana), first.atDay(12), "100.15");

    assertThat(earned(first, avi)).isEqualByComparingTo("4.01");
    assertThat(earned(first, dana)).isEqualByComparingTo("16.01");
    assertThat(lines(first, avi)).singleElement().matches(RewardLine::standsIn);
  }

  @Test
  void ofAMonthThatWasKeptADeputyHasTheDaysOnWhichTheyStoodIn() {
    agency.adopted(first, rate(RewardKind.RETAINED, "10", 0, 50));
    int days = first.lengthOfMonth();
    agency.absent(dana, first.atDay(days - 9), first.plusMonths(1).atDay(20), avi);
    var customer = agency.customer(dana);
    agency.month(customer, first.minusMonths(12), "1");
    agency.month(customer, first, "1000");

    var deputys =
        new BigDecimal("100")
            .multiply(new BigDecimal("10"))
            .multiply(new BigDecimal("0.5"))
            .divide(BigDecimal.valueOf(days), 2, java.math.RoundingMode.HALF_UP);
    assertThat(earned(first, avi)).isEqualByComparingTo(deputys);
    assertThat(earned(first, dana).add(earned(first, avi))).isEqualByComparingTo("100");
  }

  @Test
  void whatComesLateOrIsCorrectedGoesToTheFirstOpenMonth() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    var undone = agency.renewal(motor(dana), first.atDay(3), "100");
    var mended = agency.renewal(motor(dana), first.atDay(4), "200");
    months.close(first);
    months.close(first.plusMonths(1));
    var before = lines(first, dana);

    agency.undo(undone);
    agency.paid(mended, "250");
    agency.renewal(motor(dana), first.atDay(5), "400");

    assertThat(lines(first, dana)).isEqualTo(before);
    assertThat(earned(first, dana)).isEqualByComparingTo("30");
    assertThat(earned(first.plusMonths(1), dana)).isZero();
    assertThat(lines(first.plusMonths(2), dana))
        .extracting(line -> line.amount().setScale(2).toPlainString())
        .containsExactlyInAnyOrder("-10.00", "5.00", "40.00");
    months.close(first.plusMonths(2));
    assertThat(lines(first.plusMonths(3), dana)).isEmpty();
  }

  @Test
  void aClosedMonthCannotBeChangedEvenInTheDatabase() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    agency.renewal(motor(dana), first.atDay(3), "100");
    months.close(first);

    assertThatThrownBy(() ->
            database
                .update(io.kesher.db.rewards.Tables.LINE)
                .set(io.kesher.db.rewards.Tables.LINE.AMOUNT, BigDecimal.ONE)
                .execute())
        .isInstanceOf(Exception.class)
        .hasStackTraceContaining("a closed month never changes");
    assertThatThrownBy(() -> database.deleteFrom(io.kesher.db.rewards.Tables.STATEMENT).execute())
        .hasStackTraceContaining("a closed month never changes");
  }

  @Test
  void monthsAreClosedOneAfterTheOtherAndOnceTheyAreOver() {
    assertRefused(() -> months.close(first), 409, "rewards.refusal.not-open");
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    assertRefused(() -> months.close(first.plusMonths(1)), 409, "rewards.refusal.not-open");
    for (var month = first; month.isBefore(thisMonth()); month = month.plusMonths(1)) {
      months.close(month);
    }
    assertRefused(() -> months.close(thisMonth()), 409, "rewards.refusal.not-over");
    assertRefused(() -> months.close(first), 409, "rewards.refusal.not-open");
  }

  @Test
  void whatIsBelowZeroIsADebtOfTheNextMonth() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 12, 0));
    var agreement = motor(dana);
    agency.renewal(agreement, first.atDay(3), "1000");
    months.close(first);
    agency.lapse(agreement, first.plusMonths(1).atDay(7));
    agency.renewal(motor(dana), first.plusMonths(1).atDay(7), "300");
    agency.renewal(motor(dana), first.plusMonths(2).atDay(7), "1000");

    var second = statements.of(first.plusMonths(1), dana);
    assertThat(second.earned()).isEqualByComparingTo("-70");
    assertThat(second.payable()).isZero();
    assertThat(second.carriedOut()).isEqualByComparingTo("-70");
    months.close(first.plusMonths(1));
    var third = statements.of(first.plusMonths(2), dana);
    assertThat(third.carriedIn()).isEqualByComparingTo("-70");
    assertThat(third.payable()).isEqualByComparingTo("30");
    months.close(first.plusMonths(2));
    assertThat(statements.of(first.plusMonths(2), dana))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .ignoringFields("closed")
        .isEqualTo(third);
  }

  @Test
  void aDebtIsCarriedThroughMonthsWithoutAnyLine() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 12, 0));
    var agreement = motor(dana);
    agency.renewal(agreement, first.atDay(3), "1000");
    months.close(first);
    agency.lapse(agreement, first.plusMonths(1).atDay(7));
    months.close(first.plusMonths(1));
    months.close(first.plusMonths(2));

    assertThat(statements.of(first.plusMonths(3), dana).carriedIn()).isEqualByComparingTo("-100");
  }

  @Test
  void whoHasLeftKeepsWhatWasEarnedAndOwesWhatIsTakenBack() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 12, 0));
    var agreement = motor(dana);
    agency.renewal(agreement, first.atDay(3), "1000");
    agency.renewal(motor(dana), first.plusMonths(1).atDay(20), "500");
    database
        .insertInto(DISABLING)
        .set(DISABLING.EMPLOYEE_ID, dana.value())
        .set(DISABLING.AT, first.plusMonths(1).atDay(10).atStartOfDay().toInstant(ZoneOffset.UTC))
        .execute();

    assertThat(earned(first, dana)).isEqualByComparingTo("100");
    assertThat(earned(first.plusMonths(1), dana)).isZero();
    assertThat(statements.unheld(first.plusMonths(1)))
        .hasValueSatisfying(unheld -> {
          assertThat(unheld.events()).isEqualTo(1);
          assertThat(unheld.amount()).isEqualByComparingTo("50");
        });
    months.close(first);
    agency.lapse(agreement, first.plusMonths(1).atDay(1));
    assertThat(statements.of(first.plusMonths(1), dana).carriedOut()).isEqualByComparingTo("-100");
    assertThat(statements.of(first.plusMonths(1), dana).left()).isTrue();
  }

  @Test
  void whatHappenedInNobodysHandsIsNotPaidToWhoGetsThemLater() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    var customer = agency.customer((EmployeeId) null);
    agency.renewal(agency.agreement(customer, "motor", old(), 100), first.atDay(3), "1000");
    months.close(first);
    own(customer, dana);

    assertThat(lines(first.plusMonths(1), dana)).isEmpty();
  }

  @Test
  void whoHeldTheCustomerThenIsPaidAndNotWhoHoldsThemNow() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    var customer = agency.customer(dana);
    agency.renewal(agency.agreement(customer, "motor", old(), 100), first.atDay(3), "1000");
    own(customer, avi);

    assertThat(earned(first, dana)).isEqualByComparingTo("100");
    assertThat(lines(first, avi)).isEmpty();
  }

  @Test
  void whoWasPaidKeepsItWhenTheCustomerGoesIntoOtherHands() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 12, 0));
    var customer = agency.customer(dana);
    var agreement = agency.agreement(customer, "motor", old(), 100);
    agency.renewal(agreement, first.atDay(3), "1000");
    months.close(first);
    own(customer, avi);
    assertThat(lines(first.plusMonths(1), dana)).isEmpty();
    assertThat(lines(first.plusMonths(1), avi)).isEmpty();

    agency.lapse(agreement, first.plusMonths(1).atDay(3));
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("-100");
    assertThat(lines(first.plusMonths(1), avi)).isEmpty();
  }

  @Test
  void aMonthThatIsClosedWhileAnImportWritesHasItAllInTheNext() throws Exception {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    agency.renewal(motor(dana), first.atDay(3), "1000");
    var agreement = motor(dana);
    var written = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    try (var pool = Executors.newSingleThreadExecutor()) {
      var importing =
          pool.submit(() ->
              transactions.executeWithoutResult(_ -> {
                agency.renewal(agreement, first.atDay(4), "500");
                written.countDown();
                await(closed);
              }));
      await(written);
      months.close(first);
      closed.countDown();
      importing.get();
    }

    assertThat(earned(first, dana)).isEqualByComparingTo("100");
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("50");
  }

  @Test
  void whoLooksWhileRewardsAreWorkedOutIsToldSoAndShownNothingThatNoLongerHolds() throws Exception {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    var held = new CountDownLatch(1);
    var looked = new CountDownLatch(1);
    try (var pool = Executors.newSingleThreadExecutor()) {
      var working =
          pool.submit(() ->
              transactions.executeWithoutResult(_ -> {
                database.select(CALENDAR.ONE).from(CALENDAR).forUpdate().fetch();
                held.countDown();
                await(looked);
              }));
      await(held);
      assertRefused(
          () ->
              transactions.executeWithoutResult(_ -> {
                database.fetch("select set_config('lock_timeout', '50ms', true)");
                statements.of(first, dana);
              }),
          503,
          "rewards.refusal.under-way");
      looked.countDown();
      working.get();
    }
    assertThat(earned(first, dana)).isZero();
  }

  @Test
  void ofTwoSetsFromTheSameMonthTheOneAdoptedLaterPays() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    agency.adopted(first, rate(RewardKind.RENEWAL, "20"));
    agency.adopted(first.plusMonths(1), rate(RewardKind.RENEWAL, "30"));
    agency.renewal(motor(dana), first.atDay(3), "100");
    agency.renewal(motor(dana), first.plusMonths(1).atDay(3), "100");

    assertThat(earned(first, dana)).isEqualByComparingTo("20");
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("30");
  }

  @Test
  void aSetThatWasAdoptedIsNeverChangedAndNoneBeginsInAClosedMonth() {
    var set = agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    assertRefused(() -> sets.drop(set.id()), 409, "rewards.refusal.adopted");
    assertRefused(
        () -> sets.change(set.id(), set.version(), set.draft()), 409, "rewards.refusal.adopted");
    months.close(first);
    var late = agency.drafted(rate(RewardKind.RENEWAL, "10"));
    assertFaults(() -> sets.adopt(late.id(), late.version(), first), "from");
    var empty = sets.begin(new RuleSet.Draft(null, List.of()));
    assertFaults(() -> sets.adopt(empty.id(), empty.version(), first.plusMonths(1)), "rules");
  }

  @Test
  void aRateAboveAHundredPerCentIsRefusedAndSoIsWhatCannotBe() {
    assertFaults(() -> agency.drafted(rate(RewardKind.RENEWAL, "100.01")), "rules.0.rate");
    assertFaults(() -> agency.drafted(rate(RewardKind.RENEWAL, "0")), "rules.0.rate");
    assertFaults(
        () -> agency.drafted(rate(RewardKind.RENEWAL, null, "no-such", 1)), "rules.0.line");
    assertFaults(
        () -> agency.drafted(rate(RewardKind.RETAINED, "1", 3, 101)),
        "rules.0.deputyShare",
        "rules.0.windowMonths");
    assertFaults(
        () ->
            agency.drafted(
                new Rule.Draft(null, null, null, null, null, null, null, null, null, null),
                new Rule.Draft(
                    RewardKind.REPEAT,
                    null,
                    null,
                    first,
                    first.minusMonths(1),
                    null,
                    null,
                    null,
                    25,
                    null)),
        "rules.0.kind",
        "rules.1.rate",
        "rules.1.windowMonths",
        "rules.1.to");
  }

  @Test
  void rulesThatCollideAreNamedAndThoseThatNeverPay() {
    var set =
        agency.drafted(
            rate(RewardKind.RENEWAL, null, "motor", 20),
            rate(RewardKind.RENEWAL, null, null, 10),
            rate(RewardKind.RENEWAL, null, "home", 10),
            rate(RewardKind.REPEAT, null, null, 10));

    assertThat(set.collisions())
        .extracting(each -> each.before().place() + ">" + each.behind().place() + each.never())
        .containsExactly("1>2false", "2>3true");
  }

  @Test
  void aSetThatPaysMoreForComingThanForStayingIsToldSo() {
    assertThat(
            agency
                .drafted(rate(RewardKind.RENEWAL, "10"), rate(RewardKind.ACQUISITION, "10"))
                .preferences())
        .isEmpty();
    assertThat(
            agency
                .drafted(rate(RewardKind.RENEWAL, "10"), rate(RewardKind.ACQUISITION, "20"))
                .preferences())
        .singleElement()
        .satisfies(each -> assertThat(each.keeping()).isNotNull());
    assertThat(agency.drafted(rate(RewardKind.ACQUISITION, "1")).preferences()).hasSize(1);
  }

  @Test
  void aSimulationSaysWhatTheLastTwelveMonthsWouldHavePaidBesideTheSetInForce() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"), rate(RewardKind.ACQUISITION, "40"));
    agency.renewal(motor(dana), first.atDay(3), "1000");
    agency.renewal(motor(avi), first.atDay(3), "500");
    var lapsed = motor(dana);
    agency.renewal(lapsed, first.atDay(3), "100");
    agency.lapse(lapsed, first.plusMonths(1).atDay(1));
    agency.agreement(agency.customer(dana), "motor", first.atDay(5), 100);
    var stayed = agency.customer(dana);
    agency.month(stayed, first.minusMonths(12), "1");
    agency.month(stayed, first, "2000");
    var draft =
        agency.drafted(rate(RewardKind.RENEWAL, "20", 6, 0), rate(RewardKind.ACQUISITION, "25"));

    var simulated = simulations.of(draft.id());
    assertThat(simulated.kept()).isEqualByComparingTo("2000");
    assertThat(simulated.then().of(dana)).isEqualByComparingTo("225");
    assertThat(simulated.then().of(avi)).isEqualByComparingTo("100");
    assertThat(simulated.then().taken()).isEqualByComparingTo("-20");
    assertThat(simulated.then().cost()).isEqualByComparingTo("325");
    assertThat(simulated.share(simulated.then())).isEqualByComparingTo("0.1625");
    assertThat(requireNonNull(simulated.now()).cost()).isEqualByComparingTo("200");
    assertThat(simulated.prefersAcquiring()).isTrue();
    assertThat(lines(first, dana)).hasSize(3);
  }

  @Test
  void aDisputeThatIsGrantedIsCorrectedInTheFirstOpenMonth() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    agency.renewal(motor(dana), first.atDay(3), "1000");
    months.close(first);
    long line = requireNonNull(lines(first, dana).getFirst().id());

    var open = Viewers.as(office.viewer("salesperson"), () -> disputes.open(line, "הייתה גם הנחה"));
    assertRefused(
        () -> Viewers.as(office.viewer("salesperson"), () -> disputes.open(line, "again")),
        409,
        "rewards.refusal.disputed");
    assertRefused(
        () -> Viewers.as(office.viewer("manager"), () -> disputes.open(line, "not mine")),
        403,
        "rewards.refusal.not-yours");
    assertFaults(
        () -> disputes.settle(open.id(), 1, new Disputes.Answer(Outcome.GRANTED, null, " ")),
        "answer",
        "correction");
    assertRefused(
        () ->
            Viewers.as(
                office.viewer("salesperson"),
                () ->
                    disputes.settle(
                        open.id(), 1, new Disputes.Answer(Outcome.GRANTED, BigDecimal.TEN, "yes"))),
        403,
        "rewards.refusal.own-dispute");
    var answer = new Disputes.Answer(Outcome.GRANTED, new BigDecimal("12.34"), "נכון");
    Viewers.as(office.viewer("manager"), () -> disputes.settle(open.id(), 1, answer));
    assertRefused(() -> disputes.settle(open.id(), 2, answer), 409, "rewards.refusal.answered");

    assertThat(earned(first, dana)).isEqualByComparingTo("100");
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("12.34");
    assertThat(lines(first.plusMonths(1), dana))
        .singleElement()
        .matches(each -> each.what() == What.DISPUTE);
    assertThat(earned(first.plusMonths(2), dana)).isZero();
    months.close(first.plusMonths(1));
    assertThat(earned(first.plusMonths(1), dana)).isEqualByComparingTo("12.34");
    assertThat(earned(first.plusMonths(2), dana)).isZero();
  }

  @Test
  void whatWasPaidForSomebodyWhoIsErasedStaysWithoutThem() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10", 12, 0));
    var customer = agency.customer(dana);
    var agreement = agency.agreement(customer, "motor", old(), 100);
    agency.renewal(agreement, first.atDay(3), "1000");
    months.close(first);
    transactions.executeWithoutResult(_ -> {
      Routines.empty(database.configuration(), customer.value());
      Routines.takeAway(database.configuration(), customer.value());
    });

    assertThat(lines(first, dana))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.amount()).isEqualByComparingTo("100");
          assertThat(line.customerName()).isNull();
          assertThat(line.agreement()).isNull();
        });
    assertThat(lines(first.plusMonths(1), dana)).isEmpty();
  }

  @Test
  void everybodySeesTheirOwnPayALeadTheirTeamsAndADeputyNobodys() {
    agency.adopted(first, rate(RewardKind.RENEWAL, "10"));
    agency.renewal(motor(dana), first.atDay(3), "1000");
    agency.absent(dana, offices.today().minusDays(3), offices.today().plusDays(3), avi);
    var seller = office.viewer("salesperson");
    var deputy = office.viewer("service");

    assertThat(Viewers.as(seller, () -> statements.of(first, dana)).earned())
        .isEqualByComparingTo("100");
    assertRefused(
        () -> Viewers.as(deputy, () -> statements.of(first, dana)), 404, "web.problem.not-found");
    assertThat(Viewers.as(deputy, () -> statements.page(first, null, 50))).isEmpty();
    assertThat(Viewers.as(deputy, () -> statements.unheld(first))).isEmpty();

    var team = teams.create("צפון " + System.nanoTime());
    teams.put(team, dana, false);
    teams.put(team, avi, true);
    var lead = rights.of(avi).orElseThrow();
    assertThat(Viewers.as(lead, () -> statements.of(first, dana)).earned())
        .isEqualByComparingTo("100");
    assertThat(Viewers.as(lead, () -> statements.page(first, null, 50))).hasSize(1);
    assertThat(Viewers.as(office.viewer("manager"), () -> statements.page(first, null, 50)))
        .hasSize(1);
    assertRefused(
        () -> Viewers.as(rights.of(dana).orElseThrow(), () -> statements.of(first, avi)),
        404,
        "web.problem.not-found");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSumOfTheLinesIsTheStatementWhateverHappensAndWheneverMonthsAreClosed(long seed) {
    var random = new Random(seed);
    somethingOfAll();
    var happenings = happenings(random, 40);
    for (var happening : happenings) {
      happening.run();
      var open = months.open().orElseThrow();
      if (random.nextInt(8) == 0 && open.isBefore(thisMonth())) {
        months.close(open);
      }
    }
    while (months.open().orElseThrow().isBefore(thisMonth())) {
      months.close(months.open().orElseThrow());
    }

    var debt = new TreeMap<Long, BigDecimal>();
    for (var month = first; !month.isAfter(thisMonth()); month = month.plusMonths(1)) {
      for (var who : List.of(dana, avi)) {
        var statement = statements.of(month, who);
        assertThat(sum(lines(month, who))).isEqualByComparingTo(statement.earned());
        assertThat(
                lines.sums(month, who).stream()
                    .map(StatementLines.Sum::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .isEqualByComparingTo(statement.earned());
        assertThat(statement.carriedIn())
            .isEqualByComparingTo(debt.getOrDefault(who.value(), BigDecimal.ZERO));
        assertThat(statement.payable().add(statement.carriedOut()))
            .isEqualByComparingTo(statement.earned().add(statement.carriedIn()));
        debt.put(who.value(), statement.carriedOut());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void theSameEventsInAnotherOrderGiveTheSameStatements(long seed) {
    var told = new ArrayList<Map<String, BigDecimal>>();
    var totals = new ArrayList<Map<Long, BigDecimal>>();
    for (var order : List.of(0, 1, 2)) {
      agency = SmallAgency.of(database, sets, productLines);
      somethingOfAll();
      var happenings = happenings(new Random(seed), 30);
      var shuffle = new Random(seed + order);
      if (order > 0) {
        Collections.shuffle(happenings, shuffle);
      }
      for (var happening : happenings) {
        happening.run();
        var open = months.open().orElseThrow();
        if (order == 2 && shuffle.nextInt(6) == 0 && open.isBefore(thisMonth())) {
          months.close(open);
        }
      }
      while (months.open().orElseThrow().isBefore(thisMonth())) {
        months.close(months.open().orElseThrow());
      }
      told.add(statementsOfAll());
      totals.add(totals());
    }
    assertThat(told.get(1)).isEqualTo(told.get(0));
    // closed in between it comes in other months, and to the same sum
    assertThat(totals.get(2)).isEqualTo(totals.get(0));
  }

  private Map<String, BigDecimal> statementsOfAll() {
    Map<String, BigDecimal> all = new TreeMap<>();
    for (var month = first; !month.isAfter(thisMonth()); month = month.plusMonths(1)) {
      for (var statement : statements.page(month, null, 50)) {
        all.put(
            month + " " + statement.employee().value(), statement.earned().stripTrailingZeros());
      }
    }
    return all;
  }

  private Map<Long, BigDecimal> totals() {
    Map<Long, BigDecimal> all = new TreeMap<>();
    for (var month = first; !month.isAfter(thisMonth()); month = month.plusMonths(1)) {
      for (var each : statements.page(month, null, 50)) {
        all.merge(each.employee().value(), each.earned(), BigDecimal::add);
      }
    }
    all.replaceAll((_, sum) -> sum.stripTrailingZeros());
    return all;
  }

  private void somethingOfAll() {
    agency.adopted(
        first,
        rate(RewardKind.RENEWAL, null, "home", 17),
        rate(RewardKind.RENEWAL, "11.37", 4, 33),
        rate(RewardKind.RETAINED, "3.3333", 0, 33),
        rate(RewardKind.ACQUISITION, "9", 6, 0),
        rate(RewardKind.REPEAT, "9"));
    agency.absent(dana, first.atDay(5), first.plusMonths(2).atDay(9), avi);
  }

  /** Each is one thing that somebody learns of; they do not need one another. */
  private List<Runnable> happenings(Random random, int count) {
    List<Runnable> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var owner = random.nextBoolean() ? dana : avi;
      var customer = agency.customer(owner);
      var day = first.atDay(1).plusDays(random.nextInt(150));
      int due = 1 + random.nextInt(100_000);
      var line = random.nextBoolean() ? "motor" : "home";
      long agreement = agency.agreement(customer, line, old(), due);
      switch (random.nextInt(5)) {
        case 0 -> all.add(() -> agency.agreement(customer, line, day, due));
        case 1 ->
            all.add(() -> {
              agency.month(customer, YearMonth.from(day), due + ".17");
              agency.month(customer, YearMonth.from(day).minusYears(2), "1");
            });
        case 2 -> {
          all.add(() -> agency.renewal(agreement, day, due + ".33"));
          var end = day.plusDays(random.nextInt(200));
          all.add(() -> agency.lapse(agreement, end));
        }
        case 3 -> {
          long renewal = agency.renewal(agreement, day, due + ".01");
          all.add(() -> agency.paid(renewal, due / 3 + ".77"));
        }
        default -> {
          long renewal = agency.renewal(agreement, day, due + ".05");
          all.add(() -> agency.undo(renewal));
        }
      }
    }
    return all;
  }

  private static BigDecimal sum(List<RewardLine> lines) {
    return lines.stream().map(RewardLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long motor(EmployeeId owner) {
    return agency.agreement(agency.customer(owner), "motor", old(), 100);
  }

  private LocalDate old() {
    return first.minusYears(3).atDay(1);
  }

  private YearMonth thisMonth() {
    return YearMonth.from(offices.today());
  }

  private void own(CustomerId customer, EmployeeId owner) {
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, owner.value())
        .where(CUSTOMER.ID.eq(customer.value()))
        .execute();
  }

  private BigDecimal earned(YearMonth month, EmployeeId who) {
    return statements.of(month, who).earned();
  }

  private List<RewardLine> lines(YearMonth month, EmployeeId who) {
    return lines.page(month, who, new Wanted(null, null, null, 500));
  }

  private List<RewardKind> kinds(YearMonth month, EmployeeId who) {
    return lines(month, who).stream().map(line -> line.of().kind()).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void assertRefused(ThrowingCallable attempt, int status, String code) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(status);
              assertThat(refused.code()).isEqualTo(code);
            });
  }

  private static void assertFaults(ThrowingCallable attempt, String... fields) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldFault::field)
                    .containsExactlyInAnyOrder(fields));
  }
}
