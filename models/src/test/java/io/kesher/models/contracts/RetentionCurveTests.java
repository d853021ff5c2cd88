package io.kesher.models.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RetentionCurveTests {
  /** Fader and Hardie 2007: customers of each thousand after 0 to 12 years. */
  private static final long[] HIGH_END = {
    1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394
  };

  private static final long[] REGULAR = {
    1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173
  };

  private static RenewalCounts years(int years, long... survivors) {
    return RenewalCounts.ofSurvivors(Arrays.copyOf(survivors, years + 1));
  }

  @Test
  void theShiftedBetaGeometricHasThePublishedParameters() {
    agrees(ShiftedBetaGeometric.fit(years(7, HIGH_END)), -1611.158147, 0.668, 3.806);
    agrees(ShiftedBetaGeometric.fit(years(7, REGULAR)), -1680.265188, 0.704, 1.182);
  }

  @Test
  void theBetaDiscreteWeibullHasThoseOfAnIndependentSearch() {
    agrees(BetaDiscreteWeibull.fit(years(7, HIGH_END)), -1605.314213, 0.214, 1.427, 1.724);
    agrees(BetaDiscreteWeibull.fit(years(7, REGULAR)), -1679.602833, 0.456, 0.779, 1.283);
  }

  private static void agrees(RetentionFit<?> fit, double logLikelihood, double... parameters) {
    assertThat(fit.findings()).containsExactly(Finding.CONVERGED);
    assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(1e-6));
    for (int i = 0; i < parameters.length; i++) {
      assertThat(fit.estimates().get(i).value()).isEqualTo(parameters[i], within(0.0005));
      assertThat(fit.estimates().get(i).standardError()).isPresent();
    }
  }

  @Test
  void sevenYearsForetellTheTwelfth() {
    assertThat(ShiftedBetaGeometric.fit(years(7, HIGH_END)).model().survival(12))
        .isEqualTo(0.394, within(0.02));
    assertThat(ShiftedBetaGeometric.fit(years(7, REGULAR)).model().survival(12))
        .isEqualTo(0.173, within(0.005));
  }

  @Test
  void withoutDurationDependenceBothCurvesAreOne() {
    var simple = new ShiftedBetaGeometric(0.7, 1.2);
    var same = new BetaDiscreteWeibull(0.7, 1.2, 1);
    for (int t = 0; t < 200; t++) {
      assertThat(same.survival(t)).isEqualTo(simple.survival(t), within(1e-14));
      assertThat(same.retention(t + 1)).isEqualTo(simple.retention(t + 1), within(1e-14));
    }
    for (double discount : new double[] {0.001, 0.1, 3}) {
      assertThat(same.discountedRenewals(4, discount))
          .isEqualTo(simple.discountedRenewals(4, discount), within(1e-9));
    }
  }

  @Test
  void survivalIsTheProductOfRetentions() {
    for (RetentionCurve curve :
        List.of(new ShiftedBetaGeometric(1e-3, 50), new BetaDiscreteWeibull(0.3, 1e-2, 1.7))) {
      double product = 1;
      for (int t = 1; t < 100; t++) {
        product *= curve.retention(t);
        assertThat(curve.survival(t) / product).isEqualTo(1, within(1e-11));
      }
    }
  }

  @Test
  void renewalsToComeAreTheSumOfTheCurve() {
    var curve = new ShiftedBetaGeometric(0.668, 3.806);
    double sum = 0;
    for (int k = 1; k < 2000; k++) {
      sum += curve.survival(3 + k) / curve.survival(3) * Math.pow(1.1, -k);
    }
    assertThat(curve.discountedRenewals(3, 0.1)).isEqualTo(sum, within(1e-12));
    assertThat(curve.discountedRenewals(3, 0.1, 2000)).isEqualTo(sum, within(1e-12));
    // A tiny discount: nearly E[(1-θ)/θ] = β/(α-1) renewals.
    assertThat(new ShiftedBetaGeometric(4, 6).discountedRenewals(0, 1e-12))
        .isEqualTo(2, within(1e-10));
  }

  /** References: the published 2F1 in 60 digits. */
  @ParameterizedTest
  @CsvFileSource(resources = "renewals.csv", numLinesToSkip = 1)
  void renewalsToComeAgreeWithThePublishedForm(
      double alpha, double beta, int renewals, double discount, double expected) {
    assertThat(new ShiftedBetaGeometric(alpha, beta).discountedRenewals(renewals, discount))
        .isEqualTo(expected, within(1e-12 * expected));
  }

  @Test
  void boundariesAreResults() {
    var nobody = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(100, 100, 100));
    assertThat(nobody.findings()).contains(Finding.NOBODY_LEFT);
    assertThat(nobody.model().retention(3)).isGreaterThan(0.999);
    var all = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(100, 0));
    assertThat(all.findings()).contains(Finding.NOBODY_STAYED);
    assertThat(all.model().survival(1)).isLessThan(0.001);
    // A constant rate of leaving: customers are alike.
    var alike =
        ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(100_000, 80_000, 64_000, 51_200));
    assertThat(alike.findings()).containsExactly(Finding.CUSTOMERS_ALIKE);
    assertThat(alike.model().retention(1)).isEqualTo(0.8, within(1e-4));
    var opposite = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 600, 600, 600, 600));
    assertThat(opposite.findings()).contains(Finding.CUSTOMERS_OPPOSITE);
    for (var fit : List.of(nobody, all, alike, opposite)) {
      assertThat(fit.logLikelihood()).isFinite();
      fit.estimates().forEach(each -> assertThat(each.value()).isFinite().isPositive());
    }
    for (var counts :
        List.of(
            RenewalCounts.ofSurvivors(1, 1),
            RenewalCounts.ofSurvivors(1, 0),
            RenewalCounts.ofSurvivors(3, 2, 2, 2, 0))) {
      assertThat(BetaDiscreteWeibull.fit(counts).findings()).contains(Finding.TOO_FEW_CUSTOMERS);
    }
  }

  @Test
  void cohortsAndCustomersSayTheSame() {
    List<Tenure> tenures = new ArrayList<>();
    for (int t = 1; t <= 7; t++) {
      for (long i = HIGH_END[t]; i < HIGH_END[t - 1]; i++) {
        tenures.add(new Tenure(t, true));
      }
    }
    for (long i = 0; i < HIGH_END[7]; i++) {
      tenures.add(new Tenure(7, false));
    }
    assertThat(RenewalCounts.of(tenures)).isEqualTo(years(7, HIGH_END));
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenewalCounts.ofSurvivors(5, 6))
        .withMessage("survivors 6 must be at most the 5 before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(10)))
        .withMessage("customers asked to renew 0 must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BetaDiscreteWeibull(1, 1, Double.NaN))
        .withMessage("c NaN must be finite and more than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenewalCounts.of(List.of(new Tenure(1.5, true))))
        .withMessage("time 1.5 must be a whole number of renewals");
  }

  @Test
  void aCurveSavedIsTheCurve() {
    var curve = new BetaDiscreteWeibull(0.25, 1.7, 1.6);
    assertThat(Saved.fromJson(Saved.toJson(curve), BetaDiscreteWeibull.class)).isEqualTo(curve);
    for (var fit :
        List.of(
            ShiftedBetaGeometric.fit(years(7, HIGH_END)),
            BetaDiscreteWeibull.fit(years(7, REGULAR)),
            ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(100, 100)))) {
      assertThat(Saved.fromJson(Saved.toJson(fit), RetentionFit.class)).isEqualTo(fit);
    }
  }
}
