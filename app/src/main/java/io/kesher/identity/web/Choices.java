package io.kesher.identity.web;

import io.kesher.web.Frame;
import io.kesher.web.Language;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the lists of the office's form offer. */
public final class Choices {
  private static final List<String> OFFERED =
      List.of(
          "ILS", "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "PLN", "RON", "CZK", "HUF", "SEK",
          "NOK", "DKK");

  private Choices() {}

  static List<String> currencies() {
    return OFFERED;
  }

  /** Code to name, in the reader's language. */
  public static Map<String, String> currencies(Frame frame) {
    var names = new LinkedHashMap<String, String>();
    for (var code : OFFERED) {
      names.put(
          code,
          Currency.getInstance(code).getDisplayName(frame.language().locale()) + " (" + code + ")");
    }
    return names;
  }

  /** Zones of places, Israel's first. */
  public static Map<String, String> zones() {
    var zones = new LinkedHashMap<String, String>();
    zones.put("Asia/Jerusalem", "Asia/Jerusalem");
    for (var zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      if (zone.indexOf('/') > 0 && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/")) {
        zones.put(zone, zone);
      }
    }
    return zones;
  }

  /** Each language in its own name, so that it is found by who speaks it. */
  public static Map<String, String> languages() {
    var names = new LinkedHashMap<String, String>();
    for (var language : Language.values()) {
      names.put(language.tag(), language.locale().getDisplayLanguage(language.locale()));
    }
    return names;
  }

  /** How long a new API key may last. */
  public static Map<String, String> days(Frame frame) {
    var names = new LinkedHashMap<String, String>();
    for (var days : List.of(30, 90, 365)) {
      names.put(String.valueOf(days), frame.say("identity.api-keys.days.some", days));
    }
    names.put("0", frame.say("identity.api-keys.endless"));
    return names;
  }
}
