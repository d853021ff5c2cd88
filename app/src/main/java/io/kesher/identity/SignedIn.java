package io.kesher.identity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and by which sign-in or key.
 *
 * @param name names the sign-in without being its secret
 * @param key the id of the API key that was shown, where it was one
 */
public record SignedIn(Viewer viewer, String name, @Nullable Long key) {
  public Employee employee() {
    return Objects.requireNonNull(viewer.employee());
  }

  /** Whether a program asks, and not a person at a browser. */
  public boolean byKey() {
    return key != null;
  }
}
