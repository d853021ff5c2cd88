package io.kesher.hours;

import io.kesher.identity.Absence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When somebody works: the layer of a person upon that of their line. Of what can be said of a day
 * the first that is said holds: absent, their own special day, the line's special day, their own
 * week or the line's as the calendar leaves it.
 *
 * @param enabled whether they are still in the office
 */
public record PersonHours(LineHours line, Own own, List<Absence> absences, boolean enabled) {
  private static final Duration AHEAD = Duration.ofDays(366);

  public DayPlan on(LocalDate day) {
    if (!enabled) {
      return new DayPlan(line.hebrew(day), Shifts.NONE, Because.LEFT, "");
    }
    if (absence(day).isPresent()) {
      return new DayPlan(line.hebrew(day), Shifts.NONE, Because.ABSENT, "");
    }
    var special = own.special().get(day);
    if (special != null) {
      return line.said(day, special);
    }
    return own.week() == null || line.special().containsKey(day)
        ? line.on(day)
        : line.cut(day, own.week());
  }

  public Optional<Absence> absence(LocalDate day) {
    return absences.stream().filter(absence -> absence.includes(day)).findFirst();
  }

  /** Whether they may be disturbed, else when. */
  Availability at(Instant moment) {
    var time = time();
    var next = time.next(moment, AHEAD);
    if (next.isPresent() && next.get().begins().equals(moment)) {
      return new Availability.Now(next.get().ends());
    }
    var because = on(moment.atZone(line.zone()).toLocalDate()).because();
    return next.isPresent()
        ? new Availability.Later(next.get().begins(), because)
        : new Availability.Never(because);
  }

  OpenTime time() {
    return new OpenTime(line.zone(), day -> on(day).shifts());
  }
}
