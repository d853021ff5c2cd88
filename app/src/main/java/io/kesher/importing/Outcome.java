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

  /** The outcome that the database's functions write as this letter. */
  public static Outcome of(String code) {
    for (Outcome outcome : values()) {
      if (code.length() == 1 && code.charAt(0) == outcome.code) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no outcome: " + code);
  }

  /** Of the rows that speak of one record, the first makes or changes it; the others find it so. */
  public Outcome ofRow(boolean first) {
    return first || this == SKIPPED ? this : UNCHANGED;
  }
}
