package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Everybody with their facts over one period: the standings, which are kept ready, or what is
 * worked out from the ledger's months.
 */
@Component
class PeriodRows {
  private final StandardPeriod standardPeriod;

  PeriodRows(StandardPeriod standardPeriod) {
    this.standardPeriod = standardPeriod;
  }

  /** With the columns of standings that depend on a period, and the groups of now. */
  Table<?> facts(Period period) {
    if (period.equals(standardPeriod.current())) {
      return STANDING;
    }
    var now = FACTS.call(period.from(), period.to()).as("now");
    var before = FACTS.call(period.previous().from(), period.previous().to()).as("before");
    Field<BigDecimal> none = inline(BigDecimal.ZERO);
    Field<BigDecimal> contribution = coalesce(now.CONTRIBUTION, none);
    return select(
            STANDING.CUSTOMER_ID,
            STANDING.TIE,
            STANDING.GROUP_CODE,
            STANDING.GROUP_BEFORE,
            STANDING.RAW_GROUP,
            coalesce(now.ENTRIES, inline(0L)).as(STANDING.ENTRIES),
            coalesce(now.INCOME, none).as(STANDING.INCOME),
            coalesce(now.DIRECT_COST, none).as(STANDING.DIRECT_COST),
            coalesce(now.SECONDS, inline(0L)).as(STANDING.SECONDS),
            coalesce(now.ESTIMATED_SECONDS, inline(0L)).as(STANDING.ESTIMATED_SECONDS),
            coalesce(now.TIME_COST, none).as(STANDING.TIME_COST),
            contribution.as(STANDING.CONTRIBUTION),
            now.CONTRIBUTION_PER_HOUR,
            coalesce(now.PERSISTENCE, none).as(STANDING.PERSISTENCE),
            coalesce(now.BREADTH, inline(0)).as(STANDING.BREADTH),
            now.REGULARITY,
            coalesce(now.LINES, inline(0L)).as(STANDING.LINES),
            contribution.minus(coalesce(before.CONTRIBUTION, none)).as(STANDING.TREND))
        .from(STANDING)
        .leftJoin(now)
        .on(now.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .leftJoin(before)
        .on(before.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .asTable("facts");
  }

  static <T> Field<T> of(Table<?> facts, Field<T> column) {
    return Objects.requireNonNull(facts.field(column));
  }
}
