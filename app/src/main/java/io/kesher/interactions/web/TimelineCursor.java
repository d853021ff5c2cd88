package io.kesher.interactions.web;

import io.kesher.interactions.Timeline.After;
import io.kesher.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a timeline goes on, as it travels in {@code after}: opaque to whoever carries it. */
final class TimelineCursor {
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  private TimelineCursor() {}

  static @Nullable String write(@Nullable After after) {
    return after == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                (after.at() + " " + after.source() + " " + after.id())
                    .getBytes(StandardCharsets.UTF_8));
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
        var at = Instant.parse(parts[0]);
        if (at.isAfter(FIRST) && at.isBefore(LAST)) {
          return new After(at, parts[1], Long.parseLong(parts[2]));
        }
      }
    } catch (IllegalArgumentException | DateTimeParseException garbage) {
      throw refused();
    }
    throw refused();
  }

  private static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
  }
}
