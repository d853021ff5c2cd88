package io.kesher.identity;

import java.util.Locale;

/** What is done to a thing. To manage is to set the rules that others work by. */
public enum Verb {
  SEE,
  CREATE,
  CHANGE,
  DELETE,
  EXPORT,
  MANAGE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Verb of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
