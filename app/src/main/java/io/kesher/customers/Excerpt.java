package io.kesher.customers;

import io.kesher.values.Folded;
import java.util.Arrays;
import java.util.List;

/** What stands around the first of the words that were looked for, in a text that has them. */
final class Excerpt {
  private static final int BEFORE = 3;
  private static final int WORDS = 12;
  private static final int LONGEST = 160;

  private Excerpt() {}

  static String of(String text, List<String> words) {
    var all = Arrays.stream(text.strip().split("\\s+")).toList();
    int place = 0;
    while (place < all.size() && !hasOne(all.get(place), words)) {
      place++;
    }
    int from = place == all.size() ? 0 : Math.max(0, place - BEFORE);
    int to = Math.min(all.size(), from + WORDS);
    var some = (from > 0 ? "… " : "") + String.join(" ", all.subList(from, to));
    boolean more = to < all.size() || some.length() > LONGEST;
    return some.substring(0, Math.min(LONGEST, some.length())) + (more ? " …" : "");
  }

  private static boolean hasOne(String spelt, List<String> words) {
    var folded = Folded.of(spelt).text();
    return words.stream()
        .anyMatch(word ->
            folded.contains(word) || word.length() > 4 && folded.contains(word.substring(1)));
  }
}
