package io.kesher.files.web;

import io.kesher.files.Files.After;
import io.kesher.web.Cursor;
import org.jspecify.annotations.Nullable;

/** Where a list of files goes on. */
final class FileCursor {
  private FileCursor() {}

  static @Nullable String write(@Nullable After after) {
    return after == null ? null : Cursor.write(after.at(), after.id());
  }

  /**
   * @throws io.kesher.web.Refusal 400 where it is no such thing
   */
  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    return parts == null
        ? null
        : new After(Cursor.moment(parts.getFirst()), Cursor.number(parts.getLast()));
  }
}
