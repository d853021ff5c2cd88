package io.kesher.audit;

import java.nio.charset.StandardCharsets;

/**
 * Keyed digests of texts that are not to be kept themselves and still are to be known again. The
 * key is not in the database, so that nobody can try all phone numbers there.
 */
public final class Digests {
  private final AuditKey key;

  Digests(AuditKey key) {
    this.key = key;
  }

  /**
   * @param what keeps texts of one kind apart from those of another
   * @return 32 bytes
   */
  public byte[] of(String what, String text) {
    return key.digest(utf8("text"), utf8(what), new byte[1], utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
