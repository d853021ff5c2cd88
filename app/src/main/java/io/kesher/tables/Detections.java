package io.kesher.tables;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a file is and how its rows are to be read. A text is read twice: once as bytes,
 * for its encoding, and once as rows, for its columns; a judgement from the first rows alone would
 * take 01/02/2026 for a date of the wrong country.
 */
public final class Detections {
  private Detections() {}

  /** Looks at all of the file; takes about as long as reading it. */
  public static Examination examine(Source source, Limits limits) throws IOException {
    return refusing(() -> detect(source, limits));
  }

  /** Looks again, as {@code format} says: after a person has changed what was detected. */
  public static Examination examine(Source source, TableFormat format, Limits limits)
      throws IOException {
    return refusing(() -> {
      var head = head(source, limits);
      Signatures.refuseOthers(head, source, limits);
      if (Signatures.isZip(head) != (format.kind() == FileKind.XLSX)) {
        throw new TableException("tables.refused.other-kind");
      }
      return format.kind() == FileKind.XLSX
          ? workbook(source, format.sheet(), format.header(), limits)
          : new TableCensus(source, format, limits).detection(List.of(), List.of());
    });
  }

  /** The encodings to choose from where the detected one is wrong, by Java's names. */
  public static List<String> charsets() {
    return Encodings.choices();
  }

  private static Detection detect(Source source, Limits limits) throws IOException {
    var head = head(source, limits);
    Signatures.refuseOthers(head, source, limits);
    return Signatures.isZip(head) ? workbook(source, null, -1, limits) : text(source, limits);
  }

  private static byte[] head(Source source, Limits limits) throws IOException {
    try (var in = Unpacked.open(source, limits)) {
      return in.readNBytes(4096);
    }
  }

  private static Detection text(Source source, Limits limits) throws IOException {
    ByteCensus bytes;
    try (var in = Unpacked.open(source, limits)) {
      bytes = ByteCensus.of(in);
    }
    Signatures.refuseBinary(bytes);
    var found = Encodings.detect(bytes);
    var warnings = new ArrayList<>(found.warnings());
    var head = decoded(bytes.head(), found.charset());
    if (head.isBlank()) {
      throw new TableException("tables.refused.empty");
    }
    var trial = CsvSniffer.sniff(head, bytes.head().length == bytes.length(), limits);
    if (trial == null) {
      throw new TableException("tables.refused.no-table");
    }
    boolean visual = VisualHebrew.evidence(head) >= 2;
    var charset = found.charset();
    if (visual) {
      warnings.add(Warning.of("tables.warning.visual-hebrew"));
      charset = charset.equals(Encodings.WINDOWS_HEBREW) ? Encodings.ISO_HEBREW : charset;
    }
    var format =
        new TableFormat(
            trial.delimiter() == '\t' ? FileKind.TSV : FileKind.CSV,
            charset.name(),
            String.valueOf(trial.delimiter()),
            HeaderSearch.position(trial.records(), trial.columns()),
            null,
            DateOrder.DMY,
            DecimalMark.POINT,
            null,
            visual);
    return new TableCensus(source, format, limits).proposal(List.of(), warnings);
  }

  /** Marks of broken characters at the cut end are left: they weigh nothing here. */
  private static String decoded(byte[] head, Charset charset) {
    var text = charset.decode(ByteBuffer.wrap(head)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Detection workbook(
      Source source, @Nullable String wanted, int header, Limits limits) throws IOException {
    var warnings = new ArrayList<Warning>();
    List<String> sheets;
    String sheet;
    var first = new ArrayList<RawRecord>();
    try (var workbook = XlsxWorkbook.open(source, limits)) {
      sheets = workbook.filledSheets();
      if (sheets.isEmpty()) {
        throw new TableException("tables.refused.empty");
      }
      sheet = wanted == null ? workbook.proposedSheet() : wanted;
      if (workbook.hasHiddenSheets()) {
        warnings.add(Warning.of("tables.warning.hidden-sheets"));
      }
      var records = workbook.records(sheet);
      for (var record = records.next();
          record != null && first.size() < 500;
          record = records.next()) {
        if (!record.isBlank()) {
          first.add(record);
        }
      }
      records.close();
    }
    int columns = HeaderSearch.usualWidth(first);
    int position = header >= 0 ? header : HeaderSearch.position(first, columns);
    var format =
        new TableFormat(
            FileKind.XLSX,
            "UTF-8",
            ",",
            position,
            sheet,
            DateOrder.YMD,
            DecimalMark.POINT,
            null,
            false);
    return new TableCensus(source, format, limits).proposal(sheets, warnings);
  }

  private interface Looking {
    Detection look() throws IOException;
  }

  private static Examination refusing(Looking looking) throws IOException {
    try {
      return new Examination.Readable(looking.look());
    } catch (TableException e) {
      return e.refusal();
    } catch (EOFException | ZipException _) {
      return new Examination.Refused("tables.refused.damaged", List.of());
    }
  }
}
