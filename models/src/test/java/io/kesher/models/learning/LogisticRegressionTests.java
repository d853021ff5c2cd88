package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import io.kesher.models.learning.LogisticRegression.Diagnosis;
import io.kesher.models.learning.LogisticRegression.Fit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticRegressionTests {
  private static final Telco TELCO = Telco.read();
  private static final Learner LEARNER = rows -> LogisticRegression.standard().fit(rows).model();

  /**
   * AUC and log loss of each fold by scikit-learn 1.2.1: all columns scaled, C = 1, its Newton
   * solver; of all customers, then of the sample.
   */
  private static final double[][] ALL = {
    {0.841650521, 0.420518356},
    {0.842100028, 0.423589415},
    {0.835831460, 0.426749195},
    {0.855111318, 0.404996373},
    {0.847028569, 0.417301107}
  };

  private static final double[][] SAMPLE = {
    {0.816623075, 0.416710626},
    {0.789397690, 0.545432269},
    {0.771460177, 0.505839412},
    {0.860459184, 0.419622219},
    {0.830808081, 0.391332026}
  };

  @Test
  void equalsAnIndependentComputationOnEachFold() {
    for (int fold = 0; fold < 5; fold++) {
      Evaluation evaluation = TELCO.evaluate(fold, LEARNER);
      double[] expected = (TELCO.whole() ? ALL : SAMPLE)[fold];
      assertThat(evaluation.auc()).isCloseTo(expected[0], within(1e-9));
      assertThat(evaluation.logLoss()).isCloseTo(expected[1], within(1e-9));
    }
  }

  @Test
  void theMeanProbabilityIsTheRateObserved() {
    Observations rows = TELCO.observations();
    double mean =
        Arrays.stream(LEARNER.learn(rows).predict(rows.features())).average().orElseThrow();
    assertThat(mean)
        .isCloseTo(Arrays.stream(rows.outcomes()).average().orElseThrow(), within(1e-10));
  }

  @Test
  void noSmallStepInAnyCoefficientLowersTheLoss() {
    Random random = new Random(1);
    double[] x = random.doubles(200).toArray();
    double[] y = Arrays.stream(x).map(v -> random.nextDouble() < v ? 1 : 0).toArray();
    Features features = Features.columns().numbers("x", x).build();
    Fit fit = LogisticRegression.standard().fit(Observations.undated(features, y));
    LogisticModel.Term term = fit.model().terms().getFirst();
    double slope = term.coefficient();
    double h = 1e-4;
    assertThat(fit.diagnosis()).isEqualTo(Diagnosis.CONVERGED);
    assertThat(loss(x, y, fit.model().intercept(), slope, term))
        .isCloseTo(fit.loss(), within(1e-9));
    assertThat(loss(x, y, fit.model().intercept() + h, slope, term)).isGreaterThan(fit.loss());
    assertThat(loss(x, y, fit.model().intercept() - h, slope, term)).isGreaterThan(fit.loss());
    assertThat(loss(x, y, fit.model().intercept(), slope + h, term)).isGreaterThan(fit.loss());
    assertThat(loss(x, y, fit.model().intercept(), slope - h, term)).isGreaterThan(fit.loss());
  }

  private static double loss(
      double[] x, double[] y, double intercept, double slope, LogisticModel.Term term) {
    double sum = slope * slope / 2;
    for (int i = 0; i < x.length; i++) {
      double margin = intercept + slope * (x[i] - term.mean()) / term.deviation();
      sum += Math.log(1 + Math.exp(margin)) - y[i] * margin;
    }
    return sum;
  }

  @Test
  void classesThatCanBeToldApartHaveAnAnswer() {
    Features features = Features.columns().numbers("x", 1, 2, 3, 4).build();
    for (double penalty : new double[] {1e-12, 1e-6, 1, 1e6}) {
      Fit fit = new LogisticRegression(penalty).fit(Observations.undated(features, 0, 0, 1, 1));
      assertThat(fit.diagnosis()).isEqualTo(Diagnosis.CONVERGED);
      assertThat(Arrays.stream(fit.model().predict(features)).boxed())
          .isSorted()
          .allMatch(p -> p >= 0 && p <= 1);
    }
  }

  @Test
  void whatCannotBeLearnedIsSaidAndNotThrown() {
    Features features = Features.columns().numbers("x", 1, 2, 3, 4).build();
    Fit same = LogisticRegression.standard().fit(Observations.undated(features, 1, 1, 1, 1));
    assertThat(same.diagnosis()).isEqualTo(Diagnosis.ONE_OUTCOME);
    assertThat(same.model().predict(features)[2]).isCloseTo(.9, within(1e-15));
    Fit none = LogisticRegression.standard().fit(Observations.undated(features.rows()));
    assertThat(none.diagnosis()).isEqualTo(Diagnosis.NO_ROWS);
    assertThat(none.model().predict(features)[2]).isEqualTo(.5);
  }

  @Test
  void columnsThatNeverVaryAreLeftOut() {
    Features features =
        Features.columns().numbers("x", 1, 2, 3, 4).numbers("same", .1, .1, .1, .1).build();
    Fit fit = LogisticRegression.standard().fit(Observations.undated(features, 0, 1, 0, 1));
    assertThat(fit.model().terms()).extracting(LogisticModel.Term::feature).containsExactly("x");
  }

  @Test
  void beingMissingIsNewsOfItsOwn() {
    double nan = Double.NaN;
    Features features = Features.columns().numbers("x", 1, 2, 1, 2, nan, nan, nan, nan).build();
    LogisticModel model =
        LogisticRegression.standard()
            .fit(Observations.undated(features, 0, 0, 0, 1, 1, 1, 1, 1))
            .model();
    assertThat(model.predict(features)[4]).isGreaterThan(.7);
    Features unseen = Features.columns().numbers("x", nan, 1.5).build();
    assertThat(model.predict(unseen)[0]).isGreaterThan(model.predict(unseen)[1]);
  }

  @Test
  void aWeightOfTwoIsARowTwice() {
    Features one = Features.columns().numbers("x", 1, 2, 3).build();
    Features two = Features.columns().numbers("x", 1, 2, 3, 3).build();
    LogisticModel weighted =
        LogisticRegression.standard()
            .fit(Observations.undated(one, 0, 1, 1).weighted(1, 1, 2))
            .model();
    LogisticModel repeated =
        LogisticRegression.standard().fit(Observations.undated(two, 0, 1, 1, 1)).model();
    assertThat(weighted.predict(one)).containsExactly(repeated.predict(one), within(1e-12));
  }

  @Test
  void contributionsAddUpToTheMargin() {
    Observations rows = TELCO.test(0);
    LogisticModel model = LogisticRegression.standard().fit(rows).model();
    double[] predicted = model.predict(rows.features());
    List<Contributions> explained = model.explain(rows.features());
    for (int i = 0; i < predicted.length; i++) {
      assertThat(Odds.probability(explained.get(i).margin()))
          .isCloseTo(predicted[i], within(1e-12));
      assertThat(explained.get(i).shares()).hasSize(19);
    }
  }

  @Test
  void isTheSameAfterItWasSaved() {
    LogisticModel model = LogisticRegression.standard().fit(TELCO.test(0)).model();
    assertThat(Saved.fromJson(Saved.toJson(model), LogisticModel.class)).isEqualTo(model);
  }

  @Test
  void refusesByName() {
    assertThatThrownBy(() -> new LogisticRegression(0)).hasMessageContaining("penalty");
    Features features = Features.columns().numbers("x", 1, 2).build();
    assertThatThrownBy(
            () -> LogisticRegression.standard().fit(Observations.undated(features, 0, 2)))
        .hasMessage("the outcome 2.0 is neither 0 nor 1");
    LogisticModel model =
        LogisticRegression.standard().fit(Observations.undated(features, 0, 1)).model();
    Features other = Features.columns().numbers("y", 1).build();
    assertThatThrownBy(() -> model.predict(other)).hasMessage("there is no feature x");
  }
}
