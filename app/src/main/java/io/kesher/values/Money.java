package io.kesher.values;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;

/**
 * An exact amount in a currency. Never rounds; amounts that are equal as numbers are equal, so 2.5
 * and 2.50 are the same money.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

  public Money {
    Objects.requireNonNull(currency);
    amount = amount.stripTrailingZeros();
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    if (amount.scale() < digits) {
      amount = amount.setScale(digits);
    }
  }

  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** Reads what {@link #toString} writes. */
  public static Money parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("not an amount and a currency: " + text);
    }
    return of(text.substring(0, space), text.substring(space + 1).toUpperCase(Locale.ROOT));
  }

  public Money plus(Money other) {
    return new Money(amount.add(other.in(currency)), currency);
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(other.in(currency)), currency);
  }

  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.in(currency));
  }

  /** For example {@code 1234.50 ILS}. */
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }

  private BigDecimal in(Currency wanted) {
    if (!currency.equals(wanted)) {
      throw new IllegalArgumentException("money of two currencies: " + currency + " and " + wanted);
    }
    return amount;
  }
}
