package io.kesher.rounds;

import org.jspecify.annotations.Nullable;

/**
 * How long a group waited for a first answer, in seconds of business time.
 *
 * @param asked how often they asked for something
 * @param answered how often somebody has answered
 * @param median half of them waited no longer; absent where half of them wait still
 * @param high nine of ten waited no longer; absent where more than one of ten waits still
 */
public record Waiting(long asked, long answered, @Nullable Integer median, @Nullable Integer high) {
  static final Waiting NONE = new Waiting(0, 0, null, null);

  /** Fewer than this tell little. */
  private static final int FEW = 30;

  /** Whether chance alone may have done it. */
  public boolean few() {
    return asked < FEW;
  }
}
