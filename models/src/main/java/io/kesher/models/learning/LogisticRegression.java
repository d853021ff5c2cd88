package io.kesher.models.learning;

import io.kesher.models.learning.LogisticModel.Term;
import io.kesher.models.numerics.PositiveDefinite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Logistic regression with a ridge penalty: the probability of a yes or no.
 *
 * <p><b>Assumes</b> that each feature moves the logarithm of the odds along a straight line and
 * that features do not change each other's effect. Where that fails, {@link Boosting} does better.
 *
 * <p><b>Fits</b> intercept β₀ and coefficients β that make least
 *
 * <pre>Σ wᵢ · (log(1 + exp(mᵢ)) − yᵢ mᵢ) + penalty / 2 · Σ βⱼ²,   mᵢ = β₀ + Σ βⱼ zᵢⱼ</pre>
 *
 * where z are features scaled to mean 0 and deviation 1, categories as one indicator for each level
 * (see {@code DesignMatrix}). The intercept is not penalised, so the mean probability equals the
 * rate observed. A penalty of 1 is what others write as C = 1 on scaled columns.
 *
 * <p><b>How:</b> Newton's method (iteratively reweighted least squares), the step halved while it
 * does not improve. The problem is strictly convex, so there is one answer, and it exists even
 * where the classes can be told apart without error. Source: Hastie, Tibshirani &amp; Friedman, The
 * Elements of Statistical Learning, 2nd ed., 4.4.1.
 *
 * <p><b>Cost:</b> rows × terms² for each of some seven steps; up to a few hundred terms.
 *
 * @param penalty weight of the squared coefficients, above zero
 */
public record LogisticRegression(double penalty) {
  private static final int MOST_STEPS = 100;
  private static final double PRECISE = 1e-18;

  /** How a fit ended. */
  public enum Diagnosis {
    /** The one best answer was found. */
    CONVERGED,
    /** All outcomes are the same: the model predicts the rate (positives + ½) / (rows + 1). */
    ONE_OUTCOME,
    /** There was nothing to learn from: the model predicts one half. */
    NO_ROWS,
    /** Rounding stopped the search before it was precise; the model is the best point seen. */
    IMPRECISE
  }

  /**
   * A model and how it came about.
   *
   * @param model to predict with
   * @param diagnosis how the search ended
   * @param loss the penalised sum that was made least
   * @param steps of Newton's method
   */
  public record Fit(LogisticModel model, Diagnosis diagnosis, double loss, int steps) {}

  public LogisticRegression {
    if (!(penalty > 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException("the penalty is above 0, not " + penalty);
    }
  }

  /** A penalty of one. */
  public static LogisticRegression standard() {
    return new LogisticRegression(1);
  }

  /**
   * Learns the probability that an outcome is 1.
   *
   * @throws IllegalArgumentException if an outcome is neither 0 nor 1
   */
  public Fit fit(Observations observations) {
    double[] outcomes = observations.outcomes();
    Arrays.stream(outcomes).forEach(Evaluation::requireBinary);
    List<Feature> features = observations.features().features();
    double[] weights = observations.weights();
    double total = Arrays.stream(weights).sum();
    double positive = 0;
    for (int i = 0; i < outcomes.length; i++) {
      positive += weights[i] * outcomes[i];
    }
    if (positive <= 0 || positive >= total) {
      double margin = Math.log((positive + 0.5) / (total - positive + 0.5));
      Diagnosis why = outcomes.length == 0 ? Diagnosis.NO_ROWS : Diagnosis.ONE_OUTCOME;
      return new Fit(new LogisticModel(margin, features, List.of()), why, 0, 0);
    }
    var design = new DesignMatrix(observations);
    var search = new Search(design.rows(), outcomes, weights, penalty);
    search.beta[0] = Math.log(positive / (total - positive));
    Diagnosis diagnosis = search.run();
    var model = new LogisticModel(search.beta[0], features, terms(design.terms, search.beta));
    return new Fit(model, diagnosis, search.loss, search.steps);
  }

  private static List<Term> terms(List<Term> scaled, double[] beta) {
    List<Term> terms = new ArrayList<>();
    for (int j = 0; j < scaled.size(); j++) {
      Term term = scaled.get(j);
      terms.add(
          new Term(
              term.feature(),
              term.part(),
              term.level(),
              term.mean(),
              term.deviation(),
              beta[j + 1]));
    }
    return terms;
  }

  private static final class Search {
    private final double[][] rows;
    private final double[] outcomes;
    private final double[] weights;
    private final double penalty;
    private double[] beta;
    private double loss;
    private int steps;

    Search(double[][] rows, double[] outcomes, double[] weights, double penalty) {
      this.rows = rows;
      this.outcomes = outcomes;
      this.weights = weights;
      this.penalty = penalty;
      this.beta = new double[rows[0].length];
    }

    /**
     * Newton's decrement, gradient · step, is twice what the step promises to gain: once that is
     * lost in the rounding of the loss, the search is done.
     */
    Diagnosis run() {
      loss = loss(beta);
      while (steps < MOST_STEPS) {
        steps++;
        double[] gradient = new double[beta.length];
        double[][] curvature = new double[beta.length][beta.length];
        derive(gradient, curvature);
        Optional<PositiveDefinite> inverse = PositiveDefinite.of(curvature);
        if (inverse.isEmpty()) {
          return Diagnosis.IMPRECISE;
        }
        double[] step = inverse.get().solve(gradient);
        double decrement = dot(gradient, step);
        if (!walk(step)) {
          return decrement <= 1e-9 * (1 + loss) ? Diagnosis.CONVERGED : Diagnosis.IMPRECISE;
        }
        if (decrement <= PRECISE * (1 + loss)) {
          return Diagnosis.CONVERGED;
        }
      }
      return Diagnosis.IMPRECISE;
    }

    private boolean walk(double[] step) {
      for (double share = 1; share > 1e-9; share /= 2) {
        double[] next = beta.clone();
        for (int j = 0; j < next.length; j++) {
          next[j] -= share * step[j];
        }
        double reached = loss(next);
        if (reached <= loss) {
          beta = next;
          loss = reached;
          return true;
        }
      }
      return false;
    }

    private double loss(double[] beta) {
      double sum = 0;
      for (int i = 0; i < rows.length; i++) {
        sum += weights[i] * Odds.loss(dot(beta, rows[i]), outcomes[i]);
      }
      return sum + penalty / 2 * (dot(beta, beta) - beta[0] * beta[0]);
    }

    /** Fills in the gradient and the lower triangle of the Hessian. */
    private void derive(double[] gradient, double[][] curvature) {
      for (int i = 0; i < rows.length; i++) {
        double[] row = rows[i];
        double p = Odds.probability(dot(beta, row));
        double residual = weights[i] * (p - outcomes[i]);
        double bend = weights[i] * p * (1 - p);
        for (int j = 0; j < row.length; j++) {
          gradient[j] += residual * row[j];
          add(curvature[j], bend * row[j], row, j + 1);
        }
      }
      for (int j = 1; j < beta.length; j++) {
        gradient[j] += penalty * beta[j];
        curvature[j][j] += penalty;
      }
    }

    private static void add(double[] sum, double times, double[] row, int length) {
      for (int k = 0; k < length; k++) {
        sum[k] += times * row[k];
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        sum += a[j] * b[j];
      }
      return sum;
    }
  }
}
