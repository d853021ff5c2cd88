package io.kesher.agreements;

import io.kesher.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * A field of business.
 *
 * @param id 0 to 61: the ledger keeps the lines of a month as the bits of one number
 * @param code {@code motor}, or what the office's files call it
 * @param name as the office writes it; absent where the code has a message of its own, {@code
 *     agreements.line.<code>}
 */
public record ProductLine(short id, String code, @Nullable String name) {
  /** How many lines an office can have. */
  public static final int MOST = 62;

  /** Its bit in the ledger's months. */
  public long bit() {
    return 1L << id;
  }

  /** Its name in the reader's language; the office's own word where it has one. */
  public String label(Frame frame) {
    if (name != null) {
      return name;
    }
    String key = "agreements.line." + code;
    return frame.messages().knows(key) ? frame.say(key) : code;
  }
}
