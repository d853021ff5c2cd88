package io.kesher.profitability.web;

import io.kesher.api.Filter;
import io.kesher.profitability.KnownColumns;
import io.kesher.profitability.Ranking.Search;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the customers' table is asked for. It lives in the address, so that a table can
 * be kept, sent and gone back to.
 *
 * @param known the columns that there are for the reader
 * @param words the filter as the API takes it
 * @param filter the same as it was understood
 * @param columns by name, in their order; the usual ones where none are chosen
 * @param by the column that it is grouped by; blank for none
 * @param view the saved view that it was opened with
 */
public record CustomersQuery(
    KnownColumns known,
    PeriodChoice choice,
    String text,
    String words,
    Filter filter,
    String sort,
    boolean descending,
    List<String> columns,
    String by,
    @Nullable Long view) {
  static final List<String> USUAL = List.of("group", "contribution", "trend", "income", "hours");
  private static final String NAME = "name";
  private static final String CONTRIBUTION = "contribution";

  /** A ranking leaves out who has no entry in the period; whoever is looked for is there. */
  Search search() {
    return new Search(
        known, choice.period(), text, sort.equals(NAME) || isFiltered(), filter, sort, descending);
  }

  public boolean isFiltered() {
    return !text.isBlank() || !words.isEmpty();
  }

  /** Filtered by this and nothing else. */
  public CustomersQuery only(String other) {
    return new CustomersQuery(
        known, choice, "", other, filter, sort, descending, columns, "", null);
  }

  public CustomersQuery filtered(String other) {
    return new CustomersQuery(
        known, choice, text, other, filter, sort, descending, columns, by, view);
  }

  public CustomersQuery withText(String other) {
    return new CustomersQuery(
        known, choice, other, words, filter, sort, descending, columns, by, view);
  }

  public CustomersQuery with(List<String> others) {
    return new CustomersQuery(
        known, choice, text, words, filter, sort, descending, others, by, view);
  }

  public CustomersQuery grouped(String other) {
    return new CustomersQuery(
        known, choice, text, words, filter, sort, descending, columns, other, view);
  }

  /** Sorted by this column: from the highest, names from the first letter; again turns it over. */
  public CustomersQuery by(String other) {
    boolean down = other.equals(sort) ? !descending : !other.equals(NAME);
    return new CustomersQuery(known, choice, text, words, filter, other, down, columns, by, view);
  }

  public String sortName() {
    return (descending ? "-" : "") + sort;
  }

  public String path() {
    return path("/customers");
  }

  public String path(String file) {
    return choice.link(file, query(true));
  }

  /** The rows behind this cursor. */
  public String after(String cursor) {
    String asked = query(true);
    return choice.link("/customers", (asked.isEmpty() ? "" : asked + "&") + "after=" + cursor);
  }

  /** What a view keeps of it: all but the name of the view itself. */
  public String state() {
    return choice.link("", query(false)).replaceFirst("^\\?", "");
  }

  /** All but the period, in its parts: for a form that asks for more. */
  public Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    if (view != null) {
      asked.put("view", view.toString());
    }
    if (!text.isBlank()) {
      asked.put("q", text);
    }
    if (!words.isEmpty()) {
      asked.put("filter", words);
    }
    if (!sort.equals(CONTRIBUTION) || !descending) {
      asked.put("sort", sortName());
    }
    if (!columns.equals(USUAL)) {
      asked.put("columns", String.join(",", columns));
    }
    if (!by.isEmpty()) {
      asked.put("by", by);
    }
    return asked;
  }

  /** The same with the period, without one part that the form asks for itself. */
  public Map<String, String> askedBut(String part) {
    var asked = asked();
    if (!choice.isStandard()) {
      asked.put("from", choice.period().from().toString());
      asked.put("to", choice.period().to().toString());
    }
    asked.remove(part);
    return asked;
  }

  /** All but the period, as an address has it. */
  public String address() {
    return query(true);
  }

  private String query(boolean named) {
    List<String> parts = new ArrayList<>();
    asked()
        .forEach((name, value) -> {
          if (named || !name.equals("view")) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return parts.stream().collect(Collectors.joining("&"));
  }
}
