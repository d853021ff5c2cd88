package io.kesher.api;

import io.kesher.api.Repeats.Beginning;
import io.kesher.api.Repeats.Name;
import io.kesher.api.Repeats.Reply;
import io.kesher.values.Sha256;
import io.kesher.web.Problems;
import io.kesher.web.Reader;
import io.kesher.web.Refusal;
import io.kesher.web.Surroundings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on every POST and PATCH of the API. The filter lets the body be digested
 * and the answer be kept; the interceptor, which comes after the caller's permission was checked,
 * claims the key or answers what was answered before.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OnceOnly extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";

  /** Behind the interceptors that check permissions. */
  private static final int AFTER_PERMISSIONS = 1000;

  private static final String ATTEMPT = Attempt.class.getName();
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Set<String> METHODS = Set.of("POST", "PATCH");
  private static final List<String> KEPT =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.LOCATION,
          HttpHeaders.ETAG,
          HttpHeaders.CONTENT_LANGUAGE);

  private final Repeats repeats;
  private final Surroundings surroundings;
  private final Problems problems;

  OnceOnly(Repeats repeats, Surroundings surroundings, Problems problems) {
    this.repeats = repeats;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /** A request with a key on its way. */
  private static final class Attempt {
    private final String key;
    private final DigestedRequest request;
    private @Nullable Name name;
    private Beginning.@Nullable Claimed claim;
    private byte @Nullable [] digest;

    Attempt(String key, DigestedRequest request) {
      this.key = key;
      this.request = request;
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).addPathPatterns("/api/**").order(AFTER_PERMISSIONS);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null
        || !Problems.concernsApi(request)
        || !METHODS.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var keys = Collections.list(request.getHeaders(HEADER));
    if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
      problems.answer(
          request, response, Refusal.of(HttpStatus.BAD_REQUEST, "api.refusal.idempotency-key"));
      return;
    }
    var attempt = new Attempt(keys.getFirst(), new DigestedRequest(request));
    request.setAttribute(ATTEMPT, attempt);
    var answer = new ContentCachingResponseWrapper(response);
    boolean answered = false;
    try {
      chain.doFilter(attempt.request, answer);
      answered = true;
    } finally {
      settle(attempt, answer, answered);
    }
    answer.copyBodyToResponse();
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(request.getAttribute(ATTEMPT) instanceof Attempt attempt) || attempt.claim != null) {
      return true;
    }
    var caller = surroundings.reader().map(Reader::session);
    if (caller.isEmpty()) {
      return true;
    }
    var name = new Name(caller.get(), place(request), attempt.key);
    attempt.name = name;
    switch (repeats.begin(name)) {
      case Beginning.Claimed claim -> claim(attempt, claim);
      case Beginning.Running() -> {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        throw Refusal.of(HttpStatus.CONFLICT, "api.refusal.running");
      }
      case Beginning.Done(var asked, var reply) -> {
        if (!MessageDigest.isEqual(asked, attempt.request.digest())) {
          throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "api.refusal.other-request");
        }
        replay(reply, response);
        return false;
      }
    }
    return true;
  }

  private static byte[] place(HttpServletRequest request) {
    return Sha256.digest()
        .digest(
            (request.getMethod() + " " + request.getRequestURI()).getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a form lie on the disk until the controller is done with them: no longer. */
  private void claim(Attempt attempt, Beginning.Claimed claim) throws IOException {
    attempt.claim = claim;
    if (attempt.request.hasParts()) {
      attempt.digest = attempt.request.digest();
    }
  }

  private static void replay(Reply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    response.setHeader(REPLAYED, "true");
    response.getOutputStream().write(reply.body());
  }

  private void settle(Attempt attempt, ContentCachingResponseWrapper answer, boolean answered)
      throws IOException {
    var name = attempt.name;
    var claim = attempt.claim;
    if (name == null || claim == null) {
      return;
    }
    if (!answered || answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
      repeats.forget(name, claim);
      return;
    }
    var digest = attempt.digest;
    repeats.keep(name, claim, digest == null ? attempt.request.digest() : digest, reply(answer));
  }

  private static Reply reply(ContentCachingResponseWrapper answer) {
    var headers = new TreeMap<String, String>();
    for (var header : KEPT) {
      var value = answer.getHeader(header);
      if (value != null) {
        headers.put(header, value);
      }
    }
    var type = answer.getContentType();
    if (type != null) {
      headers.put(HttpHeaders.CONTENT_TYPE, type);
    }
    return new Reply(answer.getStatus(), headers, answer.getContentAsByteArray());
  }
}
