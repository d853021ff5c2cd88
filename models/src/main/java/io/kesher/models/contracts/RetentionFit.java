package io.kesher.models.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.kesher.models.numerics.Estimate;
import java.util.List;

/**
 * A model fitted to data.
 *
 * @param model with the most likely parameters
 * @param logLikelihood of the data under it
 * @param estimates the parameters with their standard errors
 * @param findings how far to trust it: of one to rely on only {@link Finding#CONVERGED}
 */
public record RetentionFit<M>(
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = ShiftedBetaGeometric.class, name = "ShiftedBetaGeometric"),
          @JsonSubTypes.Type(value = BetaDiscreteWeibull.class, name = "BetaDiscreteWeibull")
        })
        M model,
    double logLikelihood,
    List<Estimate> estimates,
    List<Finding> findings) {
  public RetentionFit {
    estimates = List.copyOf(estimates);
    findings = List.copyOf(findings);
  }
}
