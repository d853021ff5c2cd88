package io.kesher.hours;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Time that counts. It is open when the clock on the wall shows a time within one of the day's
 * shifts; how much time that is, is measured in moments.
 *
 * <p>So both changes of the clock come out right by themselves. A shift from 01:00 to 05:00 has
 * three hours on the day on which the clock is put forward from 02:00 to 03:00, and five on the day
 * on which it is put back; of one from 01:30 to 01:45, the latter has two. To that end a day is cut
 * where the offset from universal time changes, and each shift is laid into each piece by the
 * piece's own offset ({@link #spans(LocalDate)}).
 */
final class OpenTime {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration HORIZON = Duration.ofDays(366 * 20L);

  private final ZoneId zone;
  private final Function<LocalDate, Shifts> days;

  OpenTime(ZoneId zone, Function<LocalDate, Shifts> days) {
    this.zone = zone;
    this.days = days;
  }

  boolean open(Instant at) {
    var wall = at.atZone(zone);
    return days.apply(wall.toLocalDate()).includes(wall.getHour() * 60 + wall.getMinute());
  }

  /** The stretch that goes on at a moment, or the next one; empty where it never opens again. */
  Optional<Span> next(Instant at, Duration within) {
    for (var from = at; from.isBefore(at.plus(within)); from = from.plus(DAY)) {
      var spans = spans(from, from.plus(DAY));
      if (!spans.isEmpty()) {
        return Optional.of(spans.getFirst());
      }
    }
    return Optional.empty();
  }

  Duration between(Instant from, Instant until) {
    return spans(from, until).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * The first moment by which so much time has been open; {@code start} itself for none.
   *
   * @return empty where there is not so much in twenty years
   */
  Optional<Instant> after(Instant start, Duration work) {
    if (!work.isPositive()) {
      return Optional.of(start);
    }
    var left = work;
    for (var from = start; from.isBefore(start.plus(HORIZON)); from = from.plus(WEEK)) {
      for (var span : spans(from, from.plus(WEEK))) {
        if (span.length().compareTo(left) >= 0) {
          return Optional.of(span.begins().plus(left));
        }
        left = left.minus(span.length());
      }
    }
    return Optional.empty();
  }

  /** What is open between two moments, in its order; what touches is one. */
  List<Span> spans(Instant from, Instant until) {
    if (!from.isBefore(until)) {
      return List.of();
    }
    var first = from.atZone(zone).toLocalDate().minusDays(1);
    var last = until.atZone(zone).toLocalDate().plusDays(1);
    return joined(
        first
            .datesUntil(last.plusDays(1))
            .flatMap(day -> spans(day).stream())
            .map(span -> new Span(later(span.begins(), from), earlier(span.ends(), until)))
            .filter(span -> span.begins().isBefore(span.ends()))
            .sorted(comparing(Span::begins))
            .toList());
  }

  private List<Span> spans(LocalDate day) {
    var shifts = days.apply(day).all();
    if (shifts.isEmpty()) {
      return List.of();
    }
    List<Span> spans = new ArrayList<>();
    var rules = zone.getRules();
    var end = day.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    var begin = day.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    while (begin.isBefore(end)) {
      var change = rules.nextTransition(begin);
      var stop = change == null ? end : earlier(change.getInstant(), end);
      var offset = rules.getOffset(begin);
      for (var shift : shifts) {
        var begins = later(moment(day, shift.begins(), offset), begin);
        var ends = earlier(moment(day, shift.ends(), offset), stop);
        if (begins.isBefore(ends)) {
          spans.add(new Span(begins, ends));
        }
      }
      begin = stop;
    }
    return spans;
  }

  private static Instant moment(LocalDate day, int minute, ZoneOffset offset) {
    return LocalDateTime.of(day, LocalTime.MIDNIGHT).plusMinutes(minute).toInstant(offset);
  }

  private static List<Span> joined(List<Span> ordered) {
    List<Span> joined = new ArrayList<>();
    for (var span : ordered) {
      if (!joined.isEmpty() && joined.getLast().ends().equals(span.begins())) {
        joined.add(new Span(joined.removeLast().begins(), span.ends()));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
