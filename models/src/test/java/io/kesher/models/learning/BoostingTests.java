package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import io.kesher.models.learning.Boosting.Diagnosis;
import io.kesher.models.learning.Boosting.Fit;
import io.kesher.models.learning.Boosting.Stop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostingTests {
  private static final Boosting SMALL =
      Boosting.of(new Loss.Logistic())
          .withRounds(200)
          .withRate(.05)
          .withGrowth(Growth.depth(3).withPenalty(5));

  @Test
  void predictsWhoLeavesAsWellAsTheBestPeers() {
    Telco telco = Telco.read();
    double auc = 0;
    double loss = 0;
    double error = 0;
    double chance = 0;
    List<Double> outcomes = new ArrayList<>();
    List<Double> predictions = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      Observations test = telco.test(fold);
      double[] predicted = SMALL.fit(telco.training(fold)).model().predict(test.features());
      Evaluation evaluation = Evaluation.of(test.outcomes(), predicted);
      auc += evaluation.auc() / 5;
      loss += evaluation.logLoss() / 5;
      error += evaluation.calibrationError(10) / 5;
      chance += calibrationErrorByChance(predicted) / 5;
      Arrays.stream(test.outcomes()).forEach(outcomes::add);
      Arrays.stream(predicted).forEach(predictions::add);
    }
    Evaluation pooled = Evaluation.of(array(outcomes), array(predictions));
    // Published: scikit-learn's boosting .8473 and .4137, the best of the peers.
    assertThat(auc).isGreaterThan(telco.whole() ? .8473 : .79);
    assertThat(loss).isLessThan(telco.whole() ? .4137 : .47);
    assertThat(pooled.calibrationError(10)).isLessThan(telco.whole() ? .02 : .06);
    // In folds of 1,400 rows chance alone makes .0222, so no model can show less; this shows .0222.
    assertThat(chance).isBetween(telco.whole() ? .019 : .055, telco.whole() ? .023 : .075);
    assertThat(error).isLessThan((telco.whole() ? 1.15 : 1.5) * chance);
  }

  /**
   * The error to be expected in ten bins if every probability were exactly right. With n rows in a
   * bin it is about {@code √(2p(1-p)/πn)}; here outcomes are drawn instead.
   */
  private static double calibrationErrorByChance(double[] probabilities) {
    int draws = 100;
    Random random = new Random(5);
    double error = 0;
    for (int i = 0; i < draws; i++) {
      double[] drawn =
          Arrays.stream(probabilities).map(p -> random.nextDouble() < p ? 1 : 0).toArray();
      error += Evaluation.of(drawn, probabilities).calibrationError(10) / draws;
    }
    return error;
  }

  @Test
  void theModelIsTheSameOnAnyNumberOfThreads() {
    Observations rows = wave(40_000, 1);
    Boosting boosting = Boosting.of(new Loss.Poisson()).withRounds(5);
    BoostedModel one = boosting.withThreads(1).fit(rows).model();
    assertThat(boosting.withThreads(2).fit(rows).model()).isEqualTo(one);
    assertThat(boosting.withThreads(7).fit(rows).model()).isEqualTo(one);
  }

  @Test
  void learnsWhichWayMissingValuesGo() {
    double nan = Double.NaN;
    double[] number = {1, 2, 3, 4, nan, nan, 1, 2, 3, 4, nan, nan};
    double[] outcome = {0, 0, 5, 5, 5, 5, 0, 0, 5, 5, 5, 5};
    Features features = Features.columns().numbers("number", number).build();
    Fit fit = exact(Observations.undated(features, outcome));
    assertThat(fit.model().predict(features)).containsExactly(outcome, within(1e-8));
  }

  @Test
  void whatIsMissingMayStandAlone() {
    double nan = Double.NaN;
    double[] outcome = {1, 1, 7, 7, 1, 1};
    Features features = Features.columns().numbers("number", 3, 4, nan, nan, 3, 5).build();
    assertThat(exact(Observations.undated(features, outcome)).model().predict(features))
        .containsExactly(outcome, within(1e-8));
  }

  @Test
  void oneSplitTellsAnySetOfLevelsFromTheOthers() {
    List<String> levels = new ArrayList<>();
    double[] outcome = new double[200];
    for (int i = 0; i < outcome.length; i++) {
      levels.add("level " + i % 10);
      outcome[i] = i % 10 == 3 || i % 10 == 7 || i % 10 == 8 ? 1 : 0;
    }
    Features features = Features.columns().categories("level", levels).build();
    BoostedModel model = exact(Observations.undated(features, outcome)).model();
    assertThat(model.trees().getFirst())
        .isInstanceOfSatisfying(
            Tree.ByLevel.class, split -> assertThat(split.left()).isInstanceOf(Tree.Leaf.class));
    assertThat(model.predict(features)).containsExactly(outcome, within(1e-8));
  }

  @Test
  void aLevelNeverSeenCountsAsMissing() {
    Features known = Features.columns().categories("plan", List.of("a", "b", "a", "b")).build();
    BoostedModel model = exact(Observations.undated(known, 0, 1, 0, 1)).model();
    Features unknown = Features.columns().categories("plan", List.of("c", "b")).build();
    Features missing = Features.columns().categories("plan", Arrays.asList(null, "b")).build();
    assertThat(model.predict(unknown)).containsExactly(model.predict(missing));
  }

  @Test
  void ofManyLevelsTheRarestCountAsMissing() {
    List<String> levels = new ArrayList<>();
    double[] outcomes = new double[2000];
    for (int i = 0; i < outcomes.length; i++) {
      levels.add("level " + Math.min(i % 1000, 400));
      outcomes[i] = i % 2;
    }
    Features features = Features.columns().categories("level", levels).build();
    BoostedModel model = exact(Observations.undated(features, outcomes)).model();
    assertThat(model.features().getFirst().levels()).hasSize(255).contains("level 400");
  }

  @Test
  void aDirectionIsNeverTurnedRound() {
    Random random = new Random(5);
    int size = 2000;
    double[] noisy = new double[size];
    double[] other = new double[size];
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      noisy[i] = random.nextDouble();
      other[i] = random.nextDouble();
      outcomes[i] = Math.sin(9 * noisy[i]) * other[i] + random.nextGaussian();
    }
    Features features = Features.columns().numbers("noisy", noisy).numbers("other", other).build();
    for (Direction direction : List.of(Direction.RISING, Direction.FALLING)) {
      BoostedModel model =
          Boosting.of(new Loss.Squared())
              .withDirection("noisy", direction)
              .fit(Observations.undated(features, outcomes))
              .model();
      for (double fixed = 0; fixed < 1; fixed += .1) {
        double[] grid = new double[500];
        double[] same = new double[500];
        Arrays.setAll(grid, i -> i / 500.0);
        Arrays.fill(same, fixed);
        double[] predicted =
            model.predict(Features.columns().numbers("noisy", grid).numbers("other", same).build());
        for (int i = 1; i < predicted.length; i++) {
          assertThat(direction.allows(predicted[i - 1], predicted[i])).isTrue();
        }
      }
    }
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    Observations rows = wave(200, 3);
    double[] twice = new double[200];
    int[] places = new int[400];
    Arrays.setAll(places, i -> i % 200);
    Arrays.fill(twice, 2);
    Boosting boosting =
        Boosting.of(new Loss.Tweedie(1.5)).withGrowth(new Growth(8, 5, 1, 1)).withRounds(20);
    assertThat(boosting.fit(rows.weighted(twice)).model().predict(rows.features()))
        .containsExactly(
            boosting.fit(rows.rows(places)).model().predict(rows.features()), within(1e-9));
  }

  @Test
  void stopsWhenTheLatestRowsGetNoBetterAndKeepsTheBest() {
    Observations rows = wave(2000, 4);
    LocalDate[] days = new LocalDate[2000];
    Arrays.setAll(days, i -> LocalDate.of(2024, 1, 1).plusDays(i / 4));
    Observations dated = Observations.of(rows.features(), rows.outcomes(), days, days);
    Fit fit =
        Boosting.of(new Loss.Poisson())
            .withRate(.5)
            .withRounds(500)
            .withStop(new Stop(.25, 5))
            .fit(dated);
    assertThat(fit.diagnosis()).isEqualTo(Diagnosis.STOPPED_EARLY);
    int best = fit.model().trees().size();
    assertThat(fit.heldOut()).hasSize(best + 5);
    assertThat(fit.heldOut().get(best - 1))
        .isEqualTo(fit.heldOut().stream().min(Double::compare).orElseThrow());
    Observations learned = dated.knownBefore(days[1500]);
    assertThat(rowsOf(fit.model())).isEqualTo(learned.size()).isEqualTo(1500);
  }

  @Test
  void whatCannotBeLearnedIsSaidAndNotThrown() {
    Features features = Features.columns().numbers("number", 1, 2, 3, 4).build();
    Boosting boosting = Boosting.of(new Loss.Logistic());
    Fit same = boosting.fit(Observations.undated(features, 1, 1, 1, 1));
    assertThat(same.diagnosis()).isEqualTo(Diagnosis.ONE_OUTCOME);
    assertThat(same.model().predict(features)[0]).isCloseTo(.9, within(1e-12));
    Fit few = boosting.fit(Observations.undated(features, 0, 1, 0, 1));
    assertThat(few.diagnosis()).isEqualTo(Diagnosis.NOTHING_TO_SPLIT);
    assertThat(few.model().predict(features)[0]).isCloseTo(.5, within(1e-12));
    Fit none = boosting.fit(Observations.undated(features.rows()));
    assertThat(none.diagnosis()).isEqualTo(Diagnosis.NO_ROWS);
    assertThat(none.model().predict(features)[0]).isCloseTo(.5, within(1e-12));
  }

  @Test
  void extremeNumbersGiveFinitePredictions() {
    double[] number = {-1e308, -1e-308, -0.0, 0, 1e-308, 1e308, Double.NaN, 5};
    Features features = Features.columns().numbers("number", number).build();
    double[] outcomes = {0, 1e6, 0, 3, 0, 0, 1e6, 0};
    for (Loss loss : List.of(new Loss.Poisson(), new Loss.Tweedie(1.9), new Loss.Squared())) {
      Fit fit =
          Boosting.of(loss)
              .withGrowth(new Growth(31, 10, 1, 0))
              .fit(Observations.undated(features, outcomes));
      assertThat(Arrays.stream(fit.model().predict(features)).boxed()).allMatch(Double::isFinite);
    }
  }

  @Test
  void refusesWhatItCannotLearnFromByName() {
    Observations rows = wave(10, 1);
    assertThatThrownBy(() -> Boosting.of(new Loss.Logistic()).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outcome");
    assertThatThrownBy(() ->
            Boosting.of(new Loss.Squared()).withDirection("nowhere", Direction.RISING).fit(rows))
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> Boosting.of(new Loss.Squared()).withStop(new Stop(.2, 3)).fit(rows))
        .hasMessageContaining("cannot be held out");
    assertThatThrownBy(() -> new Loss.Tweedie(2)).hasMessageContaining("2.0");
  }

  @Test
  void derivativesAreThoseOfTheLoss() {
    Random random = new Random(7);
    for (Loss loss :
        List.of(
            new Loss.Logistic(), new Loss.Poisson(), new Loss.Tweedie(1.3), new Loss.Squared())) {
      for (int i = 0; i < 100; i++) {
        double margin = 4 * random.nextDouble() - 2;
        double outcome = random.nextInt(2);
        double h = 1e-4;
        double slope = (loss.of(margin + h, outcome) - loss.of(margin - h, outcome)) / (2 * h);
        double bend =
            (loss.of(margin + h, outcome)
                    - 2 * loss.of(margin, outcome)
                    + loss.of(margin - h, outcome))
                / (h * h);
        assertThat(loss.gradient(loss.mean(margin), outcome)).isCloseTo(slope, within(1e-6));
        assertThat(loss.curvature(loss.mean(margin), outcome)).isCloseTo(bend, within(1e-5));
        assertThat(loss.margin(loss.mean(margin))).isCloseTo(margin, within(1e-12));
        assertThat(loss.deviance(outcome, outcome == 0 ? 1e-12 : 1)).isCloseTo(0, within(1e-5));
      }
    }
  }

  @Test
  void isTheSameAfterItWasSaved() {
    BoostedModel model = SMALL.withRounds(5).fit(Telco.read().training(0)).model();
    assertThat(Saved.fromJson(Saved.toJson(model), BoostedModel.class)).isEqualTo(model);
  }

  /** One tree of leaves as small as a row, at full rate. */
  private static Fit exact(Observations rows) {
    return Boosting.of(new Loss.Squared())
        .withRounds(1)
        .withRate(1)
        .withGrowth(new Growth(31, 10, 1, 0))
        .fit(rows);
  }

  /** Counts that depend on three numbers, some missing. */
  private static Observations wave(int size, long seed) {
    Random random = new Random(seed);
    double[][] numbers = new double[3][size];
    double[] outcomes = new double[size];
    for (int i = 0; i < size; i++) {
      for (double[] column : numbers) {
        column[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian();
      }
      double bend = Math.sin(2 * numbers[0][i]) + (numbers[1][i] > 0 ? numbers[2][i] : 0);
      outcomes[i] = Math.floor(2 * random.nextDouble() * Math.exp(Double.isNaN(bend) ? 1 : bend));
    }
    Features features =
        Features.columns()
            .numbers("first", numbers[0])
            .numbers("second", numbers[1])
            .numbers("third", numbers[2])
            .build();
    return Observations.undated(features, outcomes);
  }

  private static int rowsOf(BoostedModel model) {
    return model.trees().getFirst().rows();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
