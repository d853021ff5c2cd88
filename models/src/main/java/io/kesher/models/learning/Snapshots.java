package io.kesher.models.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Customers as they were on some days, worked out from all that ever happened.
 *
 * <pre>{@code
 * Snapshots snapshots = new Snapshots(List.of(january, april), 30, 90);
 * ledger.forEach(entry -> snapshots.add(entry.customer(), entry.day(), entry.agorot()));
 * Observations rows = snapshots.observations(row -> left(row.customer(), row.day()), 90);
 * }</pre>
 *
 * <p><b>Nothing looks ahead.</b> A row belongs to a customer and a day and is made of the events
 * dated before that day, whatever else is added and in whichever order. The date of an event is the
 * day it was <em>known</em>: a claim of March that was reported in May is dated in May.
 *
 * <p>There is a row for each customer of whom something was known, customers in the order of their
 * names, then days. Its features:
 *
 * <table>
 *   <caption>Features of a row</caption>
 *   <tr><td>{@code count}, {@code sum}</td><td>events, and their amounts</td></tr>
 *   <tr><td>{@code recency}, {@code tenure}</td><td>days since the last and the first</td></tr>
 *   <tr><td>{@code count 30}, {@code sum 30}</td><td>of the last 30 days</td></tr>
 *   <tr><td>{@code trend 30}</td><td>events of the last 30 days less those of the 30 before;
 *       missing while the customer is known for less than both</td></tr>
 * </table>
 *
 * <p>Amounts are whole numbers of the smallest unit, such as cents or minutes, so that a sum is the
 * same in any order. What is kept grows with customers and days, not with events. Not for several
 * threads at once.
 */
public final class Snapshots {
  private final List<LocalDate> days;
  private final int[] windows;
  private final Map<String, List<Tally>> customers = new TreeMap<>();

  /** A customer on a day. */
  public record Row(String customer, LocalDate day) {}

  private record Known(Row row, Tally tally) {}

  /**
   * Begins snapshots.
   *
   * @param days at least one; a day given twice counts once
   * @param windows lengths in days, each at least 1
   */
  public Snapshots(Collection<LocalDate> days, int... windows) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("there is at least one day to look at customers");
    }
    for (int window : windows) {
      if (window < 1) {
        throw new IllegalArgumentException("a window has at least one day, not " + window);
      }
    }
    this.days = days.stream().distinct().sorted().toList();
    this.windows = Arrays.stream(windows).distinct().sorted().toArray();
  }

  /**
   * Adds an event.
   *
   * @param day on which it was known
   * @param amount in the smallest unit; 0 if the event has none
   * @throws ArithmeticException if amounts sum to more than a long holds
   */
  public void add(String customer, LocalDate day, long amount) {
    List<Tally> tallies =
        customers.computeIfAbsent(
            customer,
            each -> Stream.generate(() -> new Tally(windows)).limit(days.size()).toList());
    for (int i = 0; i < tallies.size(); i++) {
      long age = ChronoUnit.DAYS.between(day, days.get(i));
      if (age > 0) {
        tallies.get(i).add(age, amount);
      }
    }
  }

  /** The customers and days of the rows. */
  public List<Row> rows() {
    return known().stream().map(Known::row).toList();
  }

  /** What was known of each row. */
  public Features features() {
    List<Tally> tallies = known().stream().map(Known::tally).toList();
    Features.Columns columns =
        Features.columns()
            .numbers("count", column(tallies, tally -> tally.count))
            .numbers("sum", column(tallies, tally -> tally.sum))
            .numbers("recency", column(tallies, tally -> tally.youngest))
            .numbers("tenure", column(tallies, tally -> tally.oldest));
    for (int i = 0; i < windows.length; i++) {
      int window = i;
      columns
          .numbers("count " + windows[i], column(tallies, tally -> tally.counts[window]))
          .numbers("sum " + windows[i], column(tallies, tally -> tally.sums[window]))
          .numbers(
              "trend " + windows[i],
              tallies.stream().mapToDouble(tally -> tally.trend(window)).toArray());
    }
    return columns.build();
  }

  /**
   * The rows with what came of them.
   *
   * @param outcome of a row
   * @param ahead days after the row's day until the outcome is certain, from 0
   */
  public Observations observations(ToDoubleFunction<Row> outcome, int ahead) {
    List<Row> rows = rows();
    return Observations.of(
        features(),
        rows.stream().mapToDouble(outcome).toArray(),
        rows.stream().map(Row::day).toArray(LocalDate[]::new),
        rows.stream().map(row -> row.day.plusDays(ahead)).toArray(LocalDate[]::new));
  }

  private List<Known> known() {
    List<Known> known = new ArrayList<>();
    customers.forEach((customer, tallies) -> {
      for (int i = 0; i < days.size(); i++) {
        if (tallies.get(i).count > 0) {
          known.add(new Known(new Row(customer, days.get(i)), tallies.get(i)));
        }
      }
    });
    return known;
  }

  private static double[] column(List<Tally> tallies, ToLongFunction<Tally> value) {
    return tallies.stream().mapToDouble(value::applyAsLong).toArray();
  }

  /** What is known of one customer on one day. */
  private static final class Tally {
    private final int[] windows;
    private final long[] counts;
    private final long[] sums;
    private final long[] before;
    private long count;
    private long sum;
    private long youngest = Long.MAX_VALUE;
    private long oldest;

    Tally(int[] windows) {
      this.windows = windows;
      counts = new long[windows.length];
      sums = new long[windows.length];
      before = new long[windows.length];
    }

    void add(long age, long amount) {
      count++;
      sum = Math.addExact(sum, amount);
      youngest = Math.min(youngest, age);
      oldest = Math.max(oldest, age);
      for (int i = 0; i < windows.length; i++) {
        if (age <= windows[i]) {
          counts[i]++;
          sums[i] = Math.addExact(sums[i], amount);
        } else if (age <= 2L * windows[i]) {
          before[i]++;
        }
      }
    }

    double trend(int window) {
      return oldest < 2L * windows[window] ? Double.NaN : counts[window] - before[window];
    }
  }
}
