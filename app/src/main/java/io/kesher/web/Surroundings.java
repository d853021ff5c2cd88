package io.kesher.web;

import java.util.Optional;

/** Socket: who knows the office and the reader of the current request. */
public interface Surroundings {
  OfficeSign office();

  Optional<Reader> reader();
}
