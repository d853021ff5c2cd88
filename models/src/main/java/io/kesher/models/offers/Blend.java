package io.kesher.models.offers;

import io.kesher.models.offers.Offer.Because;
import io.kesher.models.offers.Offer.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One list of offers from what is bought again, what is new, and a propensity.
 *
 * <p>The scores of the parts have no common unit. So each list is measured by its own best offer:
 * {@code repeats · score / best repeat + news · score / best new + propensity · probability}. The
 * weights say what each part is worth to the caller; reasons carry their part of the sum.
 *
 * @param repeats weight of what was bought before, from 0
 * @param news weight of what is new, from 0
 * @param propensity weight of the probability, from 0
 */
public record Blend(double repeats, double news, double propensity) {

  public Blend {
    for (double weight : new double[] {repeats, news, propensity}) {
      if (!(weight >= 0 && Double.isFinite(weight))) {
        throw new IllegalArgumentException("a weight is 0 or more, not " + weight);
      }
    }
  }

  /**
   * Blends the parts.
   *
   * @param again of {@link Repeats}
   * @param fresh of {@link Affinities}
   * @param probabilities of buying an item, by its name; of items not named nothing is known
   * @param count at most so many offers
   */
  public List<Offer> offers(
      List<Offer> again, List<Offer> fresh, Map<String, Double> probabilities, int count) {
    Map<String, List<Because>> reasons = new TreeMap<>();
    add(reasons, again, repeats);
    add(reasons, fresh, news);
    probabilities.forEach((item, probability) -> add(reasons, item, probability));
    return reasons.entrySet().stream()
        .map(entry -> offer(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(offer -> -offer.score()))
        .limit(count)
        .toList();
  }

  /** The reasons of an offer share its part of the sum as they shared its score. */
  private static void add(Map<String, List<Because>> reasons, List<Offer> offers, double weight) {
    double best = offers.stream().mapToDouble(Offer::score).max().orElse(0);
    for (Offer offer : offers) {
      double part = best > 0 ? weight * offer.score() / best : 0;
      double whole = offer.because().stream().mapToDouble(Because::weight).sum();
      for (Because because : offer.because()) {
        double share = whole > 0 ? part * because.weight() / whole : 0;
        reasons
            .computeIfAbsent(offer.item(), item -> new ArrayList<>())
            .add(new Because(because.reason(), because.item(), share));
      }
    }
  }

  private void add(Map<String, List<Because>> reasons, String item, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "the probability " + probability + " of " + item + " is not in [0, 1]");
    }
    reasons
        .computeIfAbsent(item, name -> new ArrayList<>())
        .add(new Because(Reason.PROPENSITY, item, propensity * probability));
  }

  private static Offer offer(String item, List<Because> reasons) {
    reasons.sort(Comparator.comparingDouble(because -> -because.weight()));
    return new Offer(item, reasons.stream().mapToDouble(Because::weight).sum(), reasons);
  }
}
