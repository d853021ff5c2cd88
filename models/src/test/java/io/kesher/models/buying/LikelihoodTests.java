package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class LikelihoodTests {
  private static final Path ONLINE_RETAIL = Path.of("../../shared/data/online_retail.csv.gz");
  private static final PurchaseHistories HISTORIES = Cdnow.sample().histories(Cdnow.CALIBRATION);

  @Test
  void theSumsOfTheSearchAreTheLikelihoodsOfTheModels() {
    double[] p = {0.7, 8, 0.9, 3};
    agrees(q -> new BetaGeometricLikelihood(q, 0), new BgNbd(0.7, 8, 0.9, 3, ModelUnit.WEEK), p);
    agrees(q -> new BetaGeometricLikelihood(q, 1), new MbgNbd(0.7, 8, 0.9, 3, ModelUnit.WEEK), p);
    agrees(ParetoNbdLikelihood::new, new ParetoNbd(0.7, 8, 0.9, 3, ModelUnit.WEEK), p);
    agrees(
        q -> new NbdLikelihood(q[0], q[1]),
        new NbdModel(0.7, 8, ModelUnit.WEEK),
        new double[] {0.7, 8});
  }

  private static void agrees(
      Function<double[], PatternLikelihood> likelihood, BuyingModel model, double[] parameters) {
    var search = new LikelihoodSearch(HISTORIES, ModelUnit.WEEK, likelihood);
    int size = parameters.length;
    double value = search.evaluate(logs(parameters), new double[size], new double[size][size]);
    assertThat(value).isEqualTo(HISTORIES.sum(model::logLikelihood), within(1e-9));
  }

  @Test
  void theDerivativesAreThoseOfTheLikelihood() {
    for (double[] p : new double[][] {{0.7, 8, 0.9, 3}, {5, 0.3, 0.02, 40}, {0.05, 200, 7, 0.1}}) {
      derivatives(new LikelihoodSearch(HISTORIES, ModelUnit.WEEK, bg(0))::evaluate, logs(p));
      derivatives(new LikelihoodSearch(HISTORIES, ModelUnit.WEEK, bg(1))::evaluate, logs(p));
      derivatives(
          new LikelihoodSearch(HISTORIES, ModelUnit.WEEK, ParetoNbdLikelihood::new)::evaluate,
          logs(p));
      derivatives(
          new LikelihoodSearch(HISTORIES, ModelUnit.DAY, q -> new NbdLikelihood(q[0], q[1]))
              ::evaluate,
          logs(new double[] {p[0], p[1]}));
      int[] repeats = {1, 2, 2, 7, 100};
      double[] means = {3, 500, 41.5, 30, 28};
      derivatives(
          new GammaGammaSearch(repeats, means)::evaluate, logs(new double[] {p[0], p[1], p[2]}));
    }
  }

  private static Function<double[], PatternLikelihood> bg(int firstChance) {
    return parameters -> new BetaGeometricLikelihood(parameters, firstChance);
  }

  private interface Derivatives {
    double at(double[] point, double[] gradient, double[][] hessian);
  }

  private static void derivatives(Derivatives function, double[] point) {
    int size = point.length;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    function.at(point, gradient, hessian);
    double step = 1e-5;
    for (int i = 0; i < size; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      double[] gradientAbove = new double[size];
      double[] gradientBelow = new double[size];
      double valueAbove = function.at(above, gradientAbove, new double[size][size]);
      double valueBelow = function.at(below, gradientBelow, new double[size][size]);
      double scale = 1 + Math.abs(gradient[i]) + Math.abs(hessian[i][i]);
      assertThat((valueAbove - valueBelow) / (2 * step))
          .isEqualTo(gradient[i], within(1e-5 * scale));
      for (int j = 0; j < size; j++) {
        assertThat((gradientAbove[j] - gradientBelow[j]) / (2 * step))
            .isEqualTo(hessian[i][j], within(1e-6 * (scale + Math.abs(hessian[j][j]))));
      }
    }
  }

  private static double[] logs(double[] parameters) {
    return Arrays.stream(parameters).map(Math::log).toArray();
  }

  @Test
  void theTopIsHigherThanAllAroundIt() {
    var fit = MbgNbd.fit(HISTORIES, ModelUnit.WEEK);
    var top = (MbgNbd) fit.model();
    for (double factor : new double[] {0.999, 1.001}) {
      for (BuyingModel near :
          List.of(
              new MbgNbd(top.r() * factor, top.alpha(), top.a(), top.b(), ModelUnit.WEEK),
              new MbgNbd(top.r(), top.alpha() * factor, top.a(), top.b(), ModelUnit.WEEK),
              new MbgNbd(top.r(), top.alpha(), top.a() * factor, top.b(), ModelUnit.WEEK),
              new MbgNbd(top.r(), top.alpha(), top.a(), top.b() * factor, ModelUnit.WEEK))) {
        assertThat(HISTORIES.sum(near::logLikelihood)).isLessThan(fit.logLikelihood());
      }
    }
  }

  @Test
  void onlineRetailConvergesWherePeersGiveUp() throws IOException {
    if (!Files.exists(ONLINE_RETAIL)) {
      assertThat(MbgNbd.fit(HISTORIES, ModelUnit.WEEK).diagnosis().isSound()).isTrue();
      return;
    }
    var histories = onlineRetail().histories(LocalDate.of(2011, 6, 30));
    assertThat(histories.customers()).isEqualTo(2960);
    for (var fit :
        List.of(MbgNbd.fit(histories, ModelUnit.WEEK), ParetoNbd.fit(histories, ModelUnit.WEEK))) {
      assertThat(fit.diagnosis().findings()).doesNotContain(Finding.NOT_CONVERGED);
      assertThat(fit.logLikelihood()).isEqualTo(-15325.455, within(0.0005));
    }
  }

  private static Ledger onlineRetail() throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(ONLINE_RETAIL)),
                StandardCharsets.UTF_8))) {
      return Ledger.of(lines.lines().skip(1).flatMap(LikelihoodTests::sale));
    }
  }

  /**
   * Counted from the end, as descriptions hold commas: quantity, time, price, customer, country.
   */
  private static Stream<Purchase> sale(String line) {
    String[] fields = line.split(",", -1);
    int end = fields.length;
    double quantity = Double.parseDouble(fields[end - 5]);
    double price = Double.parseDouble(fields[end - 3]);
    return fields[end - 2].isEmpty() || quantity <= 0 || price <= 0
        ? Stream.empty()
        : Stream.of(
            new Purchase(
                (long) Double.parseDouble(fields[end - 2]),
                LocalDate.parse(fields[end - 4].substring(0, 10)),
                quantity * price));
  }
}
