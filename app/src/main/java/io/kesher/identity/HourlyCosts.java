package io.kesher.identity;

import static io.kesher.db.identity.Tables.HOURLY_COST;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an hour of each employee's work costs the office, with everything around the salary, from a
 * day on. It tells salaries: nothing shows it but its own page, for those who may see it.
 */
@Component
public class HourlyCosts {
  private final DSLContext db;
  private final Employees employees;
  private final ApplicationEventPublisher events;

  HourlyCosts(DSLContext db, Employees employees, ApplicationEventPublisher events) {
    this.db = db;
    this.employees = employees;
    this.events = events;
  }

  /**
   * @param amount in the office's currency, 0 or more
   */
  public record EmployeeCost(LocalDate validFrom, BigDecimal amount) {}

  /** Of one employee, the latest first. Whoever looks is noted. */
  public List<EmployeeCost> of(EmployeeId employee) {
    events.publishEvent(new HourlyCostsSeen(employee));
    return db.select(HOURLY_COST.VALID_FROM, HOURLY_COST.AMOUNT)
        .from(HOURLY_COST)
        .where(HOURLY_COST.EMPLOYEE_ID.eq(employee.value()))
        .orderBy(HOURLY_COST.VALID_FROM.desc())
        .fetch(Records.mapping(EmployeeCost::new));
  }

  /** What held on a day, if anything was said for it. */
  public Optional<BigDecimal> on(EmployeeId employee, LocalDate day) {
    return of(employee).stream()
        .filter(cost -> !cost.validFrom().isAfter(day))
        .findFirst()
        .map(EmployeeCost::amount);
  }

  /** The same to reckon with, shown to nobody, and so not noted as seen. */
  public Optional<BigDecimal> rate(EmployeeId employee, LocalDate day) {
    return db.select(HOURLY_COST.AMOUNT)
        .from(HOURLY_COST)
        .where(HOURLY_COST.EMPLOYEE_ID.eq(employee.value()), HOURLY_COST.VALID_FROM.le(day))
        .orderBy(HOURLY_COST.VALID_FROM.desc())
        .limit(1)
        .fetchOptional(HOURLY_COST.AMOUNT);
  }

  /** From this day on; the same day again replaces what was said for it. */
  @Transactional
  public void set(EmployeeId employee, EmployeeCost cost) {
    employees.expect(employee);
    db.insertInto(HOURLY_COST)
        .set(HOURLY_COST.EMPLOYEE_ID, employee.value())
        .set(HOURLY_COST.VALID_FROM, cost.validFrom())
        .set(HOURLY_COST.AMOUNT, cost.amount())
        .onConflict(HOURLY_COST.EMPLOYEE_ID, HOURLY_COST.VALID_FROM)
        .doUpdate()
        .set(HOURLY_COST.AMOUNT, cost.amount())
        .execute();
  }
}
