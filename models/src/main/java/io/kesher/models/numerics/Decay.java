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
 * <p>How it is computed. Time is cut into panels within which {@code ln(m + u)}, m being the
 * smaller of the two scales, grows by no more than 1.9 and f falls by no more than e⁸. Panels grow
 * with u, so that any number of orders of magnitude takes few of them. On each, Gauss and
 * Legendre's rule leaves a relative error near 10⁻¹⁵: with 16 nodes, or 8 where the panel is short.
 * The nodes are spaced in z, {@code m + u = (m + start)(1 + z)²}: the square keeps the singularity
 * at -m twice as far away as even spacing would, and costs no logarithm. As a function of {@code
 * ln(m + u)} the logarithm of the integrand is concave, so that it is safe to stop when a panel no
 * longer adds anything.
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
  private static final double GROWTH = Math.expm1(1.9);

  /** Largest fall of the logarithm of f within a panel. */
  private static final double FALL = 8;

  /** Within these 8 nodes do. */
  private static final double SHORT_GROWTH = Math.expm1(0.7);

  private static final double SHORT_FALL = 1.5;

  private static final double NOTHING = 1e-18;

  /** Powers below this leave the error of {@code log(1 + z)} below 10⁻¹⁴. */
  private static final double FEW = 50;

  private static final GaussLegendre SHORT = new GaussLegendre(8);
  private static final GaussLegendre LONG = new GaussLegendre(16);

  /** Sees one node of the rule. */
  @FunctionalInterface
  public interface Node {
    /**
     * @param time u
     * @param logFirst ln(1 + u/first)
     * @param logSecond ln(1 + u/second); 0 if there is no second power
     * @param mass the weight of the node multiplied by f(u)
     */
    void at(double time, double logFirst, double logSecond, double mass);
  }

  /** A single power, {@code (1 + u/scale)^-power}, discounted at a rate. */
  public static Decay ofPower(double rate, double scale, double power) {
    return new Decay(rate, scale, power, scale, 0);
  }

  /** {@code -ln f(u)}. */
  public double fall(double time) {
    double fall = rate * time + firstPower * logOnePlus(time / first);
    return secondPower == 0 ? fall : fall + secondPower * logOnePlus(time / second);
  }

  /**
   * {@code log1p}, which has no intrinsic, only where {@code log} would lose digits: the error of
   * {@code log(1 + z)} is 10⁻¹⁶ of 1, which only a large power makes matter.
   */
  private double logOnePlus(double z) {
    return z > 0.25 || firstPower + secondPower < FEW ? Math.log(1 + z) : Math.log1p(z);
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
    double total = 0;
    double from = 0;
    double fallen = 0;
    while (from < end) {
      double to = Math.min(end, from + (scale + from) * GROWTH);
      double falls = fall(to);
      while (!(falls - fallen <= FALL)) {
        to = from + (to - from) * Math.clamp(FALL / (falls - fallen), 0.1, 0.9);
        falls = fall(to);
      }
      boolean isShort = falls - fallen < SHORT_FALL && to - from < (scale + from) * SHORT_GROWTH;
      double panel = panel(isShort ? SHORT : LONG, scale + from, from, to - from, node);
      total += panel;
      if (panel <= NOTHING * total) {
        return;
      }
      from = to;
      fallen = falls;
    }
  }

  private double panel(GaussLegendre rule, double reference, double from, double width, Node node) {
    double panel = 0;
    // √(1 + w) - 1 without cancellation.
    double relative = width / reference;
    double length = relative / (1 + Math.sqrt(1 + relative));
    for (int i = 0; i < rule.nodes.length; i++) {
      double z = length * rule.nodes[i];
      double time = from + reference * z * (2 + z);
      double spacing = 2 * reference * (1 + z) * length;
      double logFirst = logOnePlus(time / first);
      double logSecond = secondPower == 0 ? 0 : logOnePlus(time / second);
      double fall = rate * time + firstPower * logFirst + secondPower * logSecond;
      double mass = rule.weights[i] * spacing * Math.exp(-fall);
      node.at(time, logFirst, logSecond, mass);
      panel += mass;
    }
    return panel;
  }

  private static final class Sum implements Node {
    private double total;

    @Override
    public void at(double time, double logFirst, double logSecond, double mass) {
      total += mass;
    }
  }
}
