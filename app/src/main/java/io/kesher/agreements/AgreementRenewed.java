package io.kesher.agreements;

/**
 * An agreement has got another term. Told within the transaction that writes it.
 *
 * @param agreement as it is now
 */
public record AgreementRenewed(Renewal renewal, Agreement agreement) {}
