package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.api.Filter;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking;
import io.kesher.web.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The address of the customers' table as it comes in; what makes no sense is refused. */
record CustomersWish(
    @Nullable String q,
    @Nullable String group,
    @Nullable String line,
    @Nullable String negative,
    @Nullable String moved,
    @Nullable String filter,
    @Nullable String sort) {
  private static final int LONGEST_SEARCH = 200;

  CustomersQuery query(PeriodChoice choice, ProductLines lines, Ranking ranking) {
    String order = present(sort, Viewers.current().may("ledger:see") ? "-contribution" : "name");
    boolean descending = order.startsWith("-");
    String code = present(line, "");
    return new CustomersQuery(
            choice,
            text(),
            group(group),
            code.isEmpty() ? null : lines.find(code).orElseThrow(CustomersWish::refused),
            "true".equals(negative),
            group(moved),
            present(filter, ""),
            Filter.NONE,
            sort(descending ? order.substring(1) : order),
            descending)
        .read(ranking.fields());
  }

  private String text() {
    String text = present(q, "");
    if (text.length() > LONGEST_SEARCH) {
      throw refused();
    }
    return text;
  }

  private static @Nullable Group group(@Nullable String letter) {
    String asked = present(letter, "");
    try {
      return asked.isEmpty() ? null : Group.valueOf(asked.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException noGroup) {
      throw refused();
    }
  }

  /** Time goes by the name of its column. */
  static String sort(String name) {
    return name.equals("time") ? "hours" : name;
  }

  private static String present(@Nullable String value, String without) {
    return value == null || value.isBlank() ? without : value.strip();
  }

  private static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
  }
}
