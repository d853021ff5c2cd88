package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Cholesky;
import io.kesher.models.numerics.GammaFunctions;
import io.kesher.models.numerics.Newton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How many contacts each hour will bring: a season of the week, a trend and holidays.
 *
 * <p>Assumptions. The logarithm of the mean number in an hour is a sum of a part of the hour of the
 * day, one of the day of the week, one of the two together, a trend and, on holidays, a part for
 * them. Each but the first two is pulled towards nothing (a normal prior), so that a few weeks are
 * enough to begin with and more of them let the data speak: of an hour of the week seen four times
 * little is known that its hour and its day don't say. Numbers vary more than Poisson's; by how
 * much is measured, as the mean of {@code (actual - mean)²/mean}.
 *
 * <p>The interval is that of the negative binomial distribution with this variance, to which the
 * variance of the estimated mean itself is added. It is one for a single hour; sums of hours vary
 * less, in proportion.
 *
 * <p>Source: penalised Poisson regression as in McCullagh and Nelder, Generalized linear models,
 * 1989; for call centres Ibrahim, Ye, L'Ecuyer and Shen, International Journal of Forecasting
 * 32(3), 2016.
 *
 * <p>When not to use it: with less than two weeks of hours, for hours in which hardly anything ever
 * happens, or where an event that is known beforehand (a mailing) makes the contacts.
 */
public final class ContactForecast {
  private static final int HOURS = 24;
  private static final int DAYS = 7;
  private static final int TOGETHER = HOURS + DAYS;
  private static final int TREND = TOGETHER + HOURS * DAYS;
  private static final int HOLIDAY = TREND + 1;
  private static final int SIZE = HOLIDAY + 1;

  /** Standard deviations, in logarithms, of what the priors hold to be likely. */
  private static final double[] PRIOR = prior();

  /** Days in which the trend may change a mean by its prior's e^0.2. */
  private static final double MONTH = 30;

  /** No mean is below e⁻¹², one contact in twenty years of hours. */
  private static final double LEAST = 12;

  private final LocalDateTime last;
  private final Set<LocalDate> holidays;
  private final double[] parts;
  private final Cholesky information;
  private final double dispersion;

  private ContactForecast(
      LocalDateTime last,
      Set<LocalDate> holidays,
      double[] parts,
      Cholesky information,
      double dispersion) {
    this.last = last;
    this.holidays = holidays;
    this.parts = parts;
    this.information = information;
    this.dispersion = dispersion;
  }

  private static double[] prior() {
    double[] prior = new double[SIZE];
    Arrays.fill(prior, 0, TOGETHER, 5);
    Arrays.fill(prior, TOGETHER, TREND, 1);
    prior[TREND] = 0.2;
    prior[HOLIDAY] = 1;
    return prior;
  }

  /**
   * Learns from past hours, in any order. Hours that are not there say nothing; hours without
   * contacts must be there with 0.
   *
   * @param holidays past and to come
   */
  public static ContactForecast of(Collection<HourOfContacts> past, Set<LocalDate> holidays) {
    Checks.require(!past.isEmpty(), "hours", 0, "at least 1");
    LocalDateTime last =
        past.stream().map(HourOfContacts::start).max(LocalDateTime::compareTo).orElseThrow();
    Set<LocalDate> days = Set.copyOf(holidays);
    double[] bounds = new double[SIZE];
    Arrays.fill(bounds, 50);
    double[] start = new double[SIZE];
    double mean = past.stream().mapToInt(HourOfContacts::contacts).average().orElse(0);
    Arrays.fill(start, 0, HOURS, Math.log(mean + 1e-3));
    Newton newton =
        new Newton(
            (point, gradient, hessian) -> evaluate(past, last, days, point, gradient, hessian),
            Arrays.stream(bounds).map(each -> -each).toArray(),
            bounds);
    Newton.Maximum top = newton.maximise(start);
    double[][] information =
        Arrays.stream(top.hessian())
            .map(row -> Arrays.stream(row).map(each -> -each).toArray())
            .toArray(double[][]::new);
    return new ContactForecast(
        last,
        days,
        top.point(),
        Cholesky.of(information).orElseThrow(),
        dispersion(past, last, days, top.point()));
  }

  private static double evaluate(
      Collection<HourOfContacts> past,
      LocalDateTime last,
      Set<LocalDate> holidays,
      double[] point,
      double[] gradient,
      double[][] hessian) {
    double value = 0;
    for (int i = 0; i < SIZE; i++) {
      double tightness = 1 / (PRIOR[i] * PRIOR[i]);
      value -= tightness / 2 * point[i] * point[i];
      gradient[i] -= tightness * point[i];
      hessian[i][i] -= tightness;
    }
    for (HourOfContacts hour : past) {
      Place place = Place.of(hour.start(), last, holidays);
      double log = place.log(point);
      double mean = Math.exp(log);
      value += hour.contacts() * log - mean;
      for (int i = 0; i < place.parts.length; i++) {
        gradient[place.parts[i]] += (hour.contacts() - mean) * place.values[i];
        for (int j = 0; j < place.parts.length; j++) {
          hessian[place.parts[i]][place.parts[j]] -= mean * place.values[i] * place.values[j];
        }
      }
    }
    return value;
  }

  /** At least Poisson's; over hours in which something is expected at all. */
  private static double dispersion(
      Collection<HourOfContacts> past,
      LocalDateTime last,
      Set<LocalDate> holidays,
      double[] parts) {
    double squares = 0;
    int hours = 0;
    for (HourOfContacts hour : past) {
      double mean = Math.exp(Place.of(hour.start(), last, holidays).log(parts));
      if (mean > 0.5) {
        squares += (hour.contacts() - mean) * (hour.contacts() - mean) / mean;
        hours++;
      }
    }
    // What the fit took away from the residuals: a part for each hour of the week, at most half.
    double free = Math.max(hours - Math.min(hours / 2.0, HOURS * DAYS), 1);
    return Math.max(1, squares / free);
  }

  /**
   * The hours from the start, as many as are asked for.
   *
   * @param confidence of the interval of each, such as 0.8
   */
  public List<ExpectedHour> hours(LocalDateTime start, int count, double confidence) {
    Checks.require(count >= 0, "count", count, "at least 0");
    Checks.require(confidence > 0 && confidence < 1, "confidence", confidence, "between 0 and 1");
    LocalDateTime first = new HourOfContacts(start, 0).start();
    return Stream.iterate(first, hour -> hour.plusHours(1))
        .limit(count)
        .map(hour -> hour(hour, confidence))
        .toList();
  }

  private ExpectedHour hour(LocalDateTime start, double confidence) {
    Place place = Place.of(start, last, holidays);
    double mean = Math.exp(place.log(parts));
    double variance = dispersion * mean * (1 + mean * uncertainty(place));
    return new ExpectedHour(
        start,
        mean,
        quantile(mean, variance, (1 - confidence) / 2),
        quantile(mean, variance, (1 + confidence) / 2));
  }

  /** The variance of the logarithm of the mean. */
  private double uncertainty(Place place) {
    double[] design = new double[SIZE];
    for (int i = 0; i < place.parts.length; i++) {
      design[place.parts[i]] = place.values[i];
    }
    double[] solved = information.solve(design);
    double variance = 0;
    for (int i = 0; i < SIZE; i++) {
      variance += design[i] * solved[i];
    }
    return variance;
  }

  /** The least number up to which lies the probability, of a negative binomial distribution. */
  private static int quantile(double mean, double variance, double probability) {
    double extra = Math.max(variance - mean, 1e-9 * mean);
    double shape = mean * mean / extra;
    double success = mean / (mean + shape);
    double log = -shape * Math.log1p(mean / shape);
    int from = 0;
    if (log < -700) {
      // The first terms vanish: begin far below the mean, where nothing lies yet.
      from = (int) Math.max(0, mean - 12 * Math.sqrt(variance));
      log +=
          GammaFunctions.logRatio(shape, from)
              - GammaFunctions.logGamma(from + 1.0)
              + from * Math.log(success);
    }
    double cumulative = Math.exp(log);
    int number = from;
    double far = mean + 40 * Math.sqrt(variance) + 40;
    while (cumulative < probability && number < far) {
      log += Math.log((shape + number) / (number + 1) * success);
      number++;
      cumulative += Math.exp(log);
    }
    return number;
  }

  /** Which parts an hour has, and how much of each. */
  private record Place(int[] parts, double[] values) {
    static Place of(LocalDateTime hour, LocalDateTime last, Set<LocalDate> holidays) {
      int day = hour.getDayOfWeek().ordinal();
      int together = TOGETHER + HOURS * day + hour.getHour();
      double months = ChronoUnit.HOURS.between(last, hour) / (HOURS * MONTH);
      double holiday = holidays.contains(hour.toLocalDate()) ? 1 : 0;
      return new Place(
          new int[] {hour.getHour(), HOURS + day, together, TREND, HOLIDAY},
          new double[] {1, 1, 1, months, holiday});
    }

    double log(double[] point) {
      double log = 0;
      for (int i = 0; i < parts.length; i++) {
        log += point[parts[i]] * values[i];
      }
      return Math.max(-LEAST, log);
    }
  }
}
