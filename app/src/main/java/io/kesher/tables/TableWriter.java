package io.kesher.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a table row by row, safe to open in a spreadsheet, in memory that does not grow with it.
 */
public sealed interface TableWriter extends AutoCloseable permits CsvWriter, XlsxWriter {

  /** UTF-8 with a byte order mark, commas, quoted as RFC 4180 says. Does not close {@code out}. */
  static TableWriter csv(OutputStream out) {
    return new CsvWriter(out);
  }

  /** One sheet; {@code rightToLeft} for tables in Hebrew. Does not close {@code out}. */
  static TableWriter xlsx(OutputStream out, String sheet, boolean rightToLeft) {
    return new XlsxWriter(out, sheet, rightToLeft);
  }

  /** The first row, once. */
  void header(List<String> names) throws IOException;

  void row(List<TableCell> cells) throws IOException;

  /** Completes the file. */
  @Override
  void close() throws IOException;
}
