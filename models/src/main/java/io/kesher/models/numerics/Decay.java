package io.kesher.models.numerics;

/**
 * A function that decays from 1 as time goes on, and its integral:
 *
 * <pre>{@code f(u) = exp(-rate·u) · (1 + u/first)^-firstPower · (1 + u/second)^-secondPower}</pre>
 *
 * <p>This one integral is behind the incomplete beta functions and {@code 2F1} of the Pareto/NBD
 * model and the confluent {@code Ψ} of a discounted lifetime. Their usual closed forms are
 * differences of two hypergeometric functions, which cancel when the interval is short, overflow
 * when a power is large and have holes at whole numbers. The integral has none of that: its
 * integrand is positive and smooth.
 *
 * <p>How it is computed. With {@code u = m·(e^y - 1)}, m the smaller of the two scales, the powers
 * become smooth functions of y whose nearest singularity is π away from the real line, however many
 * orders of magnitude u spans. The line is cut into panels no longer than 2 in y over which f falls
 * by no more than e⁸, and on each Gauss and Legendre's rule of 16 nodes leaves a relative error
 * near 10⁻¹⁵. In y the logarithm of the integrand is concave, so that it is safe to stop when a
 * panel no longer adds anything.
 *
 * @param rate the exponential rate, at least 0
 * @param first the scale of the first power, positive
 * @param firstPower at least 0
 * @param second the scale of the second power, positive
 * @param secondPower at least 0
 */
public record Decay(
    double rate, double first, double firstPower, double second, double secondPower) {
  /** Longest panel, in the logarithm of time. */
  private static final double STRETCH = 2;

  /** Largest fall of the logarithm of f within a panel. */
  private static final double FALL = 8;

  private static final double NOTHING = 1e-18;
  private static final GaussLegendre RULE = new GaussLegendre(16);

  /** Sees one node of the rule: the time u and the weight of the node multiplied by f(u). */
  @FunctionalInterface
  public interface Node {
    void at(double time, double mass);
  }

  /** A single power, {@code (1 + u/scale)^-power}, discounted at a rate. */
  public static Decay ofPower(double rate, double scale, double power) {
    return new Decay(rate, scale, power, scale, 0);
  }

  /** {@code -ln f(u)}. */
  public double fall(double time) {
    double fall = rate * time + firstPower * Math.log1p(time / first);
    return secondPower == 0 ? fall : fall + secondPower * Math.log1p(time / second);
  }

  /**
   * The integral of f from 0 to the end; the end may be infinite where the rate is positive or the
   * powers sum to more than 1.
   */
  public double integral(double end) {
    Sum sum = new Sum();
    visit(end, sum);
    return sum.total;
  }

  /** Visits the nodes of the integral from 0 to the end; their masses sum to the integral. */
  public void visit(double end, Node node) {
    double scale = secondPower == 0 ? first : Math.min(first, second);
    double last = Math.log1p(end / scale);
    double total = 0;
    double from = 0;
    double fallen = 0;
    while (from < last) {
      double to = Math.min(last, from + STRETCH);
      double falls = fall(scale * Math.expm1(to));
      while (!(falls - fallen <= FALL)) {
        to = from + (to - from) * Math.clamp(FALL / (falls - fallen), 0.1, 0.9);
        falls = fall(scale * Math.expm1(to));
      }
      double panel = panel(scale, from, to, node);
      total += panel;
      if (panel <= NOTHING * total) {
        return;
      }
      from = to;
      fallen = falls;
    }
  }

  private double panel(double scale, double from, double to, Node node) {
    double width = to - from;
    double panel = 0;
    for (int i = 0; i < RULE.nodes.length; i++) {
      double time = scale * Math.expm1(from + width * RULE.nodes[i]);
      double mass = RULE.weights[i] * width * (scale + time) * Math.exp(-fall(time));
      node.at(time, mass);
      panel += mass;
    }
    return panel;
  }

  private static final class Sum implements Node {
    private double total;

    @Override
    public void at(double time, double mass) {
      total += mass;
    }
  }
}
