package io.kesher.customers.web;

import io.kesher.customers.Channel;
import io.kesher.customers.Consent;
import io.kesher.customers.Preference;
import io.kesher.customers.Preference.Tongue;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Preferences and consents as somebody typed them. */
record PreferenceForm(Map<String, String> sent) {

  /** What the form shows: what was sent, of what was not what stands. */
  static Map<String, String> of(Preference now, Map<String, String> sent) {
    var shown = new HashMap<String, String>();
    shown.put("language", text(now.language()));
    shown.put("preferred", text(now.channel()));
    shown.put("quietFrom", text(now.quietFrom()));
    shown.put("quietTo", text(now.quietTo()));
    shown.putAll(sent);
    return shown;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  Preference preference() {
    return new Preference(
        one("language", Tongue.values()),
        one("preferred", Channel.values()),
        read("quietFrom", LocalTime::parse, "customers.fault.hours"),
        read("quietTo", LocalTime::parse, "customers.fault.hours"));
  }

  Consent.Draft consent() {
    var given = sent.getOrDefault("given", "");
    return new Consent.Draft(
        one("channel", Channel.values()),
        given.isEmpty() ? null : given.equals("true"),
        read("day", LocalDate::parse, "customers.fault.day"),
        sent.get("source"));
  }

  private <E extends Enum<E>> @Nullable E one(String field, E[] all) {
    var name = sent.getOrDefault(field, "");
    return name.isEmpty()
        ? null
        : Arrays.stream(all)
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> fault(field, "web.problem.value"));
  }

  private <T> @Nullable T read(String field, Function<String, T> reading, String key) {
    var text = sent.getOrDefault(field, "").strip();
    try {
      return text.isEmpty() ? null : reading.apply(text);
    } catch (DateTimeException none) {
      throw fault(field, key);
    }
  }

  private static Refusal fault(String field, String key) {
    return Refusal.of(List.of(FieldFault.of(field, key)));
  }
}
