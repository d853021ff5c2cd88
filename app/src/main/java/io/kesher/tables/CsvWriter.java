package io.kesher.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

final class CsvWriter implements TableWriter {
  CsvWriter(OutputStream out) {}

  @Override
  public void header(List<String> names) throws IOException {}

  @Override
  public void row(List<TableCell> cells) throws IOException {}

  @Override
  public void close() throws IOException {}
}
