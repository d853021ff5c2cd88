package io.kesher.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Strings are written as strings and so are never formulas, whatever they begin with. */
final class XlsxWriter implements TableWriter {
  private static final int MOST_ROWS = 1_048_576;
  private static final int MOST_CHARACTERS = 32_767;
  private static final int FLUSH_EVERY = 1_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;

  XlsxWriter(OutputStream out, String name, boolean rightToLeft) {
    workbook = new Workbook(out, "Kesher", "1.0");
    sheet = workbook.newWorksheet(name);
    if (rightToLeft) {
      sheet.rightToLeft();
    }
  }

  @Override
  public void header(List<String> names) throws IOException {
    for (int column = 0; column < names.size(); column++) {
      sheet.style(row, column).bold().set();
    }
    sheet.freezePane(0, 1);
    row(names.stream().map(TableCell::text).toList());
  }

  @Override
  public void row(List<TableCell> cells) throws IOException {
    if (row == MOST_ROWS) {
      throw new TableException("tables.refused.sheet-full", MOST_ROWS);
    }
    for (int column = 0; column < cells.size(); column++) {
      switch (cells.get(column)) {
        case TableCell.Text(var text) -> sheet.inlineString(row, column, shortened(text));
        case TableCell.Number(var number) -> number(column, number);
        case TableCell.Day(var day) -> {
          sheet.value(row, column, day);
          sheet.style(row, column).format("yyyy-mm-dd").set();
        }
        case TableCell.Blank() -> {}
      }
    }
    row++;
    if (row % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  /** A sheet keeps 15 digits of a number; longer ones stay exact as text. */
  private void number(int column, BigDecimal number) {
    if (number.stripTrailingZeros().precision() > 15) {
      sheet.inlineString(row, column, number.toPlainString());
    } else {
      sheet.value(row, column, number);
    }
  }

  /** A sheet holds no longer text, which is seen by its end; the CSV holds it whole. */
  private static String shortened(String text) {
    return XlsxText.escaped(
        text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS - 1) + "…" : text);
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
