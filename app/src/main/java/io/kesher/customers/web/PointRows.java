package io.kesher.customers.web;

import io.kesher.customers.ContactPoint.Kind;
import io.kesher.customers.CustomerDraft.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The rows of the form for the ways to reach a customer, among its fields. */
public final class PointRows {
  static final String PREFIX = "point.";

  /** Of a row that was there its base is enough: where only that is sent, it was taken away. */
  private static final Pattern SENT =
      Pattern.compile(
          "(?:base\\.)?(point\\.\\d{1,18})(?:\\.kind)?|(point\\.n\\d{1,9})(?:\\.kind)?");

  private static final Pattern NEW = Pattern.compile("point\\.n(\\d{1,9})");

  private PointRows() {}

  /** The names of all rows that a browser sent, or that stood there when the form was opened. */
  static Set<String> names(Map<String, String> sent) {
    var names = new LinkedHashSet<String>();
    for (var name : sent.keySet()) {
      var row = SENT.matcher(name);
      if (row.matches()) {
        names.add(row.group(1) != null ? row.group(1) : row.group(2));
      }
    }
    return names;
  }

  /** What a browser sent, with each row's own fields made one. */
  static Map<String, String> joined(Map<String, String> sent) {
    var joined = new LinkedHashMap<>(sent);
    for (var name : names(sent)) {
      if (sent.containsKey(name + ".kind")) {
        joined.put(name, read(name, sent).lines());
      }
    }
    return joined;
  }

  private static PointRow read(String name, Map<String, String> sent) {
    var kind = kind(sent.getOrDefault(name + ".kind", ""));
    return new PointRow(
        name,
        kind,
        line(sent, name + ".value"),
        line(sent, name + ".label"),
        name.equals(sent.get("main." + kind)),
        sent.containsKey(name + ".verified"),
        line(sent, name + ".doNotUse"));
  }

  private static Kind kind(String name) {
    return List.of(Kind.values()).stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(Kind.PHONE);
  }

  private static String line(Map<String, String> sent, String name) {
    return sent.getOrDefault(name, "").replaceAll("\\R", " ").strip();
  }

  static List<PointRow> all(Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .map(name -> PointRow.of(name, fields.getOrDefault(name, "")))
        .filter(Objects::nonNull)
        .toList();
  }

  static List<Point> drafts(Map<String, String> fields) {
    return all(fields).stream().map(PointRow::draft).toList();
  }

  /** Those of one kind to show: where there are none, an empty one to begin with. */
  public static List<PointRow> of(Kind kind, Map<String, String> fields, String wanted) {
    var rows = new ArrayList<>(all(fields).stream().filter(row -> row.kind() == kind).toList());
    if (rows.isEmpty() || wanted.equals(kind.name())) {
      rows.add(PointRow.blank(PREFIX + "n" + (newest(fields) + 1 + kind.ordinal()), kind));
    }
    return rows;
  }

  private static int newest(Map<String, String> fields) {
    return fields.keySet().stream()
        .map(NEW::matcher)
        .filter(java.util.regex.Matcher::matches)
        .mapToInt(row -> Integer.parseInt(row.group(1)))
        .max()
        .orElse(0);
  }
}
