/**
 * Whom to treat: not who will buy, but who will buy <em>because</em> they were asked.
 *
 * <p>{@link io.kesher.models.uplift.TLearner} learns from a trial in which chance decided who was
 * treated. {@link io.kesher.models.uplift.Qini} checks on other rows of the trial whether choosing
 * by the prediction beats choosing at random, and says "no useful targeting" if that cannot be told
 * from luck. Most often it cannot: an effect differs between customers by much less than it is.
 */
@NullMarked
package io.kesher.models.uplift;

import org.jspecify.annotations.NullMarked;
