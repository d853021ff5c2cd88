package io.kesher.hours;

import static io.kesher.db.hours.Tables.LINE;
import static io.kesher.db.hours.Tables.PERSON;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Team;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hours of everybody in the office, as far as whoever looks may see and change them. */
@Service
public class People {
  private static final String SEE = "hours:see";
  private static final String CHANGE = "hours:change";

  private final DSLContext db;
  private final Schedules schedules;
  private final Availabilities availabilities;
  private final Employees employees;
  private final Teams teams;

  People(
      DSLContext db,
      Schedules schedules,
      Availabilities availabilities,
      Employees employees,
      Teams teams) {
    this.db = db;
    this.schedules = schedules;
    this.availabilities = availabilities;
    this.employees = employees;
    this.teams = teams;
  }

  /** Somebody and when they work. */
  public record Person(EmployeeId id, String name, PersonHours hours) {}

  /** Those who are let in, by name; of one team, or of all. */
  public List<Person> of(@Nullable TeamId team) {
    var names = new LinkedHashMap<EmployeeId, String>();
    var reached = Viewers.current().reach(SEE);
    var members = team == null ? null : members(team);
    employees.enabled().stream()
        .filter(one -> reached.includes(one.id()))
        .filter(one -> members == null || members.contains(one.id()))
        .forEach(one -> names.put(one.id(), one.name()));
    return availabilities.hours(names.keySet()).entrySet().stream()
        .map(each ->
            new Person(each.getKey(), requireNonNull(names.get(each.getKey())), each.getValue()))
        .toList();
  }

  private Set<EmployeeId> members(TeamId team) {
    return teams.find(team).map(Team::members).orElse(List.of()).stream()
        .map(Team.Member::employee)
        .collect(toSet());
  }

  /**
   * @throws Refusal 404 where there is nobody of that id whose hours one may see
   */
  public Person find(EmployeeId id) {
    var employee = employees.find(id).orElseThrow(Refusal::notFound);
    if (!Viewers.current().reach(SEE).includes(id)) {
      throw Refusal.notFound();
    }
    return new Person(
        id, employee.name(), requireNonNull(availabilities.hours(List.of(id)).get(id)));
  }

  public static boolean mayChange(EmployeeId id) {
    return Viewers.current().reach(CHANGE).includes(id);
  }

  /** How a change ends. */
  public sealed interface Edit {
    record Done(Person person) implements Edit {}

    /**
     * @param theirs what stands now; nothing was written
     */
    record Overtaken(Person theirs) implements Edit {}
  }

  /**
   * Sets somebody's line and week.
   *
   * @param version of their hours as they were read; 0 where nothing was said yet
   * @throws Refusal 404, 403, 422
   */
  @Transactional
  public Edit change(EmployeeId id, int version, OwnDraft draft) {
    changeable(id);
    var schedule = lock(id);
    var person = find(id);
    if (Math.max(1, version) != person.hours().own().version()) {
      return new Edit.Overtaken(person);
    }
    var typed = new Typed();
    var week = typed.week(draft.week());
    if (draft.line() != null && !db.fetchExists(LINE, LINE.ID.eq(draft.line()))) {
      typed.fault("line", "hours.fault.line");
    }
    typed.accept();
    schedules.write(schedule, week);
    db.update(PERSON)
        .set(PERSON.LINE_ID, draft.line())
        .set(PERSON.OWN_WEEK, draft.week() != null)
        .set(PERSON.VERSION, PERSON.VERSION.plus(1))
        .where(PERSON.EMPLOYEE_ID.eq(id.value()))
        .execute();
    return new Edit.Done(find(id));
  }

  /**
   * Says the hours of somebody's day, whatever was said of it before.
   *
   * @param shifts as typed; empty: they are off
   * @throws Refusal 404, 403, 422
   */
  @Transactional
  public SpecialDay say(
      EmployeeId id, LocalDate day, @Nullable String shifts, @Nullable String note) {
    changeable(id);
    var typed = new Typed();
    var special = typed.special(day, shifts, note);
    typed.accept();
    schedules.say(lock(id), special);
    return special;
  }

  /**
   * @throws Refusal 404 also where the day is as others
   */
  @Transactional
  public void unsay(EmployeeId id, LocalDate day) {
    changeable(id);
    if (!schedules.unsay(lock(id), day)) {
      throw Refusal.notFound();
    }
  }

  private void changeable(EmployeeId id) {
    find(id);
    if (!mayChange(id)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
  }

  /** Their schedule, opened where they have none, for one who changes it at a time. */
  private long lock(EmployeeId id) {
    db.select(EMPLOYEE.ID).from(EMPLOYEE).where(EMPLOYEE.ID.eq(id.value())).forUpdate().fetch();
    var theirs =
        db.select(PERSON.SCHEDULE_ID)
            .from(PERSON)
            .where(PERSON.EMPLOYEE_ID.eq(id.value()))
            .fetchOptional(PERSON.SCHEDULE_ID);
    if (theirs.isPresent()) {
      return theirs.get();
    }
    var schedule = schedules.open();
    db.insertInto(PERSON)
        .set(PERSON.EMPLOYEE_ID, id.value())
        .set(PERSON.SCHEDULE_ID, schedule)
        .execute();
    return schedule;
  }
}
