package io.kesher.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A file that the office already has.
 *
 * @param name the file's name, such as {@code customers.csv}
 * @param header the names of its columns, in Hebrew
 * @param source its rows, from the start each time; every row has a cell for each column
 */
public record OfficeFile(String name, List<String> header, Supplier<Stream<List<String>>> source) {

  public Stream<List<String>> rows() {
    return source.get();
  }

  /** Writes the file as CSV (RFC 4180) with its header; flushes the writer and leaves it open. */
  public void write(Writer target) throws IOException {
    try (var csv = CsvWriter.builder().build(target);
        var rows = rows()) {
      csv.writeRecord(header);
      rows.forEachOrdered(csv::writeRecord);
    }
  }
}
