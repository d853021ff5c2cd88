package io.kesher.models.buying;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why an answer is what it is: the kind of the reason and the numbers in it, so that a caller can
 * say it in any language; and one sentence in English.
 *
 * @param kind which sentence it is
 * @param numbers that stand in it, in their order
 */
public record Reason(Kind kind, List<Double> numbers) {
  /** The sentences, with places for their numbers. */
  public enum Kind {
    BOUGHT_ONCE("Bought once, %.0f days ago."),
    BOUGHT_ONCE_AND_CANNOT_LEAVE(
        "Bought once, %.0f days ago; this model lets nobody leave before a second purchase."),
    NOBODY_LEAVES("Under this model no customer ever leaves."),
    SILENCE_AS_USUAL("Silent for %.0f days, and %.0f days between purchases are usual here."),
    SILENCE_TOO_LONG("Silent for %.0f days, where %.0f days between purchases are usual."),
    RATE_WHILE_ALIVE(
        "%.0f repeat purchases in %.0f days, and still a customer with a probability of %.0f %%."),
    LEFT_OR_PAUSING("Has left with a probability of %.0f %%, or else pauses with one of %.0f %%."),
    MEAN_OF_ALL("No repeat purchase yet, so the mean of all customers counts."),
    OWN_MEAN(
        "%.0f repeat purchases of %.2f on average, which count for %.0f %%; all customers' %.2f"
            + " for the rest."),
    PURCHASES_TIMES_SPEND("%.2f purchases to come, discounted to today, of %.2f each.");

    private final String pattern;

    Kind(String pattern) {
      this.pattern = pattern;
    }
  }

  public Reason {
    numbers = List.copyOf(numbers);
  }

  static Reason of(Kind kind, double... numbers) {
    return new Reason(kind, Arrays.stream(numbers).boxed().toList());
  }

  /** The reason in one English sentence. */
  public String sentence() {
    return String.format(Locale.ROOT, kind.pattern, numbers.toArray());
  }
}
