package io.kesher.views;

import io.kesher.api.Filter;
import io.kesher.api.Filter.FromToday;
import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterField.Type;
import io.kesher.api.FilterText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a form shows it: groups of rows, of which all or any are to hold, and of the groups
 * again all or any. A filter that goes deeper has no such form.
 *
 * @param any whether one of the groups is enough
 */
public record FilterForm(boolean any, List<Group> groups) {
  private static final int MOST_GROUPS = 10;
  private static final int MOST_ROWS = 20;

  /**
   * @param any whether one of the rows is enough
   */
  public record Group(boolean any, List<Row> rows) {}

  /**
   * @param values as typed: one, several choices, or a number of days
   */
  public record Row(String field, @Nullable Asking asking, List<String> values) {
    static final Row NEW = new Row("", null, List.of());

    public String value() {
      return values.isEmpty() ? "" : values.getFirst();
    }

    boolean isNew() {
      return field.isEmpty();
    }
  }

  /** The form of nothing asked yet: one row to begin with. */
  public static final FilterForm BLANK =
      new FilterForm(false, List.of(new Group(false, List.of(Row.NEW))));

  /** The form of a filter; empty where it goes too deep for one. */
  public static Optional<FilterForm> of(Filter filter) {
    return switch (filter) {
      case Filter.All(var parts) when parts.isEmpty() -> Optional.of(BLANK);
      case Filter.Any(var parts) when parts.stream().allMatch(Test.class::isInstance) ->
          group(filter).map(group -> new FilterForm(false, List.of(group)));
      case Filter.Any(var parts) -> form(true, parts);
      case Filter.All(var parts) -> form(false, parts);
      case Filter.Not not -> Optional.empty();
      case Test test -> group(test).map(group -> new FilterForm(false, List.of(group)));
    };
  }

  /** Tests that stand alone are one group together. */
  private static Optional<FilterForm> form(boolean any, List<Filter> parts) {
    List<Filter> alone = parts.stream().filter(Test.class::isInstance).toList();
    var first = any ? new Filter.Any(alone) : new Filter.All(alone);
    var groups =
        Stream.concat(
                alone.isEmpty() ? Stream.empty() : Stream.of(first),
                parts.stream().filter(part -> !(part instanceof Test)))
            .map(FilterForm::group)
            .toList();
    return groups.stream().allMatch(Optional::isPresent)
        ? Optional.of(new FilterForm(any, groups.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  private static Optional<Group> group(Filter filter) {
    return switch (filter) {
      case Filter.All(var parts) -> rows(false, parts);
      case Filter.Any(var parts) -> rows(true, parts);
      case Filter.Not not -> Optional.empty();
      case Test test -> rows(false, List.of(test));
    };
  }

  private static Optional<Group> rows(boolean any, List<Filter> parts) {
    var rows =
        parts.stream()
            .map(part -> part instanceof Test test ? row(test) : Optional.<Row>empty())
            .toList();
    return rows.stream().allMatch(Optional::isPresent)
        ? Optional.of(new Group(any, rows.stream().map(Optional::orElseThrow).toList()))
        : Optional.empty();
  }

  static Optional<Row> row(Test test) {
    var values = test.values();
    if (test.operator() == Operator.WITHIN) {
      int days = ((FromToday) values.getFirst()).days();
      return Optional.of(row(test, days < 0 ? Asking.LAST : Asking.NEXT, List.of(Math.abs(days))));
    }
    if (values.stream().anyMatch(FromToday.class::isInstance)) {
      return test.operator() == Operator.LT
              && values.getFirst() instanceof FromToday(int days)
              && days <= 0
          ? Optional.of(row(test, Asking.OLDER, List.of(-days)))
          : Optional.empty();
    }
    boolean chosen = test.field().type() == Type.CHOICE && test.operator() == Operator.EQ;
    var word = chosen ? Asking.IN.name() : test.operator().name();
    return Asking.of(test.field().type()).stream()
        .filter(asking -> asking.name().equals(word))
        .findFirst()
        .map(asking -> row(test, asking, values));
  }

  private static Row row(Test test, Asking asking, List<?> values) {
    return new Row(
        test.field().name(),
        asking,
        values.stream()
            .map(value ->
                value instanceof BigDecimal number ? number.toPlainString() : value.toString())
            .toList());
  }

  /**
   * What a browser sent, with what its button was to do: add a row or a group, or take one away.
   * Fields are called {@code any}, {@code g0.any}, {@code g0.r0.field}, {@code g0.r0.asking} and
   * {@code g0.r0.value}; the button {@code do}.
   */
  public static FilterForm sent(Map<String, String[]> sent) {
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < MOST_GROUPS && sent.containsKey("g" + g + ".any"); g++) {
      List<Row> rows = new ArrayList<>();
      for (int r = 0; r < MOST_ROWS && sent.containsKey("g" + g + ".r" + r + ".field"); r++) {
        var row = "g" + g + ".r" + r;
        if (!one(sent, "do").equals("remove." + row)) {
          rows.add(
              new Row(
                  one(sent, row + ".field"),
                  asking(one(sent, row + ".asking")),
                  List.of(sent.getOrDefault(row + ".value", new String[0]))));
        }
      }
      if (one(sent, "do").equals("add.g" + g) && rows.size() < MOST_ROWS) {
        rows.add(Row.NEW);
      }
      if (!rows.isEmpty()) {
        groups.add(new Group(one(sent, "g" + g + ".any").equals("true"), List.copyOf(rows)));
      }
    }
    if (groups.isEmpty() || one(sent, "do").equals("group") && groups.size() < MOST_GROUPS) {
      groups.add(new Group(false, List.of(Row.NEW)));
    }
    return new FilterForm(one(sent, "any").equals("true"), groups);
  }

  private static String one(Map<String, String[]> sent, String name) {
    var values = sent.get(name);
    return values == null || values.length == 0 ? "" : values[0];
  }

  private static @Nullable Asking asking(String name) {
    return Stream.of(Asking.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The filter in words. Rows in which no field is chosen ask nothing.
   *
   * @throws Refusal 422 naming each row that asks nothing sensible, such as {@code g0.r1}
   */
  public String text(List<FilterTerm> terms) {
    List<FieldFault> faults = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<String> rows = new ArrayList<>();
      for (int r = 0; r < groups.get(g).rows().size(); r++) {
        var row = groups.get(g).rows().get(r);
        if (!row.isNew()) {
          read(row, terms, "g" + g + ".r" + r, faults).ifPresent(rows::add);
        }
      }
      if (!rows.isEmpty()) {
        said.add(joined(rows, groups.get(g).any()));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return groups.size() == 1 || said.size() == 1
        ? String.join("", said)
        : joined(said.stream().map(each -> "(" + each + ")").toList(), any);
  }

  private static String joined(List<String> parts, boolean any) {
    return String.join(any ? " or " : " and ", parts);
  }

  private static Optional<String> read(
      Row row, List<FilterTerm> terms, String name, List<FieldFault> faults) {
    var term = terms.stream().filter(each -> each.name().equals(row.field())).findFirst();
    if (term.isEmpty()
        || row.asking() == null
        || !Asking.of(term.get().field().type()).contains(row.asking())) {
      faults.add(FieldFault.of(name, "views.fault.row"));
      return Optional.empty();
    }
    var said = said(row, term.get().field().type());
    try {
      FilterText.read(said, List.of(term.get().field()));
      return Optional.of(said);
    } catch (Refusal refused) {
      faults.add(FieldFault.of(name, "views.fault.value." + term.get().field().type().name()));
      return Optional.empty();
    }
  }

  private static String said(Row row, Type type) {
    var asking = java.util.Objects.requireNonNull(row.asking());
    var word = row.field() + " " + asking.word();
    var value = row.value().strip();
    return switch (asking) {
      case IS_NULL, IS_NOT_NULL -> word;
      case IN ->
          row.values().size() == 1
              ? row.field() + " eq " + quoted(row.value())
              : word
                  + " ("
                  + String.join(",", row.values().stream().map(FilterForm::quoted).toList())
                  + ")";
      case NEXT -> word + " " + days(value);
      case LAST -> word + " -" + days(value);
      case OLDER -> word + " today-" + days(value);
      case CONTAINS, STARTSWITH, EQ, NE, GE, LE, GT, LT ->
          word
              + " "
              + (type == Type.TEXT || type == Type.CHOICE ? quoted(row.value()) : plain(value));
    };
  }

  /** What is no number of days must not become something else that can be read. */
  private static String days(String typed) {
    return typed.matches("[0-9]{1,5}") ? typed : "?";
  }

  /** What is no single value must not become more of the filter. */
  private static String plain(String typed) {
    var value = typed.replace(",", "");
    return value.matches("[-0-9.a-z]{1,40}") ? value : "?";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
