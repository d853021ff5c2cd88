package io.kesher.models.buying;

import static io.kesher.models.numerics.GammaFunctions.digamma;
import static io.kesher.models.numerics.GammaFunctions.logRatio;
import static io.kesher.models.numerics.GammaFunctions.trigamma;

/** The log-likelihood of {@link NbdModel} with its derivatives by r and α. */
record NbdLikelihood(double r, double alpha) implements PatternLikelihood {
  private static final int R = 0;
  private static final int ALPHA = 1;

  @Override
  public void addRepeats(int repeats, double customers, Sums sums) {
    sums.value += customers * (logRatio(r, repeats) + r * Math.log(alpha));
    sums.first[R] += customers * (digamma(r + repeats) - digamma(r) + Math.log(alpha));
    sums.first[ALPHA] += customers * r / alpha;
    sums.second[R][R] += customers * (trigamma(r + repeats) - trigamma(r));
    sums.second[ALPHA][R] += customers / alpha;
    sums.second[ALPHA][ALPHA] -= customers * r / (alpha * alpha);
  }

  @Override
  public void addTimes(int repeats, double last, double observed, double customers, Sums sums) {
    double shape = r + repeats;
    double seen = Math.log(alpha + observed);
    double perSeen = 1 / (alpha + observed);
    sums.value -= customers * shape * seen;
    sums.first[R] -= customers * seen;
    sums.first[ALPHA] -= customers * shape * perSeen;
    sums.second[ALPHA][R] -= customers * perSeen;
    sums.second[ALPHA][ALPHA] += customers * shape * perSeen * perSeen;
  }
}
