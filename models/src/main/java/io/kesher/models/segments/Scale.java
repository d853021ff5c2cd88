package io.kesher.models.segments;

import io.kesher.models.learning.Feature;
import io.kesher.models.learning.Features;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a number is made comparable with others: mean 0 and deviation 1, of its logarithm if it is
 * lopsided.
 *
 * <p>Money and counts have a few very large values. As they stand, those make groups of their own
 * and all others one big group. A number that is never below zero and whose skewness is above 1 is
 * therefore taken as log(1 + x / mean). What is missing counts as the mean, that is as nothing.
 *
 * @param feature its name
 * @param unit zero if taken as it is, else divided by this before the logarithm
 * @param mean after that
 * @param deviation after that, above zero
 */
public record Scale(String feature, double unit, double mean, double deviation) {
  private static final double LOPSIDED = 1;

  public Scale {
    if (!(deviation > 0 && unit >= 0 && Double.isFinite(deviation + unit + mean))) {
      throw new IllegalArgumentException("the scale of " + feature + " is not one");
    }
  }

  /** Scales of all columns that vary. */
  static List<Scale> of(Features features) {
    for (Feature feature : features.features()) {
      if (feature.kind() == Feature.Kind.CATEGORY) {
        throw new IllegalArgumentException(feature.name() + " is a category, not a number");
      }
    }
    return features.features().stream()
        .map(feature -> of(feature.name(), features.numbers(feature.name())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Scale> of(String name, double[] numbers) {
    double[] present = Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).toArray();
    double mean = mean(present);
    double deviation = deviation(present);
    boolean constant = !(deviation > 1e-12 * Math.abs(mean));
    if (constant) {
      return Optional.empty();
    }
    double skewness =
        Arrays.stream(present).map(x -> Math.pow((x - mean) / deviation, 3)).sum() / present.length;
    boolean negative = Arrays.stream(present).anyMatch(x -> x < 0);
    if (negative || skewness <= LOPSIDED) {
      return Optional.of(new Scale(name, 0, mean, deviation));
    }
    double[] logs = Arrays.stream(present).map(x -> Math.log1p(x / mean)).toArray();
    return Optional.of(new Scale(name, mean, mean(logs), deviation(logs)));
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElse(0);
  }

  private static double deviation(double[] numbers) {
    double mean = mean(numbers);
    return Math.sqrt(Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).average().orElse(0));
  }

  double scaled(double number) {
    if (Double.isNaN(number)) {
      return 0;
    }
    // A later number may lie below zero where none did before.
    double taken = unit > 0 ? Math.log1p(Math.max(0, number) / unit) : number;
    return (taken - mean) / deviation;
  }

  /** The number that is scaled to this. */
  double number(double scaled) {
    double taken = scaled * deviation + mean;
    return unit > 0 ? Math.expm1(taken) * unit : taken;
  }

  /** Rows of scaled numbers. */
  static double[][] rows(List<Scale> scales, Features features) {
    double[][] rows = new double[features.size()][scales.size()];
    for (int j = 0; j < scales.size(); j++) {
      double[] numbers = features.numbers(scales.get(j).feature);
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = scales.get(j).scaled(numbers[i]);
      }
    }
    return rows;
  }
}
