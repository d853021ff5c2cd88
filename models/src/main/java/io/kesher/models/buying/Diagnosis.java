package io.kesher.models.buying;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a fit can be trusted.
 *
 * @param findings at least one; a fit to rely on has the only finding {@link Finding#CONVERGED}
 * @param customers of the fit
 * @param repeaters who came back at least once
 * @param steps the search took with all customers
 */
public record Diagnosis(List<Finding> findings, long customers, long repeaters, int steps) {
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** Whether there is nothing to be careful about. */
  public boolean isSound() {
    return findings.equals(List.of(Finding.CONVERGED));
  }

  /** All findings in words. */
  public String sentence() {
    return findings.stream().map(Finding::sentence).collect(Collectors.joining(" "));
  }
}
