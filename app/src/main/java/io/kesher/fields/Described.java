package io.kesher.fields;

import io.kesher.values.Folded;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.StrictJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A draft of a custom field that can be kept, in the form in which it is kept. */
record Described(
    String code,
    CustomField.Type type,
    @Nullable String nameHe,
    @Nullable String nameEn,
    @Nullable String help,
    boolean required,
    boolean archived,
    List<CustomField.Choice> choices) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_HELP = 300;
  private static final int MOST_CHOICES = 200;
  private static final int MOST_FIELDS = 100;
  private static final int LONGEST_CODE = 40;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** A name as it is compared: one field in any spelling of the same letters. */
  static @Nullable String key(@Nullable String name) {
    return name == null ? null : Folded.of(name).text();
  }

  /**
   * @param now the field as it stands; absent for a new one
   * @param others the fields that there are besides it
   * @throws Refusal 422 with each fault of each field
   */
  static Described of(CustomFieldDraft draft, @Nullable CustomField now, List<CustomField> others) {
    return new Describing(now, others).describe(draft);
  }

  private static final class Describing {
    private final @Nullable CustomField now;
    private final List<CustomField> others;
    private final List<FieldFault> faults = new ArrayList<>();

    Describing(@Nullable CustomField now, List<CustomField> others) {
      this.now = now;
      this.others = others;
    }

    Described describe(CustomFieldDraft draft) {
      var nameHe = text("nameHe", draft.nameHe(), LONGEST_NAME);
      var nameEn = text("nameEn", draft.nameEn(), LONGEST_NAME);
      if (nameHe == null && nameEn == null) {
        fault("nameHe", "fields.fault.name");
      }
      taken("nameHe", nameHe);
      taken("nameEn", nameEn);
      var help = text("help", draft.help(), LONGEST_HELP);
      var type = type(draft.type());
      var code = code(draft.code(), nameEn);
      var choices = choices(type, Objects.requireNonNullElse(draft.choices(), List.of()));
      if (now == null && others.size() >= MOST_FIELDS) {
        fault("", "fields.fault.many", MOST_FIELDS);
      }
      if (!faults.isEmpty()) {
        throw Refusal.of(faults);
      }
      return new Described(
          code,
          type,
          nameHe,
          nameEn,
          help,
          Boolean.TRUE.equals(draft.required()),
          Boolean.TRUE.equals(draft.archived()),
          choices);
    }

    private void fault(String field, String key, Object... arguments) {
      faults.add(FieldFault.of(field, key, arguments));
    }

    private @Nullable String text(String field, @Nullable String typed, int longest) {
      var text = typed == null ? "" : VisibleText.strip(typed);
      if (!StrictJson.storable(text) || text.codePoints().anyMatch(Character::isISOControl)) {
        fault(field, "web.problem.character");
      } else if (text.codePointCount(0, text.length()) > longest) {
        fault(field, "web.field.too-long", longest);
      }
      return text.isEmpty() ? null : text;
    }

    /** In either language: a list that names two fields alike can be read by nobody. */
    private void taken(String field, @Nullable String name) {
      var key = key(name);
      others.stream()
          .filter(other ->
              key != null
                  && Stream.of(other.nameHe(), other.nameEn())
                      .map(Described::key)
                      .anyMatch(key::equals))
          .findFirst()
          .ifPresent(other ->
              fault(
                  field, other.archived() ? "fields.fault.taken-archived" : "fields.fault.taken"));
    }

    private CustomField.Type type(CustomField.@Nullable Type type) {
      if (type == null) {
        fault("type", "web.field.required");
        return CustomField.Type.TEXT;
      }
      if (now != null && now.used() && now.type() != type) {
        fault("type", "fields.fault.type-used");
      }
      return type;
    }

    private String code(@Nullable String typed, @Nullable String nameEn) {
      var code = typed == null ? "" : typed.strip();
      if (now != null) {
        if (!code.isEmpty() && !code.equals(now.code())) {
          fault("code", "fields.fault.code-fixed");
        }
        return now.code();
      }
      Predicate<String> free =
          each -> others.stream().noneMatch(other -> other.code().equals(each));
      if (code.isEmpty()) {
        var made = made(nameEn);
        return next(made.matches("[a-z].*") ? made : "field", free);
      }
      if (!CODE.matcher(code).matches()) {
        fault("code", "fields.fault.code");
      } else if (!free.test(code)) {
        fault("code", "fields.fault.code-taken");
      }
      return code;
    }

    private List<CustomField.Choice> choices(
        CustomField.Type type, List<CustomFieldDraft.Choice> drafts) {
      if (!type.hasChoices()) {
        return List.of();
      }
      if (drafts.size() > MOST_CHOICES) {
        fault("choices", "fields.fault.many-choices", MOST_CHOICES);
        return List.of();
      }
      var choices = new ArrayList<CustomField.Choice>();
      var codes = new HashSet<String>();
      if (now != null) {
        now.choices().forEach(choice -> codes.add(choice.code()));
      }
      var names = new HashSet<String>();
      for (int i = 0; i < drafts.size(); i++) {
        choices.add(choice("choices." + i, drafts.get(i), codes, names));
      }
      if (now != null && now.used()) {
        now.choices().stream()
            .filter(old -> choices.stream().noneMatch(each -> each.code().equals(old.code())))
            .map(old -> new CustomField.Choice(old.code(), old.nameHe(), old.nameEn(), true))
            .forEach(choices::add);
      }
      if (choices.stream().allMatch(CustomField.Choice::retired)) {
        fault("choices", "fields.fault.no-choices");
      }
      return choices;
    }

    private CustomField.Choice choice(
        String place, CustomFieldDraft.Choice draft, Set<String> codes, Set<String> names) {
      var nameHe = text(place + ".nameHe", draft.nameHe(), LONGEST_NAME);
      var nameEn = text(place + ".nameEn", draft.nameEn(), LONGEST_NAME);
      if (nameHe == null && nameEn == null) {
        fault(place + ".nameHe", "fields.fault.name");
      }
      var own = new HashSet<String>();
      Stream.of(nameHe, nameEn).map(Described::key).filter(Objects::nonNull).forEach(own::add);
      if (own.stream().anyMatch(names::contains)) {
        fault(place + ".nameHe", "fields.fault.choice-taken");
      }
      names.addAll(own);
      return new CustomField.Choice(
          choiceCode(place, draft.code(), nameEn, codes),
          nameHe,
          nameEn,
          Boolean.TRUE.equals(draft.retired()));
    }

    /** A code is one of those that there are, or a new one. */
    private String choiceCode(
        String place, @Nullable String typed, @Nullable String nameEn, Set<String> codes) {
      var code = typed == null ? "" : typed.strip();
      if (code.isEmpty()) {
        var made = made(nameEn);
        code = next(made.isEmpty() ? "c" : made, each -> !codes.contains(each));
      } else if (!code.matches("[a-z0-9][a-z0-9_]{0,39}")) {
        fault(place + ".code", "fields.fault.code");
      } else if (!said.add(code)) {
        fault(place + ".code", "fields.fault.code-taken");
      }
      codes.add(code);
      return code;
    }

    private final Set<String> said = new HashSet<>();

    private static String made(@Nullable String nameEn) {
      var made =
          nameEn == null
              ? ""
              : nameEn
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("[^a-z0-9]+", "_")
                  .replaceAll("^_+|_+$", "");
      return made.substring(0, Math.min(made.length(), LONGEST_CODE - 4));
    }

    private static String next(String begin, Predicate<String> free) {
      var code = begin;
      for (int i = 2; !free.test(code); i++) {
        code = begin + "_" + i;
      }
      return code;
    }
  }
}
