package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feature cut into at most 255 bins and one for what is missing, so that a value is a byte and
 * the best place to split is found by going through bins and not rows.
 *
 * <p>Numbers are cut so that each bin holds about as many rows; few distinct numbers get a bin
 * each. A cut lies midway between two neighbours that occurred. Of more than {@value #SAMPLE} rows
 * a sample decides, drawn with a fixed seed. A category has a bin for each level; of more than 255
 * levels the rarest count as missing.
 */
final class Bins {
  static final int MOST = 255;
  private static final int SAMPLE = 200_000;

  final Feature feature;

  /** Bin k holds numbers above cut k − 1, up to and with cut k. Empty of a category. */
  final double[] cuts;

  /** How many bins hold values; the bin of what is missing comes after them. */
  final int size;

  private Bins(Feature feature, double[] cuts, int size) {
    this.feature = feature;
    this.cuts = cuts;
    this.size = size;
  }

  static Bins of(Feature feature, Features features) {
    if (feature.isCategory()) {
      Feature kept = keepFrequent(feature, features);
      return new Bins(kept, new double[0], kept.levels().size());
    }
    double[] cuts = cuts(sample(features.values(feature)));
    return new Bins(feature, cuts, cuts.length + 1);
  }

  /** The bin of each row. */
  byte[] codes(Features features) {
    double[] values = features.values(feature);
    double[] padded = Arrays.copyOf(cuts, 256);
    Arrays.fill(padded, cuts.length, padded.length, Double.POSITIVE_INFINITY);
    byte[] codes = new byte[values.length];
    for (int i = 0; i < codes.length; i++) {
      double value = values[i];
      codes[i] = (byte) (Double.isNaN(value) ? size : place(padded, value));
    }
    return codes;
  }

  private int place(double[] padded, double value) {
    return feature.isCategory() ? (int) value : cutsBelow(padded, value);
  }

  /**
   * How many cuts are below a value: a binary search without branches, which would be mispredicted
   * half of the time. The sign of cut − value is the answer to each comparison.
   */
  private static int cutsBelow(double[] padded, double value) {
    int below = 0;
    for (int step = 7; step >= 0; step--) {
      double distance = padded[below + (1 << step) - 1] - value;
      below += (int) (Double.doubleToRawLongBits(distance) >>> 63) << step;
    }
    return below;
  }

  private static double[] sample(double[] values) {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (present.length > SAMPLE) {
      double[] all = present;
      present =
          new SplittableRandom(1)
              .ints(SAMPLE, 0, all.length)
              .mapToDouble(place -> all[place])
              .toArray();
    }
    Arrays.sort(present);
    return present;
  }

  private static double[] cuts(double[] sorted) {
    double[] distinct = distinct(sorted);
    if (distinct.length <= MOST) {
      double[] cuts = new double[Math.max(0, distinct.length - 1)];
      for (int i = 0; i < cuts.length; i++) {
        cuts[i] = between(distinct[i], distinct[i + 1]);
      }
      return cuts;
    }
    double[] cuts = new double[MOST - 1];
    int found = 0;
    for (int i = 1; i < MOST; i++) {
      int place = (int) ((long) i * sorted.length / MOST);
      double low = sorted[place - 1];
      while (place < sorted.length && sorted[place] == low) {
        place++;
      }
      if (place < sorted.length && (found == 0 || cuts[found - 1] < low)) {
        cuts[found++] = between(low, sorted[place]);
      }
    }
    return Arrays.copyOf(cuts, found);
  }

  private static double[] distinct(double[] sorted) {
    double[] distinct = sorted.clone();
    int found = 0;
    for (double value : sorted) {
      if (found == 0 || distinct[found - 1] != value) {
        distinct[found++] = value;
      }
    }
    return Arrays.copyOf(distinct, found);
  }

  /** Midway, but below the higher one even where no number lies between; never negative zero. */
  private static double between(double low, double high) {
    double middle = low / 2 + high / 2;
    return (middle >= low && middle < high ? middle : low) + 0.0;
  }

  private static Feature keepFrequent(Feature feature, Features features) {
    List<String> levels = feature.levels();
    if (levels.size() <= MOST) {
      return feature;
    }
    int[] rows = new int[levels.size()];
    for (double value : features.values(feature)) {
      if (!Double.isNaN(value)) {
        rows[(int) value]++;
      }
    }
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < rows.length; place++) {
      places.add(place);
    }
    places.sort(Comparator.comparingInt(place -> -rows[place]));
    List<String> kept = places.stream().limit(MOST).sorted().map(levels::get).toList();
    return new Feature(feature.name(), Feature.Kind.CATEGORY, kept);
  }
}
