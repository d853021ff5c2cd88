package io.kesher.models.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscreteHazardTests {
  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  @Test
  void withoutFeaturesItIsTheShareThatLeft() {
    List<Exposure> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(new Exposure(1, List.of(), i < 30));
      if (i >= 30) {
        rows.add(new Exposure(2, List.of(), i < 37));
      }
    }
    var fit = DiscreteHazard.fit(List.of(), rows, 2, 0);
    assertThat(fit.findings()).containsExactly(Finding.CONVERGED);
    assertThat(fit.model().hazard(1, List.of())).isEqualTo(0.3, within(1e-10));
    assertThat(fit.model().hazard(2, List.of())).isEqualTo(0.1, within(1e-10));
    assertThat(fit.model().hazard(5, List.of())).isEqualTo(0.1, within(1e-10));
    assertThat(fit.model().survival(0, 2, List.of())).isEqualTo(0.63, within(1e-10));
    // The textbook's error of a logit: 1/√(n p (1 - p)).
    assertThat(fit.estimates().getFirst().standardError().orElseThrow())
        .isEqualTo(1 / Math.sqrt(100 * 0.3 * 0.7), within(1e-9));
  }

  @Test
  void aFeatureOfTwoValuesIsALogOddsRatio() {
    List<Exposure> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean direct = i % 2 == 0;
      rows.add(new Exposure(1, List.of(direct ? 1.0 : 0.0), i / 2 < (direct ? 20 : 50)));
    }
    var fit = DiscreteHazard.fit(List.of("direct"), rows, 1, 0);
    assertThat(fit.model().coefficients().getFirst())
        .isEqualTo(logit(0.2) - logit(0.5), within(1e-9));
    assertThat(fit.estimates().get(1).name()).isEqualTo("direct");
    assertThat(fit.estimates().get(1).standardError().orElseThrow())
        .isEqualTo(Math.sqrt(1 / 20.0 + 1 / 80.0 + 1 / 50.0 + 1 / 50.0), within(1e-8));
  }

  @Test
  void whatWasSimulatedIsFoundAgain() {
    Random random = new Random(17);
    List<Exposure> rows = new ArrayList<>();
    for (int customer = 0; customer < 20_000; customer++) {
      boolean there = true;
      double complaints = random.nextInt(4);
      for (int period = 1; period <= 3 && there; period++) {
        double price = random.nextGaussian();
        double hazard = 1 / (1 + Math.exp(2 - 0.4 * complaints - 0.7 * price + 0.3 * period));
        there = random.nextDouble() >= hazard;
        rows.add(new Exposure(period, List.of(complaints, price), !there));
      }
    }
    var fit = DiscreteHazard.fit(List.of("complaints", "price"), rows, 3, 1e-3);
    double[] truth = {-2.3, -2.6, -2.9, 0.4, 0.7};
    for (int i = 0; i < truth.length; i++) {
      var estimate = fit.estimates().get(i);
      assertThat(estimate.value())
          .isEqualTo(truth[i], within(4 * estimate.standardError().orElseThrow()));
    }
    var model = fit.model();
    assertThat(Saved.fromJson(Saved.toJson(model), DiscreteHazard.class)).isEqualTo(model);
    double calm = model.discountedRenewals(1, List.of(0.0, 0.0), 0.1, 10);
    double angry = model.discountedRenewals(1, List.of(3.0, 0.0), 0.1, 10);
    assertThat(angry).isLessThan(calm).isPositive();
    assertThat(calm).isLessThan(10);
  }

  @Test
  void aRenewalAtWhichNobodyLeftStaysFinite() {
    List<Exposure> rows = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      rows.add(new Exposure(1, List.of(i * 1.0), false));
    }
    for (double penalty : new double[] {0, 1e-3}) {
      var fit = DiscreteHazard.fit(List.of("age"), rows, 2, penalty);
      assertThat(fit.findings()).contains(Finding.NOBODY_LEFT);
      fit.estimates().forEach(each -> assertThat(each.value()).isFinite());
      assertThat(fit.model().hazard(1, List.of(20.0))).isBetween(0.0, 0.2);
    }
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposure(0, List.of(), true))
        .withMessage("period 0 must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exposure(1, List.of(Double.NaN), true))
        .withMessage("feature NaN must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            DiscreteHazard.fit(List.of("age"), List.of(new Exposure(1, List.of(), true)), 1, 0))
        .withMessage("features [] must be one a name");
  }
}
