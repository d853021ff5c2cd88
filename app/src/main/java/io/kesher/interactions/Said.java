package io.kesher.interactions;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A draft that can be kept. */
record Said(
    InteractionKind kind,
    @Nullable Direction direction,
    Instant at,
    @Nullable Integer seconds,
    String summary) {
  static final int LONGEST = 4000;

  private static final int LONGEST_DAY = 86_400;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration SLIP = Duration.ofMinutes(5);

  /**
   * @throws Refusal 422 with each fault of each field
   */
  static Said of(InteractionDraft draft, Instant now) {
    List<FieldFault> faults = new ArrayList<>();
    var kind = draft.kind();
    boolean note = kind == InteractionKind.NOTE;
    if (kind == null) {
      faults.add(FieldFault.of("kind", "web.field.required"));
    } else if (!note && draft.direction() == null) {
      faults.add(FieldFault.of("direction", "web.field.required"));
    }
    var at = Objects.requireNonNullElse(draft.at(), now);
    if (at.isBefore(FIRST) || at.isAfter(now.plus(SLIP))) {
      faults.add(FieldFault.of("at", "interactions.fault.at"));
    }
    checkSeconds(draft.seconds(), faults);
    var summary = TypedText.of("summary", draft.summary(), note, LONGEST, faults);
    if (kind == null || !faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Said(kind, note ? null : draft.direction(), at, draft.seconds(), summary);
  }

  static void checkSeconds(@Nullable Integer seconds, List<FieldFault> faults) {
    if (seconds != null && (seconds < 0 || seconds > LONGEST_DAY)) {
      faults.add(FieldFault.of("seconds", "interactions.fault.seconds"));
    }
  }
}
