package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;
import java.util.List;

/**
 * One renewal of one customer, as known before it.
 *
 * @param period which renewal it is, the first being 1
 * @param features what was known of the customer before the renewal, as numbers
 * @param ended whether the customer left at it
 */
public record Exposure(int period, List<Double> features, boolean ended) {
  public Exposure {
    Checks.require(period >= 1, "period", period, "at least 1");
    features = List.copyOf(features);
    features.forEach(each -> Checks.require(Double.isFinite(each), "feature", each, "finite"));
  }
}
