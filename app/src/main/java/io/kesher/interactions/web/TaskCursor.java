package io.kesher.interactions.web;

import io.kesher.interactions.Tasks.After;
import io.kesher.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a list of tasks goes on, as it travels in {@code after}. */
final class TaskCursor {
  private TaskCursor() {}

  static @Nullable String write(@Nullable After after) {
    if (after == null) {
      return null;
    }
    var text =
        (after.day() == null ? "" : after.day())
            + " "
            + (after.doneAt() == null ? "" : after.doneAt())
            + " "
            + after.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
      if (parts.length == 3) {
        return new After(
            parts[0].isEmpty() ? null : within(LocalDate.parse(parts[0])),
            parts[1].isEmpty() ? null : Instant.parse(parts[1]),
            Long.parseLong(parts[2]));
      }
    } catch (IllegalArgumentException | DateTimeException garbage) {
      throw refused();
    }
    throw refused();
  }

  private static LocalDate within(LocalDate day) {
    if (Math.abs(day.getYear()) > 9999) {
      throw new DateTimeException("far");
    }
    return day;
  }

  private static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
  }
}
