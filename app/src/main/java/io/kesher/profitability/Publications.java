package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.CLASSIFICATION;
import static io.kesher.db.profitability.Tables.GROUP_CHANGE;
import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.profitability.Tables.STANDING;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.kesher.values.Period;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the groups of a round before everybody, in one transaction: whoever reads sees all of the
 * old ones or all of the new. From then on the groups hold until the next publication. Imports go
 * on keeping the facts up to date, and what they say by the round's own lines; whoever has no group
 * yet takes it at once.
 */
@Service
public class Publications {
  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Publications(
      DSLContext database,
      StandardPeriod standardPeriod,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.standardPeriod = standardPeriod;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What is published.
   *
   * @param round names the round, and grows with each
   * @param policy with the lines that were drawn
   */
  public record Publication(long round, int policyVersion, Period period, DrawnPolicy policy) {}

  /**
   * @param groups a row for each customer of the round: {@code customer_id}, {@code group_code}
   *     (absent: none), {@code raw_group}, {@code reason}, {@code contribution}, {@code seconds}.
   *     Who is not among them keeps their group
   */
  @Transactional
  public Classification publish(Publication publication, Table<?> groups) {
    standardPeriod.hold();
    long id = begin(publication);
    tell(id, groups);
    put(publication, groups);
    var moves = moves(id);
    var published = finish(id, moves);
    database.update(LEDGER).set(LEDGER.MARK, LEDGER.MARK.plus(1)).execute();
    events.publishEvent(new GroupsChanged(id, published.moved()));
    return published;
  }

  private long begin(Publication publication) {
    return database
        .insertInto(CLASSIFICATION)
        .set(CLASSIFICATION.ROUND_ID, publication.round())
        .set(CLASSIFICATION.FROM_DAY, publication.period().from())
        .set(CLASSIFICATION.TO_DAY, publication.period().to())
        .set(CLASSIFICATION.POLICY_VERSION, publication.policyVersion())
        .set(CLASSIFICATION.POLICY, Classifications.json(publication.policy()))
        .set(CLASSIFICATION.MOVES, JSONB.valueOf("[]"))
        .set(CLASSIFICATION.CUSTOMERS, 0L)
        .set(CLASSIFICATION.MOVED, 0L)
        .set(CLASSIFICATION.WAITING, 0L)
        .set(CLASSIFICATION.AT, clock.instant())
        .returningResult(CLASSIFICATION.ID)
        .fetchSingle()
        .value1();
  }

  private void tell(long id, Table<?> groups) {
    Field<String> group = of(groups, STANDING.GROUP_CODE);
    database
        .insertInto(
            GROUP_CHANGE,
            GROUP_CHANGE.CLASSIFICATION_ID,
            GROUP_CHANGE.CUSTOMER_ID,
            GROUP_CHANGE.FROM_GROUP,
            GROUP_CHANGE.TO_GROUP,
            GROUP_CHANGE.REASON,
            GROUP_CHANGE.CONTRIBUTION,
            GROUP_CHANGE.SECONDS)
        .select(
            select(
                    val(id),
                    STANDING.CUSTOMER_ID,
                    STANDING.GROUP_CODE,
                    group,
                    of(groups, GROUP_CHANGE.REASON),
                    of(groups, STANDING.CONTRIBUTION),
                    of(groups, STANDING.SECONDS))
                .from(STANDING)
                .join(groups)
                .on(STANDING.CUSTOMER_ID.eq(of(groups, STANDING.CUSTOMER_ID)))
                .where(group.isNotNull(), group.isDistinctFrom(STANDING.GROUP_CODE)))
        .execute();
  }

  private void put(Publication publication, Table<?> groups) {
    Field<String> group = of(groups, STANDING.GROUP_CODE);
    Field<String> said = of(groups, STANDING.RAW_GROUP);
    Field<String> raw = Drawing.group(publication.policy(), STANDING);
    database
        .update(STANDING)
        .set(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE)
        .set(STANDING.GROUP_CODE, group)
        .set(STANDING.RAW_BEFORE, said)
        .set(STANDING.RAW_GROUP, raw)
        .from(groups)
        .where(STANDING.CUSTOMER_ID.eq(of(groups, STANDING.CUSTOMER_ID)))
        .and(
            row(STANDING.GROUP_BEFORE, STANDING.GROUP_CODE, STANDING.RAW_BEFORE, STANDING.RAW_GROUP)
                .isDistinctFrom(row(STANDING.GROUP_CODE, group, said, raw)))
        .execute();
  }

  private List<Classification.Move> moves(long id) {
    return database
        .select(
            GROUP_CHANGE.FROM_GROUP, GROUP_CHANGE.TO_GROUP, count(), sum(GROUP_CHANGE.CONTRIBUTION))
        .from(GROUP_CHANGE)
        .where(GROUP_CHANGE.CLASSIFICATION_ID.eq(id), GROUP_CHANGE.FROM_GROUP.isNotNull())
        .groupBy(GROUP_CHANGE.FROM_GROUP, GROUP_CHANGE.TO_GROUP)
        .orderBy(abs(sum(GROUP_CHANGE.CONTRIBUTION)).desc())
        .fetch(move ->
            new Classification.Move(
                Group.valueOf(move.value1()),
                Group.valueOf(move.value2()),
                move.value3(),
                move.value4()));
  }

  private Classification finish(long id, List<Classification.Move> moves) {
    var tally =
        database
            .select(
                count().filterWhere(STANDING.GROUP_CODE.isNotNull()),
                count().filterWhere(STANDING.RAW_GROUP.isDistinctFrom(STANDING.GROUP_CODE)))
            .from(STANDING)
            .fetchSingle();
    return Classifications.classification(
        database
            .update(CLASSIFICATION)
            .set(CLASSIFICATION.MOVES, Classifications.json(moves))
            .set(CLASSIFICATION.CUSTOMERS, tally.value1().longValue())
            .set(
                CLASSIFICATION.MOVED,
                moves.stream().mapToLong(Classification.Move::customers).sum())
            .set(CLASSIFICATION.WAITING, tally.value2().longValue())
            .where(CLASSIFICATION.ID.eq(id))
            .returning()
            .fetchSingle());
  }

  private static <T> Field<T> of(Table<?> groups, Field<T> column) {
    return requireNonNull(groups.field(column));
  }
}
