package io.kesher.tables;

/**
 * Hebrew that is stored as it looks, from left to right, as terminals and DOS programs did: {@code
 * םולש} for שלום. Letters are turned round, numbers and Latin words inside stay as they are.
 */
final class VisualHebrew {
  private static final String OPEN = "([{<";
  private static final String CLOSE = ")]}>";

  private VisualHebrew() {}

  static String logical(String visual) {
    if (!hasHebrew(visual)) {
      return visual;
    }
    var turned = new StringBuilder(visual.length());
    int i = visual.length();
    while (i > 0) {
      char c = visual.charAt(i - 1);
      int from = i - 1;
      if (isLeftToRight(c)) {
        from = startOfRun(visual, i);
        turned.append(visual, from, i);
      } else {
        turned.append(mirrored(c));
      }
      i = from;
    }
    return turned.toString();
  }

  /**
   * How many words begin with a final letter less how many end with one: clearly above zero means
   * that words are stored backwards.
   */
  static int evidence(CharSequence text) {
    int evidence = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isFinal(text.charAt(i))) {
        boolean before = i > 0 && isHebrew(text.charAt(i - 1));
        boolean after = i + 1 < text.length() && isHebrew(text.charAt(i + 1));
        evidence += before == after ? 0 : after ? 1 : -1;
      }
    }
    return evidence;
  }

  static boolean isHebrew(char c) {
    return c >= 'א' && c <= 'ת';
  }

  private static boolean hasHebrew(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHebrew(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFinal(char c) {
    return c == 'ך' || c == 'ם' || c == 'ן' || c == 'ף' || c == 'ץ';
  }

  private static boolean isLeftToRight(char c) {
    return Character.isDigit(c) || (Character.isLetter(c) && c < 0x0590);
  }

  /** Signs stay within a run only between two of its characters: 12.5, 03-555, A&B. */
  private static int startOfRun(String text, int end) {
    int from = end - 1;
    while (from > 0) {
      if (isLeftToRight(text.charAt(from - 1))) {
        from--;
      } else if (from > 1
          && ".,:/-&@_'".indexOf(text.charAt(from - 1)) >= 0
          && isLeftToRight(text.charAt(from - 2))) {
        from -= 2;
      } else {
        break;
      }
    }
    return from;
  }

  private static char mirrored(char c) {
    int open = OPEN.indexOf(c);
    int close = CLOSE.indexOf(c);
    return open >= 0 ? CLOSE.charAt(open) : close >= 0 ? OPEN.charAt(close) : c;
  }
}
