package io.kesher.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows what a guesser tries first: words that everybody takes, runs of keys, repeats, and what is
 * known of the person and the office. All that is taken out, and what is left must still be
 * something: {@code password-12345678!} leaves nothing, a sentence of five words does.
 */
final class CommonPassphrases {
  /** Letters and digits that must be left; together with the shortest length, some 30 bits. */
  private static final int ENOUGH = 6;

  /** Fewer different ones are a pattern. */
  private static final int DIFFERENT = 6;

  /** Shorter words stand inside of innocent ones. */
  private static final int SHORTEST_WORD = 4;

  private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** One sign four times or more, or two to six signs three times or more. */
  private static final Pattern REPEATS = Pattern.compile("(.)\\1{3,}|(.{2,6})\\2{2,}");

  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final int SHORTEST_RUN = 4;

  private static final List<String> WORDS = words();

  private CommonPassphrases() {}

  /**
   * @param about what is known of whoever chooses it: their name and e-mail, the office's name
   */
  static boolean guessable(String passphrase, Collection<String> about) {
    var text = folded(passphrase);
    if (text.codePoints().distinct().count() < DIFFERENT) {
      return true;
    }
    var known =
        Stream.concat(
                about.stream().flatMap(fact -> Stream.of(NOISE.split(fact, 0))), about.stream())
            .map(CommonPassphrases::folded)
            .filter(word -> word.length() >= SHORTEST_WORD)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    var left = text;
    for (var word : known) {
      left = left.replace(word, " ");
    }
    for (var word : WORDS) {
      left = left.replace(word, " ");
    }
    left = withoutRuns(REPEATS.matcher(left).replaceAll(" "));
    return DIGITS.matcher(left).replaceAll("").codePoints().filter(letter()).count() < ENOUGH;
  }

  /** Without what does not make it harder to guess: case, marks, spaces and signs. */
  private static String folded(String text) {
    var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return NOISE.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** Takes out {@code abcde} and {@code 98765}: neighbours in the order of their script. */
  private static String withoutRuns(String text) {
    var signs = text.codePoints().toArray();
    var left = new StringBuilder();
    var start = 0;
    for (var place = 1; place <= signs.length; place++) {
      var step = place < signs.length ? signs[place] - signs[place - 1] : 0;
      var before = place - start > 1 ? signs[place - 1] - signs[place - 2] : step;
      if (place == signs.length || Math.abs(step) != 1 || step != before) {
        if (place - start < SHORTEST_RUN) {
          left.append(new String(signs, start, place - start));
        }
        start = place;
      }
    }
    return left.toString();
  }

  private static IntPredicate letter() {
    return Character::isLetterOrDigit;
  }

  private static List<String> words() {
    try (InputStream file =
        Objects.requireNonNull(
            CommonPassphrases.class.getResourceAsStream("/identity/common-passphrases.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(CommonPassphrases::folded)
          .filter(word -> word.length() >= SHORTEST_WORD)
          .distinct()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
