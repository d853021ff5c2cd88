package io.kesher.customers;

import io.kesher.fields.CustomField;
import io.kesher.fields.CustomValue;
import io.kesher.importing.FieldType;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportTarget.Fault;
import io.kesher.values.Parsing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** Custom fields as columns of files. A file says what is: it may also hold a retired choice. */
record CustomCells(List<CustomField> fields) {

  static ImportField field(CustomField field) {
    var type =
        switch (field.type()) {
          case NUMBER -> FieldType.MONEY;
          case DATE -> FieldType.DATE;
          case YES_NO -> FieldType.YES_NO;
          case TEXT, CHOICE, MULTI_CHOICE, LINK -> FieldType.TEXT;
        };
    return ImportField.own(field.name(), type, field::label);
  }

  /** The first cell that its field does not hold. */
  Optional<Fault> check(Map<String, Object> values) {
    return fields.stream()
        .filter(field ->
            values.get(field.name()) instanceof Object cell
                && field.read(cell) instanceof Parsing.Refused<CustomValue>)
        .findFirst()
        .map(field -> new Fault(reason(field.type()), field.name()));
  }

  private static String reason(CustomField.Type type) {
    return switch (type) {
      case TEXT -> "custom-text";
      case NUMBER -> "custom-number";
      case DATE -> "custom-date";
      case CHOICE, MULTI_CHOICE -> "custom-choice";
      case LINK -> "custom-link";
      case YES_NO -> "custom-yes-no";
    };
  }

  /** What a record says of them, as the database keeps it; absent where it says nothing. */
  @Nullable String json(Function<String, @Nullable Object> values) {
    var json = JsonNodeFactory.instance.objectNode();
    for (var field : fields) {
      if (values.apply(field.name()) instanceof Object cell
          && field.read(cell) instanceof Parsing.Parsed<CustomValue>(var value, var _)) {
        json.set(field.code(), value.json());
      }
    }
    return json.isEmpty() ? null : json.toString();
  }
}
