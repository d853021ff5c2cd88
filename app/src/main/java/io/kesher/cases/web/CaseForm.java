package io.kesher.cases.web;

import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Severity;
import io.kesher.cases.Word;
import io.kesher.cases.WordDraft;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import io.kesher.web.TypedMinutes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A case as fields: text as it was typed. The deadline is of the office's clock; empty: as
 * promised.
 */
final class CaseForm {
  static final List<String> NAMES = List.of("subject", "kind", "severity", "owner", "dueAt");

  private CaseForm() {}

  static Map<String, String> fields(CaseDraft draft, ZoneId zone) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("subject", shown(draft.subject()));
    fields.put("kind", shown(draft.kind()));
    fields.put("severity", shown(draft.severity()));
    fields.put("owner", shown(draft.owner()));
    var due = draft.dueAt();
    fields.put(
        "dueAt",
        due == null
            ? ""
            : due.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString());
    return fields;
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /**
   * @throws Refusal 422 where a field cannot be read
   */
  static CaseDraft draft(Map<String, String> fields, ZoneId zone) {
    List<FieldFault> faults = new ArrayList<>();
    var draft =
        new CaseDraft(
            fields.get("subject"),
            read(fields, "kind", text -> CaseKind.valueOf(upper(text)), faults),
            read(fields, "severity", text -> Severity.valueOf(upper(text)), faults),
            read(fields, "owner", Long::valueOf, faults),
            read(fields, "dueAt", text -> moment(text, zone), faults));
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return draft;
  }

  private static Instant moment(String typed, ZoneId zone) {
    return LocalDateTime.parse(typed).atZone(zone).toInstant();
  }

  /**
   * What is said with it.
   *
   * @throws Refusal 422 where the minutes cannot be read
   */
  static WordDraft words(Map<String, String> sent) {
    List<FieldFault> faults = new ArrayList<>();
    var draft =
        new WordDraft(
            read(Map.of("kind", sent.getOrDefault("said", "")), "kind", CaseForm::said, faults),
            sent.get("text"),
            TypedMinutes.seconds("minutes", sent.get("minutes"), faults));
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return draft;
  }

  private static Word.Kind said(String text) {
    return Word.Kind.valueOf(upper(text));
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
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

  static Map<String, String> severities(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    Arrays.stream(Severity.values())
        .forEach(each -> names.put(each.name(), frame.say("cases.severity." + each)));
    return names;
  }

  static Map<String, String> kinds(Frame frame) {
    Map<String, String> names = new LinkedHashMap<>();
    Arrays.stream(CaseKind.values())
        .forEach(each -> names.put(each.name(), frame.say("cases.kind." + each.code())));
    return names;
  }

  /** The domain's faults beside the fields of this form; a refusal without a field above it. */
  static Faults faults(Refusal refused) {
    return new Faults(
        refused.fields().isEmpty()
            ? List.of(new FieldFault("", refused.code(), refused.arguments()))
            : refused.fields().stream().map(CaseForm::placed).toList());
  }

  private static FieldFault placed(FieldFault fault) {
    return fault.field().equals("seconds")
        ? new FieldFault("minutes", fault.key(), fault.arguments())
        : fault;
  }
}
