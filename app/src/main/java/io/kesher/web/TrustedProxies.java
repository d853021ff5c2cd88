package io.kesher.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of the proxies that the office has
 * declared in {@code KESHER_TRUSTED_PROXIES} (addresses or networks, with commas) and of nobody
 * else: otherwise anybody could pretend an address, and so guess without being slowed down and
 * leave somebody else's traces. Of a chain of proxies, the caller is the last address that is not a
 * declared one. The host of a request is never taken from a header like these.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrustedProxies extends OncePerRequestFilter {
  private final List<IpAddressMatcher> proxies;

  TrustedProxies(@Value("${KESHER_TRUSTED_PROXIES:}") String declared) {
    proxies =
        Stream.of(declared.split(","))
            .map(String::strip)
            .filter(proxy -> !proxy.isEmpty())
            .map(IpAddressMatcher::new)
            .toList();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(trusted(request.getRemoteAddr()) ? forwarded(request) : request, response);
  }

  private HttpServletRequest forwarded(HttpServletRequest request) {
    var caller = caller(request);
    var secure = "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getRemoteAddr() {
        return caller;
      }

      @Override
      public boolean isSecure() {
        return secure || super.isSecure();
      }
    };
  }

  /**
   * From the nearest backwards; what stands before the first stranger is the stranger's own tale.
   */
  private String caller(HttpServletRequest request) {
    var said =
        Collections.list(request.getHeaders("X-Forwarded-For")).stream()
            .flatMap(header -> Stream.of(header.split(",")))
            .map(String::strip)
            .toList();
    var caller = request.getRemoteAddr();
    for (var text : said.reversed()) {
      var address = address(text);
      if (address.isEmpty()) {
        return caller;
      }
      caller = address.get();
      if (!trusted(caller)) {
        return caller;
      }
    }
    return caller;
  }

  /** An address in its usual form; a name is none and is not looked up. */
  private static Optional<String> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text).getHostAddress());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private boolean trusted(String address) {
    return proxies.stream().anyMatch(proxy -> proxy.matches(address));
  }
}
