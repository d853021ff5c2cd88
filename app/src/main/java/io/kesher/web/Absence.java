package io.kesher.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers at once where the database is away already when we ask who comes in. The container's own
 * way to an error page would ask the database the same once more, and wait for it again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Absence extends OncePerRequestFilter {
  private final Problems problems;

  Absence(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException fault) {
      if (Problem.unavailable(fault).isEmpty()) {
        throw fault;
      }
      problems.answer(request, response, fault);
    }
  }
}
