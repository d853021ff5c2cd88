package io.kesher.models.buying;

import static io.kesher.models.numerics.GammaFunctions.digamma;
import static io.kesher.models.numerics.GammaFunctions.logGamma;
import static io.kesher.models.numerics.GammaFunctions.logRatio;
import static io.kesher.models.numerics.GammaFunctions.trigamma;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Estimate;
import io.kesher.models.numerics.Newton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the most likely {@link GammaGamma}, in the logarithms of p, q - 1 and γ. Of the
 * log-likelihood of x purchases of mean m,
 *
 * <pre>{@code
 * lnΓ(px + q) - lnΓ(px) - lnΓ(q) - ln m - px ln(1 + γ/(xm)) - q ln(1 + xm/γ)
 * }</pre>
 *
 * the gamma functions are computed once for each x; a customer costs two logarithms.
 */
final class GammaGammaSearch {
  private static final int P = 0;
  private static final int Q = 1;
  private static final int GAMMA = 2;

  /** Closer to 1 the mean of all customers is beyond what was seen of any. */
  private static final double LEAST_Q = 1.01;

  private static final double ALIKE = 1e4;
  private static final double CORRELATED = 0.3;

  private final int[] repeats;
  private final double[] means;
  private final Map<Integer, Integer> spenders = new TreeMap<>();

  GammaGammaSearch(int[] repeats, double[] means) {
    Checks.require(
        means.length == repeats.length, "lengths", List.of(repeats.length, means.length), "equal");
    Checks.require(repeats.length > 0, "spenders", 0, "at least 1");
    this.repeats = repeats.clone();
    this.means = means.clone();
    for (int i = 0; i < repeats.length; i++) {
      Checks.require(repeats[i] >= 1, "repeats", repeats[i], "at least 1");
      Checks.positive("meanSpend", means[i]);
      spenders.merge(repeats[i], 1, Integer::sum);
    }
  }

  Fit<GammaGamma> fit() {
    double mean = Arrays.stream(means).average().orElseThrow();
    double far = Math.log(1e6);
    double[] least = {-far, Math.log(LEAST_Q - 1), Math.log(mean) - far};
    double[] most = {far, far, Math.log(mean) + far};
    Newton newton = new Newton(this::evaluate, least, most);
    Newton.Maximum top = newton.maximise(new double[] {0, 0.5, Math.log(1.5 * mean)});
    double[] logs = top.point();
    double p = Math.exp(logs[P]);
    double q = 1 + Math.exp(logs[Q]);
    double gamma = Math.exp(logs[GAMMA]);
    return new Fit<>(
        new GammaGamma(p, q, gamma),
        top.value(),
        estimates(new double[] {p, q - 1, gamma}, top.hessian()),
        new Diagnosis(
            findings(p, q, top.converged()), repeats.length, repeats.length, top.steps()));
  }

  /** The standard error of q is that of q - 1. */
  private static List<Estimate> estimates(double[] parameters, double[][] hessian) {
    return Fitting.estimates(new String[] {"p", "q", "gamma"}, parameters, hessian).stream()
        .map(each ->
            each.name().equals("q")
                ? new Estimate("q", each.value() + 1, each.standardError())
                : each)
        .toList();
  }

  private List<Finding> findings(double p, double q, boolean converged) {
    List<Finding> findings = new ArrayList<>();
    if (q < LEAST_Q * 1.0001) {
      findings.add(Finding.HEAVY_TAIL);
    }
    if (q > ALIKE) {
      findings.add(Finding.SPENDING_ALIKE);
    }
    if (p > ALIKE) {
      findings.add(Finding.AMOUNTS_ALIKE);
    }
    if (Math.abs(correlation()) > CORRELATED) {
      findings.add(Finding.SPENDING_GOES_WITH_FREQUENCY);
    }
    if (repeats.length < 30) {
      findings.add(Finding.TOO_FEW_CUSTOMERS);
    }
    if (!converged) {
      findings.add(Finding.NOT_CONVERGED);
    } else if (findings.isEmpty()) {
      findings.add(Finding.CONVERGED);
    }
    return findings;
  }

  private double correlation() {
    return Accuracy.correlation(
        IntStream.of(repeats).asDoubleStream().map(Math::log).toArray(),
        Arrays.stream(means).map(Math::log).toArray());
  }

  /** By the logarithms of p, q - 1, γ. */
  double evaluate(double[] logs, double[] gradient, double[][] hessian) {
    double p = Math.exp(logs[P]);
    double q = 1 + Math.exp(logs[Q]);
    double gamma = Math.exp(logs[GAMMA]);
    Sums sums = new Sums(3);
    spenders.forEach((x, count) -> addRepeats(p, q, x, count, sums));
    for (int i = 0; i < repeats.length; i++) {
      addAmount(p, q, gamma, repeats[i], means[i], sums);
    }
    double[] parameters = {p, q - 1, gamma};
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] = sums.first[i] * parameters[i];
      for (int j = 0; j <= i; j++) {
        hessian[i][j] = sums.second[i][j] * parameters[i] * parameters[j];
        hessian[j][i] = hessian[i][j];
      }
      hessian[i][i] += gradient[i];
    }
    return sums.value;
  }

  private static void addRepeats(double p, double q, int x, int count, Sums sums) {
    double shape = p * x;
    double twice = trigamma(shape + q);
    sums.value += count * (logRatio(shape, q) - logGamma(q));
    sums.first[P] += count * x * (digamma(shape + q) - digamma(shape));
    sums.first[Q] += count * (digamma(shape + q) - digamma(q));
    sums.second[P][P] += (double) count * x * x * (twice - trigamma(shape));
    sums.second[Q][P] += count * x * twice;
    sums.second[Q][Q] += count * (twice - trigamma(q));
  }

  private static void addAmount(double p, double q, double gamma, int x, double m, Sums sums) {
    double spent = x * m;
    double own = Math.log1p(gamma / spent);
    double all = Math.log1p(spent / gamma);
    double perSum = 1 / (gamma + spent);
    double shape = p * x + q;
    sums.value -= Math.log(m) + p * x * own + q * all;
    sums.first[P] -= x * own;
    sums.first[Q] -= all;
    sums.first[GAMMA] += q / gamma - shape * perSum;
    sums.second[GAMMA][P] -= x * perSum;
    sums.second[GAMMA][Q] += 1 / gamma - perSum;
    sums.second[GAMMA][GAMMA] += shape * perSum * perSum - q / (gamma * gamma);
  }
}
