package io.kesher.models.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ContactForecastTests {
  private static final Path CALLS = Path.of("../../shared/data/bank_calls_february.tsv.gz");
  private static final Path SAMPLE =
      Path.of("src/test/resources/io/kesher/models/staffing/hours.csv");

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 0, 0);

  /**
   * Four weeks of a bank's calls: each call where they lie beside the project, else by the hour.
   */
  private static List<HourOfContacts> calls() throws IOException {
    if (!Files.exists(CALLS)) {
      return Files.readAllLines(SAMPLE).stream()
          .map(line -> line.split(",", -1))
          .map(fields ->
              new HourOfContacts(LocalDateTime.parse(fields[0]), Integer.parseInt(fields[1])))
          .toList();
    }
    Map<LocalDateTime, Integer> hours = new TreeMap<>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(CALLS)), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .forEach(call -> hours.merge(hour(call[5], call[6]), 1, Integer::sum));
    }
    LocalDateTime first = LocalDate.of(1999, 2, 1).atStartOfDay();
    return Stream.iterate(first, hour -> hour.plusHours(1))
        .limit(28 * 24)
        .map(hour -> new HourOfContacts(hour, hours.getOrDefault(hour, 0)))
        .toList();
  }

  private static LocalDateTime hour(String day, String time) {
    int date = Integer.parseInt(day);
    return LocalDate.of(1900 + date / 10_000, date / 100 % 100, date % 100)
        .atTime(Integer.parseInt(time.substring(0, time.indexOf(':'))) % 24, 0);
  }

  @Test
  void theLastWeekOfABanksCallsIsForetoldBetterThanByTheWeekBefore() throws IOException {
    List<HourOfContacts> calls = calls();
    List<HourOfContacts> past = calls.subList(0, calls.size() - 168);
    List<HourOfContacts> coming = calls.subList(calls.size() - 168, calls.size());
    var forecast = ContactForecast.of(past, Set.of());
    var expected = forecast.hours(coming.getFirst().start(), 168, 0.8);
    double error = 0;
    double naive = 0;
    int within = 0;
    int busy = 0;
    for (int i = 0; i < 168; i++) {
      int actual = coming.get(i).contacts();
      error += Math.abs(expected.get(i).expected() - actual);
      naive += Math.abs(past.get(past.size() - 168 + i).contacts() - actual);
      if (expected.get(i).expected() > 5) {
        busy++;
        within += actual >= expected.get(i).lower() && actual <= expected.get(i).upper() ? 1 : 0;
      }
    }
    assertThat(error).isLessThan(0.95 * naive);
    assertThat((double) within / busy).isBetween(0.65, 0.95);
  }

  @Test
  void seasonTrendAndHolidaysAreFoundAgain() {
    ToDoubleFunction<LocalDateTime> truth =
        hour ->
            (hour.getHour() < 7 ? 0.5 : 30 + 10 * Math.sin(hour.getHour()))
                * (hour.getDayOfWeek().ordinal() >= 5 ? 0.3 : 1)
                * Math.exp(0.05 * Duration.between(START, hour).toDays() / 30.0)
                * (hour.getDayOfMonth() == 11 ? 0.2 : 1);
    Random random = new Random(4);
    List<HourOfContacts> past = new ArrayList<>();
    for (int i = 0; i < 26 * 168; i++) {
      LocalDateTime hour = START.plusHours(i);
      past.add(new HourOfContacts(hour, poisson(random, truth.applyAsDouble(hour))));
    }
    var holidays =
        Set.of(
            LocalDate.of(2026, 1, 11),
            LocalDate.of(2026, 2, 11),
            LocalDate.of(2026, 3, 11),
            LocalDate.of(2026, 4, 11),
            LocalDate.of(2026, 5, 11),
            LocalDate.of(2026, 6, 11),
            LocalDate.of(2026, 7, 11));
    var forecast = ContactForecast.of(past, holidays);
    double expected = 0;
    double actual = 0;
    int within = 0;
    int hours = 2 * 168;
    for (var hour : forecast.hours(START.plusHours(26 * 168), hours, 0.9)) {
      double mean = truth.applyAsDouble(hour.start());
      expected += hour.expected();
      actual += mean;
      int contacts = poisson(random, mean);
      within += contacts >= hour.lower() && contacts <= hour.upper() ? 1 : 0;
    }
    assertThat(expected / actual).isEqualTo(1, within(0.05));
    assertThat((double) within / hours).isBetween(0.87, 0.99);
    var holiday = forecast.hours(LocalDateTime.of(2026, 7, 11, 10, 0), 1, 0.9).getFirst();
    assertThat(holiday.expected() / truth.applyAsDouble(holiday.start())).isBetween(0.8, 1.25);
  }

  private static int poisson(Random random, double mean) {
    int number = 0;
    for (double time = -Math.log(random.nextDouble()); time < mean; number++) {
      time -= Math.log(random.nextDouble());
    }
    return number;
  }

  @Test
  void littleAndOddDataAreForetoldFromToo() {
    for (int contacts : new int[] {0, 1, 100_000}) {
      var forecast = ContactForecast.of(List.of(new HourOfContacts(START, contacts)), Set.of());
      for (var hour : forecast.hours(START.plusWeeks(1), 24, 0.95)) {
        assertThat(hour.expected()).isFinite().isNotNegative();
        assertThat(hour.lower()).isNotNegative().isLessThanOrEqualTo(hour.upper());
      }
    }
  }

  @Test
  void aTrendIsDrawnOnForAYearAndNotForEver() {
    List<HourOfContacts> past = new ArrayList<>();
    for (int i = 0; i < 8 * 168; i++) {
      past.add(new HourOfContacts(START.plusHours(i), (int) (20 * Math.exp(i / 1000.0))));
    }
    var forecast = ContactForecast.of(past, Set.of());
    LocalDateTime end = START.plusWeeks(8);
    double soon = forecast.hours(end, 1, 0.8).getFirst().expected();
    double inAYear = forecast.hours(end.plusWeeks(52), 1, 0.8).getFirst().expected();
    assertThat(inAYear).isGreaterThan(2 * soon);
    for (int weeks : new int[] {53, 520, 52_000}) {
      var later = forecast.hours(end.plusWeeks(weeks), 1, 0.8).getFirst();
      assertThat(later.expected()).isEqualTo(inAYear);
      assertThat(later.upper()).isLessThan(Integer.MAX_VALUE);
    }
  }

  @Test
  void aWiderConfidenceIsAWiderInterval() throws IOException {
    var forecast = ContactForecast.of(calls(), Set.of());
    var start = LocalDateTime.of(1999, 3, 1, 0, 0);
    var narrow = forecast.hours(start, 48, 0.5);
    var wide = forecast.hours(start, 48, 0.99);
    for (int i = 0; i < 48; i++) {
      assertThat(wide.get(i).lower()).isLessThanOrEqualTo(narrow.get(i).lower());
      assertThat(wide.get(i).upper()).isGreaterThanOrEqualTo(narrow.get(i).upper());
    }
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfContacts(START.plusMinutes(5), 1))
        .withMessage("start 2026-01-05T00:05 must be a whole hour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfContacts(START, -1))
        .withMessage("contacts -1 must be at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactForecast.of(List.of(), Set.of()))
        .withMessage("hours 0 must be at least 1");
  }
}
