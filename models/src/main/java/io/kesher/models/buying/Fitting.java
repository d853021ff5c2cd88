package io.kesher.models.buying;

import io.kesher.models.numerics.Cholesky;
import io.kesher.models.numerics.Estimate;
import io.kesher.models.numerics.Newton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * From histories to a fitted model.
 *
 * <p>A likelihood may have its top where a parameter is 0 or infinite. That is a result with a
 * meaning, not a failure: nobody leaves, or all customers are alike. {@link Finding} names them.
 * Where nobody leaves the fit falls back to {@link NbdModel}, which is the limit; on the other
 * ridges the parameters are some that are practically as likely as infinite ones, and have no
 * standard errors where the likelihood has no curvature.
 */
final class Fitting {
  /** A shape beyond this leaves less than 1 % of variation between customers. */
  private static final double ALIKE = 1e4;

  /** A share of customers leaving below this can't be told from none. */
  private static final double NOBODY = 1e-5;

  /** A model that leaves out leaving and is hardly less likely than one with it is preferred. */
  private static final double HARDLY = 1e-3;

  private final PurchaseHistories histories;
  private final ModelUnit unit;
  private final List<Finding> findings = new ArrayList<>();

  private Fitting(PurchaseHistories histories, ModelUnit unit) {
    this.histories = histories;
    this.unit = unit;
  }

  static Fit<BuyingModel> bgNbd(PurchaseHistories histories, ModelUnit unit) {
    return new Fitting(histories, unit).betaGeometric(0);
  }

  static Fit<BuyingModel> mbgNbd(PurchaseHistories histories, ModelUnit unit) {
    return new Fitting(histories, unit).betaGeometric(1);
  }

  static Fit<BuyingModel> paretoNbd(PurchaseHistories histories, ModelUnit unit) {
    return new Fitting(histories, unit).pareto();
  }

  static Fit<BuyingModel> nbd(PurchaseHistories histories, ModelUnit unit) {
    return new Fitting(histories, unit).nbd();
  }

  private Fit<BuyingModel> betaGeometric(int firstChance) {
    if (histories.repeaters() == 0) {
      return nbd();
    }
    double rate = rate();
    double[][] starts = {{0.5, 0.5 / rate, 0.5, 1.5}, {1, 1 / rate, 1, 5}, {3, 3 / rate, 0.5, 10}};
    Newton.Maximum top =
        search(parameters -> new BetaGeometricLikelihood(parameters, firstChance)).from(starts);
    double[] p = exp(top.point());
    double leaves = p[2] / (p[2] + p[3]);
    if (leaves < 0.01 && nobodyLeaves(top, leaves)) {
      return fallBack();
    }
    if (leaves > 1 - NOBODY) {
      findings.add(Finding.DROP_OUT_AT_ONCE);
    } else if (p[2] + p[3] > ALIKE) {
      findings.add(Finding.DROP_OUT_ALIKE);
    }
    BuyingModel model =
        firstChance == 0
            ? new BgNbd(p[0], p[1], p[2], p[3], unit)
            : new MbgNbd(p[0], p[1], p[2], p[3], unit);
    return fit(model, top, "r", "alpha", "a", "b");
  }

  private Fit<BuyingModel> pareto() {
    if (histories.repeaters() == 0) {
      return nbd();
    }
    double rate = rate();
    double time = Math.max(histories.allObserved(), 1) / histories.customers();
    double span = time / unit.days();
    double[][] starts = {{0.5, 0.5 / rate, 0.5, span}, {1, 1 / rate, 1, 3 * span}};
    Newton.Maximum top = search(ParetoNbdLikelihood::new).from(starts);
    double[] p = exp(top.point());
    double leaves = -Math.expm1(-p[2] * Math.log1p(span / p[3]));
    if (leaves < 0.01 && nobodyLeaves(top, leaves)) {
      return fallBack();
    }
    if (p[2] > ALIKE) {
      findings.add(Finding.DROP_OUT_ALIKE);
    }
    return fit(new ParetoNbd(p[0], p[1], p[2], p[3], unit), top, "r", "alpha", "s", "beta");
  }

  private boolean nobodyLeaves(Newton.Maximum top, double leaves) {
    return leaves < NOBODY || top.value() < nbdTop().value() + HARDLY;
  }

  private Fit<BuyingModel> fallBack() {
    findings.clear();
    findings.add(Finding.NO_DROP_OUT_FOUND);
    return nbd();
  }

  private Fit<BuyingModel> nbd() {
    if (histories.repeaters() == 0) {
      return withoutRepeats();
    }
    Newton.Maximum top = nbdTop();
    double[] p = exp(top.point());
    return fit(new NbdModel(p[0], p[1], unit), top, "r", "alpha");
  }

  private Newton.Maximum nbdTop() {
    double rate = rate();
    return search(p -> new NbdLikelihood(p[0], p[1]))
        .from(new double[][] {{0.5, 0.5 / rate}, {3, 3 / rate}});
  }

  /**
   * The likelihood is highest at a rate of 0, which would foretell that nobody ever comes back.
   * Half a purchase within all the time that was observed is what Jeffreys' rule makes of none.
   */
  private Fit<BuyingModel> withoutRepeats() {
    double time = Math.max(histories.allObserved() / unit.days(), 1);
    NbdModel model = new NbdModel(0.5, time, unit);
    return new Fit<>(
        model,
        histories.sum(model::logLikelihood),
        List.of(
            new Estimate("r", model.r(), OptionalDouble.empty()),
            new Estimate("alpha", model.alpha(), OptionalDouble.empty())),
        new Diagnosis(
            List.of(Finding.NO_REPEAT_PURCHASES, Finding.TOO_FEW_CUSTOMERS),
            histories.customers(),
            0,
            0));
  }

  /** Repeat purchases for each unit of time and customer; there is at least one. */
  private double rate() {
    return histories.allRepeats() / (histories.allObserved() / unit.days());
  }

  private LikelihoodSearch search(Function<double[], PatternLikelihood> likelihood) {
    return new LikelihoodSearch(histories, unit, likelihood);
  }

  private Fit<BuyingModel> fit(BuyingModel model, Newton.Maximum top, String... names) {
    double[] parameters = exp(top.point());
    if (parameters[0] > ALIKE) {
      findings.add(Finding.RATES_ALIKE);
    }
    if (histories.repeaters() < 10L * names.length) {
      findings.add(Finding.TOO_FEW_CUSTOMERS);
    }
    if (!top.converged()) {
      findings.add(Finding.NOT_CONVERGED);
    } else if (findings.isEmpty()) {
      findings.add(Finding.CONVERGED);
    }
    return new Fit<>(
        model,
        top.value(),
        estimates(names, parameters, top.hessian()),
        new Diagnosis(findings, histories.customers(), histories.repeaters(), top.steps()));
  }

  /** Standard errors of the logarithms, from their information, times the parameters. */
  static List<Estimate> estimates(String[] names, double[] parameters, double[][] hessian) {
    double[][] information =
        Arrays.stream(hessian)
            .map(row -> Arrays.stream(row).map(each -> -each).toArray())
            .toArray(double[][]::new);
    var variances = Cholesky.of(information).map(Cholesky::inverseDiagonal);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      int index = i;
      OptionalDouble error =
          variances
              .map(all -> parameters[index] * Math.sqrt(all[index]))
              .filter(all -> all < parameters[index] * ALIKE)
              .map(OptionalDouble::of)
              .orElse(OptionalDouble.empty());
      estimates.add(new Estimate(names[i], parameters[i], error));
    }
    return estimates;
  }

  static double[] exp(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }
}
