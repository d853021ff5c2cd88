package io.kesher.identity;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
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

  private static final int LONGEST_WAIT_SECONDS = 10;
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

  /**
   * What is wrong with a new passphrase, if anything is.
   *
   * @param about what a guesser knows of whoever chooses it: their name and e-mail, the office's
   *     name
   */
  public static List<FieldFault> faults(String field, String passphrase, String... about) {
    if (!acceptable(passphrase)) {
      return List.of(FieldFault.of(field, "identity.fault.passphrase", SHORTEST));
    }
    return CommonPassphrases.guessable(composed(passphrase), List.of(about))
        ? List.of(FieldFault.of(field, "identity.fault.passphrase-common"))
        : List.of();
  }

  final String hash(String passphrase) {
    wait(places);
    try {
      return java.util.Objects.requireNonNull(argon2.encode(composed(passphrase)));
    } finally {
      places.release();
    }
  }

  boolean match(String passphrase, String hash) {
    wait(places);
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

  /** A crowd waits a while, and is then told so rather than kept for ever. */
  private static void wait(Semaphore places) {
    try {
      if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "web.problem.unavailable");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "web.problem.unavailable");
    }
  }

  private static String composed(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFC);
  }
}
