package io.kesher.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts are guarded against being run as formulas; numbers and dates cannot be formulas. */
final class CsvWriter implements TableWriter {
  private final Writer out;
  private boolean begun;

  CsvWriter(OutputStream out) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }

  @Override
  public void header(List<String> names) throws IOException {
    row(names.stream().map(TableCell::text).toList());
  }

  @Override
  public void row(List<TableCell> cells) throws IOException {
    if (!begun) {
      out.write('\uFEFF');
      begun = true;
    }
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      switch (cells.get(i)) {
        case TableCell.Text(var text) -> write(FormulaGuard.guarded(text));
        case TableCell.Number(var number) -> out.write(number.toPlainString());
        case TableCell.Day(var day) -> out.write(day.toString());
        case TableCell.Blank() -> {}
      }
    }
    out.write("\r\n");
  }

  private void write(String text) throws IOException {
    if (!needsQuotes(text)) {
      out.write(text);
      return;
    }
    out.write('"');
    out.write(text.replace("\"", "\"\""));
    out.write('"');
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
