package io.kesher.bench.models;

import io.kesher.models.buying.BgNbd;
import io.kesher.models.buying.BuyingModel;
import io.kesher.models.buying.DiscountRate;
import io.kesher.models.buying.Fit;
import io.kesher.models.buying.MbgNbd;
import io.kesher.models.buying.ModelUnit;
import io.kesher.models.buying.ParetoNbd;
import io.kesher.models.buying.PurchaseHistories;
import io.kesher.models.buying.PurchaseHistory;
import io.kesher.models.buying.Span;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fits and predictions for customers drawn from the model of CDNOW: in whole days over two years,
 * as shops have them, and with no two histories alike, which is the worst case. From columns to the
 * fitted model, on all processors. The heap is 1 GB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class BuyingSpeed {
  @Param({"DAYS", "MOMENTS"})
  public String times = "DAYS";

  private Columns hundredThousand = new Columns(1);
  private Columns million = new Columns(1);
  private PurchaseHistory[] customers = {};

  private final BuyingModel mbg = new MbgNbd(0.525, 6.183, 0.891, 1.614, ModelUnit.WEEK);
  private final BuyingModel pareto = new ParetoNbd(0.553, 10.578, 0.606, 11.669, ModelUnit.WEEK);

  @Setup
  public void draw() {
    million = new Columns(1_000_000).draw(times.equals("DAYS"));
    hundredThousand = new Columns(100_000).draw(times.equals("DAYS"));
    customers =
        IntStream.range(0, 200_000).mapToObj(million::history).toArray(PurchaseHistory[]::new);
  }

  @Benchmark
  public Fit<BuyingModel> bgNbdOfAMillion() {
    return BgNbd.fit(million.histories(), ModelUnit.WEEK);
  }

  @Benchmark
  public Fit<BuyingModel> mbgNbdOfAMillion() {
    return MbgNbd.fit(million.histories(), ModelUnit.WEEK);
  }

  @Benchmark
  public Fit<BuyingModel> paretoNbdOfAHundredThousand() {
    return ParetoNbd.fit(hundredThousand.histories(), ModelUnit.WEEK);
  }

  /** 200,000 customers, one thread: the probability of being alive and a year's purchases. */
  @Benchmark
  public double mbgNbdPredictions() {
    return predictions(mbg);
  }

  /** 200,000 customers, one thread: the probability of being alive and a year's purchases. */
  @Benchmark
  public double paretoNbdPredictions() {
    return predictions(pareto);
  }

  private double predictions(BuyingModel model) {
    Span year = Span.years(1);
    double sum = 0;
    for (PurchaseHistory customer : customers) {
      sum += model.probabilityAlive(customer) + model.expectedPurchases(customer, year);
    }
    return sum;
  }

  /** 2,000 customers, one thread: all purchases to come, discounted at 15 % a year. */
  @Benchmark
  public double mbgNbdLifetimes() {
    return lifetimes(mbg);
  }

  /** 2,000 customers, one thread: all purchases to come, discounted at 15 % a year. */
  @Benchmark
  public double paretoNbdLifetimes() {
    return lifetimes(pareto);
  }

  private double lifetimes(BuyingModel model) {
    DiscountRate rate = DiscountRate.annual(0.15);
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      sum += model.discountedPurchases(customers[i], rate);
    }
    return sum;
  }

  /** Customers as columns. */
  static final class Columns {
    private final int[] repeats;
    private final double[] last;
    private final double[] observed;

    Columns(int customers) {
      repeats = new int[customers];
      last = new double[customers];
      observed = new double[customers];
    }

    Columns draw(boolean wholeDays) {
      Random random = new Random(7);
      for (int i = 0; i < repeats.length; i++) {
        double rate = gamma(random, 0.525) / (7 * 6.183);
        double one = gamma(random, 0.891);
        double leaves = one / (one + gamma(random, 1.614));
        observed[i] = 30 + 700 * random.nextDouble();
        double day = 0;
        while (random.nextDouble() >= leaves) {
          day -= Math.log(random.nextDouble()) / rate;
          if (day > observed[i]) {
            break;
          }
          repeats[i]++;
          last[i] = day;
        }
        if (wholeDays) {
          last[i] = Math.ceil(last[i]);
          observed[i] = Math.ceil(observed[i]);
        }
      }
      return this;
    }

    /** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26(3), 2000. */
    private static double gamma(Random random, double shape) {
      double d = shape + 1 - 1 / 3.0;
      double c = 1 / Math.sqrt(9 * d);
      while (true) {
        double normal = random.nextGaussian();
        double v = Math.pow(1 + c * normal, 3);
        double u = random.nextDouble();
        if (v > 0 && Math.log(u) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
          return d * v * Math.pow(random.nextDouble(), 1 / shape);
        }
      }
    }

    PurchaseHistory history(int i) {
      return new PurchaseHistory(repeats[i], last[i], observed[i]);
    }

    PurchaseHistories histories() {
      return PurchaseHistories.ofColumns(repeats, last, observed);
    }
  }
}
