package io.kesher.tables;

/**
 * What is wrong with one row as it lies in the file; the rows after it are read all the same.
 *
 * @param code message key, {@code tables.row.…}
 * @param column index from 0 of the cell that it concerns, or -1 for the row as a whole
 * @param argument what the message shows
 */
public record Fault(String code, int column, String argument) {

  public boolean concernsWholeRow() {
    return column < 0;
  }
}
