package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Works out where a policy would put everybody over any period, without putting them there. */
@Service
public class Placing {
  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final Drawing drawing;

  Placing(DSLContext database, StandardPeriod standardPeriod) {
    this.database = database;
    this.standardPeriod = standardPeriod;
    this.drawing = new Drawing(database);
  }

  /**
   * A policy with its lines drawn over a period, and who was a customer by its end.
   *
   * @param customers with the standing's columns of facts, and {@code raw_group}: what the facts
   *     say
   */
  public record Placed(DrawnPolicy policy, Table<?> customers) {
    public <T> Field<T> field(Field<T> ofStanding) {
      return requireNonNull(customers.field(ofStanding));
    }

    /**
     * What the facts say with hysteresis.
     *
     * @param held the group that a customer leaves only for a reason
     * @param rawBefore what the facts said one period before
     */
    public Field<String> settled(Field<String> held, Field<String> rawBefore) {
      return Drawing.settled(
          policy, field(STANDING.RAW_GROUP), held, rawBefore, field(STANDING.TREND));
    }
  }

  /**
   * Places everybody by the facts of a period. They are worked out once, into a table of the
   * transaction that goes with it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Placed place(Policy policy, Period period) {
    Name name = DSL.name("placed_" + period.from() + "_" + period.to());
    var facts = period.equals(standardPeriod.current()) ? ofStandings() : of(period);
    database.dropTableIfExists(name).execute();
    database.createTemporaryTable(name).as(facts).onCommitDrop().execute();
    Table<?> gathered = gathered(name, facts);
    var lines = drawing.draw(policy, gathered, requireNonNull(gathered.field(STANDING.TREND)));
    return new Placed(
        lines,
        select(gathered.fields())
            .select(Drawing.group(lines, gathered).as(STANDING.RAW_GROUP))
            .from(gathered)
            .asTable("of_" + period));
  }

  private static Table<?> gathered(Name name, Select<?> facts) {
    return select(
            facts.getSelect().stream()
                .map(fact -> DSL.field(name.append(fact.getName()), fact.getDataType()))
                .toList())
        .from(DSL.table(name))
        .asTable("gathered");
  }

  private static Select<?> ofStandings() {
    return select(
            STANDING.CUSTOMER_ID,
            STANDING.ENTRIES,
            STANDING.INCOME,
            STANDING.DIRECT_COST,
            STANDING.SECONDS,
            STANDING.ESTIMATED_SECONDS,
            STANDING.TIME_COST,
            STANDING.CONTRIBUTION,
            STANDING.CONTRIBUTION_PER_HOUR,
            STANDING.PERSISTENCE,
            STANDING.BREADTH,
            STANDING.REGULARITY,
            STANDING.TENURE,
            STANDING.TREND)
        .from(STANDING);
  }

  private Select<?> of(Period period) {
    var now = FACTS.call(period.from(), period.to()).as("now");
    var before = FACTS.call(period.previous().from(), period.previous().to()).as("before");
    Field<BigDecimal> none = inline(BigDecimal.ZERO);
    Field<BigDecimal> contribution = coalesce(now.CONTRIBUTION, none);
    Field<Integer> tenure = STANDING.TENURE.minus(inline(monthsBack(period)));
    return select(
            STANDING.CUSTOMER_ID,
            coalesce(now.ENTRIES, inline(0L)).cast(Integer.class).as(STANDING.ENTRIES),
            coalesce(now.INCOME, none).as(STANDING.INCOME),
            coalesce(now.DIRECT_COST, none).as(STANDING.DIRECT_COST),
            coalesce(now.SECONDS, inline(0L)).as(STANDING.SECONDS),
            coalesce(now.ESTIMATED_SECONDS, inline(0L)).as(STANDING.ESTIMATED_SECONDS),
            coalesce(now.TIME_COST, none).as(STANDING.TIME_COST),
            contribution.as(STANDING.CONTRIBUTION),
            now.CONTRIBUTION_PER_HOUR.as(STANDING.CONTRIBUTION_PER_HOUR),
            coalesce(now.PERSISTENCE, none).as(STANDING.PERSISTENCE),
            coalesce(now.BREADTH, inline(0)).as(STANDING.BREADTH),
            now.REGULARITY.as(STANDING.REGULARITY),
            greatest(tenure, inline(0)).as(STANDING.TENURE),
            contribution.minus(coalesce(before.CONTRIBUTION, none)).as(STANDING.TREND))
        .from(STANDING)
        .leftJoin(now)
        .on(now.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .leftJoin(before)
        .on(before.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .where(now.CUSTOMER_ID.isNotNull().or(tenure.ge(0)));
  }

  /** Tenures are those at the end of the standard period. */
  private int monthsBack(Period period) {
    return (int)
        ChronoUnit.MONTHS.between(
            YearMonth.from(period.to()), YearMonth.from(standardPeriod.current().to()));
  }
}
