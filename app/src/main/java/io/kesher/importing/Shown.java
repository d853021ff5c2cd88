package io.kesher.importing;

import io.kesher.values.EmailAddress;
import io.kesher.values.IsraeliId;
import io.kesher.values.PhoneNumber;
import java.math.BigDecimal;

/** A parsed value as text, and text as the database can keep it. */
final class Shown {
  private Shown() {}

  static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case PhoneNumber phone -> phone.value();
      case EmailAddress email -> email.value();
      case IsraeliId id -> id.digits();
      default -> value.toString();
    };
  }

  /** NUL cannot be kept in text: its picture stands for it. */
  static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '␀');
  }
}
