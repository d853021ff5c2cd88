package io.kesher.files.web;

import io.kesher.files.Files.After;
import io.kesher.web.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where a list of files goes on. */
final class FileCursor {
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  private FileCursor() {}

  static @Nullable String write(@Nullable After after) {
    return after == null ? null : Cursor.write(after.at(), after.id());
  }

  /**
   * @throws io.kesher.web.Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    if (parts == null) {
      return null;
    }
    try {
      var at = Instant.parse(parts.getFirst());
      if (at.isAfter(FIRST) && at.isBefore(LAST)) {
        return new After(at, Long.parseLong(parts.getLast()));
      }
    } catch (NumberFormatException | DateTimeParseException garbage) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }
}
