package io.kesher.interactions.web;

import io.kesher.interactions.Tasks.After;
import io.kesher.web.Cursor;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a list of tasks goes on. */
final class TaskCursor {
  private TaskCursor() {}

  static @Nullable String write(@Nullable After after) {
    if (after == null) {
      return null;
    }
    return Cursor.write(
        after.day() == null ? "" : after.day(),
        after.doneAt() == null ? "" : after.doneAt(),
        after.id());
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
      return new After(
          parts.get(0).isEmpty() ? null : within(LocalDate.parse(parts.get(0))),
          parts.get(1).isEmpty() ? null : Instant.parse(parts.get(1)),
          Long.parseLong(parts.get(2)));
    } catch (NumberFormatException | DateTimeException garbage) {
      throw Cursor.refused();
    }
  }

  private static LocalDate within(LocalDate day) {
    if (Math.abs(day.getYear()) > 9999) {
      throw new DateTimeException("far");
    }
    return day;
  }
}
