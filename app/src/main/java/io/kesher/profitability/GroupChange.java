package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * That a customer came into another group.
 *
 * @param from absent where they had none
 * @param contribution and {@code seconds} over the period that decided
 */
public record GroupChange(
    Period period,
    Instant at,
    @Nullable Group from,
    Group to,
    Reason reason,
    int policyVersion,
    BigDecimal contribution,
    long seconds) {
  /** Why they moved. */
  public enum Reason {
    /** They had no group, or were too new for one. */
    FIRST,
    /** Two periods running said the same. */
    AGREED,
    /** The change of contribution was large. */
    LARGE,
    /** Somebody decided otherwise than the facts, with a reason and until a day. */
    OVERRIDDEN,
    /** Such a decision has expired: the facts hold again. */
    RETURNED
  }

  static GroupChange of(Record row) {
    String from = row.get(GROUP_CHANGE.FROM_GROUP);
    return new GroupChange(
        new Period(row.get(CLASSIFICATION.FROM_DAY), row.get(CLASSIFICATION.TO_DAY)),
        row.get(CLASSIFICATION.AT),
        from == null ? null : Group.valueOf(from),
        Group.valueOf(row.get(GROUP_CHANGE.TO_GROUP)),
        Reason.valueOf(row.get(GROUP_CHANGE.REASON).toUpperCase(Locale.ROOT)),
        row.get(CLASSIFICATION.POLICY_VERSION),
        row.get(GROUP_CHANGE.CONTRIBUTION),
        row.get(GROUP_CHANGE.SECONDS));
  }
}
