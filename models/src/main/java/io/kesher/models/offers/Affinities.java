package io.kesher.models.offers;

import io.kesher.models.offers.Offer.Because;
import io.kesher.models.offers.Offer.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How strongly holding one item speaks for another, as {@link Ease} or {@link ItemNeighbours} found
 * it.
 *
 * @param items sorted by name
 */
public record Affinities(List<Item> items) {
  private static final int REASONS = 3;
  private static final Comparator<Item> BY_NAME = Comparator.comparing(Item::name);

  /**
   * An item.
   *
   * @param name unique
   * @param holders customers who hold it
   * @param links what holding it says of other items
   */
  public record Item(String name, int holders, List<Link> links) {
    public Item {
      links = List.copyOf(links);
      if (holders < 0) {
        throw new IllegalArgumentException(name + " has " + holders + " holders");
      }
    }
  }

  /**
   * Speaks for an item, or against it if below zero.
   *
   * @param to place of the item
   * @param weight summed up over all that a customer holds
   */
  public record Link(int to, double weight) {}

  public Affinities {
    items = List.copyOf(items);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0 && items.get(i - 1).name.compareTo(items.get(i).name) >= 0) {
        throw new IllegalArgumentException("items are not sorted at " + items.get(i).name);
      }
      for (Link link : items.get(i).links) {
        if (link.to < 0 || link.to >= items.size() || !Double.isFinite(link.weight)) {
          throw new IllegalArgumentException("a link of " + items.get(i).name + " is wrong");
        }
      }
    }
  }

  /** Fits the better method that the number of items allows. */
  public static Affinities of(Holdings holdings) {
    return holdings.items().size() <= Ease.MOST_ITEMS
        ? Ease.standard().fit(holdings).model()
        : ItemNeighbours.standard().fit(holdings).model();
  }

  /**
   * The items most worth offering to somebody who holds these, never one that is held. Where what
   * is held says too little, what is most popular follows.
   *
   * @param held by name; unknown items say nothing
   * @param count at most so many offers
   */
  public List<Offer> offers(Collection<String> held, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("there cannot be " + count + " offers");
    }
    SortedSet<Integer> owned = new TreeSet<>();
    for (String name : held) {
      int place = place(name);
      if (place >= 0) {
        owned.add(place);
      }
    }
    double[] scores = scores(owned);
    Comparator<Integer> better =
        Comparator.comparingDouble((Integer item) -> -Math.max(0, scores[item]))
            .thenComparingInt(item -> -items.get(item).holders)
            .thenComparingInt(item -> item);
    PriorityQueue<Integer> best = new PriorityQueue<>(better.reversed());
    for (int item = 0; item < items.size(); item++) {
      if (!owned.contains(item) && (best.size() < count || isBetter(better, item, best.peek()))) {
        best.add(item);
        if (best.size() > count) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(better).map(item -> offer(item, owned, scores[item])).toList();
  }

  private static boolean isBetter(
      Comparator<Integer> better, Integer item, @Nullable Integer worst) {
    return worst != null && better.compare(item, worst) < 0;
  }

  private int place(String name) {
    return Collections.binarySearch(items, new Item(name, 0, List.of()), BY_NAME);
  }

  private double[] scores(Collection<Integer> owned) {
    double[] scores = new double[items.size()];
    for (int item : owned) {
      for (Link link : items.get(item).links) {
        scores[link.to] += link.weight;
      }
    }
    return scores;
  }

  private Offer offer(int item, Collection<Integer> owned, double score) {
    String name = items.get(item).name;
    if (score <= 0) {
      return new Offer(
          name, 0, List.of(new Because(Reason.POPULAR, name, items.get(item).holders)));
    }
    List<Because> because = new ArrayList<>();
    for (int other : owned) {
      for (Link link : items.get(other).links) {
        if (link.to == item && link.weight > 0) {
          because.add(new Because(Reason.HELD, items.get(other).name, link.weight));
        }
      }
    }
    because.sort(Comparator.comparingDouble(reason -> -reason.weight()));
    return new Offer(name, score, because.subList(0, Math.min(REASONS, because.size())));
  }
}
