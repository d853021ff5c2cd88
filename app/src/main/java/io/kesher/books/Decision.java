package io.kesher.books;

import io.kesher.customers.TodayItem.About;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * To whom something of a customer went, and why.
 *
 * @param thing what it was, a word of small letters such as {@code case}, and its number
 * @param toName what whoever took it is called; absent: it waits in the queue
 */
public record Decision(
    long id,
    About customer,
    String thing,
    long thingId,
    Routed routed,
    @Nullable String toName,
    Instant at) {}
