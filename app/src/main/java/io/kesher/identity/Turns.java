package io.kesher.identity;

import io.kesher.web.Refusal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Lets some in at a time, in the order in which they came. What waits takes neither memory nor a
 * connection to the database; whoever has waited too long is told so rather than kept for ever.
 */
final class Turns {
  private static final int LONGEST_SECONDS = 10;

  private final Semaphore places;

  private Turns(int places) {
    this.places = new Semaphore(places, true);
  }

  static Turns ofProcessors(int each) {
    return new Turns(each * Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8));
  }

  <T> T take(Supplier<T> work) {
    await();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private void await() {
    try {
      if (!places.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Refusal busy() {
    return Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "web.problem.unavailable");
  }
}
