package io.kesher.tables;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An XLSX file: a zip of XML parts, of which the small ones are read at once and a sheet is
 * streamed. Formulas are never computed, links never followed.
 */
final class XlsxWorkbook implements Closeable {
  private final XlsxParts parts;
  private final Limits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean from1904;
  private XlsxStyles styles = XlsxStyles.none();
  private List<String> sharedStrings = List.of();

  private record Sheet(String name, String part, boolean visible) {}

  private XlsxWorkbook(XlsxParts parts, Limits limits) {
    this.parts = parts;
    this.limits = limits;
  }

  static XlsxWorkbook open(Source source, Limits limits) throws IOException {
    var parts = XlsxParts.open(source, limits);
    try {
      var workbook = new XlsxWorkbook(parts, limits);
      workbook.read();
      return workbook;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private void read() throws IOException {
    var relations = relations("xl/_rels/workbook.xml.rels", "xl/");
    try (var xml = parts.xml("xl/workbook.xml")) {
      while (xml.next()) {
        if (xml.begins("sheet")) {
          var part = relations.get(xml.attribute("id", ""));
          if (part != null && part.contains("worksheets/")) {
            var visible = xml.attribute("state", "visible").equals("visible");
            sheets.add(new Sheet(xml.attribute("name", ""), part, visible));
          }
        } else if (xml.begins("workbookPr")) {
          from1904 = XlsxXml.isTrue(xml.attribute("date1904", "0"));
        }
      }
    }
    if (parts.has("xl/styles.xml")) {
      try (var xml = parts.xml("xl/styles.xml")) {
        styles = XlsxStyles.read(xml);
      }
    }
    if (parts.has("xl/sharedStrings.xml")) {
      try (var xml = parts.xml("xl/sharedStrings.xml")) {
        sharedStrings = XlsxText.sharedStrings(xml, limits);
      }
    }
  }

  private Map<String, String> relations(String part, String folder) throws IOException {
    var targets = new HashMap<String, String>();
    try (var xml = parts.xml(part)) {
      while (xml.next()) {
        if (xml.begins("Relationship") && !xml.attribute("TargetMode", "").equals("External")) {
          var target = xml.attribute("Target", "");
          targets.put(
              xml.attribute("Id", ""),
              target.startsWith("/")
                  ? target.substring(1)
                  : Path.of(folder, target).normalize().toString().replace('\\', '/'));
        }
      }
    }
    return targets;
  }

  /** The sheets that hold something, visible ones first. */
  List<String> filledSheets() throws IOException {
    var filled = new ArrayList<String>();
    for (var sheet : visibleFirst()) {
      if (isFilled(sheet)) {
        filled.add(sheet.name());
      }
    }
    return filled;
  }

  boolean hasHiddenSheets() {
    return sheets.stream().anyMatch(sheet -> !sheet.visible());
  }

  /** The first visible sheet with rows, else the first one at all. */
  String proposedSheet() throws IOException {
    var ordered = visibleFirst();
    for (var sheet : ordered) {
      if (isFilled(sheet)) {
        return sheet.name();
      }
    }
    if (ordered.isEmpty()) {
      throw new TableException("tables.refused.no-table");
    }
    return ordered.getFirst().name();
  }

  /** The records of a sheet; closing them closes the workbook. */
  XlsxRecords records(String name) throws IOException {
    for (var sheet : sheets) {
      if (sheet.name().equals(name)) {
        return records(sheet, this);
      }
    }
    throw new TableException("tables.refused.no-such-sheet", name);
  }

  private XlsxRecords records(Sheet sheet, @Nullable Closeable behind) throws IOException {
    return new XlsxRecords(
        parts.xml(sheet.part()), sharedStrings, styles, from1904, limits, parts, behind);
  }

  private boolean isFilled(Sheet sheet) throws IOException {
    if (!parts.has(sheet.part())) {
      return false;
    }
    try (var records = records(sheet, null)) {
      var record = records.next();
      while (record != null && record.isBlank()) {
        record = records.next();
      }
      return record != null;
    }
  }

  private List<Sheet> visibleFirst() {
    var ordered = new ArrayList<>(sheets.stream().filter(Sheet::visible).toList());
    ordered.addAll(sheets.stream().filter(sheet -> !sheet.visible()).toList());
    return ordered;
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }

  /** Whether the file at a path is worth opening as a zip is decided there. */
  static boolean isZip(byte[] head) {
    return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  static void delete(@Nullable Path copy) throws IOException {
    if (copy != null) {
      Files.deleteIfExists(copy);
    }
  }
}
