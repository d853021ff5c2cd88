package io.kesher.cases.web;

import gg.jte.Content;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Promises;
import io.kesher.cases.Rung;
import io.kesher.cases.Severity;
import io.kesher.identity.SettingsSection;
import io.kesher.profitability.Group;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.kesher.web.TypedNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/**
 * By when the office promises to answer and to solve cases, and who is told where it does not: a
 * part of the settings, in hours and per cent.
 */
@May("cases:manage")
@Controller
@Order(14)
class PromisesController implements SettingsSection {
  private static final BigDecimal HOUR = BigDecimal.valueOf(60);

  private final Templates templates;
  private final Promises promises;

  PromisesController(Templates templates, Promises promises) {
    this.templates = templates;
    this.promises = promises;
  }

  @Override
  public String permission() {
    return "cases:manage";
  }

  @Override
  public Content show(Frame frame) {
    return templates.casesPromises(frame, fields(promises.all()), Faults.none());
  }

  @PostMapping("/settings/case-promises")
  Object update(Frame frame, @RequestParam Map<String, String> sent) {
    List<FieldFault> faults = new ArrayList<>();
    var wanted = wanted(sent, faults);
    try {
      if (!faults.isEmpty()) {
        throw Refusal.of(faults);
      }
      promises.set(wanted);
      return "redirect:/settings";
    } catch (Refusal refused) {
      var card = templates.casesPromises(frame, sent, Faults.of(refused));
      return Html.unprocessable(templates.casesPromisesAgain(frame, card));
    }
  }

  private static Map<String, String> fields(Promises.All all) {
    Map<String, String> fields = new LinkedHashMap<>();
    all.minutes()
        .forEach((kind, minutes) ->
            minutes.forEach((severity, time) -> fields.put(kind + "." + severity, hours(time))));
    var answer = all.answer();
    fields.put("answer", answer == null ? "" : hours(answer));
    all.percent().forEach((group, percent) -> fields.put(group.name(), percent.toString()));
    all.rungs().forEach((rung, percent) -> fields.put(rung.name(), percent.toString()));
    return fields;
  }

  private static String hours(int minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(HOUR, 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Promises.All wanted(Map<String, String> sent, List<FieldFault> faults) {
    Map<CaseKind, Map<Severity, Integer>> minutes = new EnumMap<>(CaseKind.class);
    for (var kind : CaseKind.values()) {
      for (var severity : Severity.values()) {
        var name = kind + "." + severity;
        minutes
            .computeIfAbsent(kind, _ -> new EnumMap<>(Severity.class))
            .put(severity, whole(name, sent.get(name), HOUR, faults));
      }
    }
    Map<Group, Integer> percent = new EnumMap<>(Group.class);
    for (var group : Group.values()) {
      percent.put(group, whole(group.name(), sent.get(group.name()), BigDecimal.ONE, faults));
    }
    int answer = whole("answer", sent.get("answer"), HOUR, faults);
    Map<Rung, Integer> rungs = new EnumMap<>(Rung.class);
    for (var rung : Rung.values()) {
      rungs.put(rung, whole(rung.name(), sent.get(rung.name()), BigDecimal.ONE, faults));
    }
    return new Promises.All(minutes, answer, percent, rungs);
  }

  private static int whole(
      String name, @Nullable String typed, BigDecimal unit, List<FieldFault> faults) {
    var number = TypedNumber.read(typed == null ? "" : typed.strip());
    if (number.isEmpty() || number.get().abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
      faults.add(FieldFault.of(name, "cases.fault.number"));
      return 0;
    }
    return number.get().multiply(unit).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }
}
