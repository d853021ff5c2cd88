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
        1 / Math.sqrt(shape), settled, -Math.log(Math.min(shape, 1)), new Density(shape));
  }

  private record Density(double shape) implements Nodes.Density {
    @Override
    public double fall(double d, double exp) {
      return shape * ((shape < Nodes.SMALL ? exp - 1 : Math.expm1(d)) - d);
    }

    @Override
    public double number(double d, double exp) {
      return shape * exp;
    }
  }
}
