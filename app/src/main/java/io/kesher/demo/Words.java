package io.kesher.demo;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/** Passphrases of common words: easy to type, and another one for each office. */
final class Words {
  /** Each of 256 words is worth 8 bits; together 48, behind a slow hash and a door that counts. */
  private static final int COUNT = 6;

  private static final List<String> ALL =
      Sheet.named("words.txt").lines().stream().flatMap(List::stream).toList();

  private Words() {}

  static String passphrase() {
    return new SecureRandom()
        .ints(COUNT, 0, ALL.size())
        .mapToObj(ALL::get)
        .collect(Collectors.joining(" "));
  }
}
