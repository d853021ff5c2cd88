package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.api.Filter;
import io.kesher.api.FilterField;
import io.kesher.api.FilterText;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking.Search;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the customers' table is asked for. It lives in the address, so that a table can
 * be kept, sent and gone back to.
 *
 * @param movedFrom only those who came out of this group in the latest classification
 * @param asked a filter in words, as the API takes it
 * @param filter all of that as it was understood
 */
public record CustomersQuery(
    PeriodChoice choice,
    String text,
    @Nullable Group group,
    @Nullable ProductLine line,
    boolean negative,
    @Nullable Group movedFrom,
    String asked,
    Filter filter,
    String sort,
    boolean descending) {
  private static final String NAME = "name";

  CustomersQuery read(List<FilterField> fields) {
    var typed = FilterText.read(asked, fields);
    var chosen = FilterText.read(Chosen.words(group, line, negative, movedFrom), fields);
    return new CustomersQuery(
        choice,
        text,
        group,
        line,
        negative,
        movedFrom,
        asked,
        new Filter.All(List.of(chosen, typed)),
        sort,
        descending);
  }

  /** A ranking leaves out who has no entry in the period; a search and a list of names do not. */
  Search search() {
    return new Search(
        choice.period(), text, sort.equals(NAME) || !text.isBlank(), filter, sort, descending);
  }

  public boolean isFiltered() {
    return !text.isBlank()
        || group != null
        || line != null
        || negative
        || movedFrom != null
        || !asked.isEmpty()
        || sort.equals(NAME);
  }

  public CustomersQuery withGroup(@Nullable Group other) {
    return new CustomersQuery(
        choice, text, other, line, negative, null, asked, filter, sort, descending);
  }

  public CustomersQuery withLine(@Nullable ProductLine other) {
    return new CustomersQuery(
        choice, text, group, other, negative, movedFrom, asked, filter, sort, descending);
  }

  public CustomersQuery withNegative(boolean only) {
    return new CustomersQuery(
        choice, text, group, line, only, movedFrom, asked, filter, sort, descending);
  }

  public CustomersQuery withText(String other) {
    return new CustomersQuery(
        choice, other, group, line, negative, movedFrom, asked, filter, sort, descending);
  }

  /** Sorted by this column: from the highest, names from the first letter; again turns it over. */
  public CustomersQuery by(String other) {
    boolean down = other.equals(sort) ? !descending : !other.equals(NAME);
    return new CustomersQuery(
        choice, text, group, line, negative, movedFrom, asked, filter, other, down);
  }

  public String sortName() {
    return (descending ? "-" : "") + sort;
  }

  public String path() {
    return choice.link("/customers", address());
  }

  public String path(String file) {
    return choice.link(file, address());
  }

  /** The rows behind this cursor. */
  public String after(String cursor) {
    String address = address();
    return choice.link("/customers", (address.isEmpty() ? "" : address + "&") + "after=" + cursor);
  }

  /** All but the period. */
  public String address() {
    List<String> parts = new ArrayList<>();
    if (!text.isBlank()) {
      parts.add("q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
    if (group != null) {
      parts.add("group=" + group);
    }
    if (line != null) {
      parts.add("line=" + URLEncoder.encode(line.code(), StandardCharsets.UTF_8));
    }
    if (negative) {
      parts.add("negative=true");
    }
    if (movedFrom != null) {
      parts.add("moved=" + movedFrom);
    }
    if (!asked.isEmpty()) {
      parts.add("filter=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
    }
    if (!sort.equals("contribution") || !descending) {
      parts.add("sort=" + sortName());
    }
    return String.join("&", parts);
  }
}
