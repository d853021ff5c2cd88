package io.kesher.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did. */
public enum Verb {
  CREATE,
  CHANGE,
  DELETE,
  SEE,
  LIST,
  SEARCH,
  EXPORT,
  SIGN_IN,
  SIGN_IN_REFUSED,
  SIGN_OUT;

  /** As it is kept and as the API calls it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Verb> of(String code) {
    return Arrays.stream(values()).filter(verb -> verb.code().equals(code)).findFirst();
  }
}
