/**
 * Customers with a contract: whether they renew it, for how long they stay, and what an agreement
 * is still worth.
 *
 * <p>Unlike in {@link io.kesher.models.buying} it is seen when a customer leaves. What isn't seen
 * yet is the end of those who are still there; taking only the finished ones, or the unfinished as
 * finished, makes lifetimes look short. All that is here counts both.
 *
 * <ul>
 *   <li>{@link io.kesher.models.contracts.KaplanMeier} draws the curve of those who are still
 *       there, with no assumption but that the unfinished are like the others.
 *   <li>{@link io.kesher.models.contracts.DiscreteHazard} says how the probability to leave at a
 *       renewal goes with what is known of the customer then.
 *   <li>{@link io.kesher.models.contracts.ShiftedBetaGeometric} and {@link
 *       io.kesher.models.contracts.BetaDiscreteWeibull} carry a curve on beyond what has been seen,
 *       and value what is to come.
 * </ul>
 */
@NullMarked
package io.kesher.models.contracts;

import org.jspecify.annotations.NullMarked;
