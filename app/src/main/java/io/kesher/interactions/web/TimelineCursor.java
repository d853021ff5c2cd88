package io.kesher.interactions.web;

import io.kesher.interactions.Timeline.After;
import io.kesher.web.Cursor;
import io.kesher.web.Refusal;
import org.jspecify.annotations.Nullable;

/** Where a timeline goes on. */
final class TimelineCursor {
  private TimelineCursor() {}

  static @Nullable String write(@Nullable After after) {
    return after == null ? null : Cursor.write(after.at(), after.source(), after.id());
  }

  /**
   * @throws Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 3);
    return parts == null
        ? null
        : new After(Cursor.moment(parts.get(0)), parts.get(1), Cursor.number(parts.get(2)));
  }
}
