package io.kesher.models.buying;

import io.kesher.models.numerics.Newton;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Finds the parameters under which the histories are most likely.
 *
 * <p>All parameters are positive and may lie orders of magnitude apart, so the search is in their
 * logarithms. It is {@link Newton}'s, with exact second derivatives: the likelihood of a history is
 * a sum of a few terms {@code e^u} (alive; left at this or that moment) in which u is a simple
 * function of the parameters, so with weights {@code w = e^u / Σ e^u}
 *
 * <pre>{@code
 * ∇ ln Σ e^u  = Σ w ∇u
 * ∇² ln Σ e^u = Σ w (∇²u + ∇u ∇uᵀ) - (Σ w ∇u)(Σ w ∇u)ᵀ
 * }</pre>
 *
 * and the second derivatives cost no further logarithm or exponential.
 *
 * <p>The way to the top is walked on a sample, each eighth pattern (and to begin with on a sample
 * of that). Only its last steps, two or three, are taken with all patterns; the top is that of all
 * the same. Patterns are summed in blocks of a fixed size and the blocks in their order, so that
 * the result is the same to the last bit for any number of threads.
 */
final class LikelihoodSearch {
  private static final int BLOCK = 2048;

  /** Of as many patterns one in {@link #THINNING} is enough to begin with. */
  private static final int MANY = 2 * BLOCK;

  private static final int THINNING = 8;

  /** A factor that no parameter of a useful model is away from its scale. */
  private static final double FAR = Math.log(1e7);

  private final PurchaseHistories histories;
  private final ModelUnit unit;
  private final Function<double[], PatternLikelihood> likelihood;
  private final RepeatCounts repeats;

  LikelihoodSearch(
      PurchaseHistories histories,
      ModelUnit unit,
      Function<double[], PatternLikelihood> likelihood) {
    this.histories = histories;
    this.unit = unit;
    this.likelihood = likelihood;
    this.repeats = new RepeatCounts(histories);
  }

  /** Climbs from each of the starts, whose parameters are positive, and takes the highest top. */
  Newton.Maximum from(double[][] starts) {
    if (histories.size() > MANY) {
      var sample = new LikelihoodSearch(histories.thinned(THINNING), unit, likelihood).from(starts);
      return climb(Fitting.exp(sample.point()));
    }
    return Arrays.stream(starts)
        .map(this::climb)
        .reduce((one, other) -> other.value() > one.value() + 1e-9 ? other : one)
        .orElseThrow();
  }

  private Newton.Maximum climb(double[] start) {
    double[] logs = Arrays.stream(start).map(Math::log).toArray();
    double scale = Math.log(1 + histories.observed(0) / unit.days());
    double[] least = Arrays.stream(logs).map(each -> Math.min(each, 0) - FAR).toArray();
    double[] most = Arrays.stream(logs).map(each -> Math.max(each, scale) + FAR).toArray();
    return new Newton(this::evaluate, least, most).maximise(logs);
  }

  /** The log-likelihood with its derivatives by the logarithms of the parameters. */
  double evaluate(double[] logs, double[] gradient, double[][] hessian) {
    double[] parameters = Fitting.exp(logs);
    Sums sums = sums(parameters);
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] = sums.first[i] * parameters[i];
      for (int j = 0; j <= i; j++) {
        hessian[i][j] = sums.second[i][j] * parameters[i] * parameters[j];
        hessian[j][i] = hessian[i][j];
      }
      hessian[i][i] += gradient[i];
    }
    return sums.value;
  }

  private Sums sums(double[] parameters) {
    PatternLikelihood at = likelihood.apply(parameters);
    Sums sums = new Sums(parameters.length);
    repeats.addTo(at, sums);
    var blocks = IntStream.range(0, Math.ceilDiv(histories.size(), BLOCK));
    Sums[] each =
        (histories.parallel() ? blocks.parallel() : blocks)
            .mapToObj(block -> block(at, block, parameters.length))
            .toArray(Sums[]::new);
    for (Sums block : each) {
      sums.add(block);
    }
    return sums;
  }

  private Sums block(PatternLikelihood at, int block, int parameters) {
    Sums sums = new Sums(parameters);
    int end = Math.min(histories.size(), (block + 1) * BLOCK);
    for (int i = block * BLOCK; i < end; i++) {
      at.addTimes(
          histories.repeats(i),
          histories.last(i) / unit.days(),
          histories.observed(i) / unit.days(),
          histories.count(i),
          sums);
    }
    return sums;
  }
}
