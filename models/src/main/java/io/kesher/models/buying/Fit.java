package io.kesher.models.buying;

import io.kesher.models.numerics.Estimate;
import java.util.List;

/**
 * A model fitted to data.
 *
 * @param model with the most likely parameters
 * @param logLikelihood of the data under it
 * @param estimates the parameters with their standard errors
 * @param diagnosis how far to trust it
 */
public record Fit<M>(M model, double logLikelihood, List<Estimate> estimates, Diagnosis diagnosis) {
  public Fit {
    estimates = List.copyOf(estimates);
  }
}
