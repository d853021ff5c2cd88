package io.kesher.rounds;

import io.kesher.values.Period;

/** The groups of a round stand before everybody. */
public record RoundPublished(long round, Period period) {}
