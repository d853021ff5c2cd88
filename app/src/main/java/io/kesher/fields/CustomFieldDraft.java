package io.kesher.fields;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of a custom field that somebody may say.
 *
 * @param code where it is absent it is made of the English name; later on it is only repeated
 * @param choices in their order, of a choice or a multi-choice; one that is left out is retired
 */
public record CustomFieldDraft(
    @Schema(description = "what programs call it, such as branch; never changed")
        @Nullable String code,
    CustomField.@Nullable Type type,
    @Nullable String nameHe,
    @Nullable String nameEn,
    @Nullable String help,
    @Nullable Boolean required,
    @Nullable Boolean archived,
    @Nullable List<Choice> choices) {

  /**
   * One of the values that there are.
   *
   * @param code absent: a new one
   */
  public record Choice(
      @Nullable String code,
      @Nullable String nameHe,
      @Nullable String nameEn,
      @Nullable Boolean retired) {}

  public static CustomFieldDraft of(CustomField field) {
    return new CustomFieldDraft(
        field.code(),
        field.type(),
        field.nameHe(),
        field.nameEn(),
        field.help(),
        field.required(),
        field.archived(),
        field.choices().stream()
            .map(each -> new Choice(each.code(), each.nameHe(), each.nameEn(), each.retired()))
            .toList());
  }
}
