package io.kesher.importing;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param reason message key
 * @param column where the fault lies, absent where it is the row as a whole
 * @param value the cell that was refused
 */
public record Rejection(String reason, @Nullable String column, @Nullable String value) {
  static final String OWN = "importing.fault.";

  static Rejection own(String reason, @Nullable String column, @Nullable String value) {
    return new Rejection(OWN + reason, column, value);
  }

  /** The reason as programs know it: the last part of the key. */
  public String code() {
    int second = reason.indexOf('.', reason.indexOf('.') + 1);
    return second < 0 ? reason : reason.substring(second + 1);
  }
}
