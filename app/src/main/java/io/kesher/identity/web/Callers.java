package io.kesher.identity.web;

import io.kesher.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Where a request comes from, and how its sender calls us. */
final class Callers {
  private Callers() {}

  static Caller of(HttpServletRequest request) {
    return new Caller(
        request.getRemoteAddr(),
        Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
  }

  /**
   * The link of an invitation, by the name under which its maker has reached us. They alone are
   * shown it, so a forged name fools nobody but its forger.
   */
  static String link(HttpServletRequest request, String token) {
    var host =
        Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), request.getServerName());
    return (request.isSecure() ? "https://" : "http://") + host + "/invitations/" + token;
  }
}
