package io.kesher.interactions.web;

import io.kesher.interactions.Direction;
import io.kesher.interactions.InteractionDraft;
import io.kesher.interactions.InteractionKind;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedMinutes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as somebody types it.
 *
 * @param minutes as measured, {@code 3:20} or {@code 3.5}; empty where the standard minutes stand
 *     in
 * @param moment of the office's clock; empty: now
 */
public record LogForm(
    @Nullable String kind,
    @Nullable String direction,
    @Nullable String minutes,
    @Nullable String moment,
    @Nullable String summary) {

  public static LogForm blank(InteractionKind kind) {
    return new LogForm(kind.name(), Direction.IN.name(), "", "", "");
  }

  /** What a field shows again. */
  public static String shown(@Nullable String typed) {
    return typed == null ? "" : typed;
  }

  public boolean is(InteractionKind other) {
    return other.name().equals(kind);
  }

  public boolean is(Direction other) {
    return other.name().equals(direction);
  }

  /**
   * @throws Refusal 422 where a field cannot be read
   */
  InteractionDraft draft(ZoneId zone) {
    List<FieldFault> faults = new ArrayList<>();
    var draft =
        new InteractionDraft(
            one(InteractionKind.values(), kind),
            one(Direction.values(), direction),
            moment(zone, faults),
            TypedMinutes.seconds("minutes", minutes, faults),
            summary);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return draft;
  }

  private static <E extends Enum<E>> @Nullable E one(E[] all, @Nullable String name) {
    var wanted = shown(name).toUpperCase(Locale.ROOT);
    return Arrays.stream(all).filter(each -> each.name().equals(wanted)).findFirst().orElse(null);
  }

  private @Nullable Instant moment(ZoneId zone, List<FieldFault> faults) {
    try {
      return shown(moment).isBlank()
          ? null
          : LocalDateTime.parse(shown(moment)).atZone(zone).toInstant();
    } catch (DateTimeException none) {
      faults.add(FieldFault.of("moment", "interactions.fault.at"));
      return null;
    }
  }

  /** {@code 3:20}. */
  public static String minutes(int seconds) {
    return TypedMinutes.shown(seconds);
  }

  /** The domain's faults beside the fields of this form; a refusal without a field above it. */
  static Faults faults(Refusal refused) {
    return new Faults(
        refused.fields().isEmpty()
            ? List.of(new FieldFault("", refused.code(), refused.arguments()))
            : refused.fields().stream().map(LogForm::placed).toList());
  }

  private static FieldFault placed(FieldFault fault) {
    var field =
        switch (fault.field()) {
          case "seconds" -> "minutes";
          case "at" -> "moment";
          default -> fault.field();
        };
    return new FieldFault(field, fault.key(), Objects.requireNonNull(fault.arguments()));
  }
}
