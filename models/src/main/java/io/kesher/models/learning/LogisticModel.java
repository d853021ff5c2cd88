package io.kesher.models.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted {@link LogisticRegression}: the odds of yes are {@code exp(intercept + Σ coefficient ·
 * (value − mean) / deviation)}.
 *
 * @param intercept margin of a row in which each term is at its mean
 * @param features what the model looks at
 * @param terms what it makes of them
 */
public record LogisticModel(double intercept, List<Feature> features, List<Term> terms)
    implements Predictor {

  /** What a term sees in a feature. */
  public enum Part {
    /** The number itself. */
    NUMBER,
    /** One, if the category is at the term's level; else zero. */
    LEVEL,
    /** One, if the value is missing; else zero. */
    MISSING
  }

  /**
   * One summand of the margin.
   *
   * @param feature name of its feature
   * @param part what it sees in it
   * @param level of which level, else empty
   * @param mean over the training rows
   * @param deviation standard deviation over the training rows, above zero
   * @param coefficient change of the margin for one standard deviation more
   */
  public record Term(
      String feature, Part part, String level, double mean, double deviation, double coefficient) {
    public Term {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException("the deviation of " + feature + " is not above 0");
      }
      if (!Double.isFinite(mean) || !Double.isFinite(coefficient)) {
        throw new IllegalArgumentException("the term of " + feature + " is not finite");
      }
    }
  }

  public LogisticModel {
    features = List.copyOf(features);
    terms = List.copyOf(terms);
    List<String> names = features.stream().map(Feature::name).toList();
    for (Term term : terms) {
      if (!names.contains(term.feature)) {
        throw new IllegalArgumentException("a term sees " + term.feature + ", no feature");
      }
    }
    if (!Double.isFinite(intercept)) {
      throw new IllegalArgumentException("the intercept " + intercept + " is not finite");
    }
  }

  /** The probability of yes for each row. */
  @Override
  public double[] predict(Features rows) {
    double[] margins = new double[rows.size()];
    Arrays.fill(margins, intercept);
    for (Feature feature : features) {
      double[] shares = shares(feature, rows);
      for (int i = 0; i < margins.length; i++) {
        margins[i] += shares[i];
      }
    }
    return Arrays.stream(margins).map(Odds::probability).toArray();
  }

  /** Why each row got its probability; a category's levels are summed up. */
  public List<Contributions> explain(Features rows) {
    List<double[]> shares = features.stream().map(feature -> shares(feature, rows)).toList();
    List<Contributions> explained = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Contributions.Share> row = new ArrayList<>();
      for (int j = 0; j < features.size(); j++) {
        row.add(new Contributions.Share(features.get(j).name(), shares.get(j)[i]));
      }
      explained.add(new Contributions(intercept, row));
    }
    return explained;
  }

  private double[] shares(Feature feature, Features rows) {
    double[] values = rows.values(feature);
    double[] shares = new double[values.length];
    for (Term term : terms) {
      if (term.feature.equals(feature.name())) {
        double[] seen = DesignMatrix.seen(feature, term.part, term.level, values, term.mean);
        for (int i = 0; i < shares.length; i++) {
          shares[i] += term.coefficient * (seen[i] - term.mean) / term.deviation;
        }
      }
    }
    return shares;
  }
}
