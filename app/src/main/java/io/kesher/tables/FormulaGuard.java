package io.kesher.tables;

/**
 * The apostrophe before a text that a spreadsheet would run as a formula. One is put before each
 * text that begins with a trigger, also behind other apostrophes, and exactly one is taken off
 * again, so that every text comes back as it was.
 */
final class FormulaGuard {
  private FormulaGuard() {}

  static String guarded(String text) {
    return isDangerous(text) ? "'" + text : text;
  }

  static String unguarded(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && isDangerous(cell)
        ? cell.substring(1)
        : cell;
  }

  private static boolean isDangerous(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) == '\'') {
      i++;
    }
    return i < text.length() && isTrigger(text.charAt(i));
  }

  private static boolean isTrigger(char c) {
    return switch (c) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠' -> true;
      default -> false;
    };
  }
}
