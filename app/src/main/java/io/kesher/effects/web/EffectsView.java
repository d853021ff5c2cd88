package io.kesher.effects.web;

import io.kesher.effects.Adoption;
import io.kesher.effects.Effect;
import io.kesher.effects.Effect.Line;
import io.kesher.effects.Effect.Who;
import io.kesher.effects.Figure;
import io.kesher.effects.Span;
import io.kesher.profitability.Group;
import io.kesher.web.Frame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param adoption absent: the office has adopted nothing yet
 * @param span absent: not even a week has passed since
 */
public record EffectsView(
    List<Adoption> adoptions,
    @Nullable Adoption adoption,
    int weeks,
    @Nullable Span span,
    List<Effect> effects) {

  public Map<String, String> choices(Frame frame) {
    Map<String, String> choices = new LinkedHashMap<>();
    adoptions.forEach(each ->
        choices.put(
            each.key().toString(), frame.date(each.day()) + " · " + EffectWords.name(frame, each)));
    return choices;
  }

  public Map<String, String> spans(Frame frame) {
    Map<String, String> spans = new LinkedHashMap<>();
    Span.CHOICES.forEach(
        each -> spans.put(each.toString(), frame.say("effects.weeks", each, frame.number(each))));
    return spans;
  }

  /** Where the customers behind a line are. */
  public String behind(Effect effect, Line line) {
    return behind(effect.figure(), line.group(), line.who());
  }

  String behind(Figure figure, @Nullable Group group, Who who) {
    return "/effects/%s?adoption=%s&weeks=%d%s%s"
        .formatted(
            figure.code(),
            Objects.requireNonNull(adoption).key(),
            weeks,
            group == null ? "" : "&group=" + group,
            who == Who.ALL ? "" : "&who=" + who);
  }
}
