package io.kesher.rewards;

import static io.kesher.db.rewards.Tables.SIMULATED;

import io.kesher.db.rewards.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.profitability.Group;
import io.kesher.rewards.Simulation.Cell;
import io.kesher.rewards.Simulation.Side;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tries a set of rules on the last twelve months, and writes nothing. */
@Service
public class Simulations {
  private final DSLContext database;
  private final RuleSets sets;
  private final Employees employees;
  private final Offices offices;

  Simulations(DSLContext database, RuleSets sets, Employees employees, Offices offices) {
    this.database = database;
    this.sets = sets;
    this.employees = employees;
    this.offices = offices;
  }

  /**
   * Over the twelve months that were over last, as if the set had paid in all of them; customers
   * are in the hands that they are in now.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Simulation of(long set) {
    var tried = sets.find(set);
    var thisMonth = YearMonth.from(offices.today());
    var period = Period.last12Months(thisMonth.minusMonths(1));
    var inForce = sets.inForce(thisMonth).filter(now -> now.id() != set);
    return new Simulation(
        period,
        tried,
        kept(period),
        inForce.map(now -> side(now.id(), period)).orElse(null),
        side(set, period),
        employees.names());
  }

  private Side side(long set, Period period) {
    return new Side(
        database
            .select(SIMULATED.fields())
            .from(SIMULATED.call(set, period.from(), period.to()))
            .fetch(Simulations::cell));
  }

  private BigDecimal kept(Period period) {
    return Routines.stayed(database.configuration(), period.from(), period.to());
  }

  private static Cell cell(Record row) {
    var group = row.get(SIMULATED.GROUP_CODE);
    return new Cell(
        EmployeeId.ofNullable(row.get(SIMULATED.EMPLOYEE_ID)),
        RewardKind.of(row.get(SIMULATED.KIND)),
        group == null ? null : Group.valueOf(group),
        row.get(SIMULATED.RULE_ID),
        row.get(SIMULATED.EVENTS),
        row.get(SIMULATED.BASE),
        row.get(SIMULATED.REWARD),
        row.get(SIMULATED.TAKEN_BACK).negate());
  }
}
