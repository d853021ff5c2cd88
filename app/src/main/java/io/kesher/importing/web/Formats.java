package io.kesher.importing.web;

import io.kesher.tables.DateOrder;
import io.kesher.tables.DecimalMark;
import io.kesher.tables.TableFormat;
import io.kesher.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The settings of a file as a form sends them. */
final class Formats {
  private Formats() {}

  static TableFormat of(
      TableFormat before,
      String charset,
      String delimiter,
      int header,
      @Nullable String sheet,
      String dateOrder,
      String decimalMark) {
    try {
      return new TableFormat(
          before.kind(),
          charset,
          delimiter.equals("tab") ? "\t" : delimiter,
          header,
          sheet == null || sheet.isEmpty() ? before.sheet() : sheet,
          DateOrder.valueOf(dateOrder),
          DecimalMark.valueOf(decimalMark),
          before.currency(),
          before.visualHebrew());
    } catch (IllegalArgumentException _) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "importing.refusal.format");
    }
  }
}
