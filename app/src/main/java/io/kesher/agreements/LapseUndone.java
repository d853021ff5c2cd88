package io.kesher.agreements;

/** A lapse was a mistake. Told within the transaction that takes it back. */
public record LapseUndone(Lapse lapse, Agreement agreement) {}
