package io.kesher.fields.web;

import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.fields.CustomFieldEdits.Edit;
import io.kesher.fields.CustomFields;
import io.kesher.identity.Viewers;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@May("customers:see")
@RestController
@RequestMapping("/api/v1/custom-fields")
@Tag(name = "custom-fields")
class CustomFieldsApi {
  private static final String MANAGE = "custom-fields:manage";

  private final CustomFields fields;
  private final CustomFieldEdits edits;
  private final MergePatch patches;

  CustomFieldsApi(CustomFields fields, CustomFieldEdits edits, MergePatch patches) {
    this.fields = fields;
    this.edits = edits;
    this.patches = patches;
  }

  @GetMapping
  @Operation(
      summary = "The custom fields of customers, in their order",
      description =
          "Those that the caller is shown; whoever manages them finds all of them, the archived ones last. What they hold is"
              + " the member `custom` of a customer, by code.")
  List<FieldJson> index() {
    return seen().stream().map(FieldJson::of).toList();
  }

  @GetMapping("/{code}")
  @Operation(summary = "A custom field")
  FieldJson show(HttpServletResponse response, @PathVariable String code) {
    return seen().stream()
        .filter(field -> field.code().equals(code))
        .findFirst()
        .map(field -> json(field, response))
        .orElseThrow(Refusal::notFound);
  }

  @May(MANAGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Add a custom field",
      description =
          "One name is needed, in Hebrew or English, that no other field has. Without a code it gets one from its English"
              + " name; so do choices.")
  FieldJson create(HttpServletResponse response, @RequestBody CustomFieldDraft draft) {
    var made = edits.create(draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/custom-fields/" + made.code());
    return json(made, response);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MergePatch.TYPE,
            schema = @Schema(implementation = CustomFieldDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = CustomFieldDraft.class))
      })
  @May(MANAGE)
  @PatchMapping(
      path = "/{code}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change a custom field by JSON merge patch",
      description =
          "`archived` takes it out of forms, lists and this API, and brings it back; what it holds stays. The type is not"
              + " changed once it has held something. `choices` are set as a whole, in their order: one that is left out is"
              + " retired. If-Match names the version that was read.")
  FieldJson change(
      HttpServletResponse response,
      @PathVariable String code,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var now = fields.find(code).orElseThrow(Refusal::notFound);
    var draft = patches.apply(CustomFieldDraft.of(now), patch);
    return switch (edits.change(code, read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "fields.refusal.overtaken", patch, CustomFieldDraft.of(theirs), theirs.version());
    };
  }

  @May(MANAGE)
  @PutMapping("/order")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put custom fields into an order",
      description = "By code; those that are not named stand behind them as they did.")
  void order(@RequestBody OrderJson order) {
    edits.order(Objects.requireNonNullElse(order.codes(), List.of()));
  }

  private List<CustomField> seen() {
    return Viewers.current().may(MANAGE) ? fields.all() : fields.shown().all();
  }

  private static FieldJson json(CustomField field, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(field.version()));
    return FieldJson.of(field);
  }

  record OrderJson(@Nullable List<String> codes) {}

  /**
   * @param used whether it ever held something
   */
  record FieldJson(
      String code,
      CustomField.Type type,
      @Nullable String nameHe,
      @Nullable String nameEn,
      @Nullable String help,
      boolean required,
      boolean archived,
      boolean used,
      List<CustomField.Choice> choices,
      int version) {
    static FieldJson of(CustomField field) {
      return new FieldJson(
          field.code(),
          field.type(),
          field.nameHe(),
          field.nameEn(),
          field.help(),
          field.required(),
          field.archived(),
          field.used(),
          field.choices(),
          field.version());
    }
  }
}
