package io.kesher.customers;

import io.kesher.values.IsraeliId;
import io.kesher.values.Parsing;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is kept: in nine digits where it has a check digit that holds, else as typed.
 *
 * @param verified whether it can be one of its kind
 */
record OfficialNumber(String text, boolean verified) {
  /**
   * @param stated absent: as the number says
   */
  static OfficialNumber of(String typed, @Nullable IdKind stated) {
    var kind = stated != null ? stated : IdKind.of(typed);
    return kind.hasCheckDigit()
        ? new OfficialNumber(digits(typed), kind.doubt(typed).isEmpty())
        : new OfficialNumber(typed, false);
  }

  private static String digits(String typed) {
    return IsraeliId.parse(typed) instanceof Parsing.Parsed<IsraeliId>(var id, var _)
        ? id.digits()
        : typed;
  }
}
