package io.kesher.models.learning;

/**
 * A way to learn, as {@link Validation} and uplift need it: {@code rows ->
 * LogisticRegression.standard().fit(rows).model()}.
 */
@FunctionalInterface
public interface Learner {

  /** Learns from observations; the same observations give the same predictor. */
  Predictor learn(Observations observations);
}
