package io.kesher.profitability.web;

import io.kesher.identity.Offices;
import io.kesher.profitability.Base;
import io.kesher.profitability.Group;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.WhaleCurve;
import io.kesher.values.Period;
import io.kesher.web.Asked;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("numbers:see")
@RestController
@RequestMapping("/api/v1/profitability")
@Tag(name = "profitability")
class ProfitabilityApi {
  private final Base base;
  private final StandardPeriod standardPeriod;
  private final Offices offices;

  ProfitabilityApi(Base base, StandardPeriod standardPeriod, Offices offices) {
    this.base = base;
    this.standardPeriod = standardPeriod;
    this.offices = offices;
  }

  @GetMapping("/summary")
  @Operation(
      summary = "The base in numbers",
      description =
          "Over the days from and to, both included; without them over the office's standard period.")
  SummaryJson summary(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    return summary(base.curve(period(from, to)));
  }

  @GetMapping("/curve")
  @Operation(
      summary = "The whale curve",
      description =
          "Cumulative contribution by rank, in about 240 points: always the first, the last of the top 20 %, the peak"
              + " and the last. The group is the one that is most common in the stretch ending at the point.")
  CurveJson curve(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to) {
    var curve = base.curve(period(from, to));
    return CurveJson.of(curve, summary(curve));
  }

  private SummaryJson summary(WhaleCurve curve) {
    return SummaryJson.of(
        curve.summary(),
        offices.current().currency().getCurrencyCode(),
        base.olderThanTheLedger(curve.summary().period()).orElse(null));
  }

  private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from == null && to == null ? standardPeriod.current() : Asked.period(from, to);
  }

  record CurveJson(SummaryJson summary, Map<Group, Long> groups, List<PointJson> points) {
    static CurveJson of(WhaleCurve curve, SummaryJson summary) {
      return new CurveJson(
          summary,
          curve.groups(),
          curve.points().stream()
              .map(point ->
                  new PointJson(
                      point.rank(),
                      Amounts.money(point.cumulative()),
                      Amounts.money(point.contribution()),
                      point.group()))
              .toList());
    }
  }

  record PointJson(
      long rank, BigDecimal cumulative, BigDecimal contribution, @Nullable Group group) {}
}
