package io.kesher.identity;

import static io.kesher.db.identity.Tables.DISABLING;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.REACHED;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.ROLE_FIELD;
import static io.kesher.db.identity.Tables.ROLE_GRANT;
import static org.jooq.Records.intoMap;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SelectField;
import org.springframework.stereotype.Component;

/** Reads from the database what an employee may, in one query. */
@Component
public class Rights {
  static final Field<Map<Permission, Reach>> GRANTS =
      multiset(
              select(ROLE_GRANT.PERMISSION, ROLE_GRANT.REACH)
                  .from(ROLE_GRANT)
                  .where(ROLE_GRANT.ROLE_ID.eq(ROLE.ID)))
          .convertFrom(rows ->
              rows.collect(
                  intoMap(row -> Permission.of(row.value1()), row -> Reach.of(row.value2()))))
          .as("grants");

  static final Field<Map<String, FieldRule>> FIELDS =
      multiset(
              select(ROLE_FIELD.FIELD, ROLE_FIELD.ACCESS, ROLE_FIELD.EXPORTED)
                  .from(ROLE_FIELD)
                  .where(ROLE_FIELD.ROLE_ID.eq(ROLE.ID)))
          .convertFrom(rows ->
              rows.collect(
                  intoMap(
                      row -> row.value1(),
                      row -> new FieldRule(FieldRule.Access.of(row.value2()), row.value3()))))
          .as("fields");

  private static final String REACHES = "reaches";

  private static final Field<List<TeamId>> TEAMS =
      multiset(
              select(MEMBERSHIP.TEAM_ID)
                  .from(MEMBERSHIP)
                  .where(MEMBERSHIP.EMPLOYEE_ID.eq(EMPLOYEE.ID)))
          .convertFrom(rows -> rows.map(row -> new TeamId(row.value1())))
          .as("teams");

  private final DSLContext db;
  private final Offices offices;
  private final Clock clock;

  Rights(DSLContext db, Offices offices, Clock clock) {
    this.db = db;
    this.offices = offices;
    this.clock = clock;
  }

  /** What an employee may now; nothing at all of one who is disabled. */
  public Optional<Viewer> of(EmployeeId id) {
    var now = clock.instant();
    return db.select(fields(now))
        .from(EMPLOYEE)
        .join(ROLE)
        .on(ROLE.ID.eq(EMPLOYEE.ROLE_ID))
        .where(EMPLOYEE.ID.eq(id.value()), enabled())
        .fetchOptional(Rights::viewer);
  }

  /**
   * The same for a request that has read this mark: nothing is read where it is known. Who stands
   * in for whom hangs on the day.
   */
  Optional<Viewer> of(EmployeeId id, UUID mark) {
    var known = Settled.at(mark);
    var zone =
        known.answer(Office.class, offices::read).<ZoneId>map(Office::zone).orElse(ZoneOffset.UTC);
    return known.answer(
        List.of(Rights.class, id, LocalDate.now(clock.withZone(zone))), () -> of(id));
  }

  /** What {@link #viewer} is made from, of a query that joins {@code employee} and {@code role}. */
  static List<SelectField<?>> fields(Instant now) {
    var reached = REACHED(EMPLOYEE.ID, val(now));
    var reaches = multiset(select(reached.EMPLOYEE_ID, reached.OWN).from(reached)).as(REACHES);
    return Stream.<SelectField<?>>concat(
            Stream.of(Employees.fields()), Stream.of(GRANTS, FIELDS, TEAMS, reaches))
        .toList();
  }

  static Viewer viewer(Record row) {
    @SuppressWarnings("unchecked")
    var reached = (Result<Record2<Long, Boolean>>) Objects.requireNonNull(row.get(REACHES));
    return new Viewer(
        Employees.employee(row),
        row.get(ROLE.EVERYTHING),
        row.get(GRANTS),
        row.get(FIELDS),
        ids(reached.stream().filter(Record2::value2).map(Record2::value1)),
        ids(reached.stream().map(Record2::value1)),
        Set.copyOf(row.get(TEAMS)));
  }

  static Condition enabled() {
    return notExists(selectOne().from(DISABLING).where(DISABLING.EMPLOYEE_ID.eq(EMPLOYEE.ID)));
  }

  private static Set<EmployeeId> ids(Stream<Long> values) {
    return values.map(EmployeeId::new).collect(Collectors.toUnmodifiableSet());
  }
}
