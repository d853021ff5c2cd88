package io.kesher.models.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
