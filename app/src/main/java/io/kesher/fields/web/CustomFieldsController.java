package io.kesher.fields.web;

import gg.jte.Content;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.fields.CustomFieldEdits.Edit;
import io.kesher.fields.CustomFields;
import io.kesher.identity.SettingsSection;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** What the office wants to know of its customers: a part of the settings. */
@May("custom-fields:manage")
@Controller
@Order(6)
class CustomFieldsController implements SettingsSection {
  private static final String LIST = "redirect:/settings#custom-fields";

  private final Templates templates;
  private final CustomFields fields;
  private final CustomFieldEdits edits;

  CustomFieldsController(Templates templates, CustomFields fields, CustomFieldEdits edits) {
    this.templates = templates;
    this.fields = fields;
    this.edits = edits;
  }

  @Override
  public String permission() {
    return "custom-fields:manage";
  }

  @Override
  public Content show(Frame frame) {
    return templates.fieldsIndex(frame, fields.all());
  }

  @GetMapping("/settings/custom-fields/new")
  Html draft(Frame frame) {
    return new Html(templates.fieldsEdit(frame, null, CustomFieldForm.blank(), Faults.none()));
  }

  @PostMapping("/settings/custom-fields")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = CustomFieldForm.sent(sent, null);
    try {
      edits.create(form.draft());
      return LIST;
    } catch (Refusal refused) {
      return again(frame, null, form, refused);
    }
  }

  @GetMapping("/settings/custom-fields/{code}")
  Html edit(Frame frame, @PathVariable String code) {
    var field = find(code);
    return new Html(templates.fieldsEdit(frame, field, CustomFieldForm.of(field), Faults.none()));
  }

  @PostMapping("/settings/custom-fields/{code}")
  Object update(Frame frame, @PathVariable String code, @RequestParam Map<String, String> sent) {
    var field = find(code);
    var form = CustomFieldForm.sent(sent, field);
    try {
      return switch (edits.change(code, form.version(), form.draft())) {
        case Edit.Done _ -> LIST;
        case Edit.Overtaken _ -> throw Refusal.of(HttpStatus.CONFLICT, "fields.refusal.overtaken");
      };
    } catch (Refusal refused) {
      return again(frame, field, form, refused);
    }
  }

  /**
   * @param by how many places down, or up where it is below zero
   */
  @PostMapping("/settings/custom-fields/{code}/place")
  String move(@PathVariable String code, @RequestParam(defaultValue = "1") int by) {
    var codes = new ArrayList<>(fields.current().stream().map(CustomField::code).toList());
    int place = codes.indexOf(find(code).code());
    if (place >= 0) {
      Collections.swap(
          codes, place, Math.clamp(place + Math.clamp(by, -1, 1), 0, codes.size() - 1));
      edits.order(codes);
    }
    return LIST;
  }

  private CustomField find(String code) {
    return fields.find(code).orElseThrow(Refusal::notFound);
  }

  private Html again(
      Frame frame, @Nullable CustomField field, CustomFieldForm form, Refusal refused) {
    return Html.unprocessable(templates.fieldsEdit(frame, field, form, form.faults(refused)));
  }
}
