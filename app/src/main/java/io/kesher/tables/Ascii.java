package io.kesher.tables;

import io.kesher.values.VisibleText;

/** Digits of every script as ASCII ones, and no marks of direction between them. */
final class Ascii {
  private Ascii() {}

  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > '~') {
        return folded(text);
      }
    }
    return text;
  }

  private static String folded(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' && Character.isDigit(c)) {
        plain.append((char) ('0' + Character.digit(c, 10)));
      } else if (Character.isSpaceChar(c)) {
        plain.append(' ');
      } else if (Character.getType(c) != Character.FORMAT) {
        plain.append(c);
      }
    }
    return VisibleText.strip(plain.toString());
  }
}
