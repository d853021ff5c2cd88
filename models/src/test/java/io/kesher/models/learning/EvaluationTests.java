package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EvaluationTests {
  private static final double[] OUTCOMES = {0, 0, 1, 1, 0, 1};
  private static final double[] PREDICTIONS = {.1, .4, .35, .8, .4, .4};

  @Test
  void measuresAHandfulOfRowsAsByHand() {
    Evaluation evaluation = Evaluation.of(OUTCOMES, PREDICTIONS);
    // Of nine pairs 5 stand right, two are ties and two stand wrong.
    assertThat(evaluation.auc()).isCloseTo(6.0 / 9, within(1e-15));
    // At .8 one of one, at .4 two of four, at .35 three of five.
    assertThat(evaluation.averagePrecision()).isCloseTo((1 + 2.0 / 4 + 3.0 / 5) / 3, within(1e-15));
    assertThat(evaluation.brier())
        .isCloseTo((.01 + .16 + .4225 + .04 + .16 + .36) / 6, within(1e-15));
    assertThat(evaluation.logLoss())
        .isCloseTo(-Math.log(.9 * .6 * .35 * .8 * .6 * .4) / 6, within(1e-15));
    assertThat(evaluation.rate()).isEqualTo(.5);
  }

  @Test
  void aucIsTheShareOfPairsThatStandRight() {
    Random random = new Random(1);
    double[] outcomes = random.doubles(300).map(Math::round).toArray();
    double[] predictions = random.doubles(300).map(p -> Math.floor(20 * p) / 20).toArray();
    double right = 0;
    double pairs = 0;
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < 300; j++) {
        if (outcomes[i] > outcomes[j]) {
          pairs++;
          right += (Math.signum(predictions[i] - predictions[j]) + 1) / 2;
        }
      }
    }
    assertThat(Evaluation.of(outcomes, predictions).auc()).isCloseTo(right / pairs, within(1e-14));
  }

  @Test
  void noMeasureDependsOnTheOrderOfRows() {
    Evaluation there = Evaluation.of(OUTCOMES, PREDICTIONS);
    Evaluation back = Evaluation.of(reversed(OUTCOMES), reversed(PREDICTIONS));
    assertThat(back.auc()).isEqualTo(there.auc());
    assertThat(back.averagePrecision()).isEqualTo(there.averagePrecision());
    assertThat(back.lift(.5)).isEqualTo(there.lift(.5));
    assertThat(back.calibration(3)).isEqualTo(there.calibration(3));
  }

  @Test
  void aWeightOfThreeIsARowThreeTimes() {
    Evaluation weighted =
        Evaluation.of(new double[] {1, 0, 0}, new double[] {.5, .2, .6}, new double[] {3, 1, 1});
    Evaluation repeated =
        Evaluation.of(new double[] {1, 1, 1, 0, 0}, new double[] {.5, .5, .5, .2, .6});
    assertThat(weighted.auc()).isEqualTo(repeated.auc());
    assertThat(weighted.logLoss()).isCloseTo(repeated.logLoss(), within(1e-15));
    assertThat(weighted.averagePrecision()).isEqualTo(repeated.averagePrecision());
  }

  @Test
  void gainsRiseFromNothingToAll() {
    List<Evaluation.Gain> gains = Evaluation.of(OUTCOMES, PREDICTIONS).gains(6);
    assertThat(gains.getFirst()).isEqualTo(new Evaluation.Gain(0, 0));
    assertThat(gains.getLast()).isEqualTo(new Evaluation.Gain(1, 1));
    // The first of six is the one at .8; the next three are ties with one positive.
    assertThat(gains.get(1).captured()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(gains.get(2).captured()).isCloseTo(4.0 / 9, within(1e-12));
  }

  @Test
  void equalPredictionsShareABinOfTheCalibrationTable() {
    List<Evaluation.Calibrated> table = Evaluation.of(OUTCOMES, PREDICTIONS).calibration(2);
    assertThat(table).hasSize(2);
    assertThat(table.getFirst().weight() + table.getLast().weight()).isEqualTo(6);
    assertThat(Evaluation.of(OUTCOMES, new double[6]).calibration(10)).hasSize(1);
  }

  @Test
  void oneClassOnlyIsNoErrorAndNoNumberIsMissing() {
    Evaluation none = Evaluation.of(new double[3], new double[] {.1, 0, 1});
    assertThat(none.auc()).isEqualTo(.5);
    assertThat(none.averagePrecision()).isZero();
    assertThat(none.lift(.1)).isEqualTo(1);
    assertThat(none.logLoss()).isFinite();
    assertThat(none.gains(2)).hasSize(3);
  }

  @Test
  void refusesByName() {
    assertThatThrownBy(() -> Evaluation.of(new double[] {.5}, new double[] {.5}))
        .hasMessageContaining("0.5 is neither 0 nor 1");
    assertThatThrownBy(() -> Evaluation.of(new double[] {1}, new double[] {Double.NaN}))
        .hasMessageContaining("NaN is not a probability");
    assertThatThrownBy(() -> Evaluation.of(new double[] {1}, new double[] {.5, .5}))
        .hasMessageContaining("2 predictions for 1 rows");
  }

  private static double[] reversed(double[] values) {
    double[] back = values.clone();
    for (int i = 0; i < back.length; i++) {
      back[i] = values[back.length - 1 - i];
    }
    return back;
  }

  @Test
  void placesAreSortedStablyByFallingValue() {
    double[] values = {1, 3, 2, 3, -0.0, 0, 7};
    assertThat(Order.descending(values)).containsExactly(6, 1, 3, 2, 0, 4, 5);
    double[] many = new Random(2).doubles(1001).toArray();
    int[] order = Order.descending(many);
    double[] sorted = many.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < order.length; i++) {
      assertThat(many[order[i]]).isEqualTo(sorted[1000 - i]);
    }
  }
}
