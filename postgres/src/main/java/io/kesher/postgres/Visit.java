package io.kesher.postgres;

/** A database for as long as somebody looks at it. */
public record Visit(Access access, Runnable end) implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
