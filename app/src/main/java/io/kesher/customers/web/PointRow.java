package io.kesher.customers.web;

import io.kesher.customers.ContactPoint;
import io.kesher.customers.ContactPoint.Kind;
import io.kesher.customers.CustomerDraft.Point;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the form for a way to reach a customer. As one field of the form it is a line for each
 * thing said of it, so that two who change one row at once are merged line by line.
 *
 * @param name of the row: {@code point.17} of one that is there, {@code point.n1} of a new one
 */
public record PointRow(
    String name,
    Kind kind,
    String value,
    String label,
    boolean main,
    boolean verified,
    String doNotUse) {
  private static final String LABEL = "label ";
  private static final String MAIN = "main";
  private static final String VERIFIED = "verified";
  private static final String DO_NOT_USE = "doNotUse ";

  static PointRow blank(String name, Kind kind) {
    return new PointRow(name, kind, "", "", false, false, "");
  }

  static PointRow of(ContactPoint point) {
    return new PointRow(
        PointRows.PREFIX + point.id(),
        point.kind(),
        point.value(),
        Objects.requireNonNullElse(point.label(), ""),
        point.main(),
        point.verified(),
        Objects.requireNonNullElse(point.doNotUse(), ""));
  }

  /** Absent where the lines name no number and no address: what has none is not there. */
  static @Nullable PointRow of(String name, String lines) {
    var row = blank(name, Kind.PHONE);
    boolean there = false;
    for (var line : lines.split("\n")) {
      var kind = Arrays.stream(Kind.values()).filter(each -> starts(line, each)).findFirst();
      there |= kind.isPresent();
      row =
          new PointRow(
              name,
              kind.orElse(row.kind),
              kind.map(found -> line.substring(found.name().length() + 1)).orElse(row.value),
              line.startsWith(LABEL) ? line.substring(LABEL.length()) : row.label,
              row.main || line.equals(MAIN),
              row.verified || line.equals(VERIFIED),
              line.startsWith(DO_NOT_USE) ? line.substring(DO_NOT_USE.length()) : row.doNotUse);
    }
    return there ? row : null;
  }

  private static boolean starts(String line, Kind kind) {
    return line.startsWith(kind.name() + " ");
  }

  /** The row as one field; empty where it names no number and no address. */
  String lines() {
    return value.isBlank()
        ? ""
        : Stream.of(
                kind.name() + " " + value,
                label.isBlank() ? "" : LABEL + label,
                main ? MAIN : "",
                verified ? VERIFIED : "",
                doNotUse.isBlank() ? "" : DO_NOT_USE + doNotUse)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining("\n"));
  }

  Point draft() {
    return new Point(kind, value, label, main, verified, doNotUse);
  }
}
