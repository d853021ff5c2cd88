package io.kesher.hours;

import java.time.Duration;
import java.time.Instant;

/** From a moment on and before another. */
public record Span(Instant begins, Instant ends) {
  Duration length() {
    return Duration.between(begins, ends);
  }
}
