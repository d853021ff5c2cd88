package io.kesher.models.buying;

import static io.kesher.models.numerics.GammaFunctions.digamma;
import static io.kesher.models.numerics.GammaFunctions.logRatio;
import static io.kesher.models.numerics.GammaFunctions.trigamma;

import io.kesher.models.numerics.Decay;

/**
 * The log-likelihood of {@link ParetoNbd} with its derivatives by r, α, s, β.
 *
 * <p>The customer is alive, {@code e^-[R ln(α+T) + s ln(β+T)]}, or left at one of the nodes u of
 * the integral, {@code s·e^-[R ln(α+u) + (s+1) ln(β+u)]}. The derivatives of the second are taken
 * as differences from those of the first, which are small where it matters.
 */
final class ParetoNbdLikelihood implements PatternLikelihood {
  private static final int R = 0;
  private static final int ALPHA = 1;
  private static final int S = 2;
  private static final int BETA = 3;

  private final double r;
  private final double alpha;
  private final double s;
  private final double beta;

  ParetoNbdLikelihood(double[] parameters) {
    this.r = parameters[R];
    this.alpha = parameters[ALPHA];
    this.s = parameters[S];
    this.beta = parameters[BETA];
  }

  @Override
  public void addRepeats(int repeats, double customers, Sums sums) {
    sums.value += customers * (logRatio(r, repeats) + r * Math.log(alpha) + s * Math.log(beta));
    sums.first[R] += customers * (digamma(r + repeats) - digamma(r) + Math.log(alpha));
    sums.first[ALPHA] += customers * r / alpha;
    sums.first[S] += customers * Math.log(beta);
    sums.first[BETA] += customers * s / beta;
    sums.second[R][R] += customers * (trigamma(r + repeats) - trigamma(r));
    sums.second[ALPHA][R] += customers / alpha;
    sums.second[ALPHA][ALPHA] -= customers * r / (alpha * alpha);
    sums.second[BETA][S] += customers / beta;
    sums.second[BETA][BETA] -= customers * s / (beta * beta);
  }

  @Override
  public void addTimes(int repeats, double last, double observed, double customers, Sums sums) {
    double shape = r + repeats;
    double buying = Math.log(alpha + observed);
    double leaving = Math.log(beta + observed);
    double perAlpha = 1 / (alpha + observed);
    double perBeta = 1 / (beta + observed);
    Left left = new Left(shape, last, observed - last);
    new Decay(0, alpha + last, shape, beta + last, s + 1).visit(observed - last, left);
    // Relative to the customer who is alive: integral · odds.
    double logOdds =
        Math.log(left.mass * s / (beta + last))
            + shape * left.logSilence
            + s * left.logSilenceLeaving;
    sums.value += customers * (BetaGeometric.logOnePlusExp(logOdds) - shape * buying - s * leaving);
    sums.first[R] -= customers * buying;
    sums.first[ALPHA] -= customers * shape * perAlpha;
    sums.first[S] -= customers * leaving;
    sums.first[BETA] -= customers * s * perBeta;
    sums.second[ALPHA][R] -= customers * perAlpha;
    sums.second[ALPHA][ALPHA] += customers * shape * perAlpha * perAlpha;
    sums.second[BETA][S] -= customers * perBeta;
    sums.second[BETA][BETA] += customers * s * perBeta * perBeta;
    if (left.mass > 0) {
      left.addTo(sums, customers, 1 / (1 + Math.exp(-logOdds)));
    }
  }

  /** Sums over the nodes at which the customer may have left. */
  private final class Left implements Decay.Node {
    private final double shape;
    private final double last;
    private final double logSilence;
    private final double logSilenceLeaving;
    private final double perAlphaEnd;
    private final double perBetaEnd;

    private final double perS = 1 / s;

    private double mass;
    // Means of the differences of ∇u, of their products, and of ∇²u, multiplied by mass.
    private double byR;
    private double byAlpha;
    private double byS;
    private double byBeta;
    private double rr;
    private double ra;
    private double aa;
    private double rs;
    private double as;
    private double ss;
    private double rb;
    private double ab;
    private double sb;
    private double bb;

    Left(double shape, double last, double silent) {
      this.shape = shape;
      this.last = last;
      this.logSilence = Math.log1p(silent / (alpha + last));
      this.logSilenceLeaving = Math.log1p(silent / (beta + last));
      this.perAlphaEnd = 1 / (alpha + last + silent);
      this.perBetaEnd = 1 / (beta + last + silent);
    }

    @Override
    public void at(double time, double logFirst, double logSecond, double nodeMass) {
      double perAlpha = 1 / (alpha + last + time);
      double perBeta = 1 / (beta + last + time);
      double dr = logSilence - logFirst;
      double da = shape * (perAlphaEnd - perAlpha);
      double ds = logSilenceLeaving - logSecond + perS;
      double db = s * perBetaEnd - (s + 1) * perBeta;
      double mr = nodeMass * dr;
      double ma = nodeMass * da;
      double ms = nodeMass * ds;
      mass += nodeMass;
      byR += mr;
      byAlpha += ma;
      byS += ms;
      byBeta += nodeMass * db;
      rr += mr * dr;
      ra += mr * da + nodeMass * (perAlphaEnd - perAlpha);
      aa += ma * da + nodeMass * shape * (perAlpha * perAlpha - perAlphaEnd * perAlphaEnd);
      rs += mr * ds;
      as += ma * ds;
      ss += ms * ds - nodeMass * perS * perS;
      rb += mr * db;
      ab += ma * db;
      sb += ms * db + nodeMass * (perBetaEnd - perBeta);
      bb += nodeMass * (db * db + (s + 1) * perBeta * perBeta - s * perBetaEnd * perBetaEnd);
    }

    void addTo(Sums sums, double customers, double probability) {
      double weight = customers * probability / mass;
      double square = customers * probability * probability / (mass * mass);
      sums.first[R] += weight * byR;
      sums.first[ALPHA] += weight * byAlpha;
      sums.first[S] += weight * byS;
      sums.first[BETA] += weight * byBeta;
      sums.second[R][R] += weight * rr - square * byR * byR;
      sums.second[ALPHA][R] += weight * ra - square * byR * byAlpha;
      sums.second[ALPHA][ALPHA] += weight * aa - square * byAlpha * byAlpha;
      sums.second[S][R] += weight * rs - square * byR * byS;
      sums.second[S][ALPHA] += weight * as - square * byAlpha * byS;
      sums.second[S][S] += weight * ss - square * byS * byS;
      sums.second[BETA][R] += weight * rb - square * byR * byBeta;
      sums.second[BETA][ALPHA] += weight * ab - square * byAlpha * byBeta;
      sums.second[BETA][S] += weight * sb - square * byS * byBeta;
      sums.second[BETA][BETA] += weight * bb - square * byBeta * byBeta;
    }
  }
}
