package io.kesher.profitability.web;

import io.kesher.importing.Imports;
import io.kesher.profitability.Base;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.WhaleCurve;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import templates.Templates;

/** The base in six numbers, the whale curve, who moved, how fresh the data is. */
@May("numbers:see")
@Controller
class OverviewController {
  private static final int SOURCES = 6;

  private final Templates templates;
  private final Base base;
  private final Classifications classifications;
  private final Imports imports;

  OverviewController(
      Templates templates, Base base, Classifications classifications, Imports imports) {
    this.templates = templates;
    this.base = base;
    this.classifications = classifications;
    this.imports = imports;
  }

  @GetMapping("/overview")
  Html index(Frame frame, PeriodChoice choice) {
    return new Html(
        templates.profitabilityOverview(
            frame,
            overview(frame, choice),
            base.unlisted(),
            base.olderThanTheLedger(choice.period()).orElse(null)));
  }

  private Overview overview(Frame frame, PeriodChoice choice) {
    WhaleCurve curve = base.curve(choice.period());
    var before = base.summary(choice.period().previous());
    return new Overview(
        choice,
        curve.points().isEmpty() && base.summary(choice.standard()).customers() == 0,
        curve.summary(),
        new Headlines(frame, choice, curve.summary(), before).all(),
        curve.points().isEmpty() ? null : new WhaleChart(curve, WhaleChart.Sheet.DESK),
        classifications.latest().orElse(null),
        imports.page(null, SOURCES));
  }
}
