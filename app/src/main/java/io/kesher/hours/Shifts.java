package io.kesher.hours;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shifts of one day in their order. No two of them meet. */
public record Shifts(List<Shift> all) {
  public static final Shifts NONE = new Shifts(List.of());

  private static final String TIME = "(\\d{1,2})(?::(\\d{2}))?";
  private static final Pattern SHIFT = Pattern.compile(TIME + "\\s*[-–—־]\\s*" + TIME);
  private static final Pattern TYPED =
      Pattern.compile("%s(?:[\\s,;]+%s)*".formatted(SHIFT.pattern(), SHIFT.pattern()));
  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException where two of them overlap
   */
  public Shifts {
    var ordered = all.stream().sorted(comparingInt(Shift::begins)).toList();
    List<Shift> joined = new ArrayList<>();
    for (var shift : ordered) {
      if (joined.isEmpty() || joined.getLast().ends() < shift.begins()) {
        joined.add(shift);
      } else if (joined.getLast().ends() == shift.begins()) {
        joined.add(new Shift(joined.removeLast().begins(), shift.ends()));
      } else {
        throw new IllegalArgumentException("Shifts overlap: " + ordered);
      }
    }
    all = List.copyOf(joined);
  }

  static Shifts of(int begins, int ends) {
    return new Shifts(List.of(new Shift(begins, ends)));
  }

  /**
   * Reads what people type: {@code 9-13, 16:30-19}; nothing typed is a free day. Empty where it is
   * no time of a day, ends before it begins, or overlaps.
   */
  public static Optional<Shifts> typed(String text) {
    var typed = text.strip();
    if (typed.isEmpty()) {
      return Optional.of(NONE);
    }
    if (typed.length() > LONGEST || !TYPED.matcher(typed).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Shifts(SHIFT.matcher(typed).results().map(Shifts::shift).toList()));
    } catch (IllegalArgumentException impossible) {
      return Optional.empty();
    }
  }

  private static Shift shift(MatchResult typed) {
    return new Shift(minute(typed, 1), minute(typed, 3));
  }

  private static int minute(MatchResult typed, int group) {
    int minutes = typed.group(group + 1) == null ? 0 : Integer.parseInt(typed.group(group + 1));
    if (minutes > 59) {
      throw new IllegalArgumentException("No minute: " + minutes);
    }
    return Integer.parseInt(typed.group(group)) * 60 + minutes;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public boolean includes(int minute) {
    return all.stream().anyMatch(shift -> shift.begins() <= minute && minute < shift.ends());
  }

  public int minutes() {
    return all.stream().mapToInt(shift -> shift.ends() - shift.begins()).sum();
  }

  /** What of them lies before a minute of the day. */
  Shifts before(int minute) {
    return cut(shift -> new Shift(shift.begins(), Math.min(shift.ends(), minute)), 0, minute);
  }

  /** What of them lies at a minute of the day and behind it. */
  Shifts from(int minute) {
    return cut(
        shift -> new Shift(Math.max(shift.begins(), minute), shift.ends()), minute, Shift.MIDNIGHT);
  }

  private Shifts cut(UnaryOperator<Shift> part, int from, int until) {
    return new Shifts(
        all.stream()
            .filter(shift -> shift.ends() > from && shift.begins() < until)
            .map(part)
            .toList());
  }

  /** As it can be typed again. */
  @Override
  public String toString() {
    return all.stream().map(Shift::toString).collect(Collectors.joining(", "));
  }
}
