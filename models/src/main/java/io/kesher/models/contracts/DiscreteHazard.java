package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Cholesky;
import io.kesher.models.numerics.Estimate;
import io.kesher.models.numerics.Newton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The probability to leave at a renewal, given what is known of the customer before it.
 *
 * <p>Assumptions. At the k-th renewal a customer of features x leaves with probability h, {@code
 * logit h = baseline(k) + coefficients · x}, whatever happened before. Each renewal of each
 * customer is a row ({@link Exposure}), so features may change with time, and who is still there
 * counts with all the renewals that were survived. The baseline is free for each renewal up to a
 * last one, which stands for all later ones too.
 *
 * <p>Source: Singer and Willett, It's about time, Journal of Educational Statistics 18(2), 1993;
 * Allison, 1982. Fitted by maximum likelihood with a slight pull of everything towards 0, {@code
 * penalty/2 · Σ parameter²}, which keeps a renewal at which nobody left finite.
 *
 * <p>When not to use it: for times that aren't counted in periods, or where a feature works in ways
 * a straight line can't follow (then a boosted classifier on the same rows).
 *
 * @param features names, in the order of the coefficients
 * @param baseline logits of renewal 1, 2, …; the last holds from there on
 * @param coefficients of the features
 */
public record DiscreteHazard(
    List<String> features, List<Double> baseline, List<Double> coefficients) {
  private static final double FAR = 40;

  public DiscreteHazard {
    features = List.copyOf(features);
    baseline = List.copyOf(baseline);
    coefficients = List.copyOf(coefficients);
    Checks.require(!baseline.isEmpty(), "baseline", "[]", "at least 1 period");
    Checks.require(
        features.size() == coefficients.size(),
        "coefficients",
        coefficients.size(),
        "one a feature");
  }

  /**
   * The most likely hazard of the rows.
   *
   * @param features names, in the order of the rows' features
   * @param periods of the baseline, at least 1; later ones share the last
   * @param penalty at least 0, such as 1e-3; with 0 a renewal at which nobody or everybody left is
   *     held within logits of ±40
   */
  public static RetentionFit<DiscreteHazard> fit(
      List<String> features, Collection<Exposure> rows, int periods, double penalty) {
    Checks.require(!rows.isEmpty(), "rows", 0, "at least 1");
    Checks.require(periods >= 1, "periods", periods, "at least 1");
    Checks.atLeastZero("penalty", penalty);
    rows.forEach(row ->
        Checks.require(
            row.features().size() == features.size(), "features", row.features(), "one a name"));
    int size = periods + features.size();
    double[] bound = new double[size];
    Arrays.fill(bound, FAR);
    Arrays.fill(bound, periods, size, 1e9);
    double[] least = Arrays.stream(bound).map(each -> -each).toArray();
    Newton.Maximum top =
        new Newton(
                (point, gradient, hessian) ->
                    evaluate(rows, periods, penalty, point, gradient, hessian),
                least,
                bound)
            .maximise(new double[size]);
    double[] point = top.point();
    var model =
        new DiscreteHazard(
            features,
            Arrays.stream(point).limit(periods).boxed().toList(),
            Arrays.stream(point).skip(periods).boxed().toList());
    return new RetentionFit<>(
        model, top.value(), estimates(model, top), findings(rows, top.converged()));
  }

  private static double evaluate(
      Collection<Exposure> rows,
      int periods,
      double penalty,
      double[] point,
      double[] gradient,
      double[][] hessian) {
    double value = 0;
    for (int i = 0; i < point.length; i++) {
      value -= penalty / 2 * point[i] * point[i];
      gradient[i] -= penalty * point[i];
      hessian[i][i] -= penalty;
    }
    for (Exposure row : rows) {
      int at = Math.min(row.period(), periods) - 1;
      double logit = point[at];
      for (int j = 0; j < row.features().size(); j++) {
        logit += point[periods + j] * row.features().get(j);
      }
      double hazard = 1 / (1 + Math.exp(-logit));
      value -= logOnePlusExp(row.ended() ? -logit : logit);
      double error = (row.ended() ? 1 : 0) - hazard;
      double weight = hazard * (1 - hazard);
      gradient[at] += error;
      hessian[at][at] -= weight;
      for (int j = 0; j < row.features().size(); j++) {
        double feature = row.features().get(j);
        gradient[periods + j] += error * feature;
        hessian[at][periods + j] -= weight * feature;
        hessian[periods + j][at] -= weight * feature;
        for (int k = 0; k < row.features().size(); k++) {
          hessian[periods + j][periods + k] -= weight * feature * row.features().get(k);
        }
      }
    }
    return value;
  }

  private static double logOnePlusExp(double z) {
    return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
  }

  private static List<Estimate> estimates(DiscreteHazard model, Newton.Maximum top) {
    double[][] information =
        Arrays.stream(top.hessian())
            .map(row -> Arrays.stream(row).map(each -> -each).toArray())
            .toArray(double[][]::new);
    var variances = Cholesky.of(information).map(Cholesky::inverseDiagonal);
    List<Estimate> estimates = new ArrayList<>();
    int periods = model.baseline.size();
    for (int i = 0; i < top.point().length; i++) {
      int index = i;
      String name = i < periods ? "baseline " + (i + 1) : model.features.get(i - periods);
      estimates.add(
          new Estimate(
              name,
              top.point()[i],
              variances
                  .map(all -> OptionalDouble.of(Math.sqrt(all[index])))
                  .orElse(OptionalDouble.empty())));
    }
    return estimates;
  }

  private static List<Finding> findings(Collection<Exposure> rows, boolean converged) {
    long left = rows.stream().filter(Exposure::ended).count();
    List<Finding> findings = new ArrayList<>();
    if (left == 0) {
      findings.add(Finding.NOBODY_LEFT);
    }
    if (left == rows.size()) {
      findings.add(Finding.NOBODY_STAYED);
    }
    if (left < 30) {
      findings.add(Finding.TOO_FEW_CUSTOMERS);
    }
    if (!converged) {
      findings.add(Finding.NOT_CONVERGED);
    } else if (findings.isEmpty()) {
      findings.add(Finding.CONVERGED);
    }
    return findings;
  }

  /** The probability to leave at the renewal, the first being 1. */
  public double hazard(int period, List<Double> customer) {
    Checks.require(period >= 1, "period", period, "at least 1");
    Checks.require(customer.size() == features.size(), "features", customer, "one a name");
    double logit = baseline.get(Math.min(period, baseline.size()) - 1);
    for (int i = 0; i < customer.size(); i++) {
      logit += coefficients.get(i) * customer.get(i);
    }
    return 1 / (1 + Math.exp(-logit));
  }

  /** The probability to stay beyond the renewals from {@code after + 1} to {@code until}. */
  public double survival(int after, int until, List<Double> customer) {
    Checks.require(after >= 0 && after <= until, "after", after, "between 0 and " + until);
    double survival = 1;
    for (int period = after + 1; period <= until; period++) {
      survival *= 1 - hazard(period, customer);
    }
    return survival;
  }

  /**
   * Expected discounted number of the next so many renewals of a customer who stays as now; times
   * the margin of a period, what the agreement is still worth.
   */
  public double discountedRenewals(
      int renewals, List<Double> customer, double discount, int periods) {
    Checks.require(renewals >= 0, "renewals", renewals, "at least 0");
    Checks.atLeastZero("discount", discount);
    double there = 1;
    double sum = 0;
    for (int k = 1; k <= periods; k++) {
      there *= (1 - hazard(renewals + k, customer)) / (1 + discount);
      sum += there;
    }
    return sum;
  }
}
