package io.kesher.profitability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.api.Filter;
import io.kesher.api.FilterText;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Ranking.Search;
import io.kesher.values.Period;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class RankingTests {
  @Autowired DSLContext database;
  @Autowired Ranking ranking;
  @Autowired Standings standings;
  @Autowired StandardPeriod standardPeriod;
  @Autowired Base base;

  private SmallBase small;

  @BeforeEach
  void fill() {
    small = SmallBase.of(database, 11, 53);
    standings.refresh();
  }

  @Test
  void pagesOfAnySortGoOnWithoutLossOrDoubling() {
    for (Period period : List.of(standardPeriod.current(), Period.year(2024))) {
      for (String sort : sorts()) {
        for (boolean descending : List.of(true, false)) {
          var search =
              new Search(ranking.columns(), period, "", true, Filter.NONE, sort, descending);
          var whole = ranking.page(search, null, 500).stream().map(Ranked::id).toList();
          assertThat(whole).hasSize(53).doesNotHaveDuplicates();
          assertThat(walk(search)).as("%s %s", sort, descending).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void aRankingGoesByContributionAndThenByExternalIdAsANumber() {
    for (Period period :
        List.of(standardPeriod.current(), Period.year(2024), Period.quarter(2025, 1))) {
      var ranked =
          ranking.page(
              new Search(ranking.columns(), period, "", false, Filter.NONE, "contribution", true),
              null,
              500);
      assertThat(ranked.stream().map(each -> each.id().value()))
          .isEqualTo(
              Reckoning.of(small, period).lines().stream().map(Reckoning.Line::customer).toList());
    }
  }

  @Test
  void theOtherDirectionIsTheExactReverse() {
    for (String sort : List.of("contribution", "income", "hours", "trend", "name")) {
      var down =
          ids(
              new Search(
                  ranking.columns(), standardPeriod.current(), "", true, Filter.NONE, sort, true));
      var up =
          ids(
              new Search(
                  ranking.columns(), standardPeriod.current(), "", true, Filter.NONE, sort, false));
      assertThat(up).isEqualTo(down.reversed());
    }
  }

  @Test
  void rankIsThePlaceInTheRanking() {
    var ranked =
        ids(
            new Search(
                ranking.columns(),
                standardPeriod.current(),
                "",
                false,
                Filter.NONE,
                "contribution",
                true));
    for (int i = 0; i < ranked.size(); i++) {
      assertThat(standings.standing(ranked.get(i)).rank()).isEqualTo(i + 1L);
    }
  }

  @Test
  void rankIsCountedBetweenThePointsOfTheCurveFromEitherSide() {
    var reckoning = Reckoning.of(SmallBase.of(database, 12, 900), standardPeriod.current());
    standings.refresh();
    assertThat(base.curve(standardPeriod.current()).points())
        .hasSizeLessThan(reckoning.lines().size() / 2);
    assertThat(reckoning.lines())
        .anyMatch(line -> line.contribution().signum() > 0)
        .anyMatch(line -> line.contribution().signum() < 0);
    var rank = 0L;
    for (var line : reckoning.lines()) {
      assertThat(standings.standing(new CustomerId(line.customer())).rank()).isEqualTo(++rank);
    }
  }

  @Test
  void filtersKeepExactlyWhatTheySay() {
    var period = standardPeriod.current();
    var everybody =
        ranking.page(
            new Search(ranking.columns(), period, "", true, Filter.NONE, "name", false), null, 500);
    for (Group group : Group.values()) {
      var kept = ids(named(period, "", "group eq '" + group + "'"));
      assertThat(kept)
          .isEqualTo(
              everybody.stream().filter(each -> each.group() == group).map(Ranked::id).toList());
    }
    var negative = ids(named(period, "", "contribution lt 0"));
    assertThat(negative)
        .isEqualTo(
            everybody.stream()
                .filter(each -> requireNonNull(each.facts()).contribution().signum() < 0)
                .map(Ranked::id)
                .toList());
    var fives = ids(named(period, "5", ""));
    assertThat(fives)
        .isEqualTo(
            everybody.stream()
                .filter(each -> each.displayName().startsWith("#5"))
                .map(Ranked::id)
                .toList());
  }

  @Test
  void aLineKeepsThoseWhomItBroughtIncome() {
    var period = standardPeriod.current();
    var kept = ids(named(period, "", "line eq 'line2'"));
    assertThat(kept)
        .allMatch(id ->
            small.of(id.value(), period).stream()
                .anyMatch(entry ->
                    entry.kind() == EntryKind.INCOME && entry.line() != null && entry.line() == 2))
        .isNotEmpty();
  }

  private List<CustomerId> walk(Search search) {
    List<CustomerId> seen = new ArrayList<>();
    Ranking.After after = null;
    do {
      var page = ranking.page(search, after, 7);
      page.forEach(each -> seen.add(each.id()));
      after = page.size() < 7 ? null : page.getLast().at();
    } while (after != null);
    return seen;
  }

  private List<String> sorts() {
    return ranking.columns().all().stream()
        .filter(column -> column.is(Trait.SORTED))
        .map(CustomerColumn::name)
        .toList();
  }

  private Search named(Period period, String text, String filter) {
    return new Search(
        ranking.columns(),
        period,
        text,
        true,
        FilterText.read(filter, ranking.columns().fields()),
        "name",
        false);
  }

  private List<CustomerId> ids(Search search) {
    return ranking.page(search, null, 500).stream().map(Ranked::id).toList();
  }
}
