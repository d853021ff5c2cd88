package io.kesher.effects.web;

import io.kesher.api.Paged;
import io.kesher.effects.Adoption;
import io.kesher.effects.Effect;
import io.kesher.effects.Effect.Line;
import io.kesher.effects.Effect.Who;
import io.kesher.effects.Effects.Behind;
import io.kesher.effects.Figure;
import io.kesher.effects.Span;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says of effects. */
final class Json {
  private Json() {}

  record AdoptedJson(
      String key,
      Adoption.Kind kind,
      @Nullable Group group,
      LocalDate day,
      @Nullable String by,
      @Nullable String note) {
    static AdoptedJson of(Adoption adoption) {
      return new AdoptedJson(
          adoption.key().toString(),
          adoption.key().kind(),
          adoption.group(),
          adoption.day(),
          adoption.by(),
          adoption.note());
    }
  }

  record EffectsJson(AdoptedJson adoption, int weeks, List<EffectJson> figures) {
    static EffectsJson of(Adoption adoption, Span span, List<Effect> effects) {
      return new EffectsJson(
          AdoptedJson.of(adoption), span.weeks(), effects.stream().map(EffectJson::of).toList());
    }
  }

  record EffectJson(Figure figure, List<EffectLineJson> lines) {
    static EffectJson of(Effect effect) {
      return new EffectJson(
          effect.figure(), effect.lines().stream().map(EffectLineJson::of).toList());
    }
  }

  record EffectLineJson(
      @Nullable Group group,
      Who who,
      long customersBefore,
      long customersAfter,
      BigDecimal unitsBefore,
      BigDecimal unitsAfter,
      @Nullable ComparisonJson comparison) {
    static EffectLineJson of(Line line) {
      var compared = line.comparison();
      return new EffectLineJson(
          line.group(),
          line.who(),
          line.before().customers(),
          line.after().customers(),
          line.before().units(),
          line.after().units(),
          compared == null
              ? null
              : new ComparisonJson(
                  compared.before(),
                  compared.after(),
                  compared.difference().value(),
                  compared.difference().lower(),
                  compared.difference().upper()));
    }
  }

  record ComparisonJson(
      double before, double after, double difference, double lower, double upper) {}

  record BehindJson(
      long customer,
      String name,
      Group group,
      BigDecimal unitsBefore,
      BigDecimal totalBefore,
      BigDecimal unitsAfter,
      BigDecimal totalAfter) {
    static BehindJson of(Behind behind) {
      return new BehindJson(
          behind.customer().value(),
          behind.name(),
          behind.group(),
          behind.unitsBefore(),
          behind.totalBefore(),
          behind.unitsAfter(),
          behind.totalAfter());
    }
  }

  record BehindsJson(List<BehindJson> items, @Nullable String next) implements Paged {}
}
