package io.kesher.rewards.web;

import io.kesher.profitability.Group;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.Rule;
import io.kesher.rewards.RuleSet;
import io.kesher.web.Edited;
import io.kesher.web.TypedFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of rules as a form has it: {@code rules.0.kind} and so on, with empty rows behind the last.
 * A row without a kind is none; so a rule is taken out by choosing no kind, and the rows are in the
 * order of their places.
 */
public record RuleForm(Edited edited, int rows) {
  public static final List<String> FIELDS =
      List.of(
          "place",
          "kind",
          "rate",
          "amount",
          "group",
          "line",
          "floor",
          "windowMonths",
          "deputyShare",
          "from",
          "to");
  private static final int SPARE = 2;
  private static final int MOST_ROWS = 60;

  static RuleForm of(RuleSet set) {
    return new RuleForm(
        Edited.of(set.version(), fields(set)), Math.min(set.rules().size() + SPARE, MOST_ROWS));
  }

  static RuleForm sent(Map<String, String> sent) {
    int rows = 0;
    while (rows < MOST_ROWS && sent.containsKey("rules." + rows + ".kind")) {
      rows++;
    }
    return new RuleForm(Edited.sent(sent, names(rows)), rows);
  }

  static List<String> names(int rows) {
    List<String> names = new ArrayList<>();
    names.add("note");
    for (int i = 0; i < rows; i++) {
      for (var field : FIELDS) {
        names.add("rules." + i + "." + field);
      }
    }
    return names;
  }

  static Map<String, String> fields(RuleSet set) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("note", set.note() == null ? "" : set.note());
    int rows = Math.min(set.rules().size() + SPARE, MOST_ROWS);
    names(rows).forEach(name -> fields.putIfAbsent(name, ""));
    for (int i = 0; i < set.rules().size(); i++) {
      var rule = set.rules().get(i);
      put(fields, i, "place", rule.place());
      put(fields, i, "kind", rule.kind().name());
      put(fields, i, "rate", plain(rule.rate()));
      put(fields, i, "amount", plain(rule.amount()));
      put(fields, i, "group", rule.group());
      put(fields, i, "line", rule.line());
      put(fields, i, "floor", rule.floor().signum() == 0 ? null : plain(rule.floor()));
      put(fields, i, "windowMonths", rule.windowMonths() == 0 ? null : rule.windowMonths());
      put(
          fields,
          i,
          "deputyShare",
          rule.deputyShare().signum() == 0 ? null : plain(rule.deputyShare()));
      put(fields, i, "from", rule.from());
      put(fields, i, "to", rule.to());
    }
    return fields;
  }

  private static void put(Map<String, String> fields, int row, String field, @Nullable Object of) {
    fields.put("rules." + row + "." + field, of == null ? "" : of.toString());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }

  /** What is typed in a row. */
  public String at(int row, String field) {
    return edited.field("rules." + row + "." + field);
  }

  /** A rule with the row that it was typed into, so that a fault is told where it was made. */
  record Row(int row, BigDecimal place, Rule.Draft rule) {}

  /**
   * The rows that say anything, in the order of their places.
   *
   * @throws io.kesher.web.Refusal 422 where something could not be read
   */
  List<Row> filled() {
    var typed = new TypedFields("rewards", edited.fields());
    List<Row> filled = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      var at = "rules." + i + ".";
      var kind = typed.one(at + "kind", RewardKind.class);
      if (kind == null) {
        continue;
      }
      var place = typed.number(at + "place");
      filled.add(
          new Row(
              i,
              place == null ? BigDecimal.valueOf(1000L + i) : place,
              new Rule.Draft(
                  kind,
                  typed.one(at + "group", Group.class),
                  typed.textOrNull(at + "line"),
                  typed.month(at + "from"),
                  typed.month(at + "to"),
                  typed.number(at + "rate"),
                  typed.number(at + "amount"),
                  typed.number(at + "floor"),
                  typed.whole(at + "windowMonths"),
                  typed.number(at + "deputyShare"))));
    }
    typed.check();
    filled.sort(Comparator.comparing(Row::place).thenComparing(Row::row));
    return filled;
  }

  @Nullable String note() {
    var note = edited.field("note").strip();
    return note.isEmpty() ? null : note;
  }
}
