package io.kesher.importing;

import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON in the database, which has no place for NUL: its picture stands for it. */
@Component
final class Stored {
  private final JsonMapper json;

  Stored(JsonMapper json) {
    this.json = json;
  }

  JSONB write(Object value) {
    return JSONB.valueOf(text(value));
  }

  String text(Object value) {
    return json.writeValueAsString(value).replace("\\u0000", "\\u2400");
  }

  <T> T read(JSONB stored, Class<T> type) {
    return json.readValue(stored.data(), type);
  }

  <T> T read(JSONB stored, TypeReference<T> type) {
    return json.readValue(stored.data(), type);
  }

  <T> @Nullable T readIfPresent(@Nullable JSONB stored, Class<T> type) {
    return stored == null ? null : read(stored, type);
  }
}
