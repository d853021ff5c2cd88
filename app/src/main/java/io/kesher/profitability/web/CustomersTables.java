package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Employee;
import io.kesher.identity.Employees;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Base;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.After;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Totals;
import io.kesher.profitability.web.CustomersTable.Row;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the customers' table shows. */
@Component
class CustomersTables {
  private static final int ROWS = 50;
  private static final int BAR = 56;
  private static final int SPARK = 52;

  private final Ranking ranking;
  private final Base base;
  private final ProductLines lines;
  private final Employees employees;

  CustomersTables(Ranking ranking, Base base, ProductLines lines, Employees employees) {
    this.ranking = ranking;
    this.base = base;
    this.lines = lines;
    this.employees = employees;
  }

  CustomersQuery query(PeriodChoice choice, CustomersWish wish) {
    return wish.query(choice, lines, ranking);
  }

  CustomersTable table(CustomersQuery query, @Nullable String cursor) {
    List<Ranked> found = ranking.page(query.search(), RankingApi.after(cursor), ROWS + 1);
    List<Ranked> shown = found.subList(0, Math.min(ROWS, found.size()));
    boolean begins = cursor == null || cursor.isEmpty();
    return new CustomersTable(
        query,
        totals(query.choice().period()),
        colleagues(),
        lines.all(),
        rows(shown, query.choice().period()),
        scale(shown, query.choice().period()),
        found.size() > ROWS ? query.after(cursor(shown.getLast().at())) : null,
        begins,
        begins
            && shown.isEmpty()
            && !query.isFiltered()
            && base.summary(query.choice().standard()).customers() == 0);
  }

  private List<Employee> colleagues() {
    return Viewers.current().may("customers:manage") ? employees.enabled() : List.of();
  }

  private @Nullable Totals totals(Period period) {
    if (!Viewers.current().may("ledger:see")) {
      return null;
    }
    if (!seesEverybody()) {
      return ranking.totals(period);
    }
    return Viewers.current().may("numbers:see") ? Totals.of(base.curve(period)) : null;
  }

  private static boolean seesEverybody() {
    var viewer = Viewers.current();
    return viewer.reach("customers:see") instanceof Reached.Everybody
        && viewer.reach("ledger:see") instanceof Reached.Everybody;
  }

  static String cursor(After at) {
    return RankingApi.cursor(at);
  }

  private List<Row> rows(List<Ranked> shown, Period period) {
    Period year = Period.last12Months(YearMonth.from(period.to()));
    Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months =
        ranking.months(shown.stream().map(Ranked::id).toList(), year);
    return shown.stream().map(ranked -> new Row(ranked, spark(ranked, months, year))).toList();
  }

  private static @Nullable Spark spark(
      Ranked ranked, Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months, Period year) {
    Facts facts = ranked.facts();
    return facts == null
        ? null
        : Spark.of(
            months.getOrDefault(ranked.id(), Collections.emptySortedMap()),
            year.months(),
            facts,
            SPARK);
  }

  /** That of the whole base, so that it stays from page to page; else that of the rows shown. */
  private Scale scale(List<Ranked> shown, Period period) {
    if (seesEverybody()) {
      var points = base.curve(period).points();
      return points.isEmpty()
          ? Scale.of(BigDecimal.ZERO, BigDecimal.ZERO, BAR)
          : Scale.of(points.getLast().contribution(), points.getFirst().contribution(), BAR);
    }
    List<BigDecimal> sums =
        shown.stream()
            .map(Ranked::facts)
            .filter(Objects::nonNull)
            .map(Facts::contribution)
            .sorted()
            .toList();
    return sums.isEmpty()
        ? Scale.of(BigDecimal.ZERO, BigDecimal.ZERO, BAR)
        : Scale.of(sums.getFirst(), sums.getLast(), BAR);
  }
}
