package io.kesher.models.numerics;

/**
 * The gamma distribution of a rate, with scale 1. Its nodes are spaced in {@code d = ln(u/shape)}.
 *
 * @param shape positive
 */
public record GammaDistribution(double shape) {
  /** Nodes for functions that no longer change where u is less than {@code e^-settled · shape}. */
  public Nodes nodes(double settled) {
    return Nodes.of(
        1 / Math.sqrt(shape),
        settled,
        40 - Math.log(Math.min(shape, 1)),
        d -> shape * (Math.expm1(d) - d),
        d -> shape * Math.exp(d));
  }
}
