package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import java.time.Duration;
import java.util.Arrays;

/**
 * Agents and a queue from which people walk away: each waits with a patience that is exponentially
 * distributed.
 *
 * <p>With rates λ of contacts, μ of handling and θ of giving up, the number in the system goes up
 * at λ and, with j waiting, down at nμ + jθ. So the chances of j waiting, relative to that of all n
 * agents being busy and nobody waiting, are {@code Π λ/(nμ + iθ), i = 1..j}; those of fewer busy
 * sum to {@link ErlangB}'s {@code 1/B}. The queue always settles, however few the agents.
 *
 * <p>Waiting. Who finds j waiting is through after j + 1 of those ahead have left, at rates nμ +
 * iθ, i = 0..j. Such a sum of exponential times V is {@code -ln Y / θ}, Y being beta distributed
 * with {@code m = nμ/θ} and j + 1. So with {@code x = e^-θt}
 *
 * <pre>{@code
 * P(V > t | j)               = I(x; m, j+1)                  = Σ NB(i; m, x),    i = 0..j
 * P(V > t and stays on | j)  = m/(m+j+1) · I(x; m+1, j+1)    = m/(m+j+1) Σ NB(i; m+1, x)
 * }</pre>
 *
 * NB being the negative binomial probabilities: again sums of positive terms, one step each. They
 * are kept as logarithms, so that thousands of agents neither overflow nor vanish.
 *
 * <p>Source: Palm, 1957; Mandelbaum and Zeltyn, Service engineering in action: the Palm/Erlang-A
 * queue, 2007.
 *
 * <p>When not to use it: where contacts don't give up (letters, tasks): {@link ErlangC}.
 *
 * @param load what comes in
 * @param patience mean time until somebody who waits gives up, positive
 * @param agents at least 1
 */
public record ErlangA(Load load, Duration patience, int agents) {
  private static final double NOTHING = 1e-18;
  private static final double LARGE = 1e250;

  public ErlangA {
    Checks.require(patience.isPositive(), "patience", patience, "more than 0");
    Checks.require(agents >= 1, "agents", agents, "at least 1");
  }

  /** The share of contacts that have to wait. */
  public double waiting() {
    return Arrays.stream(queue()).sum();
  }

  /** The share of contacts that give up. */
  public double abandoned() {
    double[] queue = queue();
    double waiting = 0;
    for (int j = 1; j < queue.length; j++) {
      waiting += j * queue[j];
    }
    return Math.min(1, waiting / (Load.hours(patience) * load.contactsPerHour()));
  }

  /**
   * The share of contacts that wait longer than the time, be it for an answer or until giving up.
   */
  public double waitingLongerThan(Duration time) {
    requireTime(time);
    double stays = Math.exp(-Load.hours(time) / Load.hours(patience));
    return stays * through(time, 0);
  }

  /** The service level: the share of all contacts answered within the time. */
  public double answeredWithin(Duration time) {
    requireTime(time);
    return Math.clamp(1 - abandoned() - through(time, 1), 0, 1);
  }

  /** Mean wait over all contacts, until answered or given up, who don't wait included. */
  public Duration meanWait() {
    return Load.duration(abandoned() * Load.hours(patience));
  }

  /** The share of time an agent is busy. */
  public double occupancy() {
    return Math.min(1, load.erlangs() * (1 - abandoned()) / agents);
  }

  /** The least number of agents who answer at least the share of contacts within the time. */
  public static ErlangA agentsFor(Load load, Duration patience, double share, Duration time) {
    Checks.require(share >= 0 && share < 1, "share", share, "at least 0 and less than 1");
    requireTime(time);
    int enough = 1;
    while (new ErlangA(load, patience, enough).answeredWithin(time) < share) {
      enough = Math.multiplyExact(enough, 2);
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) >>> 1;
      if (new ErlangA(load, patience, middle).answeredWithin(time) < share) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return new ErlangA(load, patience, enough);
  }

  /** The probabilities that a contact finds all agents busy and 0, 1, 2, … waiting. */
  private double[] queue() {
    double handled = agents / Load.hours(load.handling());
    double givesUp = 1 / Load.hours(patience);
    double[] queue = new double[64];
    double below = ErlangB.inverse(load.erlangs(), agents) - 1;
    double sum = 1;
    queue[0] = 1;
    int size = 1;
    for (double term = 1; ; size++) {
      double ratio = load.contactsPerHour() / (handled + size * givesUp);
      term *= ratio;
      if (ratio < 1 && term <= NOTHING * (1 - ratio) * sum) {
        break;
      }
      if (size == queue.length) {
        queue = Arrays.copyOf(queue, 2 * size);
      }
      queue[size] = term;
      sum += term;
      if (term > LARGE) {
        term /= LARGE;
        sum /= LARGE;
        below /= LARGE;
        for (int j = 0; j <= size; j++) {
          queue[j] /= LARGE;
        }
      }
    }
    double norm = sum + below;
    return Arrays.stream(queue).limit(size).map(each -> each / norm).toArray();
  }

  /** Who is not through within the time: all (0), or only those who would stay on (1). */
  private double through(Duration time, int staying) {
    double[] queue = queue();
    double m = agents * Load.hours(patience) / Load.hours(load.handling());
    double elapsed = Load.hours(time) / Load.hours(patience);
    double shape = m + staying;
    double log = -shape * elapsed;
    double logRest = Math.log(-Math.expm1(-elapsed));
    double cumulative = Math.exp(log);
    double sum = 0;
    for (int j = 0; j < queue.length; j++) {
      double stays = staying == 0 ? 1 : m / (m + j + 1);
      sum += queue[j] * stays * Math.min(1, cumulative);
      log += Math.log((shape + j) / (j + 1)) + logRest;
      cumulative += Math.exp(log);
    }
    return sum;
  }

  private static void requireTime(Duration time) {
    Checks.require(!time.isNegative(), "time", time, "at least 0");
  }
}
