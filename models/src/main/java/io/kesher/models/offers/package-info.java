/**
 * What to offer next: what a customer buys again, and what others who hold the same bought too.
 *
 * <p>{@link io.kesher.models.offers.Repeats} rank what a customer bought before by how often and
 * how lately. {@link io.kesher.models.offers.Affinities} rank what is new to them by what they
 * hold; they are fitted by {@link io.kesher.models.offers.Ease} or, with very many items, by {@link
 * io.kesher.models.offers.ItemNeighbours}. A new customer is scored at once from what they hold;
 * nothing is fitted anew. {@link io.kesher.models.offers.Blend} puts the lists together, with a
 * propensity where there is one. Every {@link io.kesher.models.offers.Offer} says because of what.
 *
 * <p>{@link io.kesher.models.offers.Recall} checks new offers on what was bought later, against
 * simply offering what is popular.
 */
@NullMarked
package io.kesher.models.offers;

import org.jspecify.annotations.NullMarked;
