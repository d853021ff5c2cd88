/**
 * Learning from what was observed: who will leave, who will claim, how much, and how sure that is.
 *
 * <p>The way through this package:
 *
 * <ol>
 *   <li>{@link io.kesher.models.learning.Observations} are rows of named {@link
 *       io.kesher.models.learning.Features}, each with the day it speaks of and the day its outcome
 *       was known. A value that was learned on or after the row's day is refused: a table that is
 *       built here cannot look into the future. {@link io.kesher.models.learning.Snapshots} make
 *       such rows of a stream of dated events.
 *   <li>{@link io.kesher.models.learning.LogisticRegression} and {@link
 *       io.kesher.models.learning.Boosting} learn from them. Each returns its model and a
 *       diagnosis.
 *   <li>{@link io.kesher.models.learning.Validation} says what the model would have been worth, by
 *       splits in time, and {@link io.kesher.models.learning.Evaluation} measures it.
 *   <li>{@link io.kesher.models.learning.PlattCalibration} and {@link
 *       io.kesher.models.learning.IsotonicCalibration} turn scores into probabilities that can be
 *       believed.
 *   <li>{@link io.kesher.models.learning.Contributions} say why: exact additive shares of each
 *       feature in one prediction.
 * </ol>
 *
 * <p>Start with logistic regression. Boosting earns its place where effects bend or depend on each
 * other, and the comparison on the same splits says whether it does.
 */
@NullMarked
package io.kesher.models.learning;

import org.jspecify.annotations.NullMarked;
