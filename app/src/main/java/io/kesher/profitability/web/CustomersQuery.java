package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.api.Filter;
import io.kesher.api.FilterText;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking.Search;
import io.kesher.profitability.Ranking.Sort;
import io.kesher.profitability.RankingFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the customers' table is asked for. It lives in the address, so that a table can
 * be kept, sent and gone back to.
 *
 * @param movedFrom only those who came out of this group in the latest classification
 * @param filtered a filter in words, as the API takes it; there is no field for it on the page, but
 *     an address may bring one
 */
public record CustomersQuery(
    PeriodChoice choice,
    String text,
    @Nullable Group group,
    @Nullable ProductLine line,
    boolean negative,
    @Nullable Group movedFrom,
    Filtered filtered,
    Sort sort,
    boolean descending) {

  /** A filter as it was asked and as it was understood. */
  public record Filtered(String text, Filter filter) {
    static Filtered of(@Nullable String text, List<ProductLine> lines) {
      return new Filtered(
          text == null ? "" : text.strip(), FilterText.read(text, RankingFields.visible(lines)));
    }
  }

  /** A ranking leaves out who has no entry in the period; a search and a list of names do not. */
  Search search() {
    return new Search(
        choice.period(),
        text,
        group,
        line == null ? null : (Long) line.bit(),
        negative,
        sort == Sort.NAME || !text.isBlank(),
        movedFrom,
        filtered.filter(),
        sort,
        descending);
  }

  public boolean isFiltered() {
    return !text.isBlank()
        || group != null
        || line != null
        || negative
        || movedFrom != null
        || !filtered.text().isEmpty()
        || sort == Sort.NAME;
  }

  public CustomersQuery withGroup(@Nullable Group other) {
    return new CustomersQuery(
        choice, text, other, line, negative, null, filtered, sort, descending);
  }

  public CustomersQuery withLine(@Nullable ProductLine other) {
    return new CustomersQuery(
        choice, text, group, other, negative, movedFrom, filtered, sort, descending);
  }

  public CustomersQuery withNegative(boolean only) {
    return new CustomersQuery(
        choice, text, group, line, only, movedFrom, filtered, sort, descending);
  }

  public CustomersQuery withText(String other) {
    return new CustomersQuery(
        choice, other, group, line, negative, movedFrom, filtered, sort, descending);
  }

  /** Sorted by this column: from the highest, names from the first letter; again turns it over. */
  public CustomersQuery by(Sort other) {
    boolean down = other == sort ? !descending : other != Sort.NAME;
    return new CustomersQuery(
        choice, text, group, line, negative, movedFrom, filtered, other, down);
  }

  public String sortName() {
    return (descending ? "-" : "") + sort.name().toLowerCase(Locale.ROOT);
  }

  public String path() {
    return choice.link("/customers", asked());
  }

  public String path(String file) {
    return choice.link(file, asked());
  }

  /** The rows behind this cursor. */
  public String after(String cursor) {
    String asked = asked();
    return choice.link("/customers", (asked.isEmpty() ? "" : asked + "&") + "after=" + cursor);
  }

  /** All but the period. */
  public String asked() {
    List<String> asked = new ArrayList<>();
    if (!text.isBlank()) {
      asked.add("q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
    if (group != null) {
      asked.add("group=" + group);
    }
    if (line != null) {
      asked.add("line=" + URLEncoder.encode(line.code(), StandardCharsets.UTF_8));
    }
    if (negative) {
      asked.add("negative=true");
    }
    if (movedFrom != null) {
      asked.add("moved=" + movedFrom);
    }
    if (!filtered.text().isEmpty()) {
      asked.add("filter=" + URLEncoder.encode(filtered.text(), StandardCharsets.UTF_8));
    }
    if (sort != Sort.CONTRIBUTION || !descending) {
      asked.add("sort=" + sortName());
    }
    return String.join("&", asked);
  }
}
