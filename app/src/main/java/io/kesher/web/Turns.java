package io.kesher.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Two requests for each processor are worked on at once; the others wait in the order in which they
 * came. What all work on together all wait for: in turns most are answered sooner and nobody much
 * later, and fewer connections to the database are enough.
 *
 * <p>Whoever works for long keeps nobody waiting: one who has waited for {@link #PATIENCE} takes
 * the turn of the one who has had theirs longest, who goes on without.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class Turns extends OncePerRequestFilter {
  private static final int FOR_EACH_PROCESSOR = 2;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Semaphore free;
  private final Queue<Thread> taken = new ConcurrentLinkedQueue<>();
  private final Duration patience;

  @Autowired
  Turns() {
    this(FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), PATIENCE);
  }

  Turns(int turns, Duration patience) {
    this.free = new Semaphore(turns, true);
    this.patience = patience;
  }

  /** Files of the program itself cost nothing, and a probe asks whether the program answers. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return Assets.has(path) || path.startsWith("/health/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var me = Thread.currentThread();
    if (comes()) {
      taken.add(me);
    }
    try {
      chain.doFilter(request, response);
    } finally {
      if (taken.remove(me)) {
        free.release();
      }
    }
  }

  int free() {
    return free.availablePermits();
  }

  /** False where somebody else's is over in this very moment: then there is room. */
  private boolean comes() {
    try {
      return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS) || taken.poll() != null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
