package io.kesher.models.learning;

import org.junit.jupiter.api.Test;

class BoostingTests {
  private static final Telco TELCO = Telco.read();

  @Test
  void tells() {
    Boosting boosting =
        Boosting.of(new Loss.Logistic())
            .withRounds(200)
            .withRate(.05)
            .withGrowth(Growth.depth(3).withPenalty(5))
            .withThreads(1);
    for (int rep = 0; rep < 3; rep++) {
      long t = System.nanoTime();
      double auc = 0, loss = 0, cal = 0;
      for (int fold = 0; fold < 5; fold++) {
        Evaluation e = TELCO.evaluate(fold, rows -> boosting.fit(rows).model());
        auc += e.auc() / 5;
        loss += e.logLoss() / 5;
        cal += e.calibrationError(10) / 5;
      }
      System.out.println(auc + " " + loss + " " + cal + " " + (System.nanoTime() - t) / 1e9);
    }
  }
}
