package io.kesher.tables;

import io.kesher.values.VisibleText;
import java.util.List;

/** One record of a file before anybody knows whether it is a header, a row or nothing. */
record RawRecord(long line, List<String> cells, List<Fault> faults) {

  boolean isBlank() {
    for (var cell : cells) {
      if (!VisibleText.strip(cell).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  long filled() {
    return cells.stream().filter(cell -> !VisibleText.strip(cell).isEmpty()).count();
  }
}
