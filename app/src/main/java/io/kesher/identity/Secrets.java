package io.kesher.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Random tokens, and the hash under which they are kept: at 256 bits a plain hash is enough. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Secrets() {}

  static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
