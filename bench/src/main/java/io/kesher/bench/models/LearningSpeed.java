package io.kesher.bench.models;

import io.kesher.models.learning.BoostedModel;
import io.kesher.models.learning.Boosting;
import io.kesher.models.learning.Features;
import io.kesher.models.learning.LogisticModel;
import io.kesher.models.learning.LogisticRegression;
import io.kesher.models.learning.Loss;
import io.kesher.models.learning.Observations;
import io.kesher.models.offers.Affinities;
import io.kesher.models.offers.Ease;
import io.kesher.models.offers.Holdings;
import io.kesher.models.offers.Purchase;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Learning from 100,000 rows of 20 numbers and scoring as many, on one thread; offers among 3,400
 * items, on all processors. {@code bench/peers/boosting.py} does the same boosting, on rows of the
 * same distribution, in scikit-learn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class LearningSpeed {
  private static final int ROWS = 100_000;
  private static final int NUMBERS = 20;
  private static final int ITEMS = 3_400;

  private final Boosting boosting = Boosting.of(new Loss.Logistic()).withThreads(1);
  private Observations rows = Observations.undated(numbers(new double[1][1]), 0);
  private BoostedModel model = boosting.fit(rows).model();
  private Holdings holdings = Holdings.of(IntStream.empty().mapToObj(LearningSpeed::purchase));

  @Setup
  public void draw() {
    var random = new Random(1);
    double[][] columns = new double[NUMBERS][ROWS];
    double[] outcomes = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (double[] column : columns) {
        column[i] = random.nextGaussian();
      }
      outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-margin(columns, i))) ? 1 : 0;
    }
    rows = Observations.undated(numbers(columns), outcomes);
    model = boosting.fit(rows).model();
    holdings =
        Holdings.of(random.ints(200_000, 0, 3_400 * ITEMS).mapToObj(LearningSpeed::purchase));
  }

  /** Straight, bent, and effects that depend on each other. */
  private static double margin(double[][] x, int i) {
    return x[0][i] + x[1][i] * x[2][i] + Math.sin(3 * x[3][i]) + (x[4][i] > 0 ? x[5][i] : -x[6][i]);
  }

  private static Features numbers(double[][] columns) {
    Features.Columns features = Features.columns();
    for (int j = 0; j < columns.length; j++) {
      features.numbers("number " + j, columns[j]);
    }
    return features.build();
  }

  /** Any customer may hold any item; early items are held by more. */
  private static Purchase purchase(int draw) {
    double place = (double) (draw % ITEMS) / ITEMS;
    int item = (int) (ITEMS * place * Math.sqrt(place));
    return new Purchase("customer " + draw / ITEMS, "item " + item, LocalDate.EPOCH);
  }

  @Benchmark
  public Boosting.Fit boostingOfAHundredThousand() {
    return boosting.fit(rows);
  }

  @Benchmark
  public double[] scoringOfAHundredThousand() {
    return model.predict(rows.features());
  }

  @Benchmark
  public LogisticModel logisticOfAHundredThousand() {
    return LogisticRegression.standard().fit(rows).model();
  }

  @Benchmark
  public Affinities easeOf3400Items() {
    return Ease.standard().fit(holdings).model();
  }
}
