package io.kesher.tables;

import static io.kesher.tables.Files.refused;
import static io.kesher.tables.Xlsx.ofRows;
import static io.kesher.tables.Xlsx.texts;
import static io.kesher.tables.Xlsx.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class XlsxRefusalTests {
  private static final String ROWS = texts("a", "b") + texts("1", "2");

  @Test
  void refusesMacros() {
    assertThat(refused(workbook().sheet("s", ROWS).part("xl/vbaProject.bin", "x").source()))
        .isEqualTo("macros");
    assertThat(
            refused(
                workbook()
                    .sheet("s", ROWS)
                    .part(
                        "[Content_Types].xml",
                        "<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>")
                    .source()))
        .isEqualTo("macros");
  }

  @Test
  void refusesOtherZips() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
    }
    assertThat(refused(Source.of("book.xlsx", bytes.toByteArray()))).isEqualTo("not-a-workbook");
    assertThat(refused(workbook().sheet("s", ROWS).part("xl/workbook.bin", "").source()))
        .isEqualTo("xlsb");
  }

  @Test
  void refusesAnEmptyWorkbook() {
    assertThat(refused(ofRows(""))).isEqualTo("empty");
    assertThat(refused(ofRows("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"))).isEqualTo("empty");
  }

  @Test
  void refusesADamagedWorkbook() {
    var whole = ((Source.InMemory) ofRows(ROWS)).bytes();
    assertThat(refused(Source.of("b.xlsx", Arrays.copyOf(whole, whole.length / 2))))
        .isEqualTo("damaged");
    assertThat(refused(ofRows(ROWS + "<row><c>"))).isEqualTo("damaged");
    assertThat(refused(workbook().sheet("s", ROWS).part("xl/sharedStrings.xml", "<sst").source()))
        .isEqualTo("damaged");
  }

  @Test
  void refusesEntitiesOfItsOwn() {
    var bomb =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
            + "<worksheet><sheetData>"
            + texts("&b;", "&f;")
            + "</sheetData></worksheet>";
    assertThat(refused(workbook().sheet("s", ROWS).part("xl/worksheets/sheet1.xml", bomb).source()))
        .isEqualTo("damaged");
  }

  @Test
  void refusesABombByItsCompression() {
    var sheet = ROWS + "<row>" + " ".repeat(30_000_000) + "</row>";
    assertThat(refused(ofRows(sheet))).isEqualTo("zip-bomb");
  }

  @Test
  void refusesMoreThanTheLimitUnpacked() {
    var rows = new StringBuilder(ROWS);
    for (int i = 0; i < 20_000; i++) {
      rows.append(texts("name " + i, Integer.toString(i * 7919)));
    }
    assertThat(refused(ofRows(rows.toString()), Limits.standard().withUncompressedBytes(1 << 20)))
        .isEqualTo("too-large-uncompressed");
  }

  @Test
  void refusesTooManyPartsColumnsRowsAndTexts() {
    var many = workbook().sheet("s", ROWS);
    for (int i = 0; i < 1_001; i++) {
      many.part("junk/" + i, "");
    }
    assertThat(refused(many.source())).isEqualTo("too-many-parts");
    assertThat(refused(ofRows(ROWS + "<row><c r=\"XFD1\"><v>1</v></c></row>")))
        .isEqualTo("too-many-columns");
    assertThat(refused(ofRows(ROWS + ROWS + ROWS), Limits.standard().withRows(2)))
        .isEqualTo("too-many-rows");
    var few = new Limits(1 << 20, 10, 10, 1000, 1000, 100, 2, 1000);
    assertThat(
            refused(
                workbook()
                    .sheet("s", ROWS)
                    .sharedStrings("<si><t>a</t></si><si><t>b</t></si><si><t>c</t></si>")
                    .source(),
                few))
        .isEqualTo("too-many-texts");
  }

  @Test
  void refusesACellOverTheLimit() {
    assertThat(refused(ofRows(ROWS + texts("x".repeat(2_000_000))))).isEqualTo("cell-too-long");
  }

  @Test
  void refusesTheSamePartTwice() throws IOException {
    var bytes =
        ((Source.InMemory)
                workbook().sheet("s", ROWS).part("xl/a.xml", "1").part("xl/b.xml", "2").source())
            .bytes();
    var twice = new String(bytes, StandardCharsets.ISO_8859_1).replace("xl/b.xml", "xl/a.xml");
    assertThat(refused(Source.of("b.xlsx", twice.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo("damaged");
  }
}
