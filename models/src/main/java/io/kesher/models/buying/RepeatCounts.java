package io.kesher.models.buying;

import java.util.TreeMap;

/** How many customers there are of each number of repeat purchases, in ascending order of it. */
final class RepeatCounts {
  /** Numbers below this, nearly all, are counted in an array. */
  private static final int FEW = 4096;

  private final double[] few = new double[FEW];
  private final TreeMap<Integer, Double> many = new TreeMap<>();

  RepeatCounts(PurchaseHistories histories) {
    for (int i = 0; i < histories.size(); i++) {
      if (histories.repeats(i) < FEW) {
        few[histories.repeats(i)] += histories.count(i);
      } else {
        many.merge(histories.repeats(i), (double) histories.count(i), Double::sum);
      }
    }
  }

  void addTo(PatternLikelihood likelihood, Sums sums) {
    for (int repeats = 0; repeats < FEW; repeats++) {
      if (few[repeats] > 0) {
        likelihood.addRepeats(repeats, few[repeats], sums);
      }
    }
    many.forEach((repeats, customers) -> likelihood.addRepeats(repeats, customers, sums));
  }
}
