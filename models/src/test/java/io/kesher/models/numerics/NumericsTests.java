package io.kesher.models.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericsTests {
  @ParameterizedTest
  @CsvSource({
    "1e-8, 18.420680738180208908",
    "0.5, 0.57236494292470008707",
    "1, 0",
    "2, 0",
    "2.5, 0.28468287047291915963",
    "9.99, 12.779315214350192880",
    "1e5, 1051287.7089736568949",
    "1e15, 33538776394910668.910"
  })
  void logGamma(double x, double expected) {
    double error = 4e-15 * Math.max(1, Math.abs(expected));
    assertThat(GammaFunctions.logGamma(x)).isEqualTo(expected, within(error));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-3, -1000.5755719318103005, 1000001.6425331958690",
    "1, -0.57721566490153286061, 1.6449340668482264365",
    "3.5, 1.1031566406452431872, 0.33035775610023486497",
    "1000, 6.9072551956488120521, 0.0010005001666666333333"
  })
  void itsDerivatives(double x, double first, double second) {
    assertThat(GammaFunctions.digamma(x)).isEqualTo(first, within(4e-15 * Math.abs(first)));
    assertThat(GammaFunctions.trigamma(x)).isEqualTo(second, within(3e-15 * second));
  }

  @Test
  void aRatioOfGammaFunctionsIsThePlainSumOfLogarithms() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      double a = Math.pow(10, 20 * random.nextDouble() - 10);
      int n = random.nextInt(300);
      double sum = 0;
      double size = 1;
      for (int k = 0; k < n; k++) {
        sum += Math.log(a + k);
        size += Math.abs(Math.log(a + k));
      }
      assertThat(GammaFunctions.logRatio(a, n)).isEqualTo(sum, within(1e-14 * size));
    }
  }

  @Test
  void theBetaFunctionIsSymmetricAndKnown() {
    assertThat(GammaFunctions.logBeta(2, 3)).isEqualTo(-Math.log(12), within(1e-14));
    assertThat(GammaFunctions.logBeta(0.5, 0.5)).isEqualTo(Math.log(Math.PI), within(1e-14));
    assertThat(GammaFunctions.logBeta(1e-9, 7e5))
        .isEqualTo(GammaFunctions.logBeta(7e5, 1e-9), within(1e-13));
  }

  @Test
  void decayIsItsIntegral() {
    // Closed forms: a power, an exponential, both powers of one scale.
    assertThat(new Decay(0, 3, 2.5, 1, 0).integral(100))
        .isEqualTo(3 / 1.5 * (1 - Math.pow(103 / 3.0, -1.5)), within(1e-14));
    assertThat(new Decay(0, 3, 2.5, 1, 0).integral(Double.POSITIVE_INFINITY))
        .isEqualTo(2, within(1e-13));
    assertThat(Decay.ofPower(0.01, 5, 0).integral(Double.POSITIVE_INFINITY))
        .isEqualTo(100, within(1e-11));
    assertThat(Decay.ofPower(1e-9, 5, 0).integral(1)).isEqualTo(1, within(1e-9));
    assertThat(new Decay(0, 2, 4000, 2, 6001).integral(1e9)).isEqualTo(2 / 10_000.0, within(1e-16));
    // (1 + u/2)^-1 (1 + u/10)^-1 by partial fractions.
    assertThat(new Decay(0, 2, 1, 10, 1).integral(6))
        .isEqualTo(20 / 8.0 * (Math.log(4) - Math.log(1.6)), within(1e-14));
    assertThat(new Decay(0, 1e-6, 1, 1e6, 1).integral(1e12))
        .isEqualTo(1e-6 / (1 - 1e-12) * (Math.log1p(1e18) - Math.log1p(1e6)), within(1e-18));
  }

  @Test
  void expectationsOverABetaDistributionAreItsMoments() {
    for (double[] shapes :
        new double[][] {
          {1e-6, 1}, {0.3, 40}, {1, 1}, {11, 3000}, {1e8, 3}, {1e9, 1e9}, {1e-9, 1e9}, {1e-16, 60}
        }) {
      var beta = new BetaDistribution(shapes[0], shapes[1]);
      double mean = shapes[0] / (shapes[0] + shapes[1]);
      double square = mean * (shapes[0] + 1) / (shapes[0] + shapes[1] + 1);
      assertThat(beta.nodes(0).expectation(p -> p) / mean).isEqualTo(1, within(1e-11));
      assertThat(beta.nodes(0).expectation(p -> p * p) / square).isEqualTo(1, within(1e-11));
    }
    // E[1/(p + c)] of the even distribution is ln((1 + c)/c), for however small c.
    for (double c : new double[] {1e-3, 1e-9, 1e-30}) {
      assertThat(new BetaDistribution(1, 1).nodes(Math.log(1 / c)).expectation(p -> 1 / (p + c)))
          .isEqualTo(Math.log1p(1 / c), within(1e-11 * Math.log(1 / c)));
    }
  }

  @Test
  void theMeanInverseOfTwoNumbersIsTheMeanOfMeans() {
    for (double constant : new double[] {1e-6, 0.3, 1e5}) {
      var leaving = new BetaDistribution(0.9, 2.6).nodes(3);
      var buying = new GammaDistribution(1.5).nodes(3);
      double nested = leaving.expectation(p -> buying.expectation(u -> 1 / (constant + p * u)));
      assertThat(leaving.meanOfInverse(constant, buying) / nested).isEqualTo(1, within(1e-14));
    }
    // Of one rate and one probability nothing is left but the inverse.
    assertThat(
            new BetaDistribution(3e12, 1e12)
                .nodes(0)
                .meanOfInverse(1, new GammaDistribution(1e12).nodes(0)))
        .isEqualTo(1 / (1 + 0.75e12), within(1e-20));
  }

  @Test
  void expectationsOverAGammaDistributionAreItsMoments() {
    for (double shape : new double[] {1e-6, 0.2, 1, 17, 1e7}) {
      var nodes = new GammaDistribution(shape).nodes(0);
      assertThat(nodes.expectation(u -> u) / shape).isEqualTo(1, within(1e-11));
      assertThat(nodes.expectation(u -> u * u) / shape / (shape + 1)).isEqualTo(1, within(1e-11));
      assertThat(nodes.expectation(u -> Math.exp(-u)))
          .isEqualTo(Math.exp(-shape * Math.log(2)), within(1e-11));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-8, 6.2209605742717841235e-16",
    "-2.5, 0.0062096653257761351670",
    "-0.5, 0.30853753872598689637",
    "0, 0.5",
    "1, 0.84134474606854294859",
    "4, 0.99996832875816688008"
  })
  void theNormalDistribution(double x, double probability) {
    assertThat(NormalDistribution.cumulative(x))
        .isEqualTo(probability, within(1e-14 * probability));
    if (x < 1) {
      assertThat(NormalDistribution.quantile(probability)).isEqualTo(x, within(1e-13));
    }
  }

  @Test
  void theQuantileEverybodyKnows() {
    assertThat(NormalDistribution.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-14));
    assertThat(NormalDistribution.quantile(1e-300)).isEqualTo(-37.0471, within(1e-4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalDistribution.quantile(1))
        .withMessage("probability 1.0 must lie between 0 and 1");
  }

  @Test
  void newtonClimbsWhereTheSurfaceIsNotConcave() {
    // The banana valley upside down: its top is at (1, 1).
    Newton.Function banana =
        (p, gradient, hessian) -> {
          double off = p[1] - p[0] * p[0];
          gradient[0] = 2 * (1 - p[0]) + 400 * off * p[0];
          gradient[1] = -200 * off;
          hessian[0][0] = -2 + 400 * (p[1] - 3 * p[0] * p[0]);
          hessian[0][1] = 400 * p[0];
          hessian[1][0] = 400 * p[0];
          hessian[1][1] = -200;
          return -(1 - p[0]) * (1 - p[0]) - 100 * off * off;
        };
    var free = new Newton(banana, new double[] {-9, -9}, new double[] {9, 9});
    var top = free.maximise(new double[] {-1.2, 1});
    assertThat(top.converged()).isTrue();
    assertThat(top.point()[0]).isEqualTo(1, within(1e-8));
    assertThat(top.point()[1]).isEqualTo(1, within(1e-8));
    // Held below 0.5 the top is on the edge.
    var held = new Newton(banana, new double[] {-9, -9}, new double[] {0.5, 9});
    assertThat(held.maximise(new double[] {-1.2, 1}).point())
        .containsExactly(new double[] {0.5, 0.25}, within(1e-8));
  }

  @Test
  void aRidgeWithoutATopEnds() {
    DoubleUnaryOperator rise = x -> -Math.exp(-x);
    var ridge =
        new Newton(
            (p, gradient, hessian) -> {
              gradient[0] = Math.exp(-p[0]);
              hessian[0][0] = -Math.exp(-p[0]);
              return rise.applyAsDouble(p[0]);
            },
            new double[] {-100},
            new double[] {100});
    var top = ridge.maximise(new double[] {0});
    assertThat(top.converged()).isTrue();
    assertThat(top.value()).isEqualTo(0, within(1e-12));
  }
}
