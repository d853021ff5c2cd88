package io.kesher.identity;

import io.kesher.web.FieldFault;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passphrases: Argon2id with 19 MiB, two passes, one lane (the OWASP minimum).
 * No more at a time than there are processors, so that a crowd at the door takes 38 MiB on a small
 * machine and not the whole memory, and nobody waits for those who came later.
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
  private final Turns turns = Turns.ofProcessors(1);
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
    return turns.take(() -> Objects.requireNonNull(argon2.encode(composed(passphrase))));
  }

  /**
   * Nobody's passphrase fits. It is compared all the same, with a hash that nobody has: an unknown
   * name must answer no sooner than a known one.
   */
  boolean match(String passphrase, Optional<String> hash) {
    var fits = turns.take(() -> argon2.matches(composed(passphrase), hash.orElse(nobody)));
    return fits && hash.isPresent();
  }

  private static String composed(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFC);
  }
}
