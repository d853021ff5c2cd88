/**
 * The few numerical tools that the models of this library stand on: functions of the gamma family,
 * integrals of decaying functions, expectations over a beta distribution, the normal distribution,
 * and the maximum of a smooth function.
 *
 * <p>They are made for exactness over a wide range rather than for generality. Three habits run
 * through them. Differences of large numbers are never formed: a ratio of gamma functions is
 * computed as one thing, a power as {@code exp(-k·log1p(z))}. Sums and integrals have only positive
 * terms, so that their relative error stays near that of one term. And a limit (a parameter towards
 * nothing or beyond all bounds) is met by a formula that holds on both sides of it rather than by a
 * case apart.
 */
@NullMarked
package io.kesher.models.numerics;

import org.jspecify.annotations.NullMarked;
