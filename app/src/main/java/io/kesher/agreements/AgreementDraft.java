package io.kesher.agreements;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All of an agreement that somebody may say.
 *
 * @param line code of a product line; the product's own where there is a product
 * @param commissionRate per cent of the premium, or else {@code commissionAmount}
 */
public record AgreementDraft(
    @Nullable String number,
    @Schema(description = "code of a product line; a product brings its own") @Nullable String line,
    @Schema(description = "id of a product") @Nullable Long product,
    @Nullable BigDecimal premium,
    @Schema(description = "per cent of the premium; or else commissionAmount")
        @Nullable BigDecimal commissionRate,
    @Nullable BigDecimal commissionAmount,
    @Schema(description = "without startOn it is an offer still") @Nullable LocalDate offeredOn,
    @Nullable LocalDate startOn,
    @Nullable LocalDate renewalOn,
    @Nullable LocalDate endedOn) {

  /** Of nothing yet. */
  public static final AgreementDraft BLANK =
      new AgreementDraft(null, null, null, null, null, null, null, null, null, null);

  /** What is said of an agreement now. */
  public static AgreementDraft of(Agreement agreement) {
    var line = agreement.line();
    var product = agreement.product();
    return new AgreementDraft(
        agreement.number(),
        line == null ? null : line.code(),
        product == null ? null : (Long) product.id(),
        plain(agreement.premium()),
        plain(Commission.percent(agreement.commission())),
        plain(Commission.amount(agreement.commission())),
        agreement.offeredOn(),
        agreement.startOn(),
        agreement.renewalOn(),
        agreement.endedOn());
  }

  /** As people write it: 1200, not 1200.0000 or 1.2E+3. */
  public static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
    return number == null ? null : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  @Nullable Commission commission() {
    return Commission.of(commissionRate, commissionAmount);
  }
}
