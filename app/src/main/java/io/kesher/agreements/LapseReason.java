package io.kesher.agreements;

import java.util.Locale;

/** Why an agreement went before its time. */
public enum LapseReason {
  PRICE,
  SERVICE,
  COMPETITOR,
  NEED,
  PAYMENT,
  INSURER,
  OTHER;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LapseReason ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
