package io.kesher.demo;

import java.util.List;

/** Numbers of made-up subscribers (all begin with 00 after the prefix), as people write them. */
final class Phones {
  private static final List<String> PREFIXES = List.of("50", "52", "53");

  private Phones() {}

  static String mobile(int slot, Draw draw) {
    String prefix = PREFIXES.get(slot % PREFIXES.size());
    String subscriber = "00" + fiveDigits(slot);
    String first = subscriber.substring(0, 3);
    String rest = subscriber.substring(3);
    return switch (draw.weighted(5, 3, 1, 1, 0.5)) {
      case 0 -> "0" + prefix + "-" + first + "-" + rest;
      case 1 -> "0" + prefix + "-" + subscriber;
      case 2 -> "0" + prefix + subscriber;
      case 3 -> "+972-" + prefix + "-" + first + "-" + rest;
      default -> "0" + prefix + " " + first + " " + rest;
    };
  }

  static String landline(int slot) {
    return "04-800" + fiveDigits(slot).substring(1);
  }

  private static String fiveDigits(int slot) {
    return Integer.toString(100_000 + OfficialNumber.scattered(slot, 100_000)).substring(1);
  }
}
