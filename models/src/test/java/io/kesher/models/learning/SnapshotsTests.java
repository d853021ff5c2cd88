package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotsTests {
  private static final LocalDate MARCH = LocalDate.of(2025, 3, 1);
  private static final LocalDate JUNE = LocalDate.of(2025, 6, 1);

  private record Event(String customer, LocalDate day, long amount) {}

  @Test
  void aCustomerIsWhatHappenedBeforeTheDay() {
    var snapshots = new Snapshots(List.of(MARCH), 10, 30);
    snapshots.add("dana", MARCH.minusDays(70), 500);
    snapshots.add("dana", MARCH.minusDays(11), 30);
    snapshots.add("dana", MARCH.minusDays(10), -7);
    snapshots.add("dana", MARCH.minusDays(1), 1000);
    Features features = snapshots.features();
    assertThat(row(features, 0)).containsExactly(4, 1523, 1, 70, 2, 993, 1, 3, 1023, 3);
    assertThat(features.features())
        .extracting(Feature::name)
        .containsExactly(
            "count",
            "sum",
            "recency",
            "tenure",
            "count 10",
            "sum 10",
            "trend 10",
            "count 30",
            "sum 30",
            "trend 30");
  }

  @Test
  void whatHappensOnTheDayOrLaterIsNotSeen() {
    var snapshots = new Snapshots(List.of(JUNE, MARCH), 30);
    snapshots.add("dana", MARCH, 500);
    snapshots.add("avi", JUNE, 500);
    snapshots.add("avi", JUNE.plusYears(1), 500);
    assertThat(snapshots.rows()).containsExactly(new Snapshots.Row("dana", JUNE));
  }

  @Test
  void aTrendIsMissingWhileTheCustomerIsNew() {
    var snapshots = new Snapshots(List.of(MARCH), 10);
    snapshots.add("old", MARCH.minusDays(20), 1);
    snapshots.add("new", MARCH.minusDays(19), 1);
    assertThat(snapshots.features().numbers("trend 10")).containsExactly(Double.NaN, -1);
  }

  /** In any order, and with any future, the past is the same: each row against all events. */
  @Test
  void neitherOrderNorFutureChangesWhatWasKnown() {
    List<Event> past = events(3, MARCH.minusDays(200), 205);
    List<Event> all = new ArrayList<>(past);
    all.addAll(events(4, MARCH.plusDays(5), 300));
    var early = new Snapshots(List.of(MARCH), 7, 60);
    past.forEach(event -> early.add(event.customer, event.day, event.amount));
    Collections.shuffle(all, new Random(5));
    var late = new Snapshots(List.of(MARCH), 7, 60);
    all.forEach(event -> late.add(event.customer, event.day, event.amount));
    assertThat(late.rows()).isEqualTo(early.rows()).hasSizeGreaterThan(10);
    for (int i = 0; i < early.rows().size(); i++) {
      assertThat(row(late.features(), i)).containsExactly(row(early.features(), i));
      String customer = early.rows().get(i).customer();
      List<Event> week =
          past.stream()
              .filter(event -> event.customer.equals(customer))
              .filter(event -> event.day.isBefore(MARCH))
              .filter(event -> !event.day.isBefore(MARCH.minusDays(7)))
              .toList();
      assertThat(late.features().numbers("count 7")[i]).isEqualTo(week.size());
      assertThat(late.features().numbers("sum 7")[i])
          .isEqualTo(week.stream().mapToLong(Event::amount).sum());
    }
  }

  @Test
  void theOutcomeIsKnownSoManyDaysAhead() {
    var snapshots = new Snapshots(List.of(MARCH, JUNE));
    snapshots.add("dana", MARCH.minusDays(1), 1);
    Observations rows = snapshots.observations(row -> row.day().equals(MARCH) ? 1 : 0, 90);
    assertThat(rows.outcomes()).containsExactly(1, 0);
    assertThat(rows.day(1)).isEqualTo(JUNE);
    assertThat(rows.known(0)).isEqualTo(MARCH.plusDays(90));
    assertThat(rows.knownBefore(JUNE).size()).isEqualTo(1);
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Snapshots(List.of()))
        .withMessage("there is at least one day to look at customers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Snapshots(List.of(MARCH), 30, 0))
        .withMessage("a window has at least one day, not 0");
    var snapshots = new Snapshots(List.of(MARCH));
    snapshots.add("dana", MARCH.minusDays(1), Long.MAX_VALUE);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> snapshots.add("dana", MARCH.minusDays(1), 1));
  }

  private static List<Event> events(long seed, LocalDate from, int days) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      events.add(
          new Event(
              "customer " + random.nextInt(20),
              from.plusDays(random.nextInt(days)),
              random.nextInt(-100, 10_000)));
    }
    return events;
  }

  private static double[] row(Features features, int row) {
    return features.features().stream()
        .mapToDouble(feature -> features.numbers(feature.name())[row])
        .toArray();
  }
}
