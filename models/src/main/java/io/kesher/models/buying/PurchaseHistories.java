package io.kesher.models.buying;

import io.kesher.models.numerics.Checks;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The histories of many customers, as a model is fitted to.
 *
 * <p>Customers with the same history are the same to every model, so each pattern is kept once with
 * the number of its customers: memory grows with patterns, not with customers. All one-time buyers
 * who came on one day are a single pattern. The order of patterns is that of their first customers,
 * and all sums are formed in that order, whatever the number of threads.
 */
public final class PurchaseHistories {
  private final int[] repeats;
  private final double[] last;
  private final double[] observed;
  private final int[] counts;
  private final boolean parallel;

  private PurchaseHistories(
      int[] repeats, double[] last, double[] observed, int[] counts, boolean parallel) {
    this.repeats = repeats;
    this.last = last;
    this.observed = observed;
    this.counts = counts;
    this.parallel = parallel;
  }

  /** Of at least one customer. */
  public static PurchaseHistories of(Iterable<PurchaseHistory> histories) {
    Builder builder = new Builder();
    histories.forEach(builder::add);
    return builder.build();
  }

  /** Of at least one customer. The stream is read once, in its order, and not kept. */
  public static PurchaseHistories of(Stream<PurchaseHistory> histories) {
    Builder builder = new Builder();
    histories.forEachOrdered(builder::add);
    return builder.build();
  }

  /** Of columns, a row being a customer; times in days, as in {@link PurchaseHistory}. */
  public static PurchaseHistories ofColumns(int[] repeats, double[] last, double[] observed) {
    Checks.require(
        last.length == repeats.length && observed.length == repeats.length,
        "lengths",
        Arrays.asList(repeats.length, last.length, observed.length),
        "equal");
    Builder builder = new Builder();
    for (int i = 0; i < repeats.length; i++) {
      builder.add(repeats[i], last[i], observed[i], 1);
    }
    return builder.build();
  }

  /** The same, but a model fitted to them works on the calling thread only. */
  public PurchaseHistories onOneThread() {
    return new PurchaseHistories(repeats, last, observed, counts, false);
  }

  /** Number of customers. */
  public long customers() {
    return Arrays.stream(counts).asLongStream().sum();
  }

  /** Number of customers who came back. */
  public long repeaters() {
    return IntStream.range(0, size()).filter(i -> repeats[i] > 0).mapToLong(i -> counts[i]).sum();
  }

  /** Number of different histories. */
  public int size() {
    return repeats.length;
  }

  /** The sum over all customers of what a function says of each. */
  public double sum(ToDoubleFunction<PurchaseHistory> function) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += counts[i] * function.applyAsDouble(history(i));
    }
    return sum;
  }

  /** The history of the i-th pattern. */
  public PurchaseHistory history(int i) {
    return new PurchaseHistory(repeats[i], last[i], observed[i]);
  }

  /** Number of customers of the i-th pattern. */
  public int count(int i) {
    return counts[i];
  }

  /** Repeat purchases of all customers. */
  double allRepeats() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += (double) counts[i] * repeats[i];
    }
    return sum;
  }

  /** Days observed, of all customers. */
  double allObserved() {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      sum += counts[i] * observed[i];
    }
    return sum;
  }

  boolean parallel() {
    return parallel;
  }

  int repeats(int i) {
    return repeats[i];
  }

  double last(int i) {
    return last[i];
  }

  double observed(int i) {
    return observed[i];
  }

  /** Every step-th pattern: a quick first look. */
  PurchaseHistories thinned(int step) {
    int[] kept = IntStream.iterate(0, i -> i < size(), i -> i + step).toArray();
    return new PurchaseHistories(
        Arrays.stream(kept).map(i -> repeats[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> last[i]).toArray(),
        Arrays.stream(kept).mapToDouble(i -> observed[i]).toArray(),
        Arrays.stream(kept).map(i -> counts[i]).toArray(),
        parallel);
  }

  /**
   * Counts patterns in a hash table of open addressing over plain arrays: {@code slots} leads from
   * a hash to a pattern, patterns lie in the order of their first customer.
   */
  public static final class Builder {
    private int[] repeats = new int[64];
    private double[] last = new double[64];
    private double[] observed = new double[64];
    private int[] counts = new int[64];
    private int[] slots = new int[256];
    private int size;

    /** Adds a customer. */
    public Builder add(PurchaseHistory history) {
      return add(history, 1);
    }

    /** Adds a number of customers of the same history, at least 1. */
    public Builder add(PurchaseHistory history, int customers) {
      Checks.require(customers >= 1, "customers", customers, "at least 1");
      count(history.repeats(), history.last(), history.observed(), customers);
      return this;
    }

    void add(int repeats, double last, double observed, int customers) {
      // The record checks; it never reaches the heap.
      add(new PurchaseHistory(repeats, last, observed), customers);
    }

    private void count(int repeat, double lastDay, double observedDays, int customers) {
      int slot = slot(repeat, lastDay, observedDays);
      if (slots[slot] != 0) {
        int pattern = slots[slot] - 1;
        counts[pattern] = Math.addExact(counts[pattern], customers);
        return;
      }
      if (size == repeats.length) {
        grow();
        slot = slot(repeat, lastDay, observedDays);
      }
      repeats[size] = repeat;
      last[size] = lastDay;
      observed[size] = observedDays;
      counts[size] = customers;
      slots[slot] = ++size;
    }

    /** The slot of the pattern, or the free one where it belongs. */
    private int slot(int repeat, double lastDay, double observedDays) {
      int mask = slots.length - 1;
      int slot = hash(repeat, lastDay, observedDays) & mask;
      while (slots[slot] != 0 && !same(slots[slot] - 1, repeat, lastDay, observedDays)) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }

    private boolean same(int pattern, int repeat, double lastDay, double observedDays) {
      return repeats[pattern] == repeat
          && last[pattern] == lastDay
          && observed[pattern] == observedDays;
    }

    private static int hash(int repeat, double lastDay, double observedDays) {
      long mixed = Double.doubleToRawLongBits(lastDay) * 0x9E3779B97F4A7C15L;
      mixed =
          (mixed ^ (mixed >>> 32) ^ Double.doubleToRawLongBits(observedDays)) * 0xC2B2AE3D27D4EB4FL;
      mixed = (mixed ^ (mixed >>> 29) ^ repeat) * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 32);
    }

    private void grow() {
      int capacity = size + (size >> 1);
      repeats = Arrays.copyOf(repeats, capacity);
      last = Arrays.copyOf(last, capacity);
      observed = Arrays.copyOf(observed, capacity);
      counts = Arrays.copyOf(counts, capacity);
      if (2 * capacity > slots.length) {
        slots = new int[2 * slots.length];
        for (int i = 0; i < size; i++) {
          slots[slot(repeats[i], last[i], observed[i])] = i + 1;
        }
      }
    }

    /** The histories counted so far. */
    public PurchaseHistories build() {
      Checks.require(size > 0, "customers", 0, "at least 1");
      return new PurchaseHistories(
          Arrays.copyOf(repeats, size),
          Arrays.copyOf(last, size),
          Arrays.copyOf(observed, size),
          Arrays.copyOf(counts, size),
          true);
    }
  }
}
