package io.kesher.fields.web;

import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A custom field as it is typed.
 *
 * @param more names of new choices, one in each line; of both languages with a bar between them
 */
public record CustomFieldForm(
    int version,
    String nameHe,
    String nameEn,
    String type,
    String code,
    String help,
    boolean required,
    boolean archived,
    List<Row> choices,
    String more) {
  private static final String CHOICE = "choice.";
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern NEXT = Pattern.compile("\\|");

  /** A choice that is there. */
  public record Row(String code, String nameHe, String nameEn, boolean retired, String place) {
    /** The name of one of its inputs. */
    public String input(String name) {
      return CHOICE + code + "." + name;
    }

    private int order() {
      return PLACE.matcher(place).matches() ? Integer.parseInt(place) : Integer.MAX_VALUE;
    }

    private CustomFieldDraft.Choice draft() {
      return new CustomFieldDraft.Choice(code, nameHe, nameEn, retired);
    }
  }

  static CustomFieldForm blank() {
    return new CustomFieldForm(0, "", "", "TEXT", "", "", false, false, List.of(), "");
  }

  static CustomFieldForm of(CustomField field) {
    var rows = new ArrayList<Row>();
    for (var choice : field.choices()) {
      rows.add(
          new Row(
              choice.code(),
              Objects.toString(choice.nameHe(), ""),
              Objects.toString(choice.nameEn(), ""),
              choice.retired(),
              Integer.toString(rows.size() + 1)));
    }
    return new CustomFieldForm(
        field.version(),
        Objects.toString(field.nameHe(), ""),
        Objects.toString(field.nameEn(), ""),
        field.type().name(),
        field.code(),
        Objects.toString(field.help(), ""),
        field.required(),
        field.archived(),
        rows,
        "");
  }

  /**
   * @param field as it stands; absent for a new one
   */
  static CustomFieldForm sent(Map<String, String> sent, @Nullable CustomField field) {
    return new CustomFieldForm(
        Edited.version(sent.getOrDefault("version", "")),
        sent.getOrDefault("nameHe", ""),
        sent.getOrDefault("nameEn", ""),
        sent.getOrDefault("type", field == null ? "" : field.type().name()),
        field == null ? sent.getOrDefault("code", "") : field.code(),
        sent.getOrDefault("help", ""),
        sent.containsKey("required"),
        sent.containsKey("archived"),
        field == null ? List.of() : rows(sent, field),
        sent.getOrDefault("more", ""));
  }

  private static List<Row> rows(Map<String, String> sent, CustomField field) {
    return field.choices().stream()
        .map(choice -> new Row(choice.code(), "", "", false, ""))
        .map(row ->
            new Row(
                row.code(),
                sent.getOrDefault(row.input("nameHe"), ""),
                sent.getOrDefault(row.input("nameEn"), ""),
                sent.containsKey(row.input("retired")),
                sent.getOrDefault(row.input("place"), "")))
        .sorted(Comparator.comparingInt(Row::order))
        .toList();
  }

  /**
   * @throws Refusal 422 where the type is none
   */
  CustomFieldDraft draft() {
    var choices = new ArrayList<>(this.choices.stream().map(Row::draft).toList());
    more.lines().filter(line -> !line.isBlank()).map(CustomFieldForm::choice).forEach(choices::add);
    return new CustomFieldDraft(code, kind(), nameHe, nameEn, help, required, archived, choices);
  }

  private CustomField.Type kind() {
    return Arrays.stream(CustomField.Type.values())
        .filter(each -> each.name().equals(type))
        .findFirst()
        .orElseThrow(() -> Refusal.of(List.of(FieldFault.of("type", "web.problem.value"))));
  }

  /** In Hebrew letters it is the Hebrew name, else the English one. */
  private static CustomFieldDraft.Choice choice(String line) {
    var names = NEXT.split(line, 2);
    if (names.length == 2) {
      return new CustomFieldDraft.Choice(null, names[0], names[1], false);
    }
    boolean hebrew =
        line.codePoints()
            .anyMatch(
                letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HEBREW);
    return new CustomFieldDraft.Choice(null, hebrew ? line : null, hebrew ? null : line, false);
  }

  /**
   * Faults of choices beside their rows; those of new ones beside the field where they are typed.
   */
  Faults faults(Refusal refused) {
    if (refused.fields().isEmpty()) {
      throw refused;
    }
    return new Faults(refused.fields().stream().map(this::placed).distinct().toList());
  }

  private FieldFault placed(FieldFault fault) {
    var parts = fault.field().split("\\.");
    if (!parts[0].equals("choices")) {
      return fault;
    }
    int place = parts.length == 3 ? Integer.parseInt(parts[1]) : choices.size();
    return new FieldFault(
        place < choices.size() ? choices.get(place).input(parts[2]) : "more",
        fault.key(),
        fault.arguments());
  }

  /** The types in words. */
  public static Map<String, String> types(Frame frame) {
    Map<String, String> types = new LinkedHashMap<>();
    for (var type : CustomField.Type.values()) {
      types.put(type.name(), frame.say("fields.type." + type));
    }
    return types;
  }
}
