package io.kesher.customers;

import io.kesher.audit.FieldWords;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFields;
import io.kesher.web.Frame;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Custom fields in the trail: by their names, and their choices by theirs. */
@Component
class CustomFieldWords implements FieldWords {
  private final CustomFields fields;

  CustomFieldWords(CustomFields fields) {
    this.fields = fields;
  }

  @Override
  public Map<String, Words> all(Frame frame) {
    Map<String, Words> all = new HashMap<>();
    for (var field : fields.all()) {
      all.put(
          "custom." + field.code(),
          new Words(field.label(frame.language()), value -> value(frame, field, value)));
    }
    return all;
  }

  private static String value(Frame frame, CustomField field, String value) {
    return field.choice(value).map(found -> found.label(frame.language())).orElse(value);
  }
}
