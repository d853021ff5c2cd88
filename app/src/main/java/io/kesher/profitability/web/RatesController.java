package io.kesher.profitability.web;

import gg.jte.Content;
import io.kesher.identity.SettingsSection;
import io.kesher.profitability.Rates;
import io.kesher.profitability.Rates.HourlyCost;
import io.kesher.profitability.Rates.StandardMinutes;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What an hour costs and how long activities take, each from a day on: a part of the settings. */
@May("rates:manage")
@Controller
@Order(10)
class RatesController implements SettingsSection {
  private static final int LONGEST_ACTIVITY = 60;

  private final Templates templates;
  private final Rates rates;
  private final Clock clock;

  RatesController(Templates templates, Rates rates, Clock clock) {
    this.templates = templates;
    this.rates = rates;
    this.clock = clock;
  }

  @Override
  public String permission() {
    return "rates:manage";
  }

  @Override
  public Content show(Frame frame) {
    return card(frame, RatesForm.none());
  }

  private Content card(Frame frame, RatesForm form) {
    var today = LocalDate.now(clock.withZone(frame.office().zone()));
    return templates.profitabilityRates(
        frame, rates.hourlyCosts(), rates.standardMinutes(), today, form);
  }

  @PostMapping("/settings/hourly-cost")
  Object hourlyCost(Frame frame, @RequestParam Map<String, String> sent) {
    var typed = new Typed();
    var cost =
        new HourlyCost(
            day(typed, sent.get("validFrom")), typed.number("amount", sent.get("amount")));
    return saved(
        frame,
        new Saving(RatesForm.HOURLY_COST, sent, typed),
        "amount",
        () -> rates.setHourlyCost(cost));
  }

  @PostMapping("/settings/standard-minutes")
  Object standardMinutes(Frame frame, @RequestParam Map<String, String> sent) {
    var typed = new Typed();
    String named = Typed.text(sent.get("newActivity"));
    String code = named == null ? EntryForm.shown(sent.get("activity")) : named;
    if (code.isBlank() || code.length() > LONGEST_ACTIVITY) {
      typed.fault(
          named == null ? "activity" : "newActivity", "profitability.refusal.activity-name");
    }
    var standard =
        new StandardMinutes(
            code, day(typed, sent.get("validFrom")), typed.number("minutes", sent.get("minutes")));
    return saved(
        frame,
        new Saving(RatesForm.STANDARD_MINUTES, sent, typed),
        "minutes",
        () -> rates.setStandardMinutes(standard));
  }

  /** A form on its way into the database. */
  private record Saving(String form, Map<String, String> sent, Typed typed) {}

  private Object saved(Frame frame, Saving saving, String amount, Runnable write) {
    var faults = new ArrayList<>(saving.typed().faults());
    if (faults.isEmpty()) {
      try {
        write.run();
        return "redirect:/settings";
      } catch (Refusal refused) {
        faults.add(FieldFault.of(amount, refused.code(), refused.arguments().toArray()));
      }
    }
    var form = new RatesForm(saving.form(), saving.sent(), new Faults(faults));
    return Html.unprocessable(templates.profitabilityRatesAgain(frame, card(frame, form)));
  }

  private static LocalDate day(Typed typed, @Nullable String text) {
    LocalDate day = typed.day("validFrom", text);
    if (day.getYear() < 1900 || day.getYear() > 2100) {
      typed.fault("validFrom", "profitability.refusal.day");
    }
    return day;
  }
}
