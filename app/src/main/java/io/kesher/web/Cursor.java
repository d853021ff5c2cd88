package io.kesher.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Where a page goes on, as it travels in {@code after}: opaque to whoever carries it. */
public final class Cursor {
  private static final String BETWEEN = "\u001f";
  private static final Instant FIRST = Instant.parse("1800-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  private Cursor() {}

  public static String write(Object... parts) {
    String text = Stream.of(parts).map(Object::toString).collect(Collectors.joining(BETWEEN));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param count of the parts that were written
   * @return null for the first page
   * @throws Refusal 400 where it is no such thing
   */
  public static @Nullable List<String> read(@Nullable String after, int count) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      List<String> parts = List.of(text.split(BETWEEN, count));
      if (parts.size() == count && text.indexOf('\0') < 0) {
        return parts;
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused();
    }
    throw refused();
  }

  /**
   * A part that is a moment.
   *
   * @throws Refusal 400 where it is none between 1800 and 2300
   */
  public static Instant moment(String part) {
    try {
      var at = Instant.parse(part);
      if (at.isAfter(FIRST) && at.isBefore(LAST)) {
        return at;
      }
    } catch (DateTimeParseException otherThings) {
      throw refused();
    }
    throw refused();
  }

  /**
   * A part that is a number.
   *
   * @throws Refusal 400 where it is none
   */
  public static long number(String part) {
    try {
      return Long.parseLong(part);
    } catch (NumberFormatException otherThings) {
      throw refused();
    }
  }

  public static Refusal refused() {
    return Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.cursor");
  }
}
