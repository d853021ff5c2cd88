package io.kesher.identity.web;

import io.kesher.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Where a request comes from. */
final class Callers {
  private Callers() {}

  static Caller of(HttpServletRequest request) {
    return new Caller(
        request.getRemoteAddr(),
        Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
  }
}
