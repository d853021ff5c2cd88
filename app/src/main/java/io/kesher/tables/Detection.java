package io.kesher.tables;

import java.util.List;

/**
 * What was found in a file by reading all of it.
 *
 * @param sampleRows the first data rows, as decoded
 * @param rows data rows, the totals row included
 * @param totalsRow number of the last row if it only adds up the others, else 0
 * @param sheets names of the sheets that hold rows, in the file's order; empty for CSV
 */
public record Detection(
    TableFormat format,
    List<ColumnProfile> columns,
    List<List<String>> sampleRows,
    long rows,
    long totalsRow,
    List<String> sheets,
    List<Warning> warnings) {

  public Detection {
    columns = List.copyOf(columns);
    sampleRows = sampleRows.stream().map(List::copyOf).toList();
    sheets = List.copyOf(sheets);
    warnings = List.copyOf(warnings);
  }

  public List<String> header() {
    return columns.stream().map(ColumnProfile::name).toList();
  }
}
