/**
 * Groups of customers that are alike, found in numbers, and what sets each apart.
 *
 * <p>{@link io.kesher.models.segments.KMeans} parts customers into compact groups; {@link
 * io.kesher.models.segments.GaussianMixture} allows groups of different size and stretch, says how
 * surely a customer belongs, and can answer that there is one group only. Both choose the number of
 * groups by a stated criterion if asked to. {@link io.kesher.models.segments.Rfm} needs no fit: it
 * scores how lately, how often and for how much customers bought.
 *
 * <p>A segment is a description, not a discovery: customers mostly form a continuum, and other cuts
 * through it would be as good. Use it to see and to speak of them; to decide about one customer,
 * take a model that predicts what matters.
 */
@NullMarked
package io.kesher.models.segments;

import org.jspecify.annotations.NullMarked;
