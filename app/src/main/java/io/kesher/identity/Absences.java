package io.kesher.identity;

import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.EMPLOYEE;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in for them. */
@Component
public class Absences {
  private final DSLContext db;
  private final Employees employees;

  Absences(DSLContext db, Employees employees) {
    this.db = db;
    this.employees = employees;
  }

  /** Of one employee, the latest first. */
  public List<Absence> of(EmployeeId employee) {
    var deputy = EMPLOYEE.as("deputy");
    return db.select(ABSENCE.ID, ABSENCE.FIRST_DAY, ABSENCE.LAST_DAY, deputy.ID, deputy.NAME)
        .from(ABSENCE)
        .leftJoin(deputy)
        .on(deputy.ID.eq(ABSENCE.DEPUTY_ID))
        .where(ABSENCE.EMPLOYEE_ID.eq(employee.value()))
        .orderBy(ABSENCE.FIRST_DAY.desc())
        .fetch(row ->
            new Absence(
                new AbsenceId(row.value1()),
                row.value2(),
                row.value3(),
                row.value4() == null ? null : new EmployeeId(row.value4()),
                row.value5()));
  }

  /**
   * @throws Refusal 422 where the days end before they begin, meet another absence, or the deputy
   *     is nobody who could stand in
   */
  @Transactional
  public AbsenceId add(
      EmployeeId employee, LocalDate first, LocalDate last, @Nullable EmployeeId deputy) {
    employees.expect(employee);
    if (last.isBefore(first)) {
      throw refused("lastDay", "identity.fault.days");
    }
    if (deputy != null && (deputy.equals(employee) || !employees.enabled(deputy))) {
      throw refused("deputy", "identity.fault.deputy");
    }
    try {
      return new AbsenceId(
          db.insertInto(ABSENCE)
              .set(ABSENCE.EMPLOYEE_ID, employee.value())
              .set(ABSENCE.FIRST_DAY, first)
              .set(ABSENCE.LAST_DAY, last)
              .set(ABSENCE.DEPUTY_ID, deputy == null ? null : deputy.value())
              .returningResult(ABSENCE.ID)
              .fetchSingle()
              .value1());
    } catch (DataIntegrityViolationException meets) {
      throw refused("firstDay", "identity.fault.days-meet");
    }
  }

  /** False where it is none of theirs. */
  public boolean remove(AbsenceId id, EmployeeId employee) {
    return db.deleteFrom(ABSENCE)
            .where(ABSENCE.ID.eq(id.value()), ABSENCE.EMPLOYEE_ID.eq(employee.value()))
            .execute()
        == 1;
  }

  private static Refusal refused(String field, String key) {
    return Refusal.of(List.of(FieldFault.of(field, key)));
  }
}
