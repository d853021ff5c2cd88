package io.kesher.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How a key is written: {@code kesher_<32 letters and digits>_<checksum>}, 190 bits of chance. The
 * checksum is no secret; by it a key that was cut off or made up is turned away without asking the
 * database, and a search for leaked keys makes no mistakes.
 */
final class KeyText {
  static final String MARK = "kesher_";

  private static final String SIGNS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 32;
  private static final int CHECKSUM = 6;
  private static final Pattern WRITTEN =
      Pattern.compile(MARK + "[0-9A-Za-z]{22,}_[0-9A-Za-z]{" + CHECKSUM + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private KeyText() {}

  static String random() {
    var key = new StringBuilder(MARK);
    RANDOM.ints(LENGTH, 0, SIGNS.length()).forEach(sign -> key.append(SIGNS.charAt(sign)));
    return key.append("_" + checksum(key.toString())).toString();
  }

  /** Whether it is written like a key of ours and is none. */
  static boolean mistyped(String key) {
    if (!WRITTEN.matcher(key).matches()) {
      return false;
    }
    var end = key.length() - CHECKSUM;
    return !checksum(key.substring(0, end - 1)).equals(key.substring(end));
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    var rest = crc.getValue();
    var signs = new StringBuilder();
    for (var place = 0; place < CHECKSUM; place++) {
      signs.append(SIGNS.charAt((int) (rest % SIGNS.length())));
      rest /= SIGNS.length();
    }
    return signs.reverse().toString();
  }
}
