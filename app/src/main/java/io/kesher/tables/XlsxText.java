package io.kesher.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPE
            .matcher(text)
            .replaceAll(m ->
                java.util.regex.Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(m.group(1), 16))))
        : text;
  }
}
