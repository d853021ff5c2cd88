package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * Agents and a queue in which everybody waits to the end.
 *
 * <p>With a erlang for n agents a contact has to wait with probability {@code C = B / (1 - a/n (1 -
 * B))}, B being {@link ErlangB}'s, and longer than t with {@code C·exp(-(n - a)·t/handling)}. With
 * n ≤ a the queue grows without end: everybody waits, and there is no mean.
 *
 * <p>Source: Erlang, 1917; Gans, Koole and Mandelbaum, Telephone call centers, Manufacturing and
 * Service Operations Management 5(2), 2003.
 *
 * <p>When not to use it: for telephones near full load. As nobody gives up, it asks for too many
 * agents there; {@link ErlangA} doesn't.
 *
 * @param load what comes in
 * @param agents at least 0
 */
public record ErlangC(Load load, int agents) {
  public ErlangC {
    Checks.require(agents >= 0, "agents", agents, "at least 0");
  }

  /** Whether the agents can keep up. */
  public boolean isStable() {
    return agents > load.erlangs();
  }

  /** The share of contacts that have to wait. */
  public double waiting() {
    return isStable()
        ? waiting(load.erlangs(), agents, ErlangB.inverse(load.erlangs(), agents))
        : 1;
  }

  /** {@code C = 1 / (1/B · (1 - a/n) + a/n)}. */
  private static double waiting(double erlangs, int agents, double inverse) {
    double busy = erlangs / agents;
    return 1 / (inverse * ((agents - erlangs) / agents) + busy);
  }

  /** The share of contacts that wait longer than the time. */
  public double waitingLongerThan(Duration time) {
    requireTime(time);
    return isStable() ? waiting() * Math.exp(-free() * relative(load, time)) : 1;
  }

  /** The service level: the share of contacts answered within the time. */
  public double answeredWithin(Duration time) {
    return 1 - waitingLongerThan(time);
  }

  /** Mean wait over all contacts, who don't wait included; empty where it has no end. */
  public Optional<Duration> meanWait() {
    return isStable()
        ? Optional.of(Load.duration(waiting() * Load.hours(load.handling()) / free()))
        : Optional.empty();
  }

  /** The share of time an agent is busy. */
  public double occupancy() {
    return isStable() ? load.erlangs() / agents : 1;
  }

  /** The least number of agents who answer at least the share of contacts within the time. */
  public static ErlangC agentsFor(Load load, double share, Duration time) {
    Checks.require(share >= 0 && share < 1, "share", share, "at least 0 and less than 1");
    requireTime(time);
    double erlangs = load.erlangs();
    Checks.require(erlangs < 1e8, "erlangs", erlangs, "less than 10⁸");
    int agents = (int) erlangs + 1;
    double inverse = ErlangB.inverse(erlangs, agents);
    while (1
            - waiting(erlangs, agents, inverse)
                * Math.exp(-(agents - erlangs) * relative(load, time))
        < share) {
      agents++;
      inverse = 1 + agents / erlangs * inverse;
    }
    return new ErlangC(load, agents);
  }

  private double free() {
    return agents - load.erlangs();
  }

  private static double relative(Load load, Duration time) {
    return Load.hours(time) / Load.hours(load.handling());
  }

  private static void requireTime(Duration time) {
    Checks.require(!time.isNegative(), "time", time, "at least 0");
  }
}
