package io.kesher.tables;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A cell to be written, with the type that a spreadsheet shall see. */
public sealed interface TableCell {

  /** Never read as a formula or number, whatever it begins with. */
  record Text(String value) implements TableCell {}

  record Number(BigDecimal value) implements TableCell {}

  record Day(LocalDate value) implements TableCell {}

  record Blank() implements TableCell {}

  static TableCell text(String value) {
    return value.isEmpty() ? new Blank() : new Text(value);
  }
}
