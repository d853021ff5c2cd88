package io.kesher.models.contracts;

import static io.kesher.models.numerics.GammaFunctions.digamma;
import static io.kesher.models.numerics.GammaFunctions.trigamma;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Cholesky;
import io.kesher.models.numerics.Estimate;
import io.kesher.models.numerics.Newton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds the most likely retention curve, in the logarithms of α, β and c; the
 * shifted-beta-geometric is that with c held at 1.
 *
 * <p>Who is still there after t renewals adds {@code ln S(t)}, who left at t adds {@code ln(S(t-1)
 * - S(t)) = ln S(t-1) + ln(1 - ρ)} with {@code ρ = S(t)/S(t-1)}. With {@code o = ρ/(1-ρ)} and δ for
 * the difference of what is derived at t and t - 1, the derivatives of the last term are {@code -o
 * ∇δ} and {@code -o ∇²δ - o(1+o) ∇δ ∇δᵀ}.
 */
final class RetentionSearch {
  private static final double FAR = Math.log(1e6);
  private static final double ALIKE = 1e4;
  private static final double OPPOSITE = 1e-3;

  private final RenewalCounts counts;

  private RetentionSearch(RenewalCounts counts) {
    Checks.require(counts.everAsked() > 0, "customers asked to renew", 0, "at least 1");
    this.counts = counts;
  }

  static RetentionFit<ShiftedBetaGeometric> shiftedBetaGeometric(RenewalCounts counts) {
    var search = new RetentionSearch(counts);
    Newton.Maximum top = search.top(0);
    double[] p = exp(top.point());
    return search.fit(new ShiftedBetaGeometric(p[0], p[1]), top, "alpha", "beta");
  }

  static RetentionFit<BetaDiscreteWeibull> betaDiscreteWeibull(RenewalCounts counts) {
    var search = new RetentionSearch(counts);
    Newton.Maximum top = search.top(Math.log(20));
    double[] p = exp(top.point());
    return search.fit(new BetaDiscreteWeibull(p[0], p[1], p[2]), top, "alpha", "beta", "c");
  }

  private Newton.Maximum top(double far) {
    double[] least = {-FAR, -FAR, -far};
    double[] most = {FAR, FAR, far};
    Newton newton = new Newton(this::evaluate, least, most);
    double leaves = (counts.allLost() + 0.5) / (counts.everAsked() + 1.0);
    Newton.Maximum best = newton.maximise(new double[] {0, Math.log(1 / leaves - 1), 0});
    Newton.Maximum other = newton.maximise(new double[] {-1, 0, far / 8});
    return other.value() > best.value() + 1e-9 ? other : best;
  }

  private <M> RetentionFit<M> fit(M model, Newton.Maximum top, String... names) {
    return new RetentionFit<>(
        model, top.value(), estimates(top, names), findings(top, exp(top.point())));
  }

  private List<Finding> findings(Newton.Maximum top, double[] p) {
    List<Finding> findings = new ArrayList<>();
    if (counts.allLost() == 0) {
      findings.add(Finding.NOBODY_LEFT);
    } else if (counts.still().stream().skip(1).allMatch(each -> each == 0)
        && counts.lost().stream().skip(1).allMatch(each -> each == 0)) {
      findings.add(Finding.NOBODY_STAYED);
    } else if (p[0] + p[1] > ALIKE) {
      findings.add(Finding.CUSTOMERS_ALIKE);
    } else if (p[0] + p[1] < OPPOSITE) {
      findings.add(Finding.CUSTOMERS_OPPOSITE);
    }
    if (counts.allLost() < 30) {
      findings.add(Finding.TOO_FEW_CUSTOMERS);
    }
    if (!top.converged()) {
      findings.add(Finding.NOT_CONVERGED);
    } else if (findings.isEmpty()) {
      findings.add(Finding.CONVERGED);
    }
    return findings;
  }

  private static List<Estimate> estimates(Newton.Maximum top, String[] names) {
    int size = names.length;
    double[][] information = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        information[i][j] = -top.hessian()[i][j];
      }
    }
    var variances = Cholesky.of(information).map(Cholesky::inverseDiagonal);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int index = i;
      double value = Math.exp(top.point()[i]);
      OptionalDouble error =
          variances
              .map(all -> OptionalDouble.of(value * Math.sqrt(all[index])))
              .filter(each -> each.getAsDouble() < value * ALIKE)
              .orElse(OptionalDouble.empty());
      estimates.add(new Estimate(names[i], value, error));
    }
    return estimates;
  }

  private double evaluate(double[] logs, double[] gradient, double[][] hessian) {
    double[] p = exp(logs);
    Point before = new Point(p, 0);
    double value = 0;
    int renewals = Math.max(counts.lost().size(), counts.still().size() - 1);
    for (int t = 1; t <= renewals; t++) {
      Point here = new Point(p, t);
      if (t <= counts.lost().size() && counts.lost().get(t - 1) > 0) {
        value += before.leaves(here, counts.lost().get(t - 1), gradient, hessian);
      }
      if (t < counts.still().size() && counts.still().get(t) > 0) {
        value += here.stays(counts.still().get(t), gradient, hessian);
      }
      before = here;
    }
    return value;
  }

  private static double[] exp(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }

  /** {@code ln S(t)} with its derivatives by ln α, ln β, ln c. */
  private static final class Point {
    private final double value;
    private final double[] first = new double[3];
    private final double[][] second = new double[3][3];

    Point(double[] p, int t) {
      double alpha = p[0];
      double beta = p[1];
      double both = alpha + beta;
      double trials = Math.pow(t, p[2]);
      value = RetentionCurve.logSurvival(alpha, beta, trials);
      if (t == 0) {
        return;
      }
      // u = t^c = exp(e^k ln t), by k = ln c.
      double grows = p[2] * Math.log(t);
      double slope = trials * grows;
      double bend = slope * (1 + grows);
      double toBoth = digamma(both) - digamma(both + trials);
      double toBeta = digamma(beta + trials) - digamma(beta) + toBoth;
      double toTrials = digamma(beta + trials) - digamma(both + trials);
      first[0] = alpha * toBoth;
      first[1] = beta * toBeta;
      first[2] = slope * toTrials;
      double twiceBoth = trigamma(both) - trigamma(both + trials);
      double twiceBeta = trigamma(beta + trials) - trigamma(beta) + twiceBoth;
      double twiceTrials = trigamma(beta + trials) - trigamma(both + trials);
      second[0][0] = alpha * alpha * twiceBoth + first[0];
      second[1][0] = alpha * beta * twiceBoth;
      second[1][1] = beta * beta * twiceBeta + first[1];
      second[2][0] = -alpha * slope * trigamma(both + trials);
      second[2][1] = beta * slope * twiceTrials;
      second[2][2] = slope * slope * twiceTrials + bend * toTrials;
    }

    double stays(long customers, double[] gradient, double[][] hessian) {
      for (int i = 0; i < 3; i++) {
        gradient[i] += customers * first[i];
        for (int j = 0; j <= i; j++) {
          add(hessian, i, j, customers * second[i][j]);
        }
      }
      return customers * value;
    }

    double leaves(Point next, long customers, double[] gradient, double[][] hessian) {
      double log = Math.min(next.value - value, -1e-300);
      double odds = Math.exp(log) / -Math.expm1(log);
      for (int i = 0; i < 3; i++) {
        double differs = next.first[i] - first[i];
        gradient[i] += customers * (first[i] - odds * differs);
        for (int j = 0; j <= i; j++) {
          double bends = next.second[i][j] - second[i][j];
          double product = differs * (next.first[j] - first[j]);
          add(
              hessian,
              i,
              j,
              customers * (second[i][j] - odds * bends - odds * (1 + odds) * product));
        }
      }
      return customers * (value + Math.log(-Math.expm1(log)));
    }

    private static void add(double[][] hessian, int i, int j, double amount) {
      hessian[i][j] += amount;
      if (i != j) {
        hessian[j][i] += amount;
      }
    }
  }
}
