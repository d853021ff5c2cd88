package io.kesher.web;

import java.util.Optional;

/** Socket: who knows the office and the reader of the current request. */
public interface Surroundings {
  OfficeSign office();

  Optional<Reader> reader();

  /** Whether a reader's sign-in still lasts; asked outside of any request. */
  boolean lasts(Reader reader);

  /** Whether the reader may; nobody who is not signed in may anything. */
  boolean may(String permission);
}
