package io.kesher.customers.web;

import io.kesher.customers.Trash;
import io.kesher.customers.Trash.After;
import io.kesher.customers.Trashed;
import io.kesher.web.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the trash.
 *
 * @param text what was looked for
 * @param next where the one behind it goes on; absent on the last
 */
public record TrashPage(String text, List<Trashed> items, @Nullable String next) {
  static final int SIZE = 50;

  static TrashPage of(Trash trash, String text, @Nullable String after, int size) {
    var found = trash.page(text.strip(), read(after), size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    return new TrashPage(
        text.strip(), shown, found.size() > size ? write(After.of(shown.getLast())) : null);
  }

  static @Nullable After read(@Nullable String cursor) {
    var parts = Cursor.read(cursor, 2);
    return parts == null
        ? null
        : new After(Cursor.moment(parts.getFirst()), Cursor.number(parts.getLast()));
  }

  static String write(After after) {
    return Cursor.write(after.at(), after.id());
  }
}
