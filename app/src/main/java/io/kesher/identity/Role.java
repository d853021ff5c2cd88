package io.kesher.identity;

import java.util.Locale;

/**
 * What an employee may do. Until teams and rights are built, everybody who comes in owns the
 * office.
 */
public enum Role {
  OWNER;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
