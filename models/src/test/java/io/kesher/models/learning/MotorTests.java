package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.learning.RefusalCurve.Point;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often policies claim, learned from four fifths of the policies and checked on the others. */
class MotorTests {
  private static final Loss POISSON = new Loss.Poisson();
  private static final Motor MOTOR = new Motor();

  /** Policies not learned from; of the sample, too small to predict with, those learned from. */
  private static final int[] CHECKED = MOTOR.fold(0, MOTOR.whole);

  private static double[] predicted;
  private static Observations test;

  @BeforeAll
  static void learn() {
    Observations claims = MOTOR.claims();
    test = claims.rows(CHECKED);
    Boosting boosting = Boosting.of(POISSON).withRounds(60);
    Observations training = claims.rows(MOTOR.fold(0, false));
    predicted = boosting.fit(training).model().predict(test.features());
  }

  @Test
  void claimsArePredictedBetterThanByTheirMeanOrAStraightModel() {
    double deviance = POISSON.meanDeviance(test.outcomes(), predicted, test.weights());
    double[] mean = new double[test.size()];
    Arrays.fill(mean, Arrays.stream(test.outcomes()).average().orElseThrow());
    double rough = POISSON.meanDeviance(test.outcomes(), mean, test.weights());
    // Published of all folds: the mean 1.496, a generalised linear model 1.204, boosting 1.002.
    assertThat(deviance).isLessThan(MOTOR.whole ? 1.01 : 0.9 * rough);
  }

  @Test
  void asManyClaimsArePredictedAsThereAre() {
    double actual = Arrays.stream(test.outcomes()).sum();
    assertThat(Arrays.stream(predicted).sum()).isCloseTo(actual, within(.05 * actual));
  }

  @Test
  void refusingTheWorstLowersTheLossRatio() {
    double[] premium = Features.select(MOTOR.numbers("Premium"), CHECKED);
    double[] cost = Features.select(MOTOR.numbers("Cost_claims_year"), CHECKED);
    double[] badness = new double[premium.length];
    for (int i = 0; i < badness.length; i++) {
      badness[i] = predicted[i] / premium[i];
    }
    List<Point> curve = RefusalCurve.of(badness, premium, cost, 10).points();
    assertThat(curve.getFirst().income()).isCloseTo(Arrays.stream(premium).sum(), within(1e-3));
    assertThat(curve.get(1).lossRatio()).isLessThan(curve.getFirst().lossRatio() - .03);
    assertThat(curve.getLast()).isEqualTo(new Point(1, 0, 0));
  }
}
