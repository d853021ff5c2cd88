package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * CDNOW against the published tables (Fader, Hardie and Lee 2005; Batislam et al. 2007; Fader and
 * Hardie, notes 005, 009, 025) where the published file is there, and always the first 300
 * customers against an independent search by other software.
 */
class PublishedTablesTests {
  private static final Offset<Double> THREE = within(0.0005);
  private static final Ledger SAMPLE = Cdnow.sample();

  @Test
  void bgNbd() {
    var sample = BgNbd.fit(SAMPLE.histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
    agrees(sample, -1383.151671, 0.222481, 3.636678, 0.304210, 0.687617);
    if (Cdnow.isWhole()) {
      var fit = BgNbd.fit(Cdnow.ledger().histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
      agrees(fit, -9582.429, 0.242594, 4.413602, 0.792922, 2.425906);
    }
  }

  @Test
  void mbgNbd() {
    var sample = MbgNbd.fit(SAMPLE.histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
    agrees(sample, -1383.199384, 0.754343, 6.734816, 0.641705, 0.737033);
    if (Cdnow.isWhole()) {
      var fit = MbgNbd.fit(Cdnow.ledger().histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
      agrees(fit, -9582.136, 0.525, 6.183, 0.891, 1.614);
    }
  }

  @Test
  void paretoNbd() {
    if (Cdnow.isWhole()) {
      var fit = ParetoNbd.fit(Cdnow.ledger().histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
      agrees(fit, -9594.976, 0.553, 10.578, 0.606, 11.669);
    }
    var sample = ParetoNbd.fit(SAMPLE.histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
    assertThat(sample.logLikelihood())
        .isEqualTo(
            SAMPLE.histories(Cdnow.CALIBRATION).sum(sample.model()::logLikelihood), within(1e-8));
  }

  @Test
  void gammaGamma() {
    var sample = GammaGamma.fit(SAMPLE.customers(Cdnow.CALIBRATION));
    agrees(sample, -526.039433, 7.076639, 4.249921, 16.005171);
    if (Cdnow.isWhole()) {
      var fit = GammaGamma.fit(Cdnow.ledger().customers(Cdnow.CALIBRATION));
      agrees(fit, -4055.918, 6.250, 3.744, 15.444);
      assertThat(fit.diagnosis().repeaters()).isEqualTo(946);
      assertThat(fit.model().expectedSpend()).isEqualTo(35.17, within(0.005));
    }
  }

  @Test
  void weeks40To78() {
    HoldOut bg = holdOut(BgNbd::fit);
    HoldOut pareto = holdOut(ParetoNbd::fit);
    HoldOut mbg = holdOut(MbgNbd::fit);
    for (HoldOut each : List.of(bg, pareto, mbg)) {
      assertThat(each.isBetterThanNaive()).isTrue();
    }
    if (Cdnow.isWhole()) {
      accuracy(bg.naive(), 1.024, 2.212, 0.584);
      accuracy(bg.model(), 0.785, 1.608, 0.626);
      accuracy(mbg.model(), 0.765, 1.607, 0.627);
      accuracy(pareto.model(), 0.755, 1.603, 0.630);
      assertThat(bg.model().correlation()).isEqualTo(0.6256, within(0.00005));
      assertThat(pareto.model().correlation()).isEqualTo(0.6302, within(0.00005));
      assertThat(bias(bg)).isEqualTo(-0.041, THREE);
      assertThat(bias(pareto)).isEqualTo(-0.016, THREE);
      assertThat(bg.byFrequency().getFirst().customers()).isEqualTo(1411);
      assertThat(bg.byFrequency().getFirst().actual()).isEqualTo(0.237, THREE);
      assertThat(bg.byFrequency().getLast().customers()).isEqualTo(64);
      assertThat(bg.byFrequency().getLast().expected()).isEqualTo(6.157, THREE);
    }
  }

  /** All repeat purchases by the end of week 78, as the published tracking plot has them. */
  private static double bias(HoldOut holdOut) {
    var last = holdOut.tracking().getLast();
    return last.expected() / last.actual() - 1;
  }

  private static void accuracy(Accuracy accuracy, double mae, double rmse, double correlation) {
    assertThat(accuracy.meanAbsoluteError()).isEqualTo(mae, THREE);
    assertThat(accuracy.rootMeanSquareError()).isEqualTo(rmse, THREE);
    assertThat(accuracy.correlation()).isEqualTo(correlation, THREE);
  }

  private interface Fitter {
    Fit<BuyingModel> fit(PurchaseHistories histories, ModelUnit unit);
  }

  private static HoldOut holdOut(Fitter fitter) {
    return HoldOut.check(
        Cdnow.ledger(),
        Cdnow.CALIBRATION,
        Cdnow.END,
        histories -> fitter.fit(histories, ModelUnit.WEEK));
  }

  /** To all digits that are given: three, or six. */
  private static void agrees(Fit<?> fit, double logLikelihood, double... parameters) {
    assertThat(fit.diagnosis().isSound()).isTrue();
    assertThat(fit.logLikelihood()).isEqualTo(logLikelihood, within(unit(logLikelihood)));
    for (int i = 0; i < parameters.length; i++) {
      var estimate = fit.estimates().get(i);
      assertThat(estimate.value()).isEqualTo(parameters[i], within(unit(parameters[i])));
      assertThat(estimate.standardError()).isPresent();
    }
  }

  private static double unit(double published) {
    String digits = Double.toString(published);
    return digits.length() - digits.indexOf('.') - 1 > 3 ? 1e-6 : 0.0005;
  }
}
