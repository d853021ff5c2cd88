package io.kesher.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** What the number formats of a workbook make of a number: a date is a number with a format. */
final class XlsxStyles {
  /** What a number is shown as. */
  enum Shown {
    NUMBER,
    PERCENT,
    DATE,
    TIME,
    DURATION
  }

  private static final Pattern LITERAL =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|(?i:am/pm|a/p)|\\[(?![hms]+])[^\\]]*]");
  private static final Pattern ELAPSED = Pattern.compile("(?i)\\[[hms]+]");

  private final List<Shown> shown;

  private XlsxStyles(List<Shown> shown) {
    this.shown = shown;
  }

  static XlsxStyles none() {
    return new XlsxStyles(List.of());
  }

  static XlsxStyles read(XlsxXml xml) throws IOException {
    var formats = new HashMap<Integer, Shown>();
    var shown = new ArrayList<Shown>();
    boolean cells = false;
    while (xml.next()) {
      if (xml.begins("numFmt")) {
        formats.put(number(xml.attribute("numFmtId", "0")), shown(xml.attribute("formatCode", "")));
      } else if (xml.begins("cellXfs")) {
        cells = true;
      } else if (xml.ends("cellXfs")) {
        cells = false;
      } else if (cells && xml.begins("xf")) {
        int format = number(xml.attribute("numFmtId", "0"));
        var builtIn = builtIn(format);
        shown.add(formats.getOrDefault(format, builtIn));
      }
    }
    return new XlsxStyles(shown);
  }

  Shown of(int style) {
    return style >= 0 && style < shown.size() ? shown.get(style) : Shown.NUMBER;
  }

  /** The formats that have a number instead of a code; 27 and on are dates of East Asia. */
  private static Shown builtIn(int format) {
    return switch (format) {
      case 9, 10 -> Shown.PERCENT;
      case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Shown.DATE;
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> Shown.TIME;
      case 46 -> Shown.DURATION;
      default -> Shown.NUMBER;
    };
  }

  static Shown shown(String code) {
    var bare = LITERAL.matcher(code).replaceAll("");
    int section = bare.indexOf(';');
    var first =
        (section < 0 ? bare : bare.substring(0, section)).toLowerCase(java.util.Locale.ROOT);
    if (first.contains("general") || first.contains("standard")) {
      return Shown.NUMBER;
    }
    if (ELAPSED.matcher(first).find()) {
      return Shown.DURATION;
    }
    boolean clock = first.contains("h") || first.contains("s");
    if (first.contains("y") || first.contains("d") || (first.contains("m") && !clock)) {
      return Shown.DATE;
    }
    return clock ? Shown.TIME : first.contains("%") ? Shown.PERCENT : Shown.NUMBER;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
