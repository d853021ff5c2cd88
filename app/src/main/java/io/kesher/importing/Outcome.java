package io.kesher.importing;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of a record, and of a row: a row's outcome is the first of these that any of its
 * records had.
 */
public enum Outcome {
  @JsonProperty("created")
  CREATED('c'),
  @JsonProperty("updated")
  UPDATED('u'),
  @JsonProperty("unchanged")
  UNCHANGED('n'),
  @JsonProperty("skipped")
  SKIPPED('s'),
  @JsonProperty("rejected")
  REJECTED('r');

  private final char code;

  Outcome(char code) {
    this.code = code;
  }

  public char code() {
    return code;
  }

  static Outcome of(String code) {
    for (Outcome outcome : values()) {
      if (code.charAt(0) == outcome.code) {
        return outcome;
      }
    }
    throw new IllegalArgumentException(code);
  }
}
