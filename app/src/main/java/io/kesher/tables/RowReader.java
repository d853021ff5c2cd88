package io.kesher.tables;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one by one, in memory that does not grow with the file. Throws {@link
 * TableException} where the file as a whole cannot be read on.
 */
public sealed interface RowReader extends AutoCloseable permits TableRows {

  static RowReader open(Source source, TableFormat format, Limits limits) throws IOException {
    return TableRows.open(source, format, limits);
  }

  /** The names of the columns, distinct; "1", "2", … where the file names nothing. */
  List<String> header();

  /** The next row, or null after the last one. */
  @Nullable SourceRow next() throws IOException;

  /** Bytes of the source read so far, for showing progress against {@link Source#size}. */
  long bytesRead();

  @Override
  void close() throws IOException;
}
