package io.kesher.effects.web;

import io.kesher.effects.Adoption;
import io.kesher.effects.Adoptions;
import io.kesher.effects.Effect.Who;
import io.kesher.effects.Effects;
import io.kesher.effects.Effects.After;
import io.kesher.effects.Effects.Wanted;
import io.kesher.effects.Figure;
import io.kesher.effects.Span;
import io.kesher.identity.Offices;
import io.kesher.profitability.Group;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What is different since something was adopted, and the customers behind it. */
@May("effects:see")
@Controller
@RequestMapping("/effects")
class EffectsController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Adoptions adoptions;
  private final Effects effects;
  private final Offices offices;

  EffectsController(Templates templates, Adoptions adoptions, Effects effects, Offices offices) {
    this.templates = templates;
    this.adoptions = adoptions;
    this.effects = effects;
    this.offices = offices;
  }

  @GetMapping
  Html index(
      Frame frame,
      @RequestParam(required = false) @Nullable String adoption,
      @RequestParam(defaultValue = "" + Span.WEEKS) int weeks) {
    var latest = adoptions.latest();
    var chosen = adoption == null ? adoptions.first(latest).orElse(null) : adoptions.find(adoption);
    var span = chosen == null ? null : span(chosen, weeks);
    var found =
        span == null
            ? List.<io.kesher.effects.Effect>of()
            : Arrays.stream(Figure.values()).map(each -> effects.of(each, span)).toList();
    return new Html(
        templates.effectsIndex(frame, new EffectsView(latest, chosen, weeks, span, found)));
  }

  @GetMapping("/{figure}")
  Html behind(
      Frame frame,
      @PathVariable String figure,
      @RequestParam String adoption,
      @RequestParam(defaultValue = "" + Span.WEEKS) int weeks,
      @RequestParam(required = false) @Nullable Group group,
      @RequestParam(defaultValue = "ALL") Who who,
      @RequestParam(required = false) @Nullable String after) {
    var looked = Figure.of(figure).orElseThrow(Refusal::notFound);
    var chosen = adoptions.find(adoption);
    var span = Span.of(chosen.day(), offices.today(), weeks).orElseThrow(Refusal::notFound);
    var wanted = new Wanted(group, who);
    var found = effects.behind(looked, span, wanted, BehindCursor.read(after), ROWS + 1);
    var page = found.subList(0, Math.min(ROWS, found.size()));
    var view = new EffectsView(List.of(), chosen, weeks, span, List.of());
    return new Html(
        templates.effectsBehind(
            frame,
            view,
            looked,
            wanted,
            page,
            found.size() > ROWS
                ? view.behind(looked, group, who)
                    + "&after="
                    + BehindCursor.write(After.of(page.getLast()))
                : null));
  }

  private @Nullable Span span(Adoption adoption, int weeks) {
    return Span.of(adoption.day(), offices.today(), weeks).orElse(null);
  }
}
