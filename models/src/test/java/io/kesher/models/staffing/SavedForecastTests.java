package io.kesher.models.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kesher.models.Saved;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A forecast is learned once and asked for weeks: read back, it says the same to the last bit. */
class SavedForecastTests {
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 2, 0, 0);
  private static final LocalDate HOLIDAY = LocalDate.of(2026, 3, 19);
  private static final ContactForecast FORECAST = forecast();

  private static ContactForecast forecast() {
    Random random = new Random(7);
    List<HourOfContacts> past =
        IntStream.range(0, 4 * 168)
            .mapToObj(i -> new HourOfContacts(START.plusHours(i), random.nextInt(1 + 2 * (i % 24))))
            .toList();
    return ContactForecast.of(past, Set.of(HOLIDAY, HOLIDAY.plusDays(14), HOLIDAY.plusDays(15)));
  }

  private static ContactForecast with(List<Double> parts) {
    return new ContactForecast(
        FORECAST.last(), FORECAST.holidays(), parts, FORECAST.seen(), FORECAST.dispersion());
  }

  private static ContactForecast with(HourOfWeek first) {
    List<HourOfWeek> seen = new ArrayList<>(FORECAST.seen());
    seen.set(0, first);
    return new ContactForecast(
        FORECAST.last(), FORECAST.holidays(), FORECAST.parts(), seen, FORECAST.dispersion());
  }

  @Test
  void readBackItSaysTheSameOfEachHour() {
    String json = Saved.toJson(FORECAST);
    ContactForecast read = Saved.fromJson(json, ContactForecast.class);
    assertThat(read).isEqualTo(FORECAST);
    assertThat(Saved.toJson(read)).isEqualTo(json);
    for (double confidence : new double[] {0.5, 0.8, 0.99}) {
      assertThat(read.hours(START, 2 * 168, confidence))
          .isEqualTo(FORECAST.hours(START, 2 * 168, confidence));
    }
  }

  @Test
  void whatWasSeenOfEachHourOfTheWeekAddsUpToTheContacts() {
    // At the top of the likelihood the means of an hour sum up to its contacts, but for the prior.
    Random random = new Random(7);
    double contacts = IntStream.range(0, 4 * 168).map(i -> random.nextInt(1 + 2 * (i % 24))).sum();
    double expected = FORECAST.seen().stream().mapToDouble(HourOfWeek::contacts).sum();
    double holidays = FORECAST.seen().stream().mapToDouble(HourOfWeek::onHolidays).sum();
    assertThat(expected / contacts).isBetween(0.999, 1.001);
    assertThat(holidays / expected).isBetween(0.5 / 28, 1.5 / 28);
  }

  @Test
  void tooFewOrTooManyNumbersAreRefusedByName() {
    List<Double> parts = FORECAST.parts();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(parts.subList(1, parts.size())))
        .withMessage("number of parts 200 must be 201");
    String json = Saved.toJson(FORECAST);
    String oneMore = json.replace("\"parts\":[", "\"parts\":[0.5,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saved.fromJson(oneMore, ContactForecast.class))
        .withMessageContaining("number of parts 202 must be 201");
    String unseen = json.replaceFirst("\"seen\":\\[.*?}]", "\"seen\":[]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saved.fromJson(unseen, ContactForecast.class))
        .withMessageContaining("number of seen 0 must be 168");
  }

  @Test
  void whatIsNotFiniteIsRefusedByName() {
    List<Double> parts = new ArrayList<>(FORECAST.parts());
    parts.set(3, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(parts))
        .withMessage("parts[3] NaN must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfWeek(Double.POSITIVE_INFINITY, 0, 0, 0, 0))
        .withMessage("contacts Infinity must be finite and at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfWeek(1, Double.NaN, 0, 0, 0))
        .withMessage("months NaN must be finite and at most 0");
    String json = Saved.toJson(FORECAST);
    for (String number : List.of("1e999", "\"NaN\"", "null", "0.5")) {
      String other = json.replaceFirst("\"dispersion\":[0-9.]+", "\"dispersion\":" + number);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Saved.fromJson(other, ContactForecast.class))
          .withMessageContaining("dispersion");
    }
  }

  @Test
  void sumsThatNoHoursHaveAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfWeek(1, -1, 1, 2, 0))
        .withMessage("onHolidays 2.0 must be 0 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HourOfWeek(1, -1, 1, 1, -2))
        .withMessage("monthsOnHolidays -2.0 must be -1.0 to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(new HourOfWeek(1, -1e9, 1, 0, 0)))
        .withMessageContaining("seen")
        .withMessageContaining("must be sums over the same hours");
  }

  @Test
  void whatWasGivenMayChangeAfterwards() {
    List<Double> parts = new ArrayList<>(FORECAST.parts());
    ContactForecast copy = with(parts);
    Collections.fill(parts, 9.0);
    assertThat(copy).isEqualTo(FORECAST);
  }
}
