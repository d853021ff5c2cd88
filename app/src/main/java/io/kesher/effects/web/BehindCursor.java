package io.kesher.effects.web;

import io.kesher.effects.Effects.After;
import io.kesher.web.Cursor;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A place in a list of customers, as it travels. */
final class BehindCursor {
  private BehindCursor() {}

  static String write(After after) {
    return Cursor.write(after.change().toPlainString(), after.customer());
  }

  static @Nullable After read(@Nullable String text) {
    var parts = Cursor.read(text, 2);
    if (parts == null) {
      return null;
    }
    try {
      return new After(new BigDecimal(parts.getFirst()), Long.parseLong(parts.getLast()));
    } catch (NumberFormatException otherThings) {
      throw Cursor.refused();
    }
  }
}
