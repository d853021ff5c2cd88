package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a policy would do to the groups, before it is adopted. */
@Service
public class Simulations {
  private final DSLContext database;
  private final Classifications classifications;
  private final Drawing drawing;

  Simulations(DSLContext database, Classifications classifications) {
    this.database = database;
    this.classifications = classifications;
    this.drawing = new Drawing(database);
  }

  /**
   * What this policy would do, without doing it. Where groups hold, that is what a round over the
   * standard period would propose.
   */
  @Transactional(readOnly = true)
  public Simulation of(Policy policy) {
    var drawn = drawing.draw(policy, STANDING, STANDING.TREND);
    boolean held = classifications.latest().filter(Classification::holds).isPresent();
    Field<String> before = held ? STANDING.GROUP_CODE : STANDING.GROUP_BEFORE;
    Field<String> to = Classifications.settled(drawn, before, STANDING.RAW_BEFORE).as("to_group");
    Field<String> raw = Drawing.group(drawn, STANDING).as("raw");
    var would =
        select(
                STANDING.GROUP_CODE,
                to,
                raw,
                STANDING.CONTRIBUTION,
                STANDING.INCOME,
                STANDING.SECONDS)
            .from(STANDING)
            .asTable("would");
    Field<String> groupNow = requireNonNull(would.field(STANDING.GROUP_CODE));
    Field<String> groupThen = requireNonNull(would.field(to));
    Field<String> rawThen = requireNonNull(would.field(raw));
    var flows =
        database
            .select(
                groupNow,
                groupThen,
                count(),
                sum(would.field(STANDING.CONTRIBUTION)),
                sum(would.field(STANDING.INCOME)),
                sum(would.field(STANDING.SECONDS)),
                count().filterWhere(rawThen.isDistinctFrom(groupThen)))
            .from(would)
            .where(groupThen.isNotNull())
            .groupBy(groupNow, groupThen)
            .orderBy(groupNow, groupThen)
            .fetch();
    return new Simulation(
        drawn,
        flows.map(flow ->
            new Simulation.Flow(
                flow.value1() == null ? null : Group.valueOf(flow.value1()),
                Group.valueOf(flow.value2()),
                flow.value3(),
                flow.value4(),
                flow.value5(),
                flow.value6().longValueExact())),
        flows.stream().mapToLong(flow -> flow.value7()).sum());
  }
}
