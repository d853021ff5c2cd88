package io.kesher.models.learning;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a wrong prediction costs, and so what {@link Boosting} learns: for outcomes y and a margin m
 * that is added up from trees.
 *
 * <table>
 * <caption>Losses</caption>
 * <tr><th>loss</th><th>outcome</th><th>prediction</th><th>of one row</th></tr>
 * <tr><td>{@link Logistic}</td><td>0 or 1</td><td>1 / (1 + e⁻ᵐ)</td><td>log(1 + eᵐ) − y m</td></tr>
 * <tr><td>{@link Poisson}</td><td>count, y ≥ 0</td><td>eᵐ</td><td>eᵐ − y m</td></tr>
 * <tr><td>{@link Tweedie}</td><td>amount, y ≥ 0</td><td>eᵐ</td>
 * <td>e⁽²⁻ᵖ⁾ᵐ / (2 − p) − y e⁽¹⁻ᵖ⁾ᵐ / (1 − p)</td></tr>
 * <tr><td>{@link Squared}</td><td>any number</td><td>m</td><td>(y − m)² / 2</td></tr>
 * </table>
 *
 * <p>Each is minus a log-likelihood up to terms without m. Source: McCullagh &amp; Nelder,
 * Generalized Linear Models, 2nd ed., 2.2; Jørgensen, The Theory of Dispersion Models, 1997.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "loss")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Loss.Logistic.class, name = "logistic"),
  @JsonSubTypes.Type(value = Loss.Poisson.class, name = "poisson"),
  @JsonSubTypes.Type(value = Loss.Tweedie.class, name = "tweedie"),
  @JsonSubTypes.Type(value = Loss.Squared.class, name = "squared")
})
public sealed interface Loss {

  /** Whether an outcome is one this loss can learn from. */
  boolean allows(double outcome);

  /** The expected outcome at a margin. */
  double mean(double margin);

  /** The margin at which the expected outcome is this. */
  double margin(double mean);

  /** The loss of one row. */
  double of(double margin, double outcome);

  /** Its first derivative by the margin, where the margin gives this mean. */
  double gradient(double mean, double outcome);

  /** Its second derivative by the margin, where the margin gives this mean; never below zero. */
  double curvature(double mean, double outcome);

  /** Twice the distance in log-likelihood from a prediction that is right, of one row. */
  double deviance(double outcome, double predicted);

  /**
   * The weighted mean deviance of predictions; the lower the better.
   *
   * @throws IllegalArgumentException if an outcome is not allowed
   */
  default double meanDeviance(double[] outcomes, double[] predicted, double[] weights) {
    Observations.requireSize("predictions", predicted.length, outcomes.length);
    Observations.requireFinite("weight", weights, outcomes.length);
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < outcomes.length; i++) {
      require(outcomes[i]);
      sum += weights[i] * deviance(outcomes[i], predicted[i]);
      weight += weights[i];
    }
    return weight > 0 ? sum / weight : 0;
  }

  /** Refuses an outcome that is not allowed. */
  default void require(double outcome) {
    if (!allows(outcome)) {
      throw new IllegalArgumentException("the outcome " + outcome + " is not one of " + this);
    }
  }

  /** A yes or no. */
  record Logistic() implements Loss {
    @Override
    public boolean allows(double outcome) {
      return outcome == 0 || outcome == 1;
    }

    @Override
    public double mean(double margin) {
      return Odds.probability(margin);
    }

    @Override
    public double margin(double mean) {
      return Odds.margin(mean);
    }

    @Override
    public double of(double margin, double outcome) {
      return Odds.loss(margin, outcome);
    }

    @Override
    public double gradient(double mean, double outcome) {
      return mean - outcome;
    }

    @Override
    public double curvature(double mean, double outcome) {
      return mean * (1 - mean);
    }

    @Override
    public double deviance(double outcome, double predicted) {
      return 2 * Odds.loss(Odds.margin(predicted), outcome);
    }
  }

  /** Outcomes of at least 0, whose mean is learned by its logarithm. */
  sealed interface LogLink extends Loss {
    @Override
    default boolean allows(double outcome) {
      return outcome >= 0;
    }

    @Override
    default double mean(double margin) {
      return exp(margin);
    }

    @Override
    default double margin(double mean) {
      return Math.log(mean);
    }
  }

  /** How often something happens, in each unit of weight. */
  record Poisson() implements LogLink {
    @Override
    public double of(double margin, double outcome) {
      return exp(margin) - outcome * margin;
    }

    @Override
    public double gradient(double mean, double outcome) {
      return mean - outcome;
    }

    @Override
    public double curvature(double mean, double outcome) {
      return mean;
    }

    @Override
    public double deviance(double outcome, double predicted) {
      double surprise = outcome > 0 ? outcome * Math.log(outcome / predicted) : 0;
      return 2 * (surprise - outcome + predicted);
    }
  }

  /**
   * An amount that is often exactly zero, such as claims cost: a Poisson number of gamma amounts.
   *
   * @param power the variance grows with this power of the mean: above 1 (as a count) and below 2
   *     (as an amount); 1.5 is usual
   */
  record Tweedie(double power) implements LogLink {
    public Tweedie {
      if (!(power > 1 && power < 2)) {
        throw new IllegalArgumentException("the power " + power + " is not between 1 and 2");
      }
    }

    @Override
    public double of(double margin, double outcome) {
      return exp((2 - power) * margin) / (2 - power)
          - outcome * exp((1 - power) * margin) / (1 - power);
    }

    @Override
    public double gradient(double mean, double outcome) {
      return Math.pow(mean, 1 - power) * (mean - outcome);
    }

    @Override
    public double curvature(double mean, double outcome) {
      return Math.pow(mean, 1 - power) * ((2 - power) * mean + (power - 1) * outcome);
    }

    @Override
    public double deviance(double outcome, double predicted) {
      double saturated = Math.pow(outcome, 2 - power) / ((1 - power) * (2 - power));
      return 2
          * (saturated
              - outcome * Math.pow(predicted, 1 - power) / (1 - power)
              + Math.pow(predicted, 2 - power) / (2 - power));
    }
  }

  /** Any number; the mean is learned. */
  record Squared() implements Loss {
    @Override
    public boolean allows(double outcome) {
      return Double.isFinite(outcome);
    }

    @Override
    public double mean(double margin) {
      return margin;
    }

    @Override
    public double margin(double mean) {
      return mean;
    }

    @Override
    public double of(double margin, double outcome) {
      return (outcome - margin) * (outcome - margin) / 2;
    }

    @Override
    public double gradient(double mean, double outcome) {
      return mean - outcome;
    }

    @Override
    public double curvature(double mean, double outcome) {
      return 1;
    }

    @Override
    public double deviance(double outcome, double predicted) {
      return (outcome - predicted) * (outcome - predicted);
    }
  }

  /** eˣ, at most e⁵⁰⁰: a margin beyond that is no news, and its sums stay finite. */
  private static double exp(double x) {
    return Math.exp(Math.min(x, 500));
  }
}
