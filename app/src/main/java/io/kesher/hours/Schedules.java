package io.kesher.hours;

import static io.kesher.db.hours.Tables.LINE;
import static io.kesher.db.hours.Tables.PERSON;
import static io.kesher.db.hours.Tables.SCHEDULE;
import static io.kesher.db.hours.Tables.SHIFT;
import static io.kesher.db.hours.Tables.SPECIAL_DAY;
import static io.kesher.db.hours.Tables.SPECIAL_SHIFT;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the hours of lines and of people, of any number at once by one query. */
@Repository
class Schedules {
  private static final Field<Week> WEEK_OF_LINE = week(LINE.SCHEDULE_ID);
  private static final Field<Week> WEEK_OF_PERSON = week(PERSON.SCHEDULE_ID);
  private static final Field<Map<LocalDate, SpecialDay>> SPECIAL_OF_LINE =
      special(LINE.SCHEDULE_ID);
  private static final Field<Map<LocalDate, SpecialDay>> SPECIAL_OF_PERSON =
      special(PERSON.SCHEDULE_ID);

  private final DSLContext db;
  private final Offices offices;

  Schedules(DSLContext db, Offices offices) {
    this.db = db;
    this.offices = offices;
  }

  /** The office's own. */
  Line main() {
    return lines(LINE.MAIN.isTrue()).getFirst();
  }

  /** The office's own, then the others by name. */
  List<Line> lines() {
    return lines(noCondition());
  }

  List<Line> lines(Condition which) {
    var zone = offices.current().zone();
    return db.select(LINE.fields())
        .select(WEEK_OF_LINE, SPECIAL_OF_LINE)
        .from(LINE)
        .where(which)
        .orderBy(LINE.MAIN.desc(), LINE.NAME, LINE.ID)
        .fetch(row -> line(row, zone));
  }

  /** Of those who have said anything of their own. */
  Map<EmployeeId, Own> own(Collection<EmployeeId> employees) {
    return db.select(PERSON.fields())
        .select(WEEK_OF_PERSON, SPECIAL_OF_PERSON)
        .from(PERSON)
        .where(PERSON.EMPLOYEE_ID.in(employees.stream().map(EmployeeId::value).toList()))
        .fetchMap(row -> new EmployeeId(row.get(PERSON.EMPLOYEE_ID)), Schedules::own);
  }

  /** A new one in which nothing is said yet. */
  long open() {
    return db.insertInto(SCHEDULE)
        .defaultValues()
        .returningResult(SCHEDULE.ID)
        .fetchSingle()
        .value1();
  }

  void close(long schedule) {
    db.deleteFrom(SCHEDULE).where(SCHEDULE.ID.eq(schedule)).execute();
  }

  /** Sets all of a week. */
  void write(long schedule, Week week) {
    db.deleteFrom(SHIFT).where(SHIFT.SCHEDULE_ID.eq(schedule)).execute();
    for (var day : week.days().entrySet()) {
      for (var shift : day.getValue().all()) {
        db.insertInto(SHIFT)
            .set(SHIFT.SCHEDULE_ID, schedule)
            .set(SHIFT.WEEKDAY, (short) day.getKey().getValue())
            .set(SHIFT.BEGINS, (short) shift.begins())
            .set(SHIFT.ENDS, (short) shift.ends())
            .execute();
      }
    }
  }

  /** Sets all of a special day. */
  void say(long schedule, SpecialDay special) {
    unsay(schedule, special.day());
    db.insertInto(SPECIAL_DAY)
        .set(SPECIAL_DAY.SCHEDULE_ID, schedule)
        .set(SPECIAL_DAY.DAY, special.day())
        .set(SPECIAL_DAY.NOTE, special.note())
        .execute();
    for (var shift : special.shifts().all()) {
      db.insertInto(SPECIAL_SHIFT)
          .set(SPECIAL_SHIFT.SCHEDULE_ID, schedule)
          .set(SPECIAL_SHIFT.DAY, special.day())
          .set(SPECIAL_SHIFT.BEGINS, (short) shift.begins())
          .set(SPECIAL_SHIFT.ENDS, (short) shift.ends())
          .execute();
    }
  }

  /** The day is as others again; false where it was. */
  boolean unsay(long schedule, LocalDate day) {
    return db.deleteFrom(SPECIAL_DAY)
            .where(SPECIAL_DAY.SCHEDULE_ID.eq(schedule), SPECIAL_DAY.DAY.eq(day))
            .execute()
        == 1;
  }

  private static Line line(Record row, ZoneId zone) {
    return new Line(
        new LineId(row.get(LINE.ID)),
        row.get(LINE.NAME),
        new LineHours(
            zone,
            row.get(WEEK_OF_LINE),
            row.get(SPECIAL_OF_LINE),
            new Keeping(
                Place.of(row.get(LINE.PLACE)).orElseThrow(),
                row.get(LINE.KEEPS),
                minute(row, LINE.EVE_ENDS),
                minute(row, LINE.HALF_ENDS))),
        row.get(LINE.VERSION));
  }

  private static Own own(Record row) {
    Long line = row.get(PERSON.LINE_ID);
    return new Own(
        line == null ? null : new LineId(line),
        row.get(PERSON.OWN_WEEK) ? row.get(WEEK_OF_PERSON) : null,
        row.get(SPECIAL_OF_PERSON),
        row.get(PERSON.VERSION));
  }

  private static Field<Week> week(Field<Long> schedule) {
    return multiset(
            select(SHIFT.WEEKDAY, SHIFT.BEGINS, SHIFT.ENDS)
                .from(SHIFT)
                .where(SHIFT.SCHEDULE_ID.eq(schedule)))
        .convertFrom(rows ->
            new Week(
                rows.stream()
                    .collect(
                        groupingBy(
                            row -> DayOfWeek.of(row.value1()),
                            shifts(row -> shift(row.value2(), row.value3()))))))
        .as("week");
  }

  private static Field<Map<LocalDate, SpecialDay>> special(Field<Long> schedule) {
    var shifts =
        multiset(
                select(SPECIAL_SHIFT.BEGINS, SPECIAL_SHIFT.ENDS)
                    .from(SPECIAL_SHIFT)
                    .where(
                        SPECIAL_SHIFT.SCHEDULE_ID.eq(SPECIAL_DAY.SCHEDULE_ID),
                        SPECIAL_SHIFT.DAY.eq(SPECIAL_DAY.DAY)))
            .convertFrom(rows -> new Shifts(rows.map(mapping(Schedules::shift))));
    return multiset(
            select(SPECIAL_DAY.DAY, shifts, SPECIAL_DAY.NOTE)
                .from(SPECIAL_DAY)
                .where(SPECIAL_DAY.SCHEDULE_ID.eq(schedule)))
        .convertFrom(rows ->
            rows.map(mapping(SpecialDay::new)).stream()
                .collect(toMap(SpecialDay::day, Function.identity())))
        .as("special");
  }

  private static <R> Collector<R, ?, Shifts> shifts(Function<R, Shift> shift) {
    return collectingAndThen(Collectors.mapping(shift, toList()), Shifts::new);
  }

  private static Shift shift(Short begins, Short ends) {
    return new Shift(begins, ends);
  }

  private static @Nullable Integer minute(Record row, Field<Short> field) {
    Short minute = row.get(field);
    return minute == null ? null : (Integer) minute.intValue();
  }
}
