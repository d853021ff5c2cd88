package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;
import io.kesher.models.numerics.NormalDistribution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The share of customers who are still there after a time, as Kaplan and Meier estimate it: at each
 * time t at which somebody leaves, {@code S(t) = S(before) · (1 - d/n)}, d being those who leave
 * then and n those who were there until then. Who was last seen at t counts as there at t.
 *
 * <p>The interval is Greenwood's on the scale of {@code ln(-ln S)}, which keeps it within 0 and 1
 * and holds for few customers too: {@code S^exp(±z·σ)}, {@code σ² = Σ d/(n(n - d)) / ln² S}. Where
 * S is 0 or 1 nothing varies: the interval is from 0 to 1 after all have left, and closed at 1
 * before anybody has.
 *
 * <p>Sources: Kaplan and Meier, JASA 53, 1958; Greenwood, 1926; Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, section 1.4.
 *
 * <p>When not to use it: where leaving and being no longer seen go together (an account closed when
 * trouble began), and beyond the longest time seen.
 *
 * @param steps the curve, one for each time at which somebody left, times ascending
 * @param longest the longest time seen
 */
public record KaplanMeier(List<Step> steps, double longest) {
  /**
   * A step of the curve, which holds from its time until the next.
   *
   * @param time at which somebody left
   * @param atRisk customers who were there until then
   * @param ended how many of them left then
   * @param survival share still there afterwards
   * @param standardError of the share, by Greenwood's formula
   * @param lower end of the interval
   * @param upper end of the interval
   */
  public record Step(
      double time,
      long atRisk,
      long ended,
      double survival,
      double standardError,
      double lower,
      double upper) {
    public Step {
      Checks.atLeastZero("time", time);
      Checks.require(ended >= 1 && ended <= atRisk, "ended", ended, "from 1 to " + atRisk);
      Checks.require(0 <= lower && lower <= survival, "lower", lower, "from 0 to " + survival);
      Checks.require(survival <= upper && upper <= 1, "upper", upper, survival + " to 1");
      Checks.atLeastZero("standardError", standardError);
    }
  }

  public KaplanMeier {
    steps = List.copyOf(steps);
    Checks.atLeastZero("longest", longest);
    double time = -1;
    double survival = 1;
    for (Step step : steps) {
      Checks.require(
          step.time > time && step.time <= longest, "time", step.time, "later, up to the longest");
      Checks.require(step.survival <= survival, "survival", step.survival, "at most " + survival);
      time = step.time;
      survival = step.survival;
    }
  }

  /**
   * Estimates the curve of at least one customer.
   *
   * @param confidence of the interval, between 0 and 1, such as 0.95
   */
  public static KaplanMeier of(Collection<Tenure> tenures, double confidence) {
    Checks.require(!tenures.isEmpty(), "tenures", 0, "at least 1");
    Checks.require(confidence > 0 && confidence < 1, "confidence", confidence, "between 0 and 1");
    double z = NormalDistribution.quantile(0.5 + confidence / 2);
    var left = new TreeMap<Double, long[]>();
    for (Tenure tenure : tenures) {
      left.computeIfAbsent(tenure.time(), time -> new long[2])[tenure.ended() ? 0 : 1]++;
    }
    List<Step> steps = new ArrayList<>();
    long atRisk = tenures.size();
    double survival = 1;
    double greenwood = 0;
    for (Map.Entry<Double, long[]> at : left.entrySet()) {
      long ended = at.getValue()[0];
      if (ended > 0) {
        long stay = atRisk - ended;
        survival *= (double) stay / atRisk;
        greenwood += stay == 0 ? 0 : (double) ended / ((double) atRisk * stay);
        steps.add(step(at.getKey(), atRisk, ended, survival, Math.sqrt(greenwood), z));
      }
      atRisk -= ended + at.getValue()[1];
    }
    return new KaplanMeier(steps, left.lastKey());
  }

  private static Step step(
      double time, long atRisk, long ended, double survival, double relative, double z) {
    if (survival == 0) {
      return new Step(time, atRisk, ended, 0, 0, 0, 1);
    }
    double log = Math.log(survival);
    double sigma = z * relative / -log;
    return new Step(
        time,
        atRisk,
        ended,
        survival,
        survival * relative,
        Math.min(survival, Math.exp(log * Math.exp(sigma))),
        Math.max(survival, Math.exp(log * Math.exp(-sigma))));
  }

  /** The share still there after the time; beyond the longest time seen, that at the longest. */
  public double survival(double time) {
    Checks.atLeastZero("time", time);
    double survival = 1;
    for (Step step : steps) {
      if (step.time > time) {
        break;
      }
      survival = step.survival;
    }
    return survival;
  }

  /** The first time after which no more than half are there; empty where more than half stayed. */
  public OptionalDouble median() {
    return steps.stream().filter(step -> step.survival <= 0.5).mapToDouble(Step::time).findFirst();
  }

  /** Mean time a customer stays of the first so much time: the area under the curve up to there. */
  public double meanWithin(double time) {
    Checks.require(
        time >= 0 && time <= longest, "time", time, "between 0 and the longest seen, " + longest);
    double area = 0;
    double from = 0;
    double survival = 1;
    for (Step step : steps) {
      if (step.time >= time) {
        break;
      }
      area += survival * (step.time - from);
      from = step.time;
      survival = step.survival;
    }
    return area + survival * (time - from);
  }
}
