package io.kesher.api;

import io.kesher.web.Assets;
import io.kesher.web.Problems;
import io.kesher.web.Reader;
import io.kesher.web.Refusal;
import io.kesher.web.Surroundings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Says when somebody asks too often: by address before anything else is done, by sign-in or key
 * once they are known, by employee for exports. Each node counts for itself; a program is told how
 * much is left by {@code RateLimit} and {@code RateLimit-Policy}
 * (draft-ietf-httpapi-ratelimit-headers).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@EnableConfigurationProperties(Limits.class)
class RateLimits extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer {
  /** Right behind the one that checks permissions. */
  private static final int AFTER_PERMISSIONS = 0;

  private final Surroundings surroundings;
  private final Problems problems;
  private final Meter address;
  private final Meter person;
  private final Meter program;
  private final Meter export;

  @Autowired
  RateLimits(Limits limits, Surroundings surroundings, Problems problems) {
    this.surroundings = surroundings;
    this.problems = problems;
    address = new Meter(limits.rate("address"), System::nanoTime);
    person = new Meter(limits.rate("person"), System::nanoTime);
    program = new Meter(limits.rate("program"), System::nanoTime);
    export = new Meter(limits.rate("export"), System::nanoTime);
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this).order(AFTER_PERMISSIONS);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return Assets.has(request.getRequestURI());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var reading = address.count(network(request.getRemoteAddr()));
    if (reading.admitted()) {
      chain.doFilter(request, response);
    } else {
      problems.answer(request, response, refusal(response, reading));
    }
  }

  /** Whoever has one IPv6 address has a /64 of them. */
  static String network(String address) {
    var parts = address.split(":", -1);
    return parts.length < 5 ? address : String.join(":", Arrays.copyOf(parts, 4));
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    surroundings.reader().ifPresent(reader -> count(request, response, handler, reader));
    return true;
  }

  private void count(
      HttpServletRequest request, HttpServletResponse response, Object handler, Reader reader) {
    var isProgram = Problems.concernsApi(request);
    judge(
        response, isProgram ? "program" : "person", isProgram ? program : person, reader.session());
    if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Export.class)) {
      judge(response, "export", export, Long.toString(reader.employee()));
    }
  }

  private static void judge(
      HttpServletResponse response, String policy, Meter meter, String caller) {
    var reading = meter.count(caller);
    response.setHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d"
            .formatted(policy, meter.rate().most(), meter.rate().window().toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(policy, reading.remaining(), seconds(reading.pause())));
    if (!reading.admitted()) {
      throw refusal(response, reading);
    }
  }

  private static Refusal refusal(HttpServletResponse response, Meter.Reading reading) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(reading.pause())));
    return Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "web.problem.too-many");
  }

  private static long seconds(Duration pause) {
    return Math.max(1, (pause.toMillis() + 999) / 1000);
  }
}
