package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.customers.CustomerCells;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Base;
import io.kesher.profitability.Facts;
import io.kesher.profitability.KnownColumns;
import io.kesher.profitability.Months;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.After;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Totals;
import io.kesher.profitability.web.CustomersTable.Row;
import io.kesher.values.Period;
import io.kesher.views.FilterTerm;
import io.kesher.views.FilterWords;
import io.kesher.views.Views;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the customers' table shows. */
@Component
class CustomersTables {
  private static final int ROWS = 50;
  private static final int BAR = 56;
  private static final int SPARK = 52;

  private final Ranking ranking;
  private final Months monthly;
  private final Base base;
  private final ProductLines lines;
  private final Views views;
  private final CustomerCells cells;

  CustomersTables(
      Ranking ranking,
      Months monthly,
      Base base,
      ProductLines lines,
      Views views,
      CustomerCells cells) {
    this.ranking = ranking;
    this.monthly = monthly;
    this.base = base;
    this.lines = lines;
    this.views = views;
    this.cells = cells;
  }

  CustomersQuery query(PeriodChoice choice, CustomersWish wish) {
    return wish.query(choice, lines, ranking);
  }

  static List<FilterTerm> terms(Frame frame, KnownColumns known) {
    return known.all().stream()
        .map(each -> new FilterTerm(each.field(), each.words().title(frame), each.words()::choice))
        .toList();
  }

  CustomersTable table(
      Frame frame, CustomersQuery query, CustomersWish wish, @Nullable String cursor) {
    var known = query.known();
    var columns = known.named(query.columns());
    boolean grouped = !query.by().isEmpty();
    var shown = columns.stream().map(CustomerColumn::name).toList();
    List<Ranked> found =
        grouped
            ? List.of()
            : ranking.page(query.search(), shown, RankingApi.after(cursor), ROWS + 1);
    List<Ranked> page = found.subList(0, Math.min(ROWS, found.size()));
    boolean begins = cursor == null || cursor.isEmpty();
    return new CustomersTable(
        query,
        totals(query.choice().period()),
        sumsBefore(query.choice().period()),
        columns,
        known.all(),
        cells.editable().stream().map(CustomerColumn::name).collect(Collectors.toSet()),
        new FilterWords(frame, terms(frame, known)).chips(query.filter()),
        views.named(CustomersList.NAME),
        query.view() == null ? null : views.seek(query.view()).orElse(null),
        wish.goneId(),
        grouped ? ranking.groups(query.search(), query.by()) : List.of(),
        rows(page, query.choice().period()),
        scale(page, query.choice().period()),
        found.size() > ROWS ? query.after(cursor(page.getLast().at())) : null,
        begins,
        begins
            && !grouped
            && page.isEmpty()
            && !query.isFiltered()
            && query.view() == null
            && base.summary(query.choice().standard()).customers() == 0);
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

  /** When the office's sums were worked out, where that was before the last posting. */
  private @Nullable Instant sumsBefore(Period period) {
    return seesEverybody() && Viewers.current().may("numbers:see")
        ? base.olderThanTheLedger(period).orElse(null)
        : null;
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
        monthly.contributions(shown.stream().map(Ranked::id).toList(), year);
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
