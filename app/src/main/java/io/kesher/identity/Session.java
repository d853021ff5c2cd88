package io.kesher.identity;

import java.time.Instant;

/**
 * A sign-in that lasts.
 *
 * @param agent what the browser says it is
 * @param current whether it is the one that asks
 */
public record Session(
    long id, String address, String agent, Instant beganAt, Instant seenAt, boolean current) {}
