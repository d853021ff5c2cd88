package io.kesher.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The chance behind one aspect of one customer. Every aspect has its own generator, keyed by seed,
 * aspect and slot, so that a new feature of one customer leaves all other bytes as they were.
 */
final class Draw {
  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final RandomGenerator random;

  private Draw(RandomGenerator random) {
    this.random = random;
  }

  static Draw of(long seed, String aspect, long slot) {
    return new Draw(ALGORITHM.create(scatter(scatter(seed ^ aspect.hashCode()) + slot)));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number, both ends included. */
  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** A positive number with this median; two thirds lie within a factor of e^spread. */
  double around(double median, double spread) {
    return median * StrictMath.exp(spread * random.nextGaussian());
  }

  /** How often something happens that happens {@code mean} times on average (Poisson). */
  int count(double mean) {
    double rest = StrictMath.exp(-mean);
    int times = 0;
    for (double product = random.nextDouble(); product > rest; product *= random.nextDouble()) {
      times++;
    }
    return times;
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The index of one of the weights. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double point = random.nextDouble() * sum;
    for (int index = 0; index < weights.length - 1; index++) {
      point -= weights[index];
      if (point < 0) {
        return index;
      }
    }
    return weights.length - 1;
  }

  /** The finalizer of SplitMix64: neighbouring keys give generators that share nothing. */
  private static long scatter(long key) {
    long mixed = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
