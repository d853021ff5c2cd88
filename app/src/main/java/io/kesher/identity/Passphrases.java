package io.kesher.identity;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passphrases: Argon2id with 19 MiB, two passes, one lane (the OWASP minimum).
 * At most four at a time, so that a crowd at the door takes 76 MiB and not the whole memory.
 *
 * <p>The text is brought to Unicode NFC first: Hebrew with points is typed in more than one order
 * and must stay the same word.
 */
@Component
public class Passphrases {
  /** Long enough to be the only factor (NIST SP 800-63B-4). */
  public static final int SHORTEST = 15;

  /** More would only serve to keep the processor busy. */
  public static final int LONGEST = 500;

  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, PASSES);
  private final Semaphore places = new Semaphore(4, true);
  private final String nobody = hash("a passphrase that nobody has");

  /** Whether the passphrase is long enough and can be kept at all. */
  public static boolean acceptable(String passphrase) {
    var length = passphrase.codePointCount(0, passphrase.length());
    return length >= SHORTEST && length <= LONGEST;
  }

  final String hash(String passphrase) {
    places.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(argon2.encode(composed(passphrase)));
    } finally {
      places.release();
    }
  }

  boolean match(String passphrase, String hash) {
    places.acquireUninterruptibly();
    try {
      return argon2.matches(composed(passphrase), hash);
    } finally {
      places.release();
    }
  }

  /** Takes the time of a comparison, so that an unknown name answers no sooner than a known one. */
  void matchNobody(String passphrase) {
    match(passphrase, nobody);
  }

  private static String composed(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFC);
  }
}
