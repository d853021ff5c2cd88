package io.kesher.files;

import io.kesher.values.VisibleText;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name under which any system can save a file, and which shows what it is: no part of a path, no
 * control, nothing that turns the direction of reading so that {@code gpj.exe} looks like {@code
 * exe.jpg}, none of the names that Windows keeps for devices. Long ones lose their middle, never
 * their extension nor half a letter.
 */
public record FileName(String value) {
  /** Of a whole name: file systems count bytes, and a Hebrew letter has two. */
  private static final int MOST_BYTES = 240;

  private static final int MOST_LETTERS = 150;
  private static final int LONGEST_EXTENSION = 12;
  private static final String NAMELESS = "file";

  /** Controls, lone halves of letters, marks of direction; the joiner within an emoji stays. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\u061c\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]");

  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2000-\\u200a\\u3000]+");
  private static final Pattern ENDS = Pattern.compile("^[. ]+|[. ]+$");
  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  /**
   * The nearest good name to what somebody calls it; {@code file} where nothing is left of that.
   */
  public static FileName of(String called) {
    var last = called.substring(Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1);
    var seen = UNSEEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
    var plain = BLANKS.matcher(FORBIDDEN.matcher(seen).replaceAll("_")).replaceAll(" ");
    var trimmed = ENDS.matcher(VisibleText.strip(plain)).replaceAll("");
    var named = trimmed.isEmpty() ? NAMELESS : trimmed;
    return shortened(DEVICE.matcher(named).matches() ? "_" + named : named);
  }

  private static FileName shortened(String name) {
    var stem = new FileName(name).stem();
    var end = name.substring(stem.length());
    while (!fits(stem + end)) {
      stem = stem.substring(0, lastLetter(stem));
    }
    return new FileName(ENDS.matcher(stem).replaceAll("") + end);
  }

  private static boolean fits(String name) {
    return name.codePointCount(0, name.length()) <= MOST_LETTERS
        && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
  }

  /** Where the last letter begins: of a family that is one picture, the whole family. */
  private static int lastLetter(String text) {
    var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    letters.last();
    return Math.max(letters.previous(), 0);
  }

  /** In lower case, without the dot; empty where there is none. */
  public String extension() {
    int dot = value.lastIndexOf('.');
    return dot > 0 && value.length() - dot - 1 <= LONGEST_EXTENSION
        ? value.substring(dot + 1).toLowerCase(Locale.ROOT)
        : "";
  }

  private String stem() {
    var extension = extension();
    return extension.isEmpty()
        ? value
        : value.substring(0, value.length() - extension.length() - 1);
  }

  /** The same with another extension. */
  FileName as(String extension) {
    return shortened(stem() + "." + extension);
  }

  /** The same with an extension where it has none. */
  FileName orAs(String extension) {
    return extension().isEmpty() ? shortened(value + "." + extension) : this;
  }
}
