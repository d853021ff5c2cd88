package io.kesher.models.numerics;

import java.util.Arrays;

/**
 * The maximum of a smooth function of a few parameters, by Newton's method kept in check.
 *
 * <p>Likelihoods of few parameters are best climbed with their exact second derivatives: the last
 * steps double the number of right digits, and the observed information, from which standard errors
 * come, is there already. Far from the top three guards are needed. Where the surface isn't concave
 * the curvature is lifted until it is (Levenberg). No parameter moves by more than {@link
 * #LONGEST}, which in logarithms is a factor of e². And a step that doesn't climb is halved. A
 * parameter that is driven to the edge of the box stays there, and the rest goes on without it.
 *
 * <p>A ridge, along which the function rises towards infinity by less and less, ends too: when a
 * step promises no more than a relative {@link #GAIN}.
 */
public final class Newton {
  /** Longest step of any parameter. */
  private static final double LONGEST = 2;

  /** Smallest gain, relative to the size of the function, that is worth a step. */
  private static final double GAIN = 1e-14;

  private static final int STEPS = 200;
  private static final int HALVINGS = 40;

  /** A function with its first and second derivatives. */
  @FunctionalInterface
  public interface Function {
    /** Fills the gradient and the (symmetric) Hessian at the point, and returns the value. */
    double at(double[] point, double[] gradient, double[][] hessian);
  }

  /**
   * Where the climb ended.
   *
   * @param point the parameters
   * @param value of the function there
   * @param gradient there
   * @param hessian there
   * @param steps taken
   * @param converged whether no step promised to gain anything any more
   */
  public record Maximum(
      double[] point,
      double value,
      double[] gradient,
      double[][] hessian,
      int steps,
      boolean converged) {}

  private final Function function;
  private final double[] least;
  private final double[] most;

  /** Of a function whose parameters are kept between least and most. */
  public Newton(Function function, double[] least, double[] most) {
    this.function = function;
    this.least = least.clone();
    this.most = most.clone();
  }

  /** Climbs from the start. */
  public Maximum maximise(double[] start) {
    Maximum here = evaluate(inBox(start), 0);
    while (here.steps < STEPS) {
      double[] step = step(here);
      double promised = promised(here, step);
      if (promised <= GAIN * Math.max(1, Math.abs(here.value))) {
        return last(here, step, promised);
      }
      Maximum next = climb(here, step);
      if (next.value <= here.value) {
        // Nothing higher but for rounding: this is the top as far as the numbers can tell.
        return new Maximum(here.point, here.value, here.gradient, here.hessian, here.steps, true);
      }
      here = next;
    }
    return here;
  }

  /** The last step is taken blindly: it is too short to miss, and too short to be measured. */
  private Maximum last(Maximum here, double[] step, double promised) {
    double[] point = inBox(moved(here.point, step, 1));
    return new Maximum(point, here.value + promised, here.gradient, here.hessian, here.steps, true);
  }

  private Maximum evaluate(double[] point, int steps) {
    int size = point.length;
    double[] gradient = new double[size];
    double[][] hessian = new double[size][size];
    double value = function.at(point, gradient, hessian);
    return new Maximum(point, value, gradient, hessian, steps, false);
  }

  private Maximum climb(Maximum here, double[] step) {
    double share = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      Maximum next = evaluate(inBox(moved(here.point, step, share)), here.steps + 1);
      if (next.value > here.value) {
        return next;
      }
      share /= 2;
    }
    return here;
  }

  private double[] step(Maximum here) {
    double[] pull = here.gradient.clone();
    double[][] curvature = new double[pull.length][];
    for (int i = 0; i < pull.length; i++) {
      curvature[i] = Arrays.stream(here.hessian[i]).map(each -> -each).toArray();
    }
    for (int i = 0; i < pull.length; i++) {
      if (here.point[i] <= least[i] && pull[i] <= 0 || here.point[i] >= most[i] && pull[i] >= 0) {
        pull[i] = 0;
        for (int j = 0; j < pull.length; j++) {
          curvature[i][j] = 0;
          curvature[j][i] = 0;
        }
        curvature[i][i] = 1;
      }
    }
    double[] step = solve(curvature, pull);
    double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
    return longest <= LONGEST
        ? step
        : Arrays.stream(step).map(each -> each * LONGEST / longest).toArray();
  }

  private static double[] solve(double[][] curvature, double[] pull) {
    double scale = 0;
    for (int i = 0; i < pull.length; i++) {
      scale = Math.max(scale, Math.abs(curvature[i][i]));
    }
    for (double lift = 0; ; lift = Math.max(1e-10 * scale + 1e-300, 10 * lift)) {
      double[][] lifted = new double[pull.length][];
      for (int i = 0; i < pull.length; i++) {
        lifted[i] = curvature[i].clone();
        lifted[i][i] += lift;
      }
      var factor = Cholesky.of(lifted);
      if (factor.isPresent()) {
        return factor.get().solve(pull);
      }
    }
  }

  private static double promised(Maximum here, double[] step) {
    double promised = 0;
    for (int i = 0; i < step.length; i++) {
      promised += 0.5 * step[i] * here.gradient[i];
    }
    return promised;
  }

  private static double[] moved(double[] point, double[] step, double share) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += share * step[i];
    }
    return moved;
  }

  private double[] inBox(double[] point) {
    double[] inside = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      inside[i] = Math.clamp(point[i], least[i], most[i]);
    }
    return inside;
  }
}
