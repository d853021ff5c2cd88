package io.kesher.models.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import io.kesher.models.learning.Features;
import io.kesher.models.learning.Learner;
import io.kesher.models.learning.LogisticRegression;
import io.kesher.models.learning.Observations;
import io.kesher.models.uplift.Qini.Point;
import io.kesher.models.uplift.Qini.Verdict;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpliftTests {
  private static final Learner LEARNER = rows -> LogisticRegression.standard().fit(rows).model();

  @Test
  void anEffectThatDiffersIsFoundAndPays() {
    Qini qini = trial(4000, .4, 1);
    assertThat(qini.verdict()).isEqualTo(Verdict.USEFUL_TARGETING);
    assertThat(qini.lower()).isPositive().isLessThan(qini.coefficient());
    assertThat(qini.effect()).isCloseTo(0, within(.06));
  }

  @Test
  void whereTheEffectIsTheSameForAllThereIsNoUsefulTargeting() {
    long useful =
        IntStream.range(0, 20)
            .filter(seed -> trial(600, 0, seed).verdict() == Verdict.USEFUL_TARGETING)
            .count();
    // One in twenty is the error that is allowed for.
    assertThat(useful).isLessThanOrEqualTo(3);
  }

  @Test
  void aHandfulOfRowsIsTooFew() {
    Qini qini = Qini.of(new double[] {2, 1}, new boolean[] {true, false}, new double[] {1, 0});
    assertThat(qini.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(qini.curve()).containsExactly(new Point(0, 0), new Point(.5, 1), new Point(1, 1));
    assertThat(qini.coefficient()).isCloseTo(.25, within(1e-15));
    Qini oneSided = Qini.of(new double[] {2, 1}, new boolean[2], new double[] {1, 0});
    assertThat(oneSided.verdict()).isEqualTo(Verdict.TOO_FEW);
  }

  @Test
  void aPredictionThatIsTheSameForAllIsTheStraightLine() {
    Random random = new Random(1);
    boolean[] treated = new boolean[200];
    double[] outcomes = new double[200];
    for (int i = 0; i < 200; i++) {
      treated[i] = random.nextBoolean();
      outcomes[i] = random.nextInt(2);
    }
    Qini qini = Qini.of(new double[200], treated, outcomes);
    assertThat(qini.coefficient()).isCloseTo(0, within(1e-15));
    assertThat(qini.verdict()).isEqualTo(Verdict.NO_USEFUL_TARGETING);
  }

  @Test
  void isTheSameAfterItWasSavedAndOnEveryRun() {
    Qini qini = trial(300, .3, 2);
    assertThat(trial(300, .3, 2)).isEqualTo(qini);
    assertThat(Saved.fromJson(Saved.toJson(qini), Qini.class)).isEqualTo(qini);
  }

  @Test
  void refusesByName() {
    assertThatThrownBy(() -> Qini.of(new double[1], new boolean[2], new double[1]))
        .hasMessage("there are 1 predictions, 2 treatments and 1 outcomes");
    assertThatThrownBy(() -> Qini.of(new double[1], new boolean[1], new double[] {Double.NaN}))
        .hasMessageContaining("NaN");
  }

  /** The treatment helps where x is above one half and harms below, by so much. */
  private static Qini trial(int size, double strength, long seed) {
    Random random = new Random(seed);
    double[] x = new double[size];
    boolean[] treated = new boolean[size];
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextDouble();
      treated[i] = random.nextBoolean();
      double effect = treated[i] ? strength * (2 * x[i] - 1) : 0;
      outcomes[i] = random.nextDouble() < .5 + effect ? 1 : 0;
    }
    Observations rows = Observations.undated(Features.columns().numbers("x", x).build(), outcomes);
    int half = size / 2;
    int[] with = IntStream.range(0, half).filter(i -> treated[i]).toArray();
    int[] without = IntStream.range(0, half).filter(i -> !treated[i]).toArray();
    int[] rest = IntStream.range(half, size).toArray();
    double[] predicted =
        new TLearner(LEARNER)
            .learn(rows.rows(with), rows.rows(without))
            .predict(rows.rows(rest).features());
    boolean[] restTreated = new boolean[rest.length];
    IntStream.range(0, rest.length).forEach(i -> restTreated[i] = treated[rest[i]]);
    return Qini.of(predicted, restTreated, rows.rows(rest).outcomes());
  }
}
