package io.kesher.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells who looks. In a request it is whoever is signed in. Elsewhere, in a job or a listener,
 * nobody looks unless the code says for whom it works: what forgets to say so sees nothing at all,
 * but fails.
 */
public final class Viewers {
  private static final ScopedValue<Viewer> SAID = ScopedValue.newInstance();

  private Viewers() {}

  /**
   * @throws IllegalStateException where nobody looks
   */
  public static Viewer current() {
    return find()
        .orElseThrow(() ->
            new IllegalStateException(
                "Nobody looks here: work for somebody by Viewers.as, or for the office by Viewers.asOffice"));
  }

  /**
   * By whom something is done, as it is written down with it; absent where the office does it.
   *
   * @throws IllegalStateException where nobody looks
   */
  public static @Nullable Long by() {
    return current().id().map(EmployeeId::value).orElse(null);
  }

  /** Whoever looks, if anybody does. */
  public static Optional<Viewer> find() {
    return SAID.isBound() ? Optional.of(SAID.get()) : signedIn().map(SignedIn::viewer);
  }

  /** Who is signed in, and by which sign-in or key. */
  public static Optional<SignedIn> signedIn() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  /**
   * Works for the office, which may see all: for jobs that work on all records, never to give
   * somebody more than they have.
   */
  public static <R, X extends Throwable> R asOffice(ScopedValue.CallableOp<? extends R, X> work)
      throws X {
    return as(Viewer.OFFICE, work);
  }

  /** Works for somebody who is not the one that asks now, such as the one who ordered a job. */
  public static <R, X extends Throwable> R as(
      Viewer viewer, ScopedValue.CallableOp<? extends R, X> work) throws X {
    return ScopedValue.where(SAID, viewer).call(work);
  }
}
