package io.kesher.rounds;

import io.kesher.customers.CustomerId;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody puts a customer elsewhere than the facts do.
 *
 * @param factsSaid the group of the facts when it was made; absent: none
 * @param by name; absent where a program did it
 * @param expiresOn the last day on which a publication heeds it
 * @param later what came of it; absent as long as no later round tells
 */
public record GroupOverride(
    long id,
    long round,
    CustomerId customer,
    String name,
    Group group,
    @Nullable Group factsSaid,
    Reason reason,
    String words,
    @Nullable String by,
    Instant at,
    LocalDate expiresOn,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt,
    @Nullable Later later) {

  /** Why. The list is closed. */
  public enum Reason {
    /** What is signed brings its income later. */
    SIGNED,
    /** Something that happened once weighs on the facts. */
    ONE_OFF,
    /** The household, or the group of businesses, is to be served as one. */
    HOUSEHOLD,
    /** Files that are known to come are not here yet. */
    LATE_DATA,
    /** A law or a contract says so. */
    LAW;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Reason of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * What the facts of the latest round say that looks further than the one it was made in.
   *
   * @param raw by the facts alone
   * @param before contribution in the round it was made in, {@code now} in the later one
   */
  public record Later(@Nullable Group raw, BigDecimal before, BigDecimal now) {}

  /** Were we right? */
  public enum Answer {
    /** The facts have come to where it put the customer. */
    RIGHT,
    /** They say what they said when it was made. */
    WRONG,
    /** They say something else. */
    NEITHER,
    /** No round has looked further yet. */
    OPEN
  }

  public Answer answer() {
    if (later == null) {
      return Answer.OPEN;
    }
    if (later.raw() == group) {
      return Answer.RIGHT;
    }
    return later.raw() == factsSaid ? Answer.WRONG : Answer.NEITHER;
  }

  /** Whether a publication of this day heeds it. */
  public boolean holds(LocalDate on) {
    return withdrawnAt == null && !expiresOn.isBefore(on);
  }
}
