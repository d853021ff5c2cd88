package io.kesher.interactions.web;

import io.kesher.interactions.Repetition;
import io.kesher.interactions.TaskDraft;
import io.kesher.web.Edited;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A task as fields: text as it was typed, a line for each step. */
final class TaskForm {
  static final List<String> NAMES =
      List.of("title", "customer", "owner", "dueDay", "dueTime", "remindDays", "repeats", "steps");
  static final Set<String> LISTS = Set.of("steps");

  private TaskForm() {}

  static Map<String, String> fields(TaskDraft draft) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", shown(draft.title()));
    fields.put("customer", shown(draft.customer()));
    fields.put("owner", shown(draft.owner()));
    fields.put("dueDay", shown(draft.dueDay()));
    fields.put("dueTime", shown(draft.dueTime()));
    fields.put("remindDays", shown(draft.remindDays()));
    fields.put("repeats", shown(draft.repeats()));
    fields.put("steps", String.join("\n", Objects.requireNonNullElse(draft.steps(), List.of())));
    return fields;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /**
   * @throws Refusal 422 where a field cannot be read
   */
  static TaskDraft draft(Map<String, String> fields) {
    List<FieldFault> faults = new ArrayList<>();
    var draft =
        new TaskDraft(
            fields.get("title"),
            read(fields, "customer", Long::valueOf, faults),
            read(fields, "owner", Long::valueOf, faults),
            read(fields, "dueDay", LocalDate::parse, faults),
            read(fields, "dueTime", LocalTime::parse, faults),
            read(fields, "remindDays", Integer::valueOf, faults),
            read(fields, "repeats", TaskForm::repetition, faults),
            Edited.lines(fields.getOrDefault("steps", "")));
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return draft;
  }

  private static Repetition repetition(String name) {
    return Repetition.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static <T> @Nullable T read(
      Map<String, String> fields, String name, Function<String, T> as, List<FieldFault> faults) {
    var text = fields.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? null : as.apply(text);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      faults.add(FieldFault.of(name, "interactions.fault.value"));
      return null;
    }
  }

  static Map<String, String> repetitions(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("", frame.say("interactions.repeats.never"));
    Arrays.stream(Repetition.values())
        .forEach(each -> names.put(each.name(), frame.say("interactions.repeats." + each)));
    return names;
  }

  static Map<String, String> reminders(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("", frame.say("interactions.remind.never"));
    for (int days : new int[] {1, 2, 3, 7, 14, 30}) {
      names.put(
          Integer.toString(days), frame.say("interactions.remind.days", days, frame.number(days)));
    }
    return names;
  }
}
