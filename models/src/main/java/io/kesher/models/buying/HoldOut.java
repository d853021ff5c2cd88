package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a model would have been worth: it is fitted to the ledger as it was at a day (calibration),
 * and its expectations are held against what happened from there to an end (validation).
 *
 * <p>Beside it stands the naive rule: a customer goes on at the own rate of the past, x purchases
 * in T days. A model that is no better than the rule isn't worth its trouble; {@link
 * #isBetterThanNaive} says so.
 *
 * @param fit of the calibration
 * @param calibrationEnd the last day of the calibration
 * @param end the last day of the validation
 * @param model how near the model came, over customers of the calibration
 * @param naive how near the rule came
 * @param tracking a point for each week, from the first purchase on, calibration included
 * @param byFrequency a row for each number of repeat purchases in the calibration
 */
public record HoldOut(
    Fit<BuyingModel> fit,
    LocalDate calibrationEnd,
    LocalDate end,
    Accuracy model,
    Accuracy naive,
    List<Tracked> tracking,
    List<Frequency> byFrequency) {
  /** Numbers of repeat purchases from here on share a row. */
  private static final int MOST = 7;

  /**
   * Repeat purchases of all customers of the calibration up to the end of a week.
   *
   * @param day the last of the week
   * @param actual how many there were since the beginning
   * @param expected how many the model expects of customers who came on these days
   */
  public record Tracked(LocalDate day, int actual, double expected) {}

  /**
   * Customers of the same number of repeat purchases in the calibration.
   *
   * @param repeats in the calibration; the last row is of this number and more
   * @param customers how many
   * @param actual mean purchases in the validation
   * @param expected mean expectation
   * @param naive mean of the rule
   */
  public record Frequency(
      int repeats, int customers, double actual, double expected, double naive) {}

  public HoldOut {
    Checks.require(end.isAfter(calibrationEnd), "end", end, "after " + calibrationEnd);
    tracking = List.copyOf(tracking);
    byFrequency = List.copyOf(byFrequency);
  }

  /**
   * Fits to the ledger up to the first day and holds the fit against the time to the second.
   *
   * @param fitting for example {@code histories -> MbgNbd.fit(histories, ModelUnit.WEEK)}
   */
  public static HoldOut check(
      Ledger ledger,
      LocalDate calibrationEnd,
      LocalDate end,
      Function<PurchaseHistories, Fit<BuyingModel>> fitting) {
    Checks.require(end.isAfter(calibrationEnd), "end", end, "after " + calibrationEnd);
    List<Customer> customers = ledger.customers(calibrationEnd);
    Fit<BuyingModel> fit =
        fitting.apply(PurchaseHistories.of(customers.stream().map(Customer::history).toList()));
    double days = ChronoUnit.DAYS.between(calibrationEnd, end);
    double[] actual = new double[customers.size()];
    double[] expected = new double[customers.size()];
    double[] naive = new double[customers.size()];
    for (int i = 0; i < actual.length; i++) {
      PurchaseHistory history = customers.get(i).history();
      actual[i] =
          ledger.days(customers.get(i).id(), end).stream()
              .filter(day -> day.isAfter(calibrationEnd))
              .count();
      expected[i] = fit.model().expectedPurchases(history, Span.days(days));
      naive[i] = history.repeats() == 0 ? 0 : history.repeats() * days / history.observed();
    }
    return new HoldOut(
        fit,
        calibrationEnd,
        end,
        Accuracy.of(actual, expected),
        Accuracy.of(actual, naive),
        tracking(ledger, customers, end, fit.model()),
        byFrequency(customers, actual, expected, naive));
  }

  /** Whether the model's root mean square error is below that of the naive rule. */
  public boolean isBetterThanNaive() {
    return model.rootMeanSquareError() < naive.rootMeanSquareError();
  }

  private static List<Tracked> tracking(
      Ledger ledger, List<Customer> customers, LocalDate end, BuyingModel model) {
    var arrivals = new TreeMap<LocalDate, Integer>();
    var purchases = new TreeMap<LocalDate, Integer>();
    for (Customer customer : customers) {
      List<LocalDate> days = ledger.days(customer.id(), end);
      days.stream().limit(1).forEach(day -> arrivals.merge(day, 1, Integer::sum));
      days.stream().skip(1).forEach(day -> purchases.merge(day, 1, Integer::sum));
    }
    List<Tracked> tracking = new ArrayList<>();
    LocalDate first = arrivals.isEmpty() ? end : arrivals.firstKey();
    for (LocalDate day = first.plusDays(6); !day.isAfter(end); day = day.plusWeeks(1)) {
      LocalDate week = day;
      double expected =
          arrivals.headMap(week, true).entrySet().stream()
              .mapToDouble(arrival -> arrival.getValue() * expected(model, arrival.getKey(), week))
              .sum();
      int actual =
          purchases.headMap(week, true).values().stream().mapToInt(Integer::intValue).sum();
      tracking.add(new Tracked(week, actual, expected));
    }
    return tracking;
  }

  private static double expected(BuyingModel model, LocalDate arrival, LocalDate day) {
    return model.expectedPurchasesOfNewcomer(Span.days(ChronoUnit.DAYS.between(arrival, day)));
  }

  private static List<Frequency> byFrequency(
      List<Customer> customers, double[] actual, double[] expected, double[] naive) {
    Map<Integer, double[]> rows = new TreeMap<>();
    for (int i = 0; i < actual.length; i++) {
      int repeats = Math.min(MOST, customers.get(i).history().repeats());
      double[] row = rows.computeIfAbsent(repeats, each -> new double[4]);
      row[0]++;
      row[1] += actual[i];
      row[2] += expected[i];
      row[3] += naive[i];
    }
    return rows.entrySet().stream()
        .map(entry -> frequency(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Frequency frequency(int repeats, double[] row) {
    return new Frequency(repeats, (int) row[0], row[1] / row[0], row[2] / row[0], row[3] / row[0]);
  }
}
