package io.kesher.tables;

/** Which sign stands before the fraction; the other one then groups thousands. */
public enum DecimalMark {
  POINT('.'),
  COMMA(',');

  private final char sign;

  DecimalMark(char sign) {
    this.sign = sign;
  }

  public char sign() {
    return sign;
  }

  char grouping() {
    return this == POINT ? ',' : '.';
  }
}
