package io.kesher.profitability.web;

import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers beside an axis, as short as they can be. */
public final class Axis {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private Axis() {}

  /** {@code ₪1.5M}, {@code −₪500K}, {@code ₪80}. */
  public static String money(Frame frame, BigDecimal amount) {
    BigDecimal size = amount.abs();
    String sign = (amount.signum() < 0 ? "−" : "") + frame.currencySign();
    if (size.signum() == 0) {
      return "0";
    }
    if (size.compareTo(MILLION) >= 0) {
      return sign + brief(size, MILLION) + "M";
    }
    return size.compareTo(THOUSAND) >= 0
        ? sign + brief(size, THOUSAND) + "K"
        : sign + brief(size, BigDecimal.ONE);
  }

  private static String brief(BigDecimal size, BigDecimal unit) {
    return size.divide(unit, 2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
