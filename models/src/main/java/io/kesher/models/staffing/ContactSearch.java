package io.kesher.models.staffing;

import static io.kesher.models.staffing.Composition.HOURS;
import static io.kesher.models.staffing.Composition.HOURS_OF_WEEK;
import static io.kesher.models.staffing.Composition.SIZE;

import io.kesher.models.numerics.Newton;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds the most likely parts of a {@link ContactForecast}: the top of the Poisson likelihood, less
 * half the square of each part by its prior. It is concave, so there is one top.
 */
final class ContactSearch {
  private static final double FAR = 50;

  private final int[] contacts;
  private final Composition[] hours;

  ContactSearch(Collection<HourOfContacts> past, LocalDateTime last, Set<LocalDate> holidays) {
    contacts = past.stream().mapToInt(HourOfContacts::contacts).toArray();
    hours =
        past.stream()
            .map(hour -> Composition.of(hour.start(), last, holidays))
            .toArray(Composition[]::new);
  }

  double[] parts() {
    double[] most = new double[SIZE];
    Arrays.fill(most, FAR);
    double[] least = new double[SIZE];
    Arrays.fill(least, -FAR);
    double[] start = new double[SIZE];
    double mean = Arrays.stream(contacts).average().orElse(0);
    Arrays.fill(start, 0, HOURS, Math.log(mean + 1e-3));
    return new Newton(this::evaluate, least, most).maximise(start).point();
  }

  private double evaluate(double[] parts, double[] gradient, double[][] hessian) {
    double value = 0;
    for (int i = 0; i < SIZE; i++) {
      double prior = Information.prior(i);
      value -= prior / 2 * parts[i] * parts[i];
      gradient[i] -= prior * parts[i];
      hessian[i][i] -= prior;
    }
    for (int i = 0; i < contacts.length; i++) {
      double log = hours[i].log(parts);
      double mean = Math.exp(log);
      value += contacts[i] * log - mean;
      add(hours[i], contacts[i] - mean, mean, gradient, hessian);
    }
    return value;
  }

  private static void add(
      Composition hour, double above, double mean, double[] gradient, double[][] hessian) {
    int[] places = hour.parts();
    double[] values = hour.values();
    for (int i = 0; i < places.length; i++) {
      gradient[places[i]] += above * values[i];
      for (int j = 0; j < places.length; j++) {
        hessian[places[i]][places[j]] -= mean * values[i] * values[j];
      }
    }
  }

  /** What there is of each hour of the week, if the parts are these. */
  List<HourOfWeek> seen(double[] parts) {
    HourOfWeek[] seen = new HourOfWeek[HOURS_OF_WEEK];
    Arrays.fill(seen, HourOfWeek.UNSEEN);
    for (Composition hour : hours) {
      int place = hour.hourOfWeek();
      seen[place] = seen[place].and(Math.exp(hour.log(parts)), hour.months(), hour.holiday());
    }
    return List.of(seen);
  }

  /**
   * How much more the contacts vary than Poisson's: at least as much, over hours in which something
   * is expected at all.
   */
  double dispersion(double[] parts) {
    double squares = 0;
    int counted = 0;
    for (int i = 0; i < contacts.length; i++) {
      double mean = Math.exp(hours[i].log(parts));
      if (mean > 0.5) {
        squares += (contacts[i] - mean) * (contacts[i] - mean) / mean;
        counted++;
      }
    }
    // What the fit took away from the residuals: a part for each hour of the week, at most half.
    double free = Math.max(counted - Math.min(counted / 2.0, HOURS_OF_WEEK), 1);
    return Math.max(1, squares / free);
  }
}
