package io.kesher.values;

/**
 * Text as somebody wrote it, without the spaces and invisible controls around it. Files bring byte
 * order marks, direction marks and no-break spaces at the ends of names, which {@link
 * String#strip()} leaves. What is inside stays: a direction mark between two words may be meant.
 */
public record VisibleText(String value) {

  public VisibleText {
    value = strip(value);
  }

  /**
   * The text without spaces and invisible controls at its ends; the same object when there are
   * none.
   */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isInvisible(text.charAt(start))) {
      start++;
    }
    while (end > start && isInvisible(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }

  /** Spaces of every width, controls, and the format characters that no reader sees. */
  static boolean isInvisible(char c) {
    if (c < 0x7F) {
      return c <= ' ';
    }
    return Character.isSpaceChar(c) || Character.isISOControl(c) || isInvisibleFormat(c);
  }

  /** Marks of direction and joining. ZWJ and ZWNJ count: at an end they join nothing. */
  static boolean isInvisibleFormat(char c) {
    return switch (c) {
      case '\u00AD', '\u034F', '\u061C', '\u180E', '\uFEFF' -> true;
      default ->
          (c >= '\u200B' && c <= '\u200F')
              || (c >= '\u202A' && c <= '\u202E')
              || (c >= '\u2060' && c <= '\u206F');
    };
  }
}
