package io.kesher.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that holds the token of a sign-in. */
final class SessionCookie {
  private static final String NAME = "kesher_session";

  private SessionCookie() {}

  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .map(Cookie::getValue)
        .filter(token -> !token.isEmpty());
  }

  static void set(HttpServletRequest request, HttpServletResponse response, String token) {
    add(response, cookie(request, token).build());
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    add(response, cookie(request, "").maxAge(Duration.ZERO).build());
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      HttpServletRequest request, String token) {
    return ResponseCookie.from(NAME, token)
        .httpOnly(true)
        .sameSite("Lax")
        .secure(request.isSecure())
        .path("/");
  }

  private static void add(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
