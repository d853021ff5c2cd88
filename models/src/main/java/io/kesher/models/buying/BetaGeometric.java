package io.kesher.models.buying;

import io.kesher.models.numerics.BetaDistribution;
import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.Decay;
import io.kesher.models.numerics.GammaDistribution;
import io.kesher.models.numerics.GammaFunctions;
import io.kesher.models.numerics.Nodes;

/**
 * Buying at a gamma distributed rate and leaving with a beta distributed probability p at each of a
 * number of chances: what BG/NBD and MBG/NBD have in common. They differ in the chances that x
 * repeat purchases were: x in BG/NBD, x + 1 in MBG/NBD, where the first purchase is one too.
 *
 * <h2>The likelihood</h2>
 *
 * With n chances, {@code R = r + x}, (z)ₙ = z(z+1)…(z+n-1), and times in the model's unit,
 *
 * <pre>{@code
 *       (r)ₓ α^r   (b)ₙ   ⎡      1           a         1     ⎤
 * L  =  ──────── · ────── ⎢ ─────────  +  ─────── ────────── ⎥    the last term only if n > 0
 *           1      (a+b)ₙ ⎣ (α + T)^R     b+n-1   (α + t)^R  ⎦
 * }</pre>
 *
 * The first term in brackets is that of a customer who is alive, the second of one who left with
 * the last purchase; their ratio is the odds of having left. It is kept as a logarithm, as {@code
 * ((α+T)/(α+t))^R} overflows for a few thousand purchases.
 *
 * <h2>The purchases to come</h2>
 *
 * The textbook formula, {@code (a+b+x-1)/(a-1) · [1 - (…)^R · 2F1(R, b+x; a+b+x-1; z)]}, has a hole
 * at a = 1, is NaN for one-time buyers when a + b < 1, and cancels for short spans. But the number
 * is simply a mean over how often the customer <i>would</i> buy if nobody ever left. That is
 * negative binomial; of k purchases wanted, those up to the one that makes the customer leave
 * happen: on average {@code M(k) = Σ E[(1-p)^j], j < k}. So, given that the customer is alive, with
 * {@code A = α + T}, {@code B = b + n} and {@code w = span/(A + span)},
 *
 * <pre>{@code
 * E = Σ (1-w)^R (R)ₖ/k! w^k · M(k),   M(k+1) - M(k) = (B)ₖ/(a+B)ₖ
 * }</pre>
 *
 * All terms are positive, two multiplications lead to the next, and nothing is singular. The number
 * of terms grows with the number of purchases wanted and with {@code span/A}. Beyond {@link #TERMS}
 * the same mean is taken over p instead, {@code E = E_p[(1 - (1 + p·span/A)^-R) / p]}, by {@link
 * Nodes}.
 *
 * <h2>Discounted</h2>
 *
 * A customer of rate λ and probability p buys {@code λ/(δ + pλ)} times, discounted at δ: a mean
 * over two independent distributions. Within a span h, integrated by parts, the number is {@code
 * e^-δh E(h) + δ ∫ e^-δt E(t) dt}: again nothing but positive terms.
 */
final class BetaGeometric {
  private static final int TERMS = 3000;
  private static final double LARGE = 1e280;
  private static final double NOTHING = 1e-16;

  private final double r;
  private final double alpha;
  private final double a;
  private final double b;

  BetaGeometric(double r, double alpha, double a, double b) {
    this.r = r;
    this.alpha = alpha;
    this.a = a;
    this.b = b;
  }

  static void check(double r, double alpha, double a, double b) {
    Checks.positive("r", r);
    Checks.positive("alpha", alpha);
    Checks.positive("a", a);
    Checks.positive("b", b);
  }

  double logLikelihood(int repeats, int chances, double last, double observed) {
    double silence = r * Math.log1p(observed / alpha);
    if (repeats == 0) {
      return logOfSilence(chances, silence);
    }
    return GammaFunctions.logRatio(r, repeats)
        - silence
        - repeats * Math.log(alpha + observed)
        + GammaFunctions.logRatio(b, chances)
        - GammaFunctions.logRatio(a + b, chances)
        + logOnePlusExp(logOddsOfHavingLeft(repeats, chances, last, observed));
  }

  /** {@code ln(1 - stays·(1 - e^-silence))}, stays being the probability to stay at first. */
  private double logOfSilence(int chances, double silence) {
    if (chances == 0) {
      return -silence;
    }
    double stays = b / (a + b);
    double buys = stays * -Math.expm1(-silence);
    return buys < 0.5 ? Math.log1p(-buys) : Math.log(a / (a + b) + stays * Math.exp(-silence));
  }

  double logOddsOfHavingLeft(int repeats, int chances, double last, double observed) {
    return chances == 0
        ? Double.NEGATIVE_INFINITY
        : Math.log(a / (b + (chances - 1)))
            + (r + repeats) * Math.log1p((observed - last) / (alpha + last));
  }

  double probabilityAlive(int repeats, int chances, double last, double observed) {
    return 1 / (1 + Math.exp(logOddsOfHavingLeft(repeats, chances, last, observed)));
  }

  double probabilityOfNoPurchase(
      int repeats, int chances, double last, double observed, double span) {
    double logOdds = logOddsOfHavingLeft(repeats, chances, last, observed);
    double alive = 1 / (1 + Math.exp(logOdds));
    double left = 1 / (1 + Math.exp(-logOdds));
    double pauses = Math.exp(-(r + repeats) * Math.log1p(span / (alpha + observed)));
    return Math.min(1, left + alive * pauses);
  }

  /** Expected purchases of a customer who is alive. */
  double purchasesIfAlive(int repeats, int chances, double observed, double span) {
    double shape = r + repeats;
    double stays = b + chances;
    double relative = span / (alpha + observed);
    double wanted = shape * relative;
    double terms = wanted + 12 * Math.sqrt(wanted * (1 + relative)) + 40 * (1 + relative);
    return terms < TERMS
        ? series(shape, relative / (1 + relative), stays)
        : mean(shape, relative, stays);
  }

  private double series(double shape, double w, double stays) {
    double term = 1;
    double terms = 1;
    double happens = 1;
    double happen = 0;
    double sum = 0;
    for (int k = 0; ; k++) {
      happen += happens;
      happens *= (stays + k) / (a + stays + k);
      term *= (shape + k) / (k + 1) * w;
      terms += term;
      sum += term * happen;
      if (term * happen <= NOTHING * sum) {
        double ratio = (shape + k + 1) / (k + 2) * w * (1 + happens / happen);
        if (ratio < 1 && term * happen * ratio <= NOTHING * sum * (1 - ratio)) {
          return sum / terms;
        }
      }
      if (terms > LARGE) {
        term /= LARGE;
        terms /= LARGE;
        sum /= LARGE;
      }
    }
  }

  private double mean(double shape, double relative, double stays) {
    double wanted = shape * relative;
    return new BetaDistribution(a, stays)
        .nodes(Math.log1p(wanted))
        .expectation(p ->
            p * wanted < 1e-16 && p * relative < 1e-16
                ? wanted
                : -Math.expm1(-shape * Math.log1p(p * relative)) / p);
  }

  /** Discounted purchases of a customer who is alive; the rate of discount is more than 0. */
  double discountedIfAlive(int repeats, int chances, double observed, double rate) {
    double shape = r + repeats;
    double decline = rate * (alpha + observed);
    double settled = Math.log1p(shape / decline);
    // A mean of u·f(u) at one shape is that of f(u) at the next, times the shape: fewer nodes.
    Nodes buying = new GammaDistribution(shape + 1).nodes(settled);
    Nodes leaving = new BetaDistribution(a, b + chances).nodes(settled);
    return shape * leaving.meanOfInverse(decline, buying);
  }

  /** The same within a span. */
  double discountedIfAlive(int repeats, int chances, double observed, double rate, double span) {
    double[] early = new double[1];
    // Nodes as close as the first purchases are, further on as far apart as the discount allows.
    Decay.ofPower(rate, (alpha + observed) / (1 + r + repeats), 0)
        .visit(
            span,
            (time, logFirst, logSecond, mass) ->
                early[0] += mass * purchasesIfAlive(repeats, chances, observed, time));
    return Math.exp(-rate * span) * purchasesIfAlive(repeats, chances, observed, span)
        + rate * early[0];
  }

  static double logOnePlusExp(double z) {
    return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
  }
}
