package io.kesher.tables;

import java.util.List;

/**
 * One row of a file.
 *
 * @param number from 1, counting data rows; blank lines and the header do not count
 * @param line in the file where it begins, from 1 (in an XLSX the row's own number)
 * @param cells as many as the header has, shorter and longer rows only together with a fault
 * @param faults empty for a sound row; a fault of a column that is not imported may be ignored
 */
public record SourceRow(long number, long line, List<String> cells, List<Fault> faults) {

  public boolean isSound() {
    return faults.isEmpty();
  }

  /** The cell, or "" where the row is too short to have it. */
  public String cell(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }
}
