package io.kesher.agreements;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be changed in an agreement. */
public enum AgreementField {
  NUMBER("number"),
  PRODUCT("product_id"),
  LINE("line_id"),
  PREMIUM("premium"),
  COMMISSION_RATE("commission_rate"),
  COMMISSION_AMOUNT("commission_amount"),
  OFFERED_ON("offered_on"),
  START_ON("start_on"),
  RENEWAL_ON("renewal_on"),
  ENDED_ON("ended_on");

  private final String column;

  AgreementField(String column) {
    this.column = column;
  }

  static AgreementField ofColumn(String column) {
    for (var field : values()) {
      if (field.column.equals(column)) {
        return field;
      }
    }
    throw new IllegalArgumentException(column);
  }

  /** As in the API and in message keys: {@code renewalOn}. */
  public String word() {
    var words = name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
  }

  /** A value as it was kept, in a word that can be read. */
  @Nullable String told(@Nullable String kept, @Nullable String product, @Nullable String line) {
    return switch (this) {
      case PRODUCT -> product;
      case LINE -> line;
      case PREMIUM, COMMISSION_RATE, COMMISSION_AMOUNT ->
          kept == null ? null : new BigDecimal(kept).stripTrailingZeros().toPlainString();
      case NUMBER, OFFERED_ON, START_ON, RENEWAL_ON, ENDED_ON -> kept;
    };
  }
}
