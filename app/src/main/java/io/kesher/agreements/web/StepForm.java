package io.kesher.agreements.web;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.Commission;
import io.kesher.agreements.LapseReason;
import io.kesher.agreements.Lapses;
import io.kesher.agreements.Term;
import io.kesher.web.Edited;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A renewal or a lapse as it is typed.
 *
 * @param version of the agreement, as it was read
 */
public record StepForm(int version, Map<String, String> fields) {

  /** Another year of what is agreed. */
  static StepForm renewal(Agreement agreement, LocalDate today) {
    var next = Term.next(agreement, today);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("until", Typed.shown(next.until()));
    fields.put("premium", Typed.shown(next.premium()));
    fields.put(
        "commission",
        Typed.shown(Commission.percent(next.commission()), Commission.amount(next.commission())));
    return new StepForm(agreement.version(), fields);
  }

  /** On the day of renewal, or today where that has passed. */
  static StepForm lapse(Agreement agreement, LocalDate today) {
    var renewal = agreement.renewalOn();
    var day = renewal != null && renewal.isAfter(today) ? renewal : today;
    return new StepForm(agreement.version(), Map.of("day", day.toString()));
  }

  static StepForm sent(Map<String, String> sent) {
    return new StepForm(Edited.version(sent.getOrDefault("version", "")), sent);
  }

  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * @throws Refusal 422 where a day or a number is none
   */
  Term term() {
    var typed = new Typed(fields);
    var term =
        new Term(
            typed.day("until"),
            typed.number("premium"),
            Commission.of(typed.percent("commission"), typed.amount("commission")));
    typed.accept();
    return term;
  }

  /**
   * @throws Refusal 422 where a day, a number or a reason is none
   */
  Lapses.Draft lapse() {
    var typed = new Typed(fields);
    var draft =
        new Lapses.Draft(
            typed.day("day"), reason(typed), typed.text("note"), typed.number("returned"));
    typed.accept();
    return draft;
  }

  private static @Nullable LapseReason reason(Typed typed) {
    var name = typed.text("reason");
    var reason =
        Arrays.stream(LapseReason.values()).filter(each -> each.name().equals(name)).findFirst();
    if (name != null && reason.isEmpty()) {
      typed.fault("reason", "web.problem.value");
    }
    return reason.orElse(null);
  }

  static Refusal overtaken() {
    return Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.step-overtaken");
  }
}
