package io.kesher.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of an XLSX: runs of rich text joined, phonetic guides left out, escapes undone. */
final class XlsxText {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private XlsxText() {}

  static List<String> sharedStrings(XlsxXml xml, Limits limits) throws IOException {
    var strings = new ArrayList<String>();
    long characters = 0;
    while (xml.next()) {
      if (xml.begins("si")) {
        var text = until("si", xml, limits);
        characters += text.length();
        if (strings.size() == limits.sharedStrings()
            || characters > limits.sharedStringCharacters()) {
          throw new TableException("tables.refused.too-many-texts", limits.sharedStrings());
        }
        strings.add(text);
      }
    }
    return strings;
  }

  /** All text of {@code t} elements up to the end of the element that has just begun. */
  static String until(String element, XlsxXml xml, Limits limits) throws IOException {
    var text = new StringBuilder();
    boolean inside = false;
    boolean phonetic = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.begins("rPh")) {
        phonetic = true;
      } else if (xml.ends("rPh")) {
        phonetic = false;
      } else if (xml.begins("t")) {
        inside = !phonetic;
      } else if (xml.ends("t")) {
        inside = false;
      } else if (inside) {
        xml.addText(text, limits);
      }
    }
    return unescaped(text.toString());
  }

  /** What XML cannot hold or would change is written as {@code _xHHHH_}, and so is that itself. */
  static String escaped(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escape =
          c == '_' ? ESCAPE.matcher(text).region(i, text.length()).lookingAt() : isUnfit(c);
      if (escape && escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (escaped != null) {
        escaped.append(escape ? String.format(Locale.ROOT, "_x%04X_", (int) c) : c);
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static boolean isUnfit(char c) {
    return (c < ' ' && c != '\t' && c != '\n') || c == '\uFFFE' || c == '\uFFFF';
  }

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
        : text;
  }
}
