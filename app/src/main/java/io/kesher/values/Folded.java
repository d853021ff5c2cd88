package io.kesher.values;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The search key of a text: what two spellings of one name have in common. Compatibility-composed,
 * without niqqud, cantillation and invisible controls, final letters as ordinary ones, the several
 * quotes and hyphens as one, lower case, single spaces. Folding what is folded changes nothing.
 *
 * <p>Neither NFC nor NFKC makes gershayim a quote, maqaf a hyphen or a final letter an ordinary
 * one, so these are ours. The text itself is stored beside the key, never replaced by it.
 */
public record Folded(String text) {

  public Folded {
    text = fold(text);
  }

  public static Folded of(String text) {
    return new Folded(text);
  }

  public boolean contains(Folded part) {
    return text.contains(part.text);
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * Until nothing changes: lowering can give what composes again (İ), twice is enough in practice.
   */
  private static String fold(String text) {
    var before = text;
    var after = foldOnce(before);
    while (!after.equals(before)) {
      before = after;
      after = foldOnce(before);
    }
    return after;
  }

  private static String foldOnce(String text) {
    if (isFoldedAscii(text)) {
      return text;
    }
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> append(folded, c));
    int end = folded.length();
    if (end > 0 && folded.charAt(end - 1) == ' ') {
      folded.setLength(end - 1);
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static boolean isFoldedAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || c < ' ' || (c >= 'A' && c <= 'Z') || c == '`') {
        return false;
      }
      if (c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i - 1) == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder folded, int c) {
    if (isPoint(c)) {
      return;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
        folded.append(' ');
      }
      return;
    }
    if (Character.isISOControl(c) || (c < 0x10000 && VisibleText.isInvisibleFormat((char) c))) {
      return;
    }
    if (c == '\u05F4') {
      folded.append('"');
      return;
    }
    folded.appendCodePoint(plain(c));
  }

  /** Niqqud and cantillation, but not the maqaf, paseq and sof pasuq between them. */
  private static boolean isPoint(int c) {
    return (c >= 0x0591 && c <= 0x05BD)
        || c == 0x05BF
        || c == 0x05C1
        || c == 0x05C2
        || c == 0x05C4
        || c == 0x05C5
        || c == 0x05C7;
  }

  private static int plain(int c) {
    return switch (c) {
      case 'ך' -> 'כ';
      case 'ם' -> 'מ';
      case 'ן' -> 'נ';
      case 'ף' -> 'פ';
      case 'ץ' -> 'צ';
      case '\u05F3', '\u2018', '\u2019', '\u201B', '\u2032', '`', '\u00B4' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033' -> '"';
      case '\u05BE', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      default -> c;
    };
  }
}
