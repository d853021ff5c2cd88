package io.kesher.models.contracts;

import io.kesher.models.numerics.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How many customers left at their first, second, … renewal, and how many are still there after
 * none, one, two, ….
 *
 * @param lost at renewal i + 1
 * @param still there after i renewals when last seen
 */
public record RenewalCounts(List<Long> lost, List<Long> still) {
  public RenewalCounts {
    lost = List.copyOf(lost);
    still = List.copyOf(still);
    lost.forEach(each -> Checks.require(each >= 0, "lost", each, "at least 0"));
    still.forEach(each -> Checks.require(each >= 0, "still", each, "at least 0"));
  }

  /** Of a cohort: customers at the beginning, after one renewal, after two, …. */
  public static RenewalCounts ofSurvivors(long... survivors) {
    Checks.require(survivors.length >= 1, "survivors", "()", "at least 1 number");
    List<Long> lost = new ArrayList<>();
    for (int i = 1; i < survivors.length; i++) {
      Checks.require(
          survivors[i] <= survivors[i - 1],
          "survivors",
          survivors[i],
          "at most the " + survivors[i - 1] + " before");
      lost.add(survivors[i - 1] - survivors[i]);
    }
    Long[] still = new Long[survivors.length];
    Arrays.fill(still, 0L);
    still[survivors.length - 1] = survivors[survivors.length - 1];
    return new RenewalCounts(lost, List.of(still));
  }

  /** Of customers of any age: {@code time} is the number of renewals that came up, whole. */
  public static RenewalCounts of(Collection<Tenure> tenures) {
    int most = tenures.stream().mapToInt(RenewalCounts::renewals).max().orElse(0);
    long[] lost = new long[most];
    long[] still = new long[most + 1];
    for (Tenure tenure : tenures) {
      int renewals = renewals(tenure);
      if (tenure.ended()) {
        Checks.require(renewals > 0, "time", tenure.time(), "at least 1 of who left at a renewal");
        lost[renewals - 1]++;
      } else {
        still[renewals]++;
      }
    }
    return new RenewalCounts(
        Arrays.stream(lost).boxed().toList(), Arrays.stream(still).boxed().toList());
  }

  private static int renewals(Tenure tenure) {
    int renewals = (int) tenure.time();
    Checks.require(renewals == tenure.time(), "time", tenure.time(), "a whole number of renewals");
    return renewals;
  }

  /** How many customers left. */
  public long allLost() {
    return lost.stream().mapToLong(each -> each).sum();
  }

  /** How many customers could renew at least once. */
  public long everAsked() {
    return allLost() + still.stream().skip(1).mapToLong(each -> each).sum();
  }
}
