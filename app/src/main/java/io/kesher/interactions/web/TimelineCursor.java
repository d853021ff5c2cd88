package io.kesher.interactions.web;

import io.kesher.interactions.Timeline.After;
import io.kesher.web.Cursor;
import io.kesher.web.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where a timeline goes on. */
final class TimelineCursor {
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  private TimelineCursor() {}

  static @Nullable String write(@Nullable After after) {
    return after == null ? null : Cursor.write(after.at(), after.source(), after.id());
  }

  /**
   * @throws Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 3);
    if (parts == null) {
      return null;
    }
    try {
      var at = Instant.parse(parts.get(0));
      if (at.isAfter(FIRST) && at.isBefore(LAST)) {
        return new After(at, parts.get(1), Long.parseLong(parts.get(2)));
      }
    } catch (NumberFormatException | DateTimeParseException garbage) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }
}
