package io.kesher.api;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as JSON: a record that has its rows in {@code items}. The next one is asked for
 * by {@code after}.
 */
public interface Paged {
  /** What {@code after} must be for the page behind this one; absent on the last. */
  @Nullable Object next();
}
