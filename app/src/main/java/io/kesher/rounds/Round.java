package io.kesher.rounds;

import io.kesher.profitability.DrawnPolicy;
import io.kesher.values.Period;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One round of classification, from the draft to what became of it.
 *
 * @param policyVersion and {@code policy}, with its lines drawn, and {@code flows}: absent as long
 *     as it is worked out
 * @param outdated whether the ledger has moved on since it was worked out
 * @param openedBy by name; absent where a program did it, as {@code decidedBy} and {@code
 *     publishedBy}
 */
public record Round(
    long id,
    Period period,
    Scope scope,
    @Nullable String note,
    Stage stage,
    @Nullable Integer policyVersion,
    @Nullable DrawnPolicy policy,
    @Nullable Flows flows,
    boolean outdated,
    @Nullable String openedBy,
    Instant openedAt,
    @Nullable Instant computedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String publishedBy,
    @Nullable Instant publishedAt) {

  /** Whom the team looks at. */
  public enum Scope {
    /** Those who would move. */
    MOVERS,
    EVERYBODY;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** How far it is. */
  public enum Stage {
    COMPUTING,
    REVIEW,
    DECIDED,
    PUBLISHING,
    PUBLISHED,
    DROPPED;

    /** Whether anybody may still change what comes of it. */
    public boolean isOpen() {
      return this != PUBLISHED && this != DROPPED;
    }
  }

  /** The lines that were drawn. */
  DrawnPolicy lines() {
    if (policy == null) {
      throw new IllegalStateException("round " + id + " has not been worked out");
    }
    return policy;
  }
}
