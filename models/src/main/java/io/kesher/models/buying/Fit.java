package io.kesher.models.buying;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.kesher.models.numerics.Estimate;
import java.util.List;

/**
 * A model fitted to data. Saved, it says which model it holds; what is read back by {@code
 * Saved.fromJson(json, Fit.class)} is a fit of that.
 *
 * @param model with the most likely parameters
 * @param logLikelihood of the data under it
 * @param estimates the parameters with their standard errors
 * @param diagnosis how far to trust it
 */
public record Fit<M>(
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = BgNbd.class, name = "BgNbd"),
          @JsonSubTypes.Type(value = MbgNbd.class, name = "MbgNbd"),
          @JsonSubTypes.Type(value = ParetoNbd.class, name = "ParetoNbd"),
          @JsonSubTypes.Type(value = NbdModel.class, name = "NbdModel"),
          @JsonSubTypes.Type(value = GammaGamma.class, name = "GammaGamma")
        })
        M model,
    double logLikelihood,
    List<Estimate> estimates,
    Diagnosis diagnosis) {
  public Fit {
    estimates = List.copyOf(estimates);
  }
}
