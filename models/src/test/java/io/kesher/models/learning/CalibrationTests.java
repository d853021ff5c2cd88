package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTests {

  @Test
  void adjacentViolatorsArePooled() {
    double[] scores = {.1, .2, .3, .4, .5, .6};
    IsotonicCalibration isotonic = IsotonicCalibration.fit(scores, new double[] {0, 1, 0, 0, 1, 1});
    assertThat(isotonic.probability(.1)).isZero();
    assertThat(isotonic.probability(.3)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(isotonic.probability(.45)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(isotonic.probability(.9)).isEqualTo(1);
    assertThat(isotonic.probability(0)).isZero();
  }

  @Test
  void equalScoresHaveOneProbability() {
    IsotonicCalibration isotonic =
        IsotonicCalibration.fit(new double[] {.5, .5, .5, .7}, new double[] {0, 0, 1, 1});
    assertThat(isotonic.probability(.5)).isCloseTo(1.0 / 3, within(1e-15));
  }

  @Test
  void isotonicIsTheNearestRisingFunction() {
    Random random = new Random(3);
    double[] scores = random.doubles(12).sorted().toArray();
    double[] outcomes = random.doubles(12).map(Math::round).toArray();
    IsotonicCalibration best = IsotonicCalibration.fit(scores, outcomes);
    // Of a projection on a cone, the residual is at right angles to the fit and to no rise.
    double along = 0;
    double rest = 0;
    for (int i = 11; i >= 0; i--) {
      double residual = outcomes[i] - best.probability(scores[i]);
      along += residual * best.probability(scores[i]);
      rest += residual;
      assertThat(rest).isLessThan(1e-12);
    }
    assertThat(along).isCloseTo(0, within(1e-12));
    assertThat(rest).isCloseTo(0, within(1e-12));
  }

  @Test
  void plattTakesBackAnEvenDistortion() {
    Random random = new Random(4);
    int size = 40_000;
    double[] scores = new double[size];
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      double margin = 1.5 * random.nextGaussian();
      outcomes[i] = random.nextDouble() < Odds.probability(margin) ? 1 : 0;
      scores[i] = Odds.probability((margin - .7) / .4);
    }
    PlattCalibration platt = PlattCalibration.fit(scores, outcomes);
    assertThat(platt.slope()).isCloseTo(.4, within(.015));
    assertThat(platt.intercept()).isCloseTo(.7, within(.05));
    double predicted = Arrays.stream(scores).map(platt::probability).average().orElseThrow();
    assertThat(predicted).isCloseTo(Arrays.stream(outcomes).average().orElseThrow(), within(1e-4));
  }

  @Test
  void plattStaysFiniteWhereScoresTellTheClassesApart() {
    PlattCalibration platt =
        PlattCalibration.fit(new double[] {0, 0, 1, 1}, new double[] {0, 0, 1, 1});
    assertThat(platt.probability(1)).isCloseTo(.75, within(1e-6));
    assertThat(platt.probability(0)).isCloseTo(.25, within(1e-6));
  }

  @Test
  void scoresThatStandTheWrongWayRoundAreNoUse() {
    PlattCalibration platt =
        PlattCalibration.fit(new double[] {.9, .8, .2, .1}, new double[] {0, 0, 1, 1});
    assertThat(platt.slope()).isZero();
    assertThat(platt.probability(.3)).isCloseTo(.5, within(1e-9));
  }

  @Test
  void noCalibrationTurnsTheOrderRound() {
    Random random = new Random(6);
    double[] scores = random.doubles(500).toArray();
    double[] outcomes = random.doubles(500).map(Math::round).toArray();
    for (Calibration calibration :
        List.of(
            PlattCalibration.fit(scores, outcomes), IsotonicCalibration.fit(scores, outcomes))) {
      double before = 0;
      for (double score = 0; score <= 1; score += .001) {
        double probability = calibration.probability(score);
        assertThat(probability).isBetween(before, 1.0);
        before = probability;
      }
    }
  }

  @Test
  void areTheSameAfterTheyWereSaved() {
    double[] scores = {.1, .2, .3};
    double[] outcomes = {0, 1, 1};
    PlattCalibration platt = PlattCalibration.fit(scores, outcomes);
    IsotonicCalibration isotonic = IsotonicCalibration.fit(scores, outcomes);
    assertThat(Saved.fromJson(Saved.toJson(platt), PlattCalibration.class)).isEqualTo(platt);
    assertThat(Saved.fromJson(Saved.toJson(isotonic), IsotonicCalibration.class))
        .isEqualTo(isotonic);
    assertThatThrownBy(() -> new IsotonicCalibration(List.of(.2, .1), List.of(.1, .2)))
        .hasMessageContaining("does not rise at 0.1");
  }
}
