/**
 * Whether something is different after a day from what it was before, and by how much at least and
 * at most.
 *
 * <p>Each comparison is a difference with an interval that covers the true one in 95 of 100 cases,
 * or an answer that there is too little to say. None of them says <em>why</em> something is
 * different: what else happened on that day, and customers who were chosen because they stood out
 * and come back to the middle by themselves, look like an effect.
 */
@NullMarked
package io.kesher.models.comparisons;

import org.jspecify.annotations.NullMarked;
