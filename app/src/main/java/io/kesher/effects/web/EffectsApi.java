package io.kesher.effects.web;

import io.kesher.effects.Adoptions;
import io.kesher.effects.Effect.Who;
import io.kesher.effects.Effects;
import io.kesher.effects.Effects.After;
import io.kesher.effects.Effects.Wanted;
import io.kesher.effects.Figure;
import io.kesher.effects.Span;
import io.kesher.effects.web.Json.AdoptedJson;
import io.kesher.effects.web.Json.BehindJson;
import io.kesher.effects.web.Json.BehindsJson;
import io.kesher.effects.web.Json.EffectsJson;
import io.kesher.identity.Offices;
import io.kesher.profitability.Group;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("effects:see")
@RestController
@RequestMapping("/api/v1/effects")
@Tag(name = "effects")
class EffectsApi {
  private static final int MOST = 200;

  private final Adoptions adoptions;
  private final Effects effects;
  private final Offices offices;

  EffectsApi(Adoptions adoptions, Effects effects, Offices offices) {
    this.adoptions = adoptions;
    this.effects = effects;
    this.offices = offices;
  }

  @GetMapping
  @Operation(
      summary = "What the office has adopted",
      description =
          "Published rounds, playbooks, proposals of books of which something was accepted, rules of"
              + " reward; the latest first, at most 200.")
  List<AdoptedJson> adoptions() {
    return adoptions.latest().stream().map(AdoptedJson::of).toList();
  }

  @GetMapping("/{adoption}")
  @Operation(
      summary = "What is different since something was adopted",
      description =
          "As many whole weeks before its day as after it, at most up to yesterday. A line has its"
              + " 95 % interval in `lower` and `upper`; without a comparison there are too few to"
              + " say. WAITING: hours for each case; HANDLING: minutes for each piece of work;"
              + " COMPLAINTS, LAPSE, STOPPED: of 100 customers; CONTRIBUTION: money for each"
              + " customer; LOAD: hours for 100 customers, of people in whose hands they were not."
              + " NEWCOMERS had been moved into their group within the days before. A difference is"
              + " no proof of a cause.")
  EffectsJson show(
      @PathVariable String adoption, @RequestParam(defaultValue = "" + Span.WEEKS) int weeks) {
    var found = adoptions.find(adoption);
    var span = span(found.day(), weeks);
    return EffectsJson.of(
        found,
        span,
        Arrays.stream(Figure.values()).map(figure -> effects.of(figure, span)).toList());
  }

  @GetMapping("/{adoption}/{figure}")
  @Operation(
      summary = "The customers behind a figure",
      description =
          "Those that have changed most first. WAITING in hours, HANDLING and LOAD in seconds.")
  BehindsJson behind(
      @PathVariable String adoption,
      @PathVariable Figure figure,
      @RequestParam(defaultValue = "" + Span.WEEKS) int weeks,
      @RequestParam(required = false) @Nullable Group group,
      @RequestParam(defaultValue = "ALL") Who who,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.clamp(limit, 1, MOST);
    var found =
        effects.behind(
            figure,
            span(adoptions.find(adoption).day(), weeks),
            new Wanted(group, who),
            BehindCursor.read(after),
            most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new BehindsJson(
        page.stream().map(BehindJson::of).toList(),
        found.size() > most ? BehindCursor.write(After.of(page.getLast())) : null);
  }

  private Span span(LocalDate day, int weeks) {
    return Span.of(day, offices.today(), weeks)
        .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "effects.refusal.early"));
  }
}
