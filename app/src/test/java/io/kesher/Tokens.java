package io.kesher;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The token that a form must bring, as a real page brings it. The test library's own {@code csrf()}
 * is not used: it puts another repository into the program, which then is no longer the one that
 * ships.
 */
public final class Tokens {
  /** As it stands in the cookie {@code kesher_csrf}. */
  public static final String COOKIE = "2f0ad6c1-93a6-4b0e-8c8e-1d7f4fd3bb0e";

  /**
   * As a page sends it in the header {@code X-CSRF-TOKEN}: masked by random bytes, of which zeros
   * are a fair example.
   */
  public static final String MASKED = masked(COOKIE);

  private Tokens() {}

  /** {@code mvc.post().uri(…).with(Tokens.csrf())}. */
  public static RequestPostProcessor csrf() {
    return csrf(MASKED);
  }

  /** A form with a token that is not this browser's. */
  public static RequestPostProcessor foreignCsrf() {
    return csrf(masked("00000000-0000-0000-0000-000000000000"));
  }

  private static RequestPostProcessor csrf(String token) {
    return request -> {
      var before = request.getCookies() == null ? new Cookie[0] : request.getCookies();
      request.setCookies(
          Stream.concat(Stream.of(before), Stream.of(new Cookie("kesher_csrf", COOKIE)))
              .toArray(Cookie[]::new));
      request.addHeader("X-CSRF-TOKEN", token);
      return request;
    };
  }

  private static String masked(String token) {
    var plain = token.getBytes(StandardCharsets.UTF_8);
    var masked = new byte[plain.length * 2];
    System.arraycopy(plain, 0, masked, plain.length, plain.length);
    return Base64.getUrlEncoder().encodeToString(masked);
  }
}
