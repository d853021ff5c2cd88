package io.kesher.tables;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are to be read: proposed by {@link Detections}, changed by a person,
 * stored with the import. Plain values only, so that it is the same as JSON.
 *
 * @param charset Java's name of the encoding; "UTF-8" for XLSX
 * @param delimiter between cells, one character; "," for XLSX
 * @param header which non-blank record holds the names: 0 = none, 1 = the first one (a {@code sep=}
 *     line does not count); records before it are skipped
 * @param sheet name of the sheet in an XLSX
 * @param dateOrder of columns that say nothing else
 * @param decimalMark of columns that say nothing else
 * @param currency ISO code of the money sign seen in the file, or null
 * @param visualHebrew Hebrew is stored as it looks (from left to right) and must be turned round
 */
public record TableFormat(
    FileKind kind,
    String charset,
    String delimiter,
    int header,
    @Nullable String sheet,
    DateOrder dateOrder,
    DecimalMark decimalMark,
    @Nullable String currency,
    boolean visualHebrew) {

  public TableFormat {
    if (delimiter.length() != 1 || header < 0 || !Charset.isSupported(charset)) {
      throw new IllegalArgumentException("not a table format");
    }
  }

  public static TableFormat csv() {
    return new TableFormat(
        FileKind.CSV, "UTF-8", ",", 1, null, DateOrder.DMY, DecimalMark.POINT, null, false);
  }

  /** The first visible sheet with rows, its first row a header. */
  public static TableFormat xlsx() {
    return new TableFormat(
        FileKind.XLSX, "UTF-8", ",", 1, null, DateOrder.YMD, DecimalMark.POINT, null, false);
  }

  public TableFormat withCharset(String other) {
    return new TableFormat(
        kind, other, delimiter, header, sheet, dateOrder, decimalMark, currency, visualHebrew);
  }

  public TableFormat withDelimiter(String other) {
    return new TableFormat(
        kind, charset, other, header, sheet, dateOrder, decimalMark, currency, visualHebrew);
  }

  public TableFormat withHeader(int record) {
    return new TableFormat(
        kind, charset, delimiter, record, sheet, dateOrder, decimalMark, currency, visualHebrew);
  }

  public TableFormat withSheet(String name) {
    return new TableFormat(
        kind, charset, delimiter, header, name, dateOrder, decimalMark, currency, visualHebrew);
  }
}
