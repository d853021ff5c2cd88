package io.kesher.values;

import java.util.Random;
import java.util.stream.Stream;

/** Random texts of the kinds that files bring, the same ones in every run. */
public final class Texts {
  private static final String[] PIECES = {
    "שלום",
    "כהן",
    "ן",
    "ם",
    "בְּרֵאשִׁית",
    "שׁ",
    "\u05E9\u05BC\u05C1",
    "צה״ל",
    "צה\"ל",
    "בן־גוריון",
    "ﬡ",
    "Cohen",
    "O'Brien",
    "İstanbul",
    "ß",
    "ſ",
    "Ǆ",
    "ﬁ",
    "é",
    "e\u0301",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u00A0",
    "\u200F",
    "\u200E",
    "\u202E",
    "\uFEFF",
    "\u2067",
    "\u200D",
    "👨‍👩‍👧",
    "=1+1",
    "+972",
    "-5",
    "@",
    "'",
    "''=",
    "\"",
    "\"\"",
    ",",
    ";",
    "|",
    "0",
    "٣",
    "５",
    "½",
    "Ω",
    "`",
    "´",
    "K",
    "\u0345",
    "ͅα",
    "ﷺ",
    "x",
    "_x000D_",
    "&",
    "<",
    "]]>"
  };

  private Texts() {}

  public static Stream<String> random(int count) {
    var random = new Random(20260101);
    return Stream.generate(() -> one(random)).limit(count);
  }

  private static String one(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
