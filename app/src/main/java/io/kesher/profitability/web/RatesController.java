package io.kesher.profitability.web;

import gg.jte.Content;
import io.kesher.identity.SettingsSection;
import io.kesher.profitability.Rates;
import io.kesher.profitability.Rates.HourlyCost;
import io.kesher.profitability.Rates.StandardMinutes;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
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
    var today = LocalDate.now(clock.withZone(frame.office().zone()));
    return templates.profitabilityRates(frame, rates.hourlyCosts(), rates.standardMinutes(), today);
  }

  @PostMapping("/settings/hourly-cost")
  String hourlyCost(
      @RequestParam @Nullable String validFrom, @RequestParam @Nullable String amount) {
    var typed = new Typed();
    var cost = new HourlyCost(day(typed, validFrom), typed.number("amount", amount));
    accept(typed);
    rates.setHourlyCost(cost);
    return "redirect:/settings";
  }

  @PostMapping("/settings/standard-minutes")
  String standardMinutes(
      @RequestParam @Nullable String activity,
      @RequestParam(required = false) @Nullable String newActivity,
      @RequestParam @Nullable String validFrom,
      @RequestParam @Nullable String minutes) {
    var typed = new Typed();
    String named = Typed.text(newActivity);
    String code = named == null ? EntryForm.shown(activity) : named;
    if (code.isBlank() || code.length() > LONGEST_ACTIVITY) {
      typed.fault("activity", "profitability.refusal.activity-name");
    }
    var standard =
        new StandardMinutes(code, day(typed, validFrom), typed.number("minutes", minutes));
    accept(typed);
    rates.setStandardMinutes(standard);
    return "redirect:/settings";
  }

  private static LocalDate day(Typed typed, @Nullable String text) {
    LocalDate day = typed.day("validFrom", text);
    if (day.getYear() < 1900 || day.getYear() > 2100) {
      typed.fault("validFrom", "profitability.refusal.day");
    }
    return day;
  }

  private static void accept(Typed typed) {
    if (!typed.faults().isEmpty()) {
      var first = typed.faults().getFirst();
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, first.key(), first.arguments().toArray());
    }
  }
}
