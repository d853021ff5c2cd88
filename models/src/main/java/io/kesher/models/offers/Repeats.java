package io.kesher.models.offers;

import io.kesher.models.offers.Offer.Because;
import io.kesher.models.offers.Offer.Reason;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a customer is likely to buy again: each purchase day of an item counts, and loses half of
 * its weight with each half-life. The score is the sum, so it is at most the number of days.
 *
 * <p><b>Assumes</b> that a customer's own habits say more than other customers' do; for what is
 * used up and bought again nothing simple is better. Several purchases of an item on one day are
 * one.
 *
 * @param halfLife in days, above zero: about the usual time between two purchases of an item
 */
public record Repeats(double halfLife) {

  public Repeats {
    if (!(halfLife > 0 && Double.isFinite(halfLife))) {
      throw new IllegalArgumentException("the half-life is above 0 days, not " + halfLife);
    }
  }

  /**
   * The items most likely bought again.
   *
   * @param purchases of one customer, all before the day
   * @param on the day of the offer
   * @param count at most so many offers
   * @throws IllegalArgumentException if a purchase is not before the day, or another customer's
   */
  public List<Offer> offers(Stream<Purchase> purchases, LocalDate on, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("there cannot be " + count + " offers");
    }
    Map<String, Double> scores = new TreeMap<>();
    List<Purchase> days = purchases.distinct().toList();
    if (days.stream().map(Purchase::customer).distinct().count() > 1) {
      throw new IllegalArgumentException("the purchases are of more than one customer");
    }
    for (Purchase purchase : days) {
      long age = ChronoUnit.DAYS.between(purchase.day(), on);
      if (age < 1) {
        throw new IllegalArgumentException(
            "a purchase on %s is not before %s".formatted(purchase.day(), on));
      }
      scores.merge(purchase.item(), Math.exp(-Math.log(2) * age / halfLife), Double::sum);
    }
    return scores.entrySet().stream()
        .map(entry -> offer(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(offer -> -offer.score()))
        .limit(count)
        .toList();
  }

  private static Offer offer(String item, double score) {
    return new Offer(item, score, List.of(new Because(Reason.REPEATED, item, score)));
  }
}
