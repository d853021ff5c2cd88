package io.kesher.postgres;

/**
 * The database cannot be started, for a reason that the message says to the person who runs the
 * program.
 */
public sealed class PostgresFailed extends RuntimeException permits FolderInUse {
  private static final long serialVersionUID = 1;

  PostgresFailed(String message) {
    super(message);
  }

  PostgresFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
