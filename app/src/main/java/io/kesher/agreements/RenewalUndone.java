package io.kesher.agreements;

/** A renewal was a mistake. Told within the transaction that takes it back. */
public record RenewalUndone(Renewal renewal, Agreement agreement) {}
