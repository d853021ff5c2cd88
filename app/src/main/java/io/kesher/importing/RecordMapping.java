package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a row becomes one record.
 *
 * @param when the row has the record only where this holds; absent: always
 * @param fields by the name of the target's field
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordMapping(
    String target, @Nullable Condition when, Map<String, FieldSource> fields) {
  public RecordMapping {
    fields = fields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
