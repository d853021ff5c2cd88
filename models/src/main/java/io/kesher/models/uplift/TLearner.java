package io.kesher.models.uplift;

import io.kesher.models.learning.Features;
import io.kesher.models.learning.Learner;
import io.kesher.models.learning.Observations;
import io.kesher.models.learning.Predictor;

/**
 * Learns an effect as the difference of two models, one of the treated and one of the others.
 *
 * <p><b>Assumes</b> that chance alone decided who was treated. If those were treated who seemed
 * likely to buy, the difference is theirs and not the treatment's. The two models err
 * independently, so small effects drown: regularise strongly and believe {@link Qini}, not the
 * prediction. Source: S. Künzel et al., Metalearners for Estimating Heterogeneous Treatment
 * Effects, PNAS 116, 2019.
 *
 * @param learner of both models
 */
public record TLearner(Learner learner) {

  /**
   * Two models, the difference of which is the effect.
   *
   * @param treated the expected outcome if treated
   * @param untreated the expected outcome if not
   */
  public record Effect(Predictor treated, Predictor untreated) {

    /** How much the treatment is expected to add to the outcome of each row. */
    public double[] predict(Features rows) {
      double[] with = treated.predict(rows);
      double[] without = untreated.predict(rows);
      for (int i = 0; i < with.length; i++) {
        with[i] -= without[i];
      }
      return with;
    }
  }

  /** Learns from both groups of a trial. */
  public Effect learn(Observations treated, Observations untreated) {
    return new Effect(learner.learn(treated), learner.learn(untreated));
  }
}
