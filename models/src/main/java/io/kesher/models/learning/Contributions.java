package io.kesher.models.learning;

import java.util.Comparator;
import java.util.List;

/**
 * Why one row got its prediction: the margin of an average row plus the share of each feature is
 * the margin of this row, exactly. The margin is on the model's own scale: of a probability the
 * logarithm of its odds, of a count or an amount its logarithm, else the value itself.
 *
 * <p>A share explains the model, not the world: it says what the model made of the value, not what
 * would happen if the value were changed.
 *
 * @param base margin of an average row
 * @param shares one for each feature, in the model's order
 */
public record Contributions(double base, List<Share> shares) {

  /** How much one feature moved the margin up or down. */
  public record Share(String feature, double amount) {}

  public Contributions {
    shares = List.copyOf(shares);
  }

  /** The margin of this row. */
  public double margin() {
    return base + shares.stream().mapToDouble(Share::amount).sum();
  }

  /** The features that moved the margin most, whether up or down, the strongest first. */
  public List<Share> strongest(int count) {
    return shares.stream()
        .sorted(Comparator.comparingDouble((Share share) -> -Math.abs(share.amount)))
        .limit(count)
        .toList();
  }
}
