package io.kesher.customers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what a customer is spoken to. */
public enum Channel {
  CALL,
  SMS,
  WHATSAPP,
  EMAIL,
  POST;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Channel of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  static @Nullable Channel ofNullable(@Nullable String code) {
    return code == null ? null : of(code);
  }
}
