package io.kesher.cases;

import java.util.Locale;

/** Why a customer turns to the office. */
public enum CaseKind {
  /** They want something. */
  REQUEST("inbox"),
  /** Something does not work. */
  FAULT("rescue"),
  /** They are unhappy. */
  COMPLAINT("flag");

  private final String icon;

  CaseKind(String icon) {
    this.icon = icon;
  }

  public String icon() {
    return icon;
  }

  /** As it is kept. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CaseKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
