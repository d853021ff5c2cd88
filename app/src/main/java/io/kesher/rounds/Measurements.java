package io.kesher.rounds;

import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.rounds.Tables.MEASUREMENT;
import static io.kesher.db.rounds.Tables.PLACEMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import io.kesher.profitability.Group;
import io.kesher.rounds.Measurement.Measured;
import io.kesher.rounds.Round.Stage;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds the groups of a published round against what the ledger says later. */
@Service
public class Measurements {
  private final DSLContext database;

  Measurements(DSLContext database) {
    this.database = database;
  }

  /**
   * The period just behind that of the round and as long; where the ledger ends within it, up to
   * the last month that the ledger knows. Nothing where it knows none.
   */
  public Optional<Period> due(Round round) {
    LocalDate from = round.period().to().plusDays(1);
    LocalDate to = from.plusMonths(round.period().months().size()).minusDays(1);
    LocalDate last = database.select(max(ENTRY.DAY)).from(ENTRY).fetchSingle().value1();
    if (last == null || last.isBefore(from)) {
      return Optional.empty();
    }
    LocalDate known = last.withDayOfMonth(last.lengthOfMonth());
    return Optional.of(new Period(from, known.isBefore(to) ? known : to));
  }

  /**
   * The customers of each group in the round's period and in a later one. Worked out once and kept
   * as long as the ledger's mark stands.
   *
   * @throws Refusal 409 where the round has not been published
   */
  @Transactional
  public Measurement of(Round round, Period period) {
    if (round.stage() != Stage.PUBLISHED) {
      throw Refusal.of(HttpStatus.CONFLICT, "rounds.refusal.not-published");
    }
    long mark = database.select(LEDGER.MARK).from(LEDGER).fetchSingle().value1();
    return kept(round, period, mark).orElseGet(() -> keep(round, mark, measure(round, period)));
  }

  private Optional<Measurement> kept(Round round, Period period, long mark) {
    return database
        .selectFrom(MEASUREMENT)
        .where(
            MEASUREMENT.ROUND_ID.eq(round.id()),
            MEASUREMENT.FROM_DAY.eq(period.from()),
            MEASUREMENT.TO_DAY.eq(period.to()),
            MEASUREMENT.MARK.eq(mark))
        .fetchOptional(row ->
            new Measurement(
                period,
                Arrays.asList(Rounds.JSON.readValue(row.getGroups().data(), Measured[].class))));
  }

  private Measurement keep(Round round, long mark, Measurement measured) {
    database
        .insertInto(MEASUREMENT)
        .set(MEASUREMENT.ROUND_ID, round.id())
        .set(MEASUREMENT.FROM_DAY, measured.period().from())
        .set(MEASUREMENT.TO_DAY, measured.period().to())
        .set(MEASUREMENT.MARK, mark)
        .set(MEASUREMENT.GROUPS, JSONB.valueOf(Rounds.JSON.writeValueAsString(measured.groups())))
        .onConflict(MEASUREMENT.ROUND_ID, MEASUREMENT.FROM_DAY, MEASUREMENT.TO_DAY)
        .doUpdate()
        .setAllToExcluded()
        .execute();
    return measured;
  }

  private Measurement measure(Round round, Period period) {
    var later = FACTS.call(period.from(), period.to()).as("later");
    List<Measured> groups =
        database
            .select(
                Computation.GROUP,
                count(),
                sum(PLACEMENT.CONTRIBUTION),
                sum(PLACEMENT.SECONDS),
                count(later.CUSTOMER_ID),
                coalesce(sum(later.CONTRIBUTION), inline(BigDecimal.ZERO)),
                coalesce(sum(later.SECONDS), inline(BigDecimal.ZERO)))
            .from(PLACEMENT)
            .leftJoin(later)
            .on(later.CUSTOMER_ID.eq(PLACEMENT.CUSTOMER_ID))
            .where(PLACEMENT.ROUND_ID.eq(round.id()), Computation.GROUP.isNotNull())
            .groupBy(Computation.GROUP)
            .orderBy(Computation.GROUP)
            .fetch(row ->
                new Measured(
                    Group.valueOf(row.value1()),
                    row.value2(),
                    row.value3(),
                    row.value4().longValueExact(),
                    row.value5(),
                    row.value6(),
                    row.value7().longValueExact()));
    return new Measurement(period, groups);
  }
}
