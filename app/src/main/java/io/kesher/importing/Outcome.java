package io.kesher.importing;

/**
 * What became of a record, and of a row: a row's outcome is the first of these that any of its
 * records had.
 */
public enum Outcome {
  CREATED('c'),
  UPDATED('u'),
  UNCHANGED('n'),
  SKIPPED('s'),
  REJECTED('r');

  private final char code;

  Outcome(char code) {
    this.code = code;
  }

  public char code() {
    return code;
  }
}
