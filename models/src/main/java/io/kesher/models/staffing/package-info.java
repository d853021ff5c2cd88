/**
 * How many people it takes to answer: contacts forecast by the hour, and the queues they make.
 *
 * <ul>
 *   <li>{@link io.kesher.models.staffing.ErlangB}: who finds everybody busy is turned away.
 *   <li>{@link io.kesher.models.staffing.ErlangC}: who finds everybody busy waits, for ever if need
 *       be.
 *   <li>{@link io.kesher.models.staffing.ErlangA}: who waits gives up after a while. The one to use
 *       for telephones.
 *   <li>{@link io.kesher.models.staffing.ContactForecast}: how many contacts an hour will bring.
 * </ul>
 *
 * All three queues assume contacts at random moments, handling times that are exponentially
 * distributed and independent, and a state that has settled: the hour is long against the time a
 * contact takes.
 */
@NullMarked
package io.kesher.models.staffing;

import org.jspecify.annotations.NullMarked;
