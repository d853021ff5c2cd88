package io.kesher.models.offers;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of what customers took up later had been among their offers.
 *
 * <p>For each customer who later took items that were new to them: the share of those items found
 * in the first so many offers; then the mean over customers. Offering to all what is popular is
 * what has to be beaten.
 *
 * @param customers who took something new
 * @param recall of the offers, from 0 to 1
 * @param popular recall of offering what most hold and the customer does not
 */
public record Recall(int customers, double recall, double popular) {

  /** Whether the offers find more than popularity does. */
  public boolean isBetterThanPopular() {
    return recall > popular;
  }

  /**
   * Checks offers.
   *
   * @param affinities fitted on what was held before
   * @param before what was held when the offers would have been made
   * @param after what was taken up later; items and customers not known before are left out
   * @param count offers for each customer, from 1
   */
  public static Recall at(int count, Affinities affinities, Holdings before, Holdings after) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least one offer, not " + count);
    }
    int customers = 0;
    double recall = 0;
    double popular = 0;
    Set<String> known = Set.copyOf(before.items());
    List<Offer> ranking = affinities.offers(List.of(), affinities.items().size());
    for (String customer : before.customers()) {
      Set<String> held = before.of(customer);
      Set<String> fresh = new TreeSet<>(after.of(customer));
      fresh.retainAll(known);
      fresh.removeAll(held);
      if (!fresh.isEmpty()) {
        customers++;
        recall += found(affinities.offers(held, count), fresh);
        popular += found(popular(ranking, held, count), fresh);
      }
    }
    return customers == 0
        ? new Recall(0, 0, 0)
        : new Recall(customers, recall / customers, popular / customers);
  }

  private static List<Offer> popular(List<Offer> ranking, Set<String> held, int count) {
    return ranking.stream().filter(offer -> !held.contains(offer.item())).limit(count).toList();
  }

  private static double found(List<Offer> offers, Set<String> fresh) {
    return (double) offers.stream().filter(offer -> fresh.contains(offer.item())).count()
        / fresh.size();
  }
}
