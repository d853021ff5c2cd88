package io.kesher.models.buying;

import static io.kesher.models.numerics.GammaFunctions.digamma;
import static io.kesher.models.numerics.GammaFunctions.logRatio;
import static io.kesher.models.numerics.GammaFunctions.trigamma;

/**
 * The log-likelihood of {@link BetaGeometric} with its derivatives by r, α, a, b.
 *
 * <p>The part of the repeats is {@code ln (r)ₓ + ln (b)ₙ - ln (a+b)ₙ + r ln α}, that of the times
 * {@code ln(e^alive + e^left)} with {@code alive = -R ln(α+T)} and {@code left = ln a - ln(b+n-1) -
 * R ln(α+t)}. Of one-time buyers without a chance to leave only {@code alive} is there.
 */
final class BetaGeometricLikelihood implements PatternLikelihood {
  private static final int R = 0;
  private static final int ALPHA = 1;
  private static final int A = 2;
  private static final int B = 3;

  private final double r;
  private final double alpha;
  private final double a;
  private final double b;

  /** 1 if the first purchase is a chance to leave, else 0. */
  private final int firstChance;

  BetaGeometricLikelihood(double[] parameters, int firstChance) {
    this.r = parameters[R];
    this.alpha = parameters[ALPHA];
    this.a = parameters[A];
    this.b = parameters[B];
    this.firstChance = firstChance;
  }

  @Override
  public void addRepeats(int repeats, double customers, Sums sums) {
    int chances = repeats + firstChance;
    sums.value +=
        customers
            * (logRatio(r, repeats)
                + r * Math.log(alpha)
                + logRatio(b, chances)
                - logRatio(a + b, chances));
    sums.first[R] += customers * (digamma(r + repeats) - digamma(r) + Math.log(alpha));
    sums.first[ALPHA] += customers * r / alpha;
    double both = digamma(a + b + chances) - digamma(a + b);
    sums.first[A] -= customers * both;
    sums.first[B] += customers * (digamma(b + chances) - digamma(b) - both);
    sums.second[R][R] += customers * (trigamma(r + repeats) - trigamma(r));
    sums.second[ALPHA][R] += customers / alpha;
    sums.second[ALPHA][ALPHA] -= customers * r / (alpha * alpha);
    double bothTwice = trigamma(a + b + chances) - trigamma(a + b);
    sums.second[A][A] -= customers * bothTwice;
    sums.second[B][A] -= customers * bothTwice;
    sums.second[B][B] += customers * (trigamma(b + chances) - trigamma(b) - bothTwice);
  }

  @Override
  public void addTimes(int repeats, double last, double observed, double customers, Sums sums) {
    double shape = r + repeats;
    double toEnd = Math.log(alpha + observed);
    double perEnd = 1 / (alpha + observed);
    // Derivatives of alive; those of left follow as differences from them.
    sums.value -= customers * shape * toEnd;
    sums.first[R] -= customers * toEnd;
    sums.first[ALPHA] -= customers * shape * perEnd;
    sums.second[ALPHA][R] -= customers * perEnd;
    sums.second[ALPHA][ALPHA] += customers * shape * perEnd * perEnd;
    int chances = repeats + firstChance;
    if (chances == 0) {
      return;
    }
    double perLast = 1 / (alpha + last);
    double perChance = 1 / (b + (chances - 1));
    double silence = Math.log((alpha + observed) * perLast);
    double logOdds = Math.log(a * perChance) + shape * silence;
    double left = 1 / (1 + Math.exp(-logOdds));
    double slope = shape * (perEnd - perLast);
    double weight = customers * left;
    double spread = weight * (1 - left);
    double perA = 1 / a;
    sums.value += customers * BetaGeometric.logOnePlusExp(logOdds);
    sums.first[R] += weight * silence;
    sums.first[ALPHA] += weight * slope;
    sums.first[A] += weight * perA;
    sums.first[B] -= weight * perChance;
    sums.second[R][R] += spread * silence * silence;
    sums.second[ALPHA][R] += weight * (perEnd - perLast) + spread * silence * slope;
    sums.second[ALPHA][ALPHA] +=
        weight * shape * (perLast * perLast - perEnd * perEnd) + spread * slope * slope;
    sums.second[A][R] += spread * silence * perA;
    sums.second[A][ALPHA] += spread * slope * perA;
    sums.second[A][A] += (spread - weight) * perA * perA;
    sums.second[B][R] -= spread * silence * perChance;
    sums.second[B][ALPHA] -= spread * slope * perChance;
    sums.second[B][A] -= spread * perA * perChance;
    sums.second[B][B] += (spread + weight) * perChance * perChance;
  }
}
