package io.kesher.models.offers;

import java.util.List;

/**
 * New items by the neighbours of what is held: two items are near if the same customers hold them.
 *
 * <p>Nearness is the cosine of the two columns of customers, damped for items few hold: {@code both
 * / (√(a · b) + damping)} (M. Deshpande &amp; G. Karypis, Item-Based Top-N Recommendation
 * Algorithms, ACM TOIS 22, 2004). Only the nearest count.
 *
 * <p><b>For</b> more items than {@link Ease} can take; it finds a little less. Cost: for each item
 * the holdings of those who hold it, so it grows with the holdings and not with the square of
 * items.
 *
 * @param neighbours kept for each item, from 1
 * @param damping from 0: so many pairs at the least make two items near
 */
public record ItemNeighbours(int neighbours, double damping) {

  public ItemNeighbours {
    if (neighbours < 1) {
      throw new IllegalArgumentException("at least one neighbour is kept, not " + neighbours);
    }
    if (!(damping >= 0 && Double.isFinite(damping))) {
      throw new IllegalArgumentException("the damping is 0 or more, not " + damping);
    }
  }

  /** Twenty neighbours, damped by 20. */
  public static ItemNeighbours standard() {
    return new ItemNeighbours(20, 20);
  }

  /** Fits the weights. */
  public Ease.Fit fit(Holdings holdings) {
    int[] holders = holdings.holders();
    List<int[]> customers = holdings.byItem();
    Strongest nearest = Strongest.none(holdings);
    boolean any = false;
    for (int to = 0; to < holders.length; to++) {
      double[] weights = new double[holders.length];
      for (int customer : customers.get(to)) {
        for (int item : holdings.held()[customer]) {
          weights[item]++;
        }
      }
      weights[to] = 0;
      for (int from = 0; from < weights.length; from++) {
        any |= weights[from] > 0;
        weights[from] /= Math.sqrt((double) holders[from] * holders[to]) + damping;
      }
      nearest.add(to, weights, neighbours);
    }
    return new Ease.Fit(
        nearest.model(), any ? Ease.Diagnosis.FITTED : Ease.Diagnosis.NOTHING_HELD_TOGETHER);
  }
}
