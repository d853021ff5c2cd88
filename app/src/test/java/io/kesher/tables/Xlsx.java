package io.kesher.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks part by part, sound ones and broken ones. */
final class Xlsx {
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder relations = new StringBuilder();
  private String properties = "";
  private int count;

  static Xlsx workbook() {
    return new Xlsx();
  }

  static Source ofRows(String sheetData) {
    return workbook().sheet("גיליון1", sheetData).source();
  }

  /** A row of inline texts. */
  static String texts(String... cells) {
    var row = new StringBuilder("<row>");
    for (var cell : cells) {
      row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
    }
    return row.append("</row>").toString();
  }

  Xlsx sheet(String name, String sheetData) {
    return sheet(name, "visible", sheetData);
  }

  Xlsx sheet(String name, String state, String sheetData) {
    count++;
    sheets.append(
        "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"r%d\"/>"
            .formatted(name, count, state, count));
    relations.append(
        "<Relationship Id=\"r%d\" Type=\"worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
            .formatted(count, count));
    return part(
        "xl/worksheets/sheet" + count + ".xml",
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
            + sheetData
            + "</sheetData></worksheet>");
  }

  Xlsx from1904() {
    properties = "<workbookPr date1904=\"1\"/>";
    return this;
  }

  Xlsx styles(String... formats) {
    var codes = new StringBuilder();
    var cells = new StringBuilder("<xf numFmtId=\"0\"/>");
    for (int i = 0; i < formats.length; i++) {
      codes.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + i, formats[i]));
      cells.append("<xf numFmtId=\"%d\"/>".formatted(164 + i));
    }
    return part(
        "xl/styles.xml",
        "<styleSheet><numFmts>"
            + codes
            + "</numFmts><cellXfs>"
            + cells
            + "</cellXfs></styleSheet>");
  }

  Xlsx sharedStrings(String items) {
    return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
  }

  Xlsx part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  Source source() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      write(zip, "[Content_Types].xml", parts.getOrDefault("[Content_Types].xml", "<Types/>"));
      write(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns:r=\"r\">" + properties + "<sheets>" + sheets + "</sheets></workbook>");
      write(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
      for (var part : parts.entrySet()) {
        if (!part.getKey().startsWith("[")) {
          write(zip, part.getKey(), part.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Source.of("book.xlsx", bytes.toByteArray());
  }

  private static void write(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
