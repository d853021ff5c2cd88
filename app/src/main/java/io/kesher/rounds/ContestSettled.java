package io.kesher.rounds;

/** A dispute is over: nothing is left to be mended. */
public record ContestSettled(long contest) {}
