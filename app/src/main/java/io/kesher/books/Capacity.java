package io.kesher.books;

import java.math.BigDecimal;

/**
 * What somebody can carry.
 *
 * @param hours a month for the customers of their book
 * @param most how many customers at most
 * @param works hours of their shifts in the next four weeks
 */
public record Capacity(BigDecimal hours, int most, BigDecimal works, Because because) {
  /** Where the hours come from. */
  public enum Because {
    /** A share of their shifts. */
    SHIFTS,
    /** Somebody said so. */
    SAID,
    /** They don't work in the next four weeks. */
    AWAY,
    /** They are in the office no longer. */
    LEFT
  }
}
