package io.kesher.cases;

import static io.kesher.db.cases.Tables.WAITS;

import io.kesher.profitability.Group;
import io.kesher.rounds.Waiting;
import io.kesher.rounds.WaitingSource;
import io.kesher.values.Period;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * How long customers wait for a first answer; of cases that were opened before it was promised
 * nothing is known.
 */
@Component
class CaseWaiting implements WaitingSource {
  private final DSLContext database;

  CaseWaiting(DSLContext database) {
    this.database = database;
  }

  @Override
  public Map<Group, Waiting> of(long round, Period period) {
    return database
        .selectFrom(WAITS.call(round, period.from(), period.to()))
        .fetchMap(
            row -> Group.valueOf(row.get(WAITS.GROUP_CODE)),
            row ->
                new Waiting(
                    row.get(WAITS.ASKED),
                    row.get(WAITS.ANSWERED),
                    row.get(WAITS.MEDIAN),
                    row.get(WAITS.HIGH)));
  }
}
