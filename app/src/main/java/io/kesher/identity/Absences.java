package io.kesher.identity;

import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is away when, and who stands in for them. */
@Component
public class Absences {
  private static final io.kesher.db.identity.tables.Employee DEPUTY = EMPLOYEE.as("deputy");

  private final DSLContext db;
  private final Employees employees;

  Absences(DSLContext db, Employees employees) {
    this.db = db;
    this.employees = employees;
  }

  /** Of one employee, the latest first. */
  public List<Absence> of(EmployeeId employee) {
    return absences(ABSENCE.EMPLOYEE_ID.eq(employee.value())).map(Absences::absence).toList();
  }

  /** Of many employees, each one's latest first; without those who are never away. */
  public Map<EmployeeId, List<Absence>> of(Collection<EmployeeId> employees) {
    return absences(ABSENCE.EMPLOYEE_ID.in(employees.stream().map(EmployeeId::value).toList()))
        .collect(
            groupingBy(
                row -> new EmployeeId(row.get(ABSENCE.EMPLOYEE_ID)),
                mapping(Absences::absence, toList())));
  }

  private Stream<Record> absences(Condition which) {
    return db
        .select(ABSENCE.fields())
        .select(DEPUTY.NAME)
        .from(ABSENCE)
        .leftJoin(DEPUTY)
        .on(DEPUTY.ID.eq(ABSENCE.DEPUTY_ID))
        .where(which)
        .orderBy(ABSENCE.FIRST_DAY.desc())
        .fetch()
        .stream();
  }

  private static Absence absence(Record row) {
    return new Absence(
        new AbsenceId(row.get(ABSENCE.ID)),
        row.get(ABSENCE.FIRST_DAY),
        row.get(ABSENCE.LAST_DAY),
        EmployeeId.ofNullable(row.get(ABSENCE.DEPUTY_ID)),
        row.get(DEPUTY.NAME));
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
