package io.kesher.models.staffing;

import io.kesher.models.numerics.Checks;

/**
 * Lines without a queue: who finds all of them taken is turned away.
 *
 * <p>Of n lines offered a erlang the share turned away is {@code B = (aⁿ/n!) / Σ aᵏ/k!}. Powers and
 * factorials overflow from about 170 lines; the inverse {@code 1/B(n) = 1 + n/a · 1/B(n-1)} sums
 * nothing but positive numbers of moderate size, and where it does overflow B is 0 to the last
 * digit. Holds for handling times of any distribution.
 *
 * <p>Source: Erlang, 1917; Jagerman, Bell System Technical Journal 53(3), 1974.
 *
 * @param load what is offered
 * @param lines at least 0
 */
public record ErlangB(Load load, int lines) {
  public ErlangB {
    Checks.require(lines >= 0, "lines", lines, "at least 0");
  }

  /** The share of contacts turned away. */
  public double blocked() {
    return 1 / inverse(load.erlangs(), lines);
  }

  /** The share of the lines' time that is taken; 0 without lines. */
  public double occupancy() {
    return lines == 0 ? 0 : load.erlangs() * (1 - blocked()) / lines;
  }

  /** The least number of lines that turns away no more than the share, more than 0. */
  public static ErlangB linesFor(Load load, double blocked) {
    Checks.require(blocked > 0 && blocked <= 1, "blocked", blocked, "more than 0 and at most 1");
    double inverse = 1;
    int lines = 0;
    while (1 / inverse > blocked) {
      lines++;
      inverse = 1 + lines / load.erlangs() * inverse;
    }
    return new ErlangB(load, lines);
  }

  /** {@code 1/B}; infinite where B is less than the smallest number. */
  static double inverse(double erlangs, int lines) {
    double inverse = 1;
    for (int n = 1; n <= lines; n++) {
      inverse = 1 + n / erlangs * inverse;
    }
    return inverse;
  }
}
