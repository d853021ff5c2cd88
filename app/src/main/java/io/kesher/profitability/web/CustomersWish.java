package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.profitability.KnownColumns;
import io.kesher.profitability.Ranking;
import io.kesher.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The address of the customers' table as it comes in; what makes no sense is refused.
 *
 * @param group short for a filter, as are {@code line}, {@code negative} and {@code moved}
 * @param columns names with commas between them
 * @param gone a view that was just taken away
 */
record CustomersWish(
    @Nullable String q,
    @Nullable String group,
    @Nullable String line,
    @Nullable String negative,
    @Nullable String moved,
    @Nullable String filter,
    @Nullable String sort,
    @Nullable String columns,
    @Nullable String by,
    @Nullable String view,
    @Nullable String gone) {
  private static final int LONGEST_SEARCH = 200;
  private static final int MOST_COLUMNS = 40;

  CustomersQuery query(PeriodChoice choice, ProductLines lines, Ranking ranking) {
    String order = present(sort, Viewers.current().may("ledger:see") ? "-contribution" : "name");
    boolean descending = order.startsWith("-");
    String words = words(lines);
    var known = ranking.columns();
    return new CustomersQuery(
        known,
        choice,
        text(),
        words,
        known.filter(words),
        sort(descending ? order.substring(1) : order),
        descending,
        columns(known),
        present(by, ""),
        viewId());
  }

  /** Whether nothing is asked at all, so that the reader's own view may open. */
  boolean isBlank() {
    return present(q, "").isEmpty()
        && present(group, "").isEmpty()
        && present(line, "").isEmpty()
        && present(negative, "").isEmpty()
        && present(moved, "").isEmpty()
        && present(view, "").isEmpty()
        && asksNothingElse();
  }

  /** Whether it only names a view. */
  boolean isView() {
    return viewId() != null
        && present(q, "").isEmpty()
        && present(group, "").isEmpty()
        && asksNothingElse();
  }

  private boolean asksNothingElse() {
    return present(filter, "").isEmpty()
        && present(sort, "").isEmpty()
        && present(columns, "").isEmpty()
        && present(by, "").isEmpty()
        && present(gone, "").isEmpty();
  }

  /**
   * Absent for none, and for the word all, which is everybody even where a view opens by itself.
   */
  @Nullable Long viewId() {
    String id = present(view, "");
    return id.matches("[0-9]{1,18}") ? (Long) Long.parseLong(id) : null;
  }

  @Nullable Long goneId() {
    String id = present(gone, "");
    return id.matches("[0-9]{1,18}") ? (Long) Long.parseLong(id) : null;
  }

  private String words(ProductLines lines) {
    String code = present(line, "");
    var chosen =
        Chosen.words(
            group(group),
            code.isEmpty() ? null : lines.find(code).orElseThrow(CustomersWish::refused),
            "true".equals(negative),
            group(moved));
    String typed = present(filter, "");
    if (chosen.isEmpty() || typed.isEmpty()) {
      return chosen + typed;
    }
    return chosen + " and (" + typed + ")";
  }

  private List<String> columns(KnownColumns known) {
    return present(columns, "").isEmpty() ? CustomersQuery.USUAL : columns(columns, known);
  }

  /**
   * Names of columns, without the name of the customer, which is always there; none where none are
   * asked for.
   *
   * @throws Refusal 400 where there is no such column for the reader
   */
  static List<String> columns(@Nullable String written, KnownColumns known) {
    var asked = present(written, "");
    if (asked.isEmpty()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (var name : Arrays.asList(asked.split(",", MOST_COLUMNS + 1))) {
      if (known.find(name).isEmpty()) {
        throw refused();
      }
      if (!names.contains(name) && !name.equals("name")) {
        names.add(name);
      }
    }
    return List.copyOf(names);
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
