package io.kesher.profitability.web;

import io.kesher.agreements.ProductLines;
import io.kesher.profitability.Ranking;
import io.kesher.values.Period;
import io.kesher.views.ViewedList;
import io.kesher.web.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers' table, of which views can be kept. */
@Component
class CustomersList implements ViewedList {
  static final String NAME = "customers";

  private final PeriodChoiceArgument periods;
  private final ProductLines lines;
  private final Ranking ranking;

  CustomersList(PeriodChoiceArgument periods, ProductLines lines, Ranking ranking) {
    this.periods = periods;
    this.lines = lines;
    this.ranking = ranking;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String path() {
    return "/customers";
  }

  @Override
  public String permission() {
    return "customers:see";
  }

  @Override
  public boolean answers(String query) {
    try {
      var asked = asked(query);
      var wish = wish(asked);
      var read = wish.query(periods.choice(period(asked)), lines, ranking);
      return ranking.answers(read.search(), read.by());
    } catch (Refusal | IllegalArgumentException | DateTimeException unanswered) {
      return false;
    }
  }

  private static Map<String, String> asked(String query) {
    Map<String, String> asked = new HashMap<>();
    for (var part : query.split("&")) {
      var sides = part.split("=", 2);
      if (sides.length == 2) {
        asked.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
      }
    }
    return asked;
  }

  static CustomersWish wish(Map<String, String> asked) {
    return new CustomersWish(
        asked.get("q"),
        asked.get("group"),
        asked.get("line"),
        asked.get("negative"),
        asked.get("moved"),
        asked.get("filter"),
        asked.get("sort"),
        asked.get("columns"),
        asked.get("by"),
        null,
        null);
  }

  private static @Nullable Period period(Map<String, String> asked) {
    var from = asked.get("from");
    var to = asked.get("to");
    return from == null || to == null
        ? null
        : new Period(LocalDate.parse(from), LocalDate.parse(to));
  }
}
