package io.kesher.models.offers;

import io.kesher.models.offers.Affinities.Item;
import io.kesher.models.offers.Affinities.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Gathers weights into {@link Affinities}, of each item the strongest only: what speaks for or
 * against it by little is noise, costs memory and blurs the reasons.
 */
final class Strongest {
  private final Holdings holdings;
  private final List<List<Link>> links = new ArrayList<>();

  private Strongest(Holdings holdings) {
    this.holdings = holdings;
    holdings.items().forEach(item -> links.add(new ArrayList<>()));
  }

  static Strongest none(Holdings holdings) {
    return new Strongest(holdings);
  }

  /** Of an array of weights for each item, what each other item says of it. */
  static Strongest of(Holdings holdings, List<double[]> weights, int most) {
    var strongest = new Strongest(holdings);
    for (int to = 0; to < weights.size(); to++) {
      strongest.add(to, weights.get(to), most);
    }
    return strongest;
  }

  /** Of equally strong weights those of the first items are kept. */
  void add(int to, double[] weights, int most) {
    var kept =
        new PriorityQueue<Integer>((a, b) -> {
          int byStrength = Double.compare(Math.abs(weights[a]), Math.abs(weights[b]));
          return byStrength != 0 ? byStrength : Integer.compare(b, a);
        });
    for (int from = 0; from < weights.length; from++) {
      boolean full = kept.size() == most;
      if (weights[from] != 0
          && (!full || Math.abs(weights[from]) > Math.abs(weights[kept.element()]))) {
        if (full) {
          kept.remove();
        }
        kept.add(from);
      }
    }
    kept.stream().sorted().forEach(from -> links.get(from).add(new Link(to, weights[from])));
  }

  Affinities model() {
    int[] holders = holdings.holders();
    return new Affinities(
        IntStream.range(0, holders.length)
            .mapToObj(i -> new Item(holdings.items().get(i), holders[i], links.get(i)))
            .toList());
  }
}
