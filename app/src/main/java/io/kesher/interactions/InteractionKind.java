package io.kesher.interactions;

import java.util.Locale;

/** How the office and a customer met. */
public enum InteractionKind {
  CALL("call", "phone"),
  MAIL("email", "mail"),
  VISIT("meeting", "users"),
  CHAT("chat", "chat"),
  /** Nobody met anybody: something that was found out or is to be remembered. */
  NOTE("note", "pen");

  private final String activity;
  private final String icon;

  InteractionKind(String activity, String icon) {
    this.activity = activity;
    this.icon = icon;
  }

  /** The ledger's activity, whose standard minutes stand in where nobody measured. */
  String activity() {
    return activity;
  }

  public String icon() {
    return icon;
  }

  /** As it is kept, and as the timeline calls it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static InteractionKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
