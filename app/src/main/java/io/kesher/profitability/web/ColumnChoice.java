package io.kesher.profitability.web;

import java.util.ArrayList;
import java.util.List;

/** Columns as a form has them, and what its button was to do: move one, or nothing. */
final class ColumnChoice {
  private static final String UP = "up.";
  private static final String DOWN = "down.";

  private ColumnChoice() {}

  static List<String> of(List<String> shown, String todo) {
    List<String> columns = new ArrayList<>(shown);
    if (todo.startsWith(UP)) {
      move(columns, todo.substring(UP.length()), -1);
    } else if (todo.startsWith(DOWN)) {
      move(columns, todo.substring(DOWN.length()), 1);
    }
    return columns;
  }

  private static void move(List<String> columns, String name, int by) {
    int at = columns.indexOf(name);
    int to = at + by;
    if (at >= 0 && to >= 0 && to < columns.size()) {
      columns.remove(at);
      columns.add(to, name);
    }
  }
}
