package io.kesher.tables;

import io.kesher.values.VisibleText;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Makes rows of records: finds the header, leaves out blank lines, compares lengths, counts. */
final class TableRows implements RowReader {
  private final Records records;
  private final LongSupplier progress;
  private final Limits limits;
  private final boolean visual;
  private final boolean csv;
  private List<String> originalHeader = List.of();
  private List<String> header = List.of();
  private @Nullable RawRecord first;
  private long number;

  private TableRows(Records records, LongSupplier progress, TableFormat format, Limits limits) {
    this.records = records;
    this.progress = progress;
    this.limits = limits;
    this.visual = format.visualHebrew();
    this.csv = format.kind() != FileKind.XLSX;
  }

  static TableRows open(Source source, TableFormat format, Limits limits) throws IOException {
    var rows =
        format.kind() == FileKind.XLSX
            ? workbook(source, format, limits)
            : text(source, format, limits);
    try {
      rows.passHeader(format.header());
      return rows;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static TableRows text(Source source, TableFormat format, Limits limits)
      throws IOException {
    var bytes = Unpacked.open(source, limits);
    try {
      var reader = Encodings.reader(bytes, Charset.forName(format.charset()));
      var records = new CsvRecords(reader, format.delimiter().charAt(0), limits);
      return new TableRows(records, bytes::packedBytes, format, limits);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw told(e);
    }
  }

  private static TableRows workbook(Source source, TableFormat format, Limits limits)
      throws IOException {
    var workbook = XlsxWorkbook.open(source, limits);
    try {
      var sheet = format.sheet();
      var records = workbook.records(sheet == null ? workbook.proposedSheet() : sheet);
      return new TableRows(records, records::bytesRead, format, limits);
    } catch (IOException | RuntimeException e) {
      workbook.close();
      throw told(e);
    }
  }

  private void passHeader(int position) throws IOException {
    var record = filled();
    for (int i = 1; i < position && record != null; i++) {
      record = filled();
    }
    if (position == 0) {
      first = record;
      header = Headers.numbered(record == null ? 0 : record.cells().size());
    } else if (record != null) {
      originalHeader = cells(record);
      header = Headers.distinct(originalHeader);
    }
  }

  @Override
  public List<String> header() {
    return header;
  }

  /** The names as the file has them, empty without a header. */
  List<String> originalHeader() {
    return originalHeader;
  }

  @Override
  public @Nullable SourceRow next() throws IOException {
    var record = first != null ? first : filled();
    first = null;
    if (record == null) {
      return null;
    }
    number++;
    if (number > limits.rows()) {
      throw new TableException("tables.refused.too-many-rows", limits.rows());
    }
    var cells = cells(record);
    return new SourceRow(number, record.line(), cells, faults(record, cells));
  }

  private @Nullable RawRecord filled() throws IOException {
    try {
      var record = records.next();
      while (record != null && record.isBlank()) {
        record = records.next();
      }
      return record;
    } catch (IOException | RuntimeException e) {
      throw told(e);
    }
  }

  private List<String> cells(RawRecord record) {
    var cells = record.cells();
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      var read = visual ? VisualHebrew.logical(cell) : cell;
      read = csv ? FormulaGuard.unguarded(read) : read;
      if (!read.equals(cell)) {
        cells.set(i, read);
      }
    }
    return fitted(cells);
  }

  /** Empty cells behind the last column say nothing; a sheet leaves out those before it. */
  private List<String> fitted(List<String> cells) {
    if (header.isEmpty()) {
      return cells;
    }
    while (cells.size() > header.size() && VisibleText.strip(cells.getLast()).isEmpty()) {
      cells.removeLast();
    }
    while (!csv && cells.size() < header.size()) {
      cells.add("");
    }
    return cells;
  }

  private List<Fault> faults(RawRecord record, List<String> cells) {
    if (cells.size() == header.size()) {
      return record.faults();
    }
    var faults = new ArrayList<>(record.faults());
    faults.add(
        new Fault(
            cells.size() < header.size() ? "tables.row.too-few-cells" : "tables.row.too-many-cells",
            -1,
            cells.size() + "/" + header.size()));
    return faults;
  }

  @Override
  public long bytesRead() {
    return progress.getAsLong();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** A compressed file that breaks off or is damaged is the file's fault, not the disk's. */
  private static <E extends Exception> RuntimeException told(E e) throws IOException {
    return switch (e) {
      case EOFException _ -> new TableException("tables.refused.damaged");
      case ZipException _ -> new TableException("tables.refused.damaged");
      case IOException io -> throw io;
      case RuntimeException runtime -> runtime;
      default -> new IllegalStateException(e);
    };
  }
}
