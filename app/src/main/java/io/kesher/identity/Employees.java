package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;

import io.kesher.web.Language;
import io.kesher.web.Theme;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Everybody who works in the office. */
@Component
public class Employees {
  private final DSLContext db;

  Employees(DSLContext db) {
    this.db = db;
  }

  public Optional<Employee> find(EmployeeId id) {
    return db.select(fields()).from(EMPLOYEE).where(is(id)).fetchOptional(Employees::employee);
  }

  public void rename(EmployeeId id, String name) {
    db.update(EMPLOYEE).set(EMPLOYEE.NAME, name).where(is(id)).execute();
  }

  public void speak(EmployeeId id, Language language) {
    db.update(EMPLOYEE).set(EMPLOYEE.LANGUAGE, language.tag()).where(is(id)).execute();
  }

  public void colour(EmployeeId id, Theme theme) {
    db.update(EMPLOYEE).set(EMPLOYEE.THEME, theme.tag()).where(is(id)).execute();
  }

  /** The first administrator. */
  Optional<EmployeeId> first() {
    return db.select(EMPLOYEE.ID)
        .from(EMPLOYEE)
        .orderBy(EMPLOYEE.ID)
        .limit(1)
        .fetchOptional(row -> new EmployeeId(row.value1()));
  }

  EmployeeId hire(
      String name, String email, String hash, Language language, Role role, Instant at) {
    return new EmployeeId(
        db.insertInto(EMPLOYEE)
            .set(EMPLOYEE.NAME, name)
            .set(EMPLOYEE.EMAIL, email)
            .set(EMPLOYEE.PASSPHRASE_HASH, hash)
            .set(EMPLOYEE.LANGUAGE, language.tag())
            .set(EMPLOYEE.ROLE, role.tag())
            .set(EMPLOYEE.JOINED_AT, at)
            .returningResult(EMPLOYEE.ID)
            .fetchSingle()
            .value1());
  }

  Optional<Credential> credential(String email) {
    return db.select(EMPLOYEE.ID, EMPLOYEE.PASSPHRASE_HASH)
        .from(EMPLOYEE)
        .where(EMPLOYEE.EMAIL_KEY.eq(email.toLowerCase(Locale.ROOT)))
        .fetchOptional(row -> new Credential(new EmployeeId(row.value1()), row.value2()));
  }

  /** What a record of {@link #employee} is made from. */
  static Field<?>[] fields() {
    return new Field<?>[] {
      EMPLOYEE.ID, EMPLOYEE.NAME, EMPLOYEE.EMAIL, EMPLOYEE.LANGUAGE, EMPLOYEE.THEME, EMPLOYEE.ROLE
    };
  }

  static Employee employee(Record row) {
    return new Employee(
        new EmployeeId(row.get(EMPLOYEE.ID)),
        row.get(EMPLOYEE.NAME),
        row.get(EMPLOYEE.EMAIL),
        Language.of(row.get(EMPLOYEE.LANGUAGE)).orElseThrow(),
        Theme.of(row.get(EMPLOYEE.THEME)).orElseThrow(),
        Role.of(row.get(EMPLOYEE.ROLE)));
  }

  private static Condition is(EmployeeId id) {
    return EMPLOYEE.ID.eq(id.value());
  }

  /** What a passphrase is compared with. */
  record Credential(EmployeeId employee, String hash) {}
}
