package io.kesher.audit;

import io.kesher.values.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the chain. It lies beside the program and not in the database: whoever may write
 * everything there still cannot make a hash that fits.
 */
final class AuditKey {
  private static final int SHORTEST = 32;
  private static final int MARK = 8;

  private final SecretKeySpec key;

  AuditKey(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * @param given {@code KESHER_AUDIT_KEY}: some text that every node is given alike; blank for the
   *     key in the folder, which is made where it is missing
   */
  static AuditKey of(String given, Path folder) {
    if (given.isBlank()) {
      return new AuditKey(kept(folder.resolve("key")));
    }
    if (given.length() < SHORTEST) {
      throw new IllegalStateException(
          "KESHER_AUDIT_KEY is too short: at least " + SHORTEST + " characters");
    }
    return new AuditKey(Sha256.of(given));
  }

  private static byte[] kept(Path file) {
    try {
      if (Files.notExists(file)) {
        make(file);
      }
      return HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new IllegalStateException("The audit key " + file + " cannot be read", unreadable);
    }
  }

  /** Whole or not at all: half a key would be another one. */
  private static void make(Path file) throws IOException {
    var secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    Files.createDirectories(file.getParent());
    var part =
        Files.createTempFile(
            file.getParent(),
            "key",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(part, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.SYNC);
    try {
      Files.createLink(file, part); // fails where another node was faster, whose key then counts
    } catch (java.nio.file.FileAlreadyExistsException otherWasFaster) {
      // read below
    } finally {
      Files.delete(part);
    }
  }

  /** Tells this key from another without telling it. */
  byte[] mark() {
    return Arrays.copyOf(digest("kesher audit key".getBytes(StandardCharsets.UTF_8)), MARK);
  }

  byte[] digest(byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
