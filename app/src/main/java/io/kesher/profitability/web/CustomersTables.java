package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.customers.CustomerId;
import io.kesher.profitability.Base;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.After;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.WhaleCurve;
import io.kesher.profitability.web.CustomersTable.Row;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

  CustomersTables(Ranking ranking, Base base, ProductLines lines) {
    this.ranking = ranking;
    this.base = base;
    this.lines = lines;
  }

  CustomersQuery query(PeriodChoice choice, CustomersWish wish) {
    return wish.query(choice, lines);
  }

  CustomersTable table(CustomersQuery query, @Nullable String cursor) {
    WhaleCurve curve = base.curve(query.choice().period());
    List<Ranked> found = ranking.page(query.search(), after(query, cursor), ROWS + 1);
    List<Ranked> shown = found.subList(0, Math.min(ROWS, found.size()));
    return new CustomersTable(
        query,
        curve.summary(),
        curve.groups(),
        lines.all(),
        rows(shown, query.choice().period()),
        scale(curve),
        found.size() > ROWS ? query.after(cursor(shown.getLast().at())) : null,
        cursor == null || cursor.isEmpty(),
        curve.points().isEmpty() && base.summary(query.choice().standard()).customers() == 0);
  }

  static String cursor(After at) {
    return Cursor.write(at.value(), at.tie());
  }

  private static @Nullable After after(CustomersQuery query, @Nullable String cursor) {
    List<String> parts = Cursor.read(cursor);
    return parts == null
        ? null
        : After.of(parts.get(0), parts.get(1), query.sort()).orElseThrow(Cursor::refused);
  }

  private List<Row> rows(List<Ranked> shown, Period period) {
    Period year = Period.last12Months(YearMonth.from(period.to()));
    Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months =
        ranking.months(shown.stream().map(Ranked::id).toList(), year);
    return shown.stream()
        .map(ranked ->
            new Row(
                ranked,
                Spark.of(
                    months.getOrDefault(ranked.id(), Collections.emptySortedMap()),
                    year.months(),
                    ranked.facts(),
                    SPARK)))
        .toList();
  }

  private static Scale scale(WhaleCurve curve) {
    return curve.points().isEmpty()
        ? Scale.of(BigDecimal.ZERO, BigDecimal.ZERO, BAR)
        : Scale.of(
            curve.points().getLast().contribution(), curve.points().getFirst().contribution(), BAR);
  }
}
