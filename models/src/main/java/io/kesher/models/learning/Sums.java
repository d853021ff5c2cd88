package io.kesher.models.learning;

/**
 * The {@link Slopes} of some rows, added up.
 *
 * @param gradient of all
 * @param curvature of all, with their count
 */
record Sums(long gradient, long curvature) {
  static Sums of(long[] pairs) {
    long gradient = 0;
    long curvature = 0;
    for (long pair : pairs) {
      gradient += Slopes.gradientOf(pair);
      curvature += Slopes.curvatureOf(pair);
    }
    return new Sums(gradient, curvature);
  }

  /** Those of the rows that are left over without these. */
  Sums without(Sums some) {
    return new Sums(gradient - some.gradient, curvature - some.curvature);
  }
}
