package io.kesher.bench.models;

import io.kesher.models.buying.BgNbd;
import io.kesher.models.buying.BuyingModel;
import io.kesher.models.buying.Fit;
import io.kesher.models.buying.ModelUnit;
import java.util.concurrent.TimeUnit;
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

/** Ten million customers within a heap of 1 GB, the caller's columns included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class TenMillionCustomers {
  private BuyingSpeed.Columns customers = new BuyingSpeed.Columns(1);

  @Setup
  public void draw() {
    customers = new BuyingSpeed.Columns(10_000_000).draw(true);
  }

  @Benchmark
  public Fit<BuyingModel> bgNbd() {
    return BgNbd.fit(customers.histories(), ModelUnit.WEEK);
  }
}
