package io.kesher.identity.web;

import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Assets;
import io.kesher.web.Problems;
import io.kesher.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Until the office is open, every way leads to its setup. */
@Component
class SetupGate extends OncePerRequestFilter {
  private static final Set<String> PASSED = Set.of("/setup", "/error", "/me/language", "/me/theme");

  private final Offices offices;
  private final Problems problems;

  SetupGate(Offices offices, Problems problems) {
    this.offices = offices;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (Viewers.signedIn().isPresent() || offices.find().isPresent()) {
      chain.doFilter(request, response);
    } else if (Problems.concernsApi(request)) {
      problems.answer(
          request,
          response,
          Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "identity.refusal.not-open"));
    } else {
      response.sendRedirect("/setup");
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return PASSED.contains(path) || Assets.has(path) || path.startsWith("/health/");
  }

  /** Among the doors alone, not once more before them. */
  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    FilterRegistrationBean<SetupGate> setupGateRegistration(SetupGate gate) {
      var registration = new FilterRegistrationBean<>(gate);
      registration.setEnabled(false);
      return registration;
    }
  }
}
