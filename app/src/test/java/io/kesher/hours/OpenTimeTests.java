package io.kesher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without a database: what can be said of any hours in any zone, around its changes of the clock.
 */
class OpenTimeTests {
  private static final ZoneId JERUSALEM = ZoneId.of("Asia/Jerusalem");
  private static final LocalDate FORWARD = LocalDate.of(2027, 3, 26);
  private static final LocalDate BACK = LocalDate.of(2027, 10, 31);

  /** A half-hour change, one at midnight, a day left out, and quarters of an hour among them. */
  static Stream<ZoneId> zones() {
    return Stream.of(
            "Asia/Jerusalem",
            "Europe/London",
            "America/New_York",
            "Australia/Lord_Howe",
            "America/Havana",
            "Africa/Cairo",
            "Asia/Beirut",
            "Pacific/Apia",
            "Pacific/Chatham",
            "Asia/Kathmandu",
            "Antarctica/Troll",
            "UTC")
        .map(ZoneId::of);
  }

  @ParameterizedTest
  @MethodSource("zones")
  void aMomentIsOpenWhenTheClockOnTheWallSaysSo(ZoneId zone) {
    var random = random(1);
    for (var change : changes(zone)) {
      var time = time(zone, week(random));
      for (int i = 0; i < 40; i++) {
        var from = near(change, random);
        var until = from.plus(Duration.ofMinutes(random.nextInt(1, 4000)));
        var spans = time.spans(from, until);
        var moment = from.plusSeconds(random.nextLong(Duration.between(from, until).toSeconds()));
        assertThat(spans.stream().anyMatch(span -> holds(span, moment)))
            .as("%s between %s and %s in %s", moment, from, until, zone)
            .isEqualTo(time.open(moment));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void byTheDeadlineAsMuchTimeHasBeenOpenAsWasGivenAndNotAMomentEarlier(ZoneId zone) {
    var random = random(2);
    for (var change : changes(zone)) {
      var time = time(zone, week(random));
      for (int i = 0; i < 20; i++) {
        var start = near(change, random);
        var work = Duration.ofSeconds(random.nextLong(1, 200_000));
        var deadline = time.after(start, work).orElseThrow();
        assertThat(time.between(start, deadline)).isEqualTo(work);
        assertThat(time.between(start, deadline.minusNanos(1))).isLessThan(work);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("zones")
  void timeAddsUpAndADeadlineOfPartsIsTheDeadlineOfTheWhole(ZoneId zone) {
    var random = random(3);
    for (var change : changes(zone)) {
      var time = time(zone, week(random));
      var one = near(change, random);
      var two = one.plusSeconds(random.nextLong(200_000));
      var three = two.plusSeconds(random.nextLong(200_000));
      assertThat(time.between(one, two).plus(time.between(two, three)))
          .isEqualTo(time.between(one, three));
      var first = Duration.ofSeconds(random.nextLong(1, 90_000));
      var second = Duration.ofSeconds(random.nextLong(1, 90_000));
      assertThat(time.after(time.after(one, first).orElseThrow(), second))
          .isEqualTo(time.after(one, first.plus(second)));
    }
  }

  @Test
  void aNightShiftLosesTheHourThatIsNotThereAndHasTwiceTheOneThatComesAgain() {
    var time = time(JERUSALEM, Shifts.of(60, 300));
    assertThat(open(time, FORWARD)).isEqualTo(Duration.ofHours(3));
    assertThat(open(time, BACK)).isEqualTo(Duration.ofHours(5));
    assertThat(open(time, BACK.plusDays(1))).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void aShiftWithinTheHourThatComesAgainIsThereTwiceAndWithinTheOneThatIsNotThereNever() {
    assertThat(time(JERUSALEM, Shifts.of(90, 105)).spans(day(BACK), day(BACK.plusDays(1))))
        .hasSize(2);
    assertThat(time(JERUSALEM, Shifts.of(130, 170)).spans(day(FORWARD), day(FORWARD.plusDays(1))))
        .isEmpty();
  }

  @Test
  void allDayIsTwentyThreeHoursOrTwentyFive() {
    var time = time(JERUSALEM, Shifts.of(0, 1440));
    assertThat(open(time, FORWARD)).isEqualTo(Duration.ofHours(23));
    assertThat(open(time, BACK)).isEqualTo(Duration.ofHours(25));
    assertThat(time.spans(day(BACK), day(BACK.plusDays(3)))).hasSize(1);
  }

  @Test
  void noTimeIsDueAtOnceAndTimeThatNeverOpensIsNeverDue() {
    var never = time(JERUSALEM, Shifts.NONE);
    var now = day(FORWARD);
    assertThat(never.after(now, Duration.ZERO)).contains(now);
    assertThat(never.after(now, Duration.ofSeconds(1))).isEmpty();
    assertThat(never.next(now, Duration.ofDays(366))).isEmpty();
  }

  private static Duration open(OpenTime time, LocalDate day) {
    return time.between(day(day), day(day.plusDays(1)));
  }

  private static Instant day(LocalDate day) {
    return day.atStartOfDay(JERUSALEM).toInstant();
  }

  private static boolean holds(Span span, Instant moment) {
    return !moment.isBefore(span.begins()) && moment.isBefore(span.ends());
  }

  private static OpenTime time(ZoneId zone, Shifts everyDay) {
    return new OpenTime(zone, day -> everyDay);
  }

  private static OpenTime time(ZoneId zone, List<Shifts> week) {
    return new OpenTime(zone, day -> week.get(day.getDayOfWeek().getValue() - 1));
  }

  /** Up to three shifts a day, also at night and until midnight; one day at least is not free. */
  private static List<Shifts> week(RandomGenerator random) {
    List<Shifts> week = new ArrayList<>(List.of(Shifts.of(60, 240)));
    while (week.size() < 7) {
      var cuts = random.ints(6, 0, 49).distinct().sorted().map(half -> half * 30).toArray();
      List<Shift> shifts = new ArrayList<>();
      for (int i = random.nextInt(2); i + 1 < cuts.length; i += 2) {
        shifts.add(new Shift(cuts[i], cuts[i + 1]));
      }
      week.add(new Shifts(shifts));
    }
    return week;
  }

  /** All changes of the clock from 2020 to 2040, and the day that Samoa left out. */
  private static List<Instant> changes(ZoneId zone) {
    List<Instant> changes = new ArrayList<>();
    changes.add(LocalDateTime.of(2011, 12, 30, 10, 0).toInstant(ZoneOffset.UTC));
    var end = LocalDateTime.of(2041, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    var at = LocalDateTime.of(2020, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    for (var change = zone.getRules().nextTransition(at);
        change != null && change.getInstant().isBefore(end);
        change = zone.getRules().nextTransition(change.getInstant())) {
      changes.add(change.getInstant());
    }
    return changes;
  }

  private static Instant near(Instant change, RandomGenerator random) {
    return change.plusSeconds(random.nextLong(-200_000, 200_000));
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
