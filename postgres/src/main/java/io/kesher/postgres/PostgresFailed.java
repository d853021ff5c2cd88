package io.kesher.postgres;

/**
 * The database cannot be started, for a reason that the message says to the person who runs the
 * program.
 */
public final class PostgresFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostgresFailed(String message) {
    super(message);
  }

  PostgresFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
