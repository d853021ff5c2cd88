package io.kesher.hours;

import static io.kesher.db.hours.Tables.LINE;

import io.kesher.identity.Offices;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's business lines. */
@Service
public class Lines {
  private static final Duration SOON = Duration.ofDays(62);
  private static final int LONGEST_NAME = 80;

  private final DSLContext db;
  private final Schedules schedules;
  private final Offices offices;
  private final Clock clock;

  Lines(DSLContext db, Schedules schedules, Offices offices, Clock clock) {
    this.db = db;
    this.schedules = schedules;
    this.offices = offices;
    this.clock = clock;
  }

  /** The office's own, then the others by name. */
  public List<Line> all() {
    return schedules.lines();
  }

  public Optional<Line> find(LineId id) {
    return schedules.lines(LINE.ID.eq(id.value())).stream().findFirst();
  }

  /**
   * @throws Refusal 422
   */
  @Transactional
  public Line create(LineDraft draft) {
    var checked = checked(draft, false, Map.of());
    var schedule = schedules.open();
    schedules.write(schedule, checked.hours().week());
    var keeping = checked.hours().keeping();
    try {
      var id =
          db.insertInto(LINE)
              .set(LINE.SCHEDULE_ID, schedule)
              .set(LINE.NAME, checked.name())
              .set(LINE.PLACE, keeping.place().tag())
              .set(LINE.KEEPS, keeping.keeps())
              .set(LINE.EVE_ENDS, small(keeping.eveEnds()))
              .set(LINE.HALF_ENDS, small(keeping.halfEnds()))
              .returningResult(LINE.ID)
              .fetchSingle()
              .value1();
      return find(new LineId(id)).orElseThrow();
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
  }

  /** How a change ends. */
  public sealed interface Edit {
    record Done(Line line) implements Edit {}

    /**
     * @param theirs what stands now; nothing was written
     */
    record Overtaken(Line theirs) implements Edit {}
  }

  /**
   * Sets all of a line but its special days.
   *
   * @param version of the line as it was read
   * @throws Refusal 404, 422
   */
  @Transactional
  public Edit change(LineId id, int version, LineDraft draft) {
    var schedule = lock(id);
    var line = find(id).orElseThrow(Refusal::notFound);
    if (line.version() != version) {
      return new Edit.Overtaken(line);
    }
    var checked = checked(draft, line.main(), line.hours().special());
    var keeping = checked.hours().keeping();
    schedules.write(schedule, checked.hours().week());
    try {
      db.update(LINE)
          .set(LINE.NAME, checked.name())
          .set(LINE.PLACE, keeping.place().tag())
          .set(LINE.KEEPS, keeping.keeps())
          .set(LINE.EVE_ENDS, small(keeping.eveEnds()))
          .set(LINE.HALF_ENDS, small(keeping.halfEnds()))
          .set(LINE.VERSION, LINE.VERSION.plus(1))
          .where(LINE.ID.eq(id.value()))
          .execute();
    } catch (DuplicateKeyException taken) {
      throw nameTaken();
    }
    return new Edit.Done(find(id).orElseThrow());
  }

  /**
   * Whoever worked for it works for the office's own.
   *
   * @throws Refusal 404; 409 of the office's own
   */
  @Transactional
  public void remove(LineId id) {
    var schedule = lock(id);
    if (find(id).orElseThrow(Refusal::notFound).main()) {
      throw Refusal.of(HttpStatus.CONFLICT, "hours.refusal.main");
    }
    db.deleteFrom(LINE).where(LINE.ID.eq(id.value())).execute();
    schedules.close(schedule);
  }

  /**
   * Says the hours of a day, whatever was said of it before.
   *
   * @param shifts as typed; empty: the line is shut
   * @throws Refusal 404, 422
   */
  @Transactional
  public SpecialDay say(LineId id, LocalDate day, @Nullable String shifts, @Nullable String note) {
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
  public void unsay(LineId id, LocalDate day) {
    if (!schedules.unsay(lock(id), day)) {
      throw Refusal.notFound();
    }
  }

  private long lock(LineId id) {
    return db.select(LINE.SCHEDULE_ID)
        .from(LINE)
        .where(LINE.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional()
        .orElseThrow(Refusal::notFound)
        .value1();
  }

  private record Checked(@Nullable String name, LineHours hours) {}

  /** A line that never opens would let no deadline fall due. */
  private Checked checked(LineDraft draft, boolean main, Map<LocalDate, SpecialDay> special) {
    var typed = new Typed();
    var name = main ? null : typed.text("name", draft.name(), true, LONGEST_NAME);
    var place = Place.of(Objects.requireNonNullElse(draft.place(), ""));
    if (place.isEmpty()) {
      typed.fault("place", "hours.fault.place");
    }
    var week = typed.week(draft.week());
    var keeping =
        new Keeping(
            place.orElse(Place.JERUSALEM),
            Boolean.TRUE.equals(draft.keeps()),
            typed.time("eveEnds", draft.eveEnds()),
            typed.time("halfEnds", draft.halfEnds()));
    typed.accept();
    var hours = new LineHours(offices.current().zone(), week, special, keeping);
    if (hours.time().next(clock.instant(), SOON).isEmpty()) {
      typed.fault("sunday", "hours.fault.never-open");
    }
    typed.accept();
    return new Checked(name, hours);
  }

  private static @Nullable Short small(@Nullable Integer minute) {
    return minute == null ? null : (Short) minute.shortValue();
  }

  private static Refusal nameTaken() {
    return Refusal.of(List.of(FieldFault.of("name", "hours.fault.name-taken")));
  }
}
