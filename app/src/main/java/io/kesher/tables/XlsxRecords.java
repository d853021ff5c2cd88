package io.kesher.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, streamed. A row holds its cells up to the last one with a value. */
final class XlsxRecords implements Records {
  private final XlsxXml xml;
  private final List<String> sharedStrings;
  private final XlsxStyles styles;
  private final boolean from1904;
  private final Limits limits;
  private final XlsxParts parts;
  private final @Nullable Closeable behind;
  private final long unpackedBefore;
  private final StringBuilder text = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private List<Fault> faults = new ArrayList<>();
  private long row;
  private long characters;
  private int column;

  XlsxRecords(
      XlsxXml xml,
      List<String> sharedStrings,
      XlsxStyles styles,
      boolean from1904,
      Limits limits,
      XlsxParts parts,
      @Nullable Closeable behind) {
    this.xml = xml;
    this.sharedStrings = sharedStrings;
    this.styles = styles;
    this.from1904 = from1904;
    this.limits = limits;
    this.parts = parts;
    this.behind = behind;
    this.unpackedBefore = parts.unpackedBytes();
  }

  long bytesRead() {
    return parts.packedBytes(parts.unpackedBytes() - unpackedBefore);
  }

  @Override
  public @Nullable RawRecord next() throws IOException {
    while (xml.next()) {
      if (xml.begins("row")) {
        return row();
      }
      if (xml.ends("sheetData")) {
        return null;
      }
    }
    return null;
  }

  private RawRecord row() throws IOException {
    row = number(xml.attribute("r", ""), row + 1);
    cells = new ArrayList<>(Math.max(8, cells.size()));
    faults = new ArrayList<>(0);
    column = -1;
    characters = 0;
    while (xml.next() && !xml.ends("row")) {
      if (xml.begins("c")) {
        cell();
      }
    }
    return new RawRecord(row, cells, faults);
  }

  private void cell() throws IOException {
    column = column(xml.attribute("r", ""), column + 1);
    var type = xml.attribute("t", "n");
    int style = (int) number(xml.attribute("s", ""), 0);
    String value = null;
    String inline = null;
    boolean formula = false;
    while (xml.next() && !xml.ends("c")) {
      if (xml.begins("v")) {
        value = value();
      } else if (xml.begins("is")) {
        inline = XlsxText.until("is", xml, limits);
      } else if (xml.begins("f")) {
        formula = true;
      }
    }
    if (inline != null) {
      put(inline, null);
    } else if (value != null) {
      put(type, style, value);
    } else if (formula) {
      put("", "tables.row.formula-without-value");
    }
  }

  private String value() throws IOException {
    text.setLength(0);
    while (xml.next() && !xml.ends("v")) {
      xml.addText(text, limits);
    }
    return text.toString();
  }

  private void put(String type, int style, String value) {
    switch (type) {
      case "s" -> shared(value);
      case "str", "inlineStr" -> put(XlsxText.unescaped(value), null);
      case "b" -> put(XlsxXml.isTrue(value) ? "TRUE" : "FALSE", null);
      case "e" -> put(value, "tables.row.error-cell");
      case "d" -> put(value.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?Z?$", ""), null);
      default -> {
        var number = XlsxNumber.of(value, styles.of(style), from1904);
        put(number.text(), number.fault());
      }
    }
  }

  private void shared(String index) {
    int i = (int) number(index.strip(), -1);
    if (i < 0 || i >= sharedStrings.size()) {
      put("", "tables.row.damaged-cell");
    } else {
      put(sharedStrings.get(i), null);
    }
  }

  private void put(String cell, @Nullable String fault) {
    if (cell.isEmpty() && fault == null) {
      return;
    }
    if (column >= limits.columns()) {
      throw new TableException("tables.refused.too-many-columns", limits.columns(), row);
    }
    characters += cell.length();
    if (characters > limits.rowCharacters()) {
      throw new TableException("tables.refused.row-too-long", limits.rowCharacters(), row);
    }
    while (cells.size() <= column) {
      cells.add("");
    }
    cells.set(column, cell);
    if (fault != null) {
      faults.add(new Fault(fault, column, cell));
    }
  }

  /** The column of a reference like {@code AB12}, from 0; the next one where none is given. */
  private static int column(String reference, int next) {
    int column = 0;
    for (int i = 0; i < reference.length() && column < 1 << 20; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = 26 * column + c - 'A' + 1;
    }
    return column == 0 ? next : column - 1;
  }

  private static long number(String text, long absent) {
    if (text.isEmpty() || text.length() > 9) {
      return absent;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return absent;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  @Override
  public void close() throws IOException {
    xml.close();
    if (behind != null) {
      behind.close();
    }
  }
}
