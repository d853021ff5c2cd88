package io.kesher.agreements;

/**
 * An agreement has gone before its time. Told within the transaction that writes it.
 *
 * @param agreement as it is now
 */
public record AgreementLapsed(Lapse lapse, Agreement agreement) {}
