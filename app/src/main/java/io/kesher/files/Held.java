package io.kesher.files;

import io.kesher.web.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * With what a file lies, besides its customer.
 *
 * @param holder the name of a {@link FileHolder}
 */
public record Held(String holder, long id) {
  private static final Pattern WRITTEN = Pattern.compile("([a-z]{1,20})\\.([0-9]{1,18})");

  /**
   * As addresses have it, such as {@code case.1001}; absent or blank for the customer alone.
   *
   * @throws Refusal 400 where it is no such thing
   */
  public static @Nullable Held read(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    var parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    return new Held(parts.group(1), Long.parseLong(parts.group(2)));
  }

  @Override
  public String toString() {
    return holder + "." + id;
  }
}
