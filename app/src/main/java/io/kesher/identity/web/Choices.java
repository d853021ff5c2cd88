package io.kesher.identity.web;

import io.kesher.identity.Colleague;
import io.kesher.identity.Employee;
import io.kesher.identity.FieldRule;
import io.kesher.identity.Reach;
import io.kesher.identity.Role;
import io.kesher.identity.Team;
import io.kesher.identity.Verb;
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

  /** A role by the name that its reader knows it by. */
  public static String role(Frame frame, Role role) {
    return role.name() != null ? role.name() : frame.say("identity.role." + role.tag());
  }

  /** Whom an office hires most often. */
  public static String usual(List<Role> roles) {
    return roles.stream()
        .filter(role -> "salesperson".equals(role.code()))
        .map(role -> String.valueOf(role.id().value()))
        .findFirst()
        .orElse("");
  }

  public static Map<String, String> roles(Frame frame, List<Role> roles) {
    var names = new LinkedHashMap<String, String>();
    roles.forEach(role -> names.put(String.valueOf(role.id().value()), role(frame, role)));
    return names;
  }

  /** Whoever is let in, but one. */
  public static Map<String, String> others(Frame frame, List<Colleague> all, Employee one) {
    var names = new LinkedHashMap<String, String>();
    names.put("", frame.say("identity.nobody"));
    all.stream()
        .filter(other -> !other.disabled() && !other.employee().id().equals(one.id()))
        .forEach(other ->
            names.put(String.valueOf(other.employee().id().value()), other.employee().name()));
    return names;
  }

  /** Whoever is let in and is not in the team yet. */
  public static Map<String, String> joining(List<Colleague> all, Team team) {
    var members = team.members().stream().map(Team.Member::employee).toList();
    var names = new LinkedHashMap<String, String>();
    all.stream()
        .filter(one -> !one.disabled() && !members.contains(one.employee().id()))
        .forEach(
            one -> names.put(String.valueOf(one.employee().id().value()), one.employee().name()));
    return names;
  }

  public static Map<String, String> teams(Frame frame, List<Team> teams) {
    var names = new LinkedHashMap<String, String>();
    names.put("", frame.say("identity.no-team"));
    teams.forEach(team -> names.put(String.valueOf(team.id().value()), team.name()));
    return names;
  }

  /** The columns of a role's page. */
  public static List<Verb> verbs() {
    return List.of(Verb.values());
  }

  /** How far a permission may go; the empty one is none at all. */
  public static Map<String, String> reaches(Frame frame) {
    var names = new LinkedHashMap<String, String>();
    names.put("", frame.say("identity.reach.none"));
    for (var reach : Reach.values()) {
      names.put(reach.toString(), frame.say("identity.reach." + reach));
    }
    return names;
  }

  /** What a role may do with a field. */
  public static Map<String, String> accesses(Frame frame) {
    var names = new LinkedHashMap<String, String>();
    for (var access : FieldRule.Access.values()) {
      names.put(access.toString(), frame.say("identity.access." + access));
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
