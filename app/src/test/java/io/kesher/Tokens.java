package io.kesher;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A token for forms as a page would hold it: masked by random bytes, of which zeros are a fair
 * example.
 */
public final class Tokens {
  private Tokens() {}

  public static String masked(String token) {
    var plain = token.getBytes(StandardCharsets.UTF_8);
    var masked = new byte[plain.length * 2];
    System.arraycopy(plain, 0, masked, plain.length, plain.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
