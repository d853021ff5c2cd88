package io.kesher.web;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as people type it into a field: 1,250.50 or −3. */
public final class TypedNumber {
  /** A comma only where thousands end: whoever types 12,5 is asked, not understood as 125. */
  private static final Pattern NUMBER =
      Pattern.compile("[-−]?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,6})?");

  private TypedNumber() {}

  /**
   * @param text without spaces around it
   * @return nothing where it is no number
   */
  public static Optional<BigDecimal> read(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace(",", "").replace('−', '-')))
        : Optional.empty();
  }
}
