package io.kesher.profitability.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: money with two to four decimals, shares with six. */
final class Amounts {
  private static final int MONEY = 2;

  private Amounts() {}

  static BigDecimal money(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.scale() < MONEY ? rounded.setScale(MONEY) : rounded;
  }

  static @Nullable BigDecimal moneyOrNull(@Nullable BigDecimal amount) {
    return amount == null ? null : money(amount);
  }

  static @Nullable BigDecimal share(@Nullable BigDecimal share) {
    return share == null
        ? null
        : share.round(MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_EVEN);
  }
}
