package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as the API tells it.
 *
 * @param commission of a term, as it follows from the rate or the amount
 */
record AgreementJson(
    long id,
    long customerId,
    String number,
    Agreement.Status status,
    @Nullable String line,
    @Nullable Long product,
    @Nullable String productName,
    @Nullable BigDecimal premium,
    @Nullable BigDecimal commissionRate,
    @Nullable BigDecimal commissionAmount,
    BigDecimal commission,
    @Nullable LocalDate offeredOn,
    @Nullable LocalDate startOn,
    @Nullable LocalDate renewalOn,
    @Nullable LocalDate endedOn,
    @Nullable LapseJson lapse,
    int version) {

  static AgreementJson of(Agreement agreement, LocalDate today) {
    var said = AgreementDraft.of(agreement);
    var product = agreement.product();
    return new AgreementJson(
        agreement.id().value(),
        agreement.customer().value(),
        agreement.number(),
        agreement.status(today),
        said.line(),
        said.product(),
        product == null ? null : product.name(),
        said.premium(),
        said.commissionRate(),
        said.commissionAmount(),
        Objects.requireNonNull(AgreementDraft.plain(agreement.due())),
        said.offeredOn(),
        said.startOn(),
        said.renewalOn(),
        said.endedOn(),
        agreement.lapse() == null ? null : LapseJson.of(agreement.lapse()),
        agreement.version());
  }
}
