package io.kesher.profitability.web;

import io.kesher.profitability.Rates;
import io.kesher.profitability.Rates.HourlyCost;
import io.kesher.profitability.Rates.StandardMinutes;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@May("rates:see")
@RestController
@RequestMapping("/api/v1/profitability")
@Tag(name = "rates")
class RatesApi {
  private final Rates rates;

  RatesApi(Rates rates) {
    this.rates = rates;
  }

  @GetMapping("/hourly-costs")
  @Operation(summary = "What an hour costs the office, the latest first")
  List<HourlyCost> hourlyCosts() {
    return rates.hourlyCosts();
  }

  @May("rates:manage")
  @PutMapping("/hourly-costs/{validFrom}")
  @Operation(
      summary = "Set the hourly cost from a day on",
      description = "Entries that are posted keep their rate.")
  List<HourlyCost> setHourlyCost(@PathVariable LocalDate validFrom, @RequestBody AmountJson cost) {
    rates.setHourlyCost(
        new HourlyCost(validFrom, LedgerApi.PostingJson.required("amount", cost.amount())));
    return rates.hourlyCosts();
  }

  @GetMapping("/standard-minutes")
  @Operation(summary = "How long activities take where nobody measured it")
  List<StandardMinutes> standardMinutes() {
    return rates.standardMinutes();
  }

  @May("rates:manage")
  @PutMapping("/standard-minutes/{activity}/{validFrom}")
  @Operation(
      summary = "Set the standard minutes of an activity from a day on; a new activity is made")
  List<StandardMinutes> setStandardMinutes(
      @PathVariable String activity,
      @PathVariable LocalDate validFrom,
      @RequestBody MinutesJson minutes) {
    rates.setStandardMinutes(
        new StandardMinutes(
            activity, validFrom, LedgerApi.PostingJson.required("minutes", minutes.minutes())));
    return rates.standardMinutes();
  }

  record AmountJson(@Nullable BigDecimal amount) {}

  record MinutesJson(@Nullable BigDecimal minutes) {}
}
