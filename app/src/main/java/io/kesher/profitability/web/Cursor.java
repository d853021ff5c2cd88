package io.kesher.profitability.web;

import io.kesher.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a page goes on, as it travels in {@code after}: opaque to whoever carries it. */
final class Cursor {
  private static final String BETWEEN = "\u001f";

  private Cursor() {}

  static String write(String value, String tie) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((value + BETWEEN + tie).getBytes(StandardCharsets.UTF_8));
  }

  /** The two parts; null for the first page. */
  static @Nullable List<String> read(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      if (between >= 0 && text.indexOf('\0') < 0) {
        return List.of(text.substring(0, between), text.substring(between + 1));
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    throw refused();
  }

  static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
  }
}
