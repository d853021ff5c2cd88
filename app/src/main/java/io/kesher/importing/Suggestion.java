package io.kesher.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file's columns seem to hold.
 *
 * @param mapping what would come of it, to be confirmed by a person
 */
public record Suggestion(Mapping mapping, List<Guess> guesses) {

  /**
   * What is thought of one column.
   *
   * @param target with {@code field} what it becomes; absent where it is left out
   * @param certainty from 0 to 100
   * @param reason why it is left out: {@code protected}, {@code free-text}, {@code unknown}, {@code
   *     empty}, {@code taken}
   */
  public record Guess(
      String column,
      @Nullable String target,
      @Nullable String field,
      int certainty,
      @Nullable String reason) {

    static Guess leftOut(String column, String reason) {
      return new Guess(column, null, null, 0, reason);
    }

    /** Whether a person had better look at it. */
    public boolean asks() {
      return target != null && certainty < Suggestions.SURE;
    }
  }
}
