package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.profitability.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an address may say shortly, in the words of a filter. */
final class Chosen {
  private Chosen() {}

  static String words(
      @Nullable Group group, @Nullable ProductLine line, boolean negative, @Nullable Group moved) {
    List<String> words = new ArrayList<>();
    if (group != null) {
      words.add("group eq '" + group + "'");
    }
    if (line != null) {
      words.add("line eq '" + line.code().replace("'", "''") + "'");
    }
    if (negative) {
      words.add("contribution lt 0");
    }
    if (moved != null) {
      words.add("movedFrom eq '" + moved + "'");
    }
    return String.join(" and ", words);
  }
}
