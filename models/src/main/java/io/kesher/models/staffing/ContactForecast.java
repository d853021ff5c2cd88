package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Cholesky;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How many contacts each hour will bring: a season of the week, a trend and holidays.
 *
 * <p>Assumptions. The logarithm of the mean number in an hour is a sum of a part of the hour of the
 * day, one of the day of the week, one of the two together, a trend and, on holidays, a part for
 * them. Each is pulled towards nothing (a normal prior), but the first two hardly, so that a few
 * weeks are enough to begin with and more of them let the data speak: of an hour of the week seen
 * four times little is known that its hour and its day don't say. Numbers vary more than Poisson's;
 * by how much is measured, as the mean of {@code (actual - mean)²/mean}. The trend is drawn on for
 * a year of twelve times 30 days after the last hour; from there on it stays where it is.
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
 *
 * @param last the last hour that was learned from, where the trend is 0
 * @param holidays past and to come
 * @param parts in logarithms: 24 of the hours of the day, 7 of the days from Monday, 168 of the
 *     hours of the week from Monday at midnight, the trend of 30 days, and holidays
 * @param seen what there was of each hour of the week, from Monday at midnight
 * @param dispersion the variance of an hour's number as a multiple of Poisson's, from 1
 */
public record ContactForecast(
    LocalDateTime last,
    Set<LocalDate> holidays,
    List<Double> parts,
    List<HourOfWeek> seen,
    double dispersion) {
  public ContactForecast {
    Checks.require(last.equals(last.truncatedTo(ChronoUnit.HOURS)), "last", last, "a whole hour");
    holidays = Collections.unmodifiableSet(new TreeSet<>(holidays));
    parts = List.copyOf(parts);
    requireSize("parts", parts, Composition.SIZE);
    for (int i = 0; i < parts.size(); i++) {
      Checks.require(Double.isFinite(parts.get(i)), "parts[" + i + "]", parts.get(i), "finite");
    }
    seen = List.copyOf(seen);
    requireSize("seen", seen, Composition.HOURS_OF_WEEK);
    Checks.require(
        Information.factor(seen).isPresent(), "seen", "of " + last, "sums over the same hours");
    Checks.require(
        dispersion >= 1 && dispersion < Double.POSITIVE_INFINITY,
        "dispersion",
        dispersion,
        "finite and at least 1");
  }

  private static void requireSize(String name, List<?> list, int size) {
    Checks.require(list.size() == size, "number of " + name, list.size(), String.valueOf(size));
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
    var search = new ContactSearch(past, last, holidays);
    double[] parts = search.parts();
    return new ContactForecast(
        last,
        holidays,
        Arrays.stream(parts).boxed().toList(),
        search.seen(parts),
        search.dispersion(parts));
  }

  /**
   * The hours from the start, as many as are asked for. To ask once for many is faster than often
   * for one: what is known of the parts is worked out first.
   *
   * @param confidence of the interval of each, such as 0.8
   */
  public List<ExpectedHour> hours(LocalDateTime start, int count, double confidence) {
    Checks.require(count >= 0, "count", count, "at least 0");
    Checks.require(confidence > 0 && confidence < 1, "confidence", confidence, "between 0 and 1");
    LocalDateTime first = new HourOfContacts(start, 0).start();
    double[] learned = parts.stream().mapToDouble(Double::doubleValue).toArray();
    Cholesky information = Information.factor(seen).orElseThrow();
    return Stream.iterate(first, hour -> hour.plusHours(1))
        .limit(count)
        .map(hour -> hour(hour, learned, information, confidence))
        .toList();
  }

  private ExpectedHour hour(
      LocalDateTime start, double[] learned, Cholesky information, double confidence) {
    var composition = Composition.of(start, last, holidays);
    double mean = Math.exp(composition.log(learned));
    double variance = dispersion * mean * (1 + mean * uncertainty(composition, information));
    var numbers = new NegativeBinomial(mean, variance);
    return new ExpectedHour(
        start,
        mean,
        numbers.quantile((1 - confidence) / 2),
        numbers.quantile((1 + confidence) / 2));
  }

  /** The variance of the logarithm of the mean. */
  private static double uncertainty(Composition hour, Cholesky information) {
    double[] design = new double[Composition.SIZE];
    for (int i = 0; i < hour.parts().length; i++) {
      design[hour.parts()[i]] = hour.values()[i];
    }
    double[] solved = information.solve(design);
    double variance = 0;
    for (int i = 0; i < design.length; i++) {
      variance += design[i] * solved[i];
    }
    return variance;
  }
}
