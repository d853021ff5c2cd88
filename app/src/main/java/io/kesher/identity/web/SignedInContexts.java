package io.kesher.identity.web;

import io.kesher.identity.ApiKeys;
import io.kesher.identity.Sessions;
import io.kesher.identity.SignedIn;
import io.kesher.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out who asks: by the key in the {@code Authorization} header under {@code /api}, otherwise
 * by the cookie. A request with a key is judged by the key alone.
 */
@Component
class SignedInContexts implements SecurityContextRepository {
  private static final String BEARER = "Bearer ";
  private static final ScopedValue<Boolean> SEEKING = ScopedValue.newInstance();
  private static final String FOUND = SignedInContexts.class.getName() + ".found";

  private final Sessions sessions;
  private final ApiKeys keys;

  SignedInContexts(Sessions sessions, ApiKeys keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /**
   * A program shows its key itself with each request, which no foreign page can make a browser do.
   */
  static boolean showsKey(HttpServletRequest request) {
    return Problems.concernsApi(request) && bearer(request).isPresent();
  }

  @Override
  @SuppressWarnings("deprecation") // The newer method is built on this one.
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    var context = SecurityContextHolder.createEmptyContext();
    signedIn(holder.getRequest())
        .map(SignedInContexts::authentication)
        .ifPresent(context::setAuthentication);
    return context;
  }

  /** Sessions are begun and ended by name, never as an effect of something else. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return signedIn(request).isPresent();
  }

  /** Asked twice by the filters and found out once: it is the dearest question of a small page. */
  private Optional<SignedIn> signedIn(HttpServletRequest request) {
    if (request.getAttribute(FOUND) instanceof Found(var known)) {
      return known;
    }
    var found = ScopedValue.where(SEEKING, true).call(() -> seek(request));
    request.setAttribute(FOUND, new Found(found));
    return found;
  }

  /**
   * Whether it is being found out who asks. That asks the database, which is told who asks it:
   * until it is known, a stranger.
   */
  static boolean isSeeking() {
    return SEEKING.isBound();
  }

  private Optional<SignedIn> seek(HttpServletRequest request) {
    return showsKey(request)
        ? bearer(request).flatMap(keys::find)
        : SessionCookie.token(request).flatMap(sessions::find);
  }

  private record Found(Optional<SignedIn> signedIn) {}

  private static Optional<String> bearer(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static UsernamePasswordAuthenticationToken authentication(SignedIn signedIn) {
    return UsernamePasswordAuthenticationToken.authenticated(signedIn, null, List.of());
  }
}
