package io.kesher.profitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.customers.CustomerId;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class FactsTests {
  private static final List<Period> PERIODS =
      List.of(
          Period.year(2024),
          Period.month(YearMonth.of(2024, 2)),
          Period.quarter(2025, 4),
          Period.last12Months(YearMonth.of(2025, 6)),
          new Period(LocalDate.of(2023, 12, 31), LocalDate.of(2024, 1, 1)),
          new Period(LocalDate.of(2024, 2, 10), LocalDate.of(2024, 2, 20)),
          new Period(LocalDate.of(2024, 1, 15), LocalDate.of(2025, 11, 30)),
          new Period(LocalDate.of(2023, 3, 1), LocalDate.of(2023, 9, 13)),
          new Period(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29)));

  @Autowired DSLContext database;
  @Autowired Standings standings;
  @Autowired Base base;
  @Autowired Rates rates;

  private SmallBase small;

  @BeforeEach
  void fill() {
    small = SmallBase.of(database, 42, 60);
  }

  @Test
  void agreeWithAReckoningByHandInAnyPeriod() {
    for (Period period : PERIODS) {
      for (var line : Reckoning.of(small, period).lines()) {
        Facts facts = standings.facts(new CustomerId(line.customer()), period);
        assertThat(facts.entries()).isEqualTo(line.entries());
        assertThat(facts.income()).isEqualByComparingTo(line.income());
        assertThat(facts.directCost()).isEqualByComparingTo(line.directCost());
        assertThat(facts.seconds()).isEqualTo(line.seconds());
        assertThat(facts.estimatedSeconds()).isEqualTo(line.estimated());
        assertThat(facts.contribution())
            .isCloseTo(line.contribution(), within(new BigDecimal("1e-12")));
        assertThat(facts.persistence().doubleValue()).isCloseTo(line.persistence(), within(1e-9));
        assertThat(facts.breadth()).isEqualTo(line.breadth());
        if (facts.regularity() != null) {
          assertThat(facts.regularity().doubleValue()).isCloseTo(line.regularity(), within(1e-9));
        }
      }
    }
  }

  @Test
  void trendIsTheDifferenceToThePeriodBefore() {
    Period year = Period.year(2024);
    for (var line : Reckoning.of(small, year).lines()) {
      BigDecimal before =
          Reckoning.of(small, Period.year(2023)).lines().stream()
              .filter(other -> other.customer() == line.customer())
              .map(Reckoning.Line::contribution)
              .findFirst()
              .orElse(BigDecimal.ZERO);
      assertThat(standings.facts(new CustomerId(line.customer()), year).trend())
          .isCloseTo(line.contribution().subtract(before), within(new BigDecimal("1e-12")));
    }
  }

  @Test
  void aCustomerWithoutEntriesInThePeriodHasNone() {
    Facts facts = standings.facts(new CustomerId(small.customers.getFirst()), Period.year(1999));
    assertThat(facts.entries()).isZero();
    assertThat(facts.contributionPerHour()).isNull();
  }

  @Test
  void theBaseAgreesWithAReckoningByHandInAnyPeriod() {
    for (Period period : PERIODS) {
      Reckoning reckoning = Reckoning.of(small, period);
      Summary summary = base.summary(period);
      assertThat(summary.customers()).isEqualTo(reckoning.lines().size());
      assertThat(summary.income()).isEqualByComparingTo(reckoning.income());
      assertThat(summary.contribution())
          .isCloseTo(reckoning.contribution(), within(new BigDecimal("1e-9")));
      assertThat(summary.negative())
          .isEqualTo(
              reckoning.lines().stream().filter(line -> line.contribution().signum() < 0).count());
      assertThat(summary.top()).isEqualTo(reckoning.top());
      assertThat(summary.topIncome()).isEqualByComparingTo(reckoning.topIncome());
      assertThat(summary.topContribution())
          .isCloseTo(reckoning.topContribution(), within(new BigDecimal("1e-9")));
      assertThat(summary.peakRank()).isEqualTo(reckoning.peakRank());
      assertThat(summary.peak())
          .isCloseTo(reckoning.cumulative(reckoning.peakRank()), within(new BigDecimal("1e-9")));
      if (summary.incomeGini() != null && summary.income().signum() > 0) {
        assertThat(summary.incomeGini().doubleValue())
            .isCloseTo(reckoning.incomeGini(), within(1e-9));
      }
    }
  }

  @Test
  void theWhaleCurveRunsThroughEveryRankOfASmallBase() {
    Period period = Period.year(2025);
    Reckoning reckoning = Reckoning.of(small, period);
    WhaleCurve curve = base.curve(period);
    assertThat(curve.points()).hasSameSizeAs(reckoning.lines());
    for (var point : curve.points()) {
      assertThat(point.cumulative())
          .isCloseTo(reckoning.cumulative((int) point.rank()), within(new BigDecimal("1e-9")));
    }
  }

  @Test
  void aNewEntryShowsAtOnce() {
    Period year = Period.year(2024);
    BigDecimal before = base.summary(year).contribution();
    small.add(
        new SmallBase.Known(
            small.customers.getFirst(),
            LocalDate.of(2024, 5, 5),
            EntryKind.INCOME,
            new BigDecimal("17.25"),
            null,
            0,
            BigDecimal.ZERO,
            false));
    small.write();
    assertThat(base.summary(year).contribution().subtract(before)).isEqualByComparingTo("17.25");
  }

  @Test
  void anEmptyPeriodHasAnEmptyCurve() {
    WhaleCurve curve = base.curve(Period.year(1990));
    assertThat(curve.points()).isEmpty();
    assertThat(curve.summary().customers()).isZero();
    assertThat(curve.summary().topContributionShare()).isNull();
  }
}
