package io.kesher.identity;

import static io.kesher.db.identity.Tables.DISABLING;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.OFFICE;
import static io.kesher.db.identity.Tables.ROLE;
import static io.kesher.db.identity.Tables.SESSION;
import static io.kesher.db.identity.Tables.TEAM;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.kesher.web.Language;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import io.kesher.web.Theme;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who works in the office. */
@Component
public class Employees {
  private static final Field<List<String>> TEAMS =
      multiset(
              select(TEAM.NAME)
                  .from(MEMBERSHIP)
                  .join(TEAM)
                  .on(TEAM.ID.eq(MEMBERSHIP.TEAM_ID))
                  .where(MEMBERSHIP.EMPLOYEE_ID.eq(EMPLOYEE.ID))
                  .orderBy(TEAM.NAME))
          .convertFrom(rows -> rows.map(row -> row.value1()))
          .as("teams");

  private static final Field<Instant> SEEN =
      field(select(max(SESSION.SEEN_AT)).from(SESSION).where(SESSION.EMPLOYEE_ID.eq(EMPLOYEE.ID)))
          .as("seen");

  private final DSLContext db;
  private final Roles roles;
  private final LiveEvents live;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Employees(
      DSLContext db, Roles roles, LiveEvents live, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.roles = roles;
    this.live = live;
    this.events = events;
    this.clock = clock;
  }

  public Optional<Employee> find(EmployeeId id) {
    return Settled.ask(List.of(Employee.class, id), () -> read(id));
  }

  private Optional<Employee> read(EmployeeId id) {
    return db.select(fields())
        .from(EMPLOYEE)
        .join(ROLE)
        .on(ROLE.ID.eq(EMPLOYEE.ROLE_ID))
        .where(is(id))
        .fetchOptional(Employees::employee);
  }

  public Optional<EmployeeId> find(String email) {
    return db.select(EMPLOYEE.ID)
        .from(EMPLOYEE)
        .where(EMPLOYEE.EMAIL_KEY.eq(email.toLowerCase(Locale.ROOT)))
        .fetchOptional(row -> new EmployeeId(row.value1()));
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
      String name, String email, String hash, Language language, RoleId role, Instant at) {
    return new EmployeeId(
        db.insertInto(EMPLOYEE)
            .set(EMPLOYEE.NAME, name)
            .set(EMPLOYEE.EMAIL, email)
            .set(EMPLOYEE.PASSPHRASE_HASH, hash)
            .set(EMPLOYEE.LANGUAGE, language.tag())
            .set(EMPLOYEE.ROLE_ID, role.value())
            .set(EMPLOYEE.JOINED_AT, at)
            .returningResult(EMPLOYEE.ID)
            .fetchSingle()
            .value1());
  }

  /** Everybody, those who are let in first, by name. */
  public List<Colleague> all() {
    return colleagues(noCondition())
        .orderBy(DISABLING.AT.asc().nullsFirst(), EMPLOYEE.NAME, EMPLOYEE.ID)
        .fetch(Employees::colleague);
  }

  /** At most {@code limit} of all, in the order in which they came; those behind {@code after}. */
  public List<Colleague> page(@Nullable EmployeeId after, int limit) {
    return colleagues(after == null ? noCondition() : EMPLOYEE.ID.gt(after.value()))
        .orderBy(EMPLOYEE.ID)
        .limit(limit)
        .fetch(Employees::colleague);
  }

  /** Those who are let in, by name, without what else the office's own list shows of them. */
  public List<Employee> enabled() {
    return Settled.ask(Employee.class, this::readEnabled);
  }

  private List<Employee> readEnabled() {
    return db.select(fields())
        .from(EMPLOYEE)
        .join(ROLE)
        .on(ROLE.ID.eq(EMPLOYEE.ROLE_ID))
        .where(Rights.enabled())
        .orderBy(EMPLOYEE.NAME, EMPLOYEE.ID)
        .fetch(Employees::employee);
  }

  /** What everybody is called, also those who are let in no longer. */
  public Map<EmployeeId, String> names() {
    return Settled.ask(EmployeeId.class, this::readNames);
  }

  private Map<EmployeeId, String> readNames() {
    return db.select(EMPLOYEE.ID, EMPLOYEE.NAME)
        .from(EMPLOYEE)
        .orderBy(EMPLOYEE.NAME, EMPLOYEE.ID)
        .fetch()
        .intoMap(row -> new EmployeeId(row.value1()), row -> row.value2());
  }

  public Optional<Colleague> colleague(EmployeeId id) {
    return colleagues(is(id)).fetchOptional(Employees::colleague);
  }

  private SelectConditionStep<Record> colleagues(Condition which) {
    return db.select(fields())
        .select(EMPLOYEE.VERSION, DISABLING.AT, TEAMS, SEEN)
        .from(EMPLOYEE)
        .join(ROLE)
        .on(ROLE.ID.eq(EMPLOYEE.ROLE_ID))
        .leftJoin(DISABLING)
        .on(DISABLING.EMPLOYEE_ID.eq(EMPLOYEE.ID))
        .where(which);
  }

  private static Colleague colleague(Record row) {
    return new Colleague(
        employee(row),
        row.get(EMPLOYEE.VERSION),
        row.get(TEAMS),
        row.get(DISABLING.AT),
        row.get(SEEN));
  }

  /**
   * @throws Refusal 404 where there is no such employee
   */
  void expect(EmployeeId id) {
    if (!db.fetchExists(EMPLOYEE, is(id))) {
      throw Refusal.notFound();
    }
  }

  /** Whether there is such an employee and they are let in. */
  public boolean enabled(EmployeeId id) {
    return db.fetchExists(EMPLOYEE, is(id).and(Rights.enabled()));
  }

  /** Those of them who are let in. */
  public Set<EmployeeId> enabled(Collection<EmployeeId> ids) {
    return db.select(EMPLOYEE.ID)
        .from(EMPLOYEE)
        .where(EMPLOYEE.ID.in(ids.stream().map(EmployeeId::value).toList()), Rights.enabled())
        .fetchSet(row -> new EmployeeId(row.value1()));
  }

  /**
   * Lets somebody in no longer: their sign-ins, streams and keys end with this.
   *
   * @param by takes nothing from those who have more
   */
  @Transactional
  public void disable(EmployeeId id, Viewer by) {
    var me = by.id().orElseThrow();
    guard(id, by);
    db.insertInto(DISABLING)
        .set(DISABLING.EMPLOYEE_ID, id.value())
        .set(DISABLING.BY_ID, me.value())
        .set(DISABLING.AT, clock.instant())
        .onConflictDoNothing()
        .execute();
    keepAnOwner();
    end(id);
    events.publishEvent(new EmployeeLeft(id));
  }

  /** Lets somebody in again, who signs in anew. */
  @Transactional
  public void enable(EmployeeId id, Viewer by) {
    guard(id, by);
    db.deleteFrom(DISABLING).where(DISABLING.EMPLOYEE_ID.eq(id.value())).execute();
  }

  /**
   * Gives another role, which is asked from the next request on.
   *
   * @param version of the employee as {@code by} has seen them
   * @throws Refusal 409 where somebody else was faster
   */
  @Transactional
  public void promote(EmployeeId id, RoleId role, int version, Viewer by) {
    guard(id, by);
    roles.giveable(role, by);
    var changed =
        db.update(EMPLOYEE)
            .set(EMPLOYEE.ROLE_ID, role.value())
            .set(EMPLOYEE.VERSION, EMPLOYEE.VERSION.plus(1))
            .where(is(id), EMPLOYEE.VERSION.eq(version))
            .execute();
    if (changed == 0) {
      throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.changed-meanwhile");
    }
    keepAnOwner();
    live.endAll(id.value());
  }

  /** Nobody is signed in any longer, on any node; open streams end with it. */
  private void end(EmployeeId id) {
    db.deleteFrom(SESSION).where(SESSION.EMPLOYEE_ID.eq(id.value())).execute();
    live.endAll(id.value());
  }

  /** Nobody changes those who may more than they themselves. */
  private void guard(EmployeeId id, Viewer by) {
    var employee = find(id).orElseThrow(Refusal::notFound);
    roles.giveable(employee.role().id(), by);
  }

  /** Of two owners who send each other away at once, the second one waits here and is refused. */
  private void keepAnOwner() {
    db.select(OFFICE.SINGLE).from(OFFICE).forUpdate().fetch();
    var owners =
        db.fetchExists(
            db.selectOne()
                .from(EMPLOYEE)
                .join(ROLE)
                .on(ROLE.ID.eq(EMPLOYEE.ROLE_ID))
                .where(ROLE.EVERYTHING.isTrue(), Rights.enabled()));
    if (!owners) {
      throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.last-owner");
    }
  }

  boolean known(String email) {
    return find(email).isPresent();
  }

  void keep(EmployeeId id, String hash) {
    db.update(EMPLOYEE).set(EMPLOYEE.PASSPHRASE_HASH, hash).where(is(id)).execute();
  }

  Optional<Credential> credential(String email) {
    return db.select(EMPLOYEE.ID, EMPLOYEE.PASSPHRASE_HASH)
        .from(EMPLOYEE)
        .where(EMPLOYEE.EMAIL_KEY.eq(email.toLowerCase(Locale.ROOT)), Rights.enabled())
        .fetchOptional(row -> new Credential(new EmployeeId(row.value1()), row.value2()));
  }

  /** What a record of {@link #employee} is made from, of a query that joins {@code role}. */
  static Field<?>[] fields() {
    return new Field<?>[] {
      EMPLOYEE.ID,
      EMPLOYEE.NAME,
      EMPLOYEE.EMAIL,
      EMPLOYEE.LANGUAGE,
      EMPLOYEE.THEME,
      ROLE.ID,
      ROLE.CODE,
      ROLE.NAME,
      ROLE.EVERYTHING
    };
  }

  static Employee employee(Record row) {
    return new Employee(
        new EmployeeId(row.get(EMPLOYEE.ID)),
        row.get(EMPLOYEE.NAME),
        row.get(EMPLOYEE.EMAIL),
        Language.of(row.get(EMPLOYEE.LANGUAGE)).orElseThrow(),
        Theme.of(row.get(EMPLOYEE.THEME)).orElseThrow(),
        role(row));
  }

  static Role role(Record row) {
    return new Role(
        new RoleId(row.get(ROLE.ID)),
        row.get(ROLE.CODE),
        row.get(ROLE.NAME),
        row.get(ROLE.EVERYTHING));
  }

  private static Condition is(EmployeeId id) {
    return EMPLOYEE.ID.eq(id.value());
  }

  /** What a passphrase is compared with. */
  record Credential(EmployeeId employee, String hash) {}
}
