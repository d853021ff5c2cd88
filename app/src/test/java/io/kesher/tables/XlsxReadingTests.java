package io.kesher.tables;

import static io.kesher.tables.Files.cells;
import static io.kesher.tables.Files.codes;
import static io.kesher.tables.Files.detected;
import static io.kesher.tables.Files.rows;
import static io.kesher.tables.Xlsx.ofRows;
import static io.kesher.tables.Xlsx.texts;
import static io.kesher.tables.Xlsx.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxReadingTests {
  private static final String HEADER = texts("שם", "ערך");

  @Test
  void readsSharedInlineAndRichTexts() {
    var source =
        workbook()
            .sheet(
                "s",
                HEADER
                    + "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
                    + "<row><c t=\"inlineStr\"><is><r><t>די</t></r><r><t>נה</t></r></is></c><c t=\"str\"><f>A1</f><v>x</v></c></row>")
            .sharedStrings(
                "<si><t>כהן &amp; בניו</t></si><si><r><rPr/><t xml:space=\"preserve\">a </t></r><r><t>b</t></r><rPh><t>NO</t></rPh></si>")
            .source();
    assertThat(cells(source)).containsExactly(List.of("כהן & בניו", "a b"), List.of("דינה", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "0#5.02345678E8#502345678",
        "0#0.1#0.1",
        "0#0.30000000000000004#0.3",
        "0#17850#17850",
        "0#-5#-5",
        "0#1E-3#0.001",
        "1#0.17#17%",
        "2#1#1900-01-01",
        "2#59#1900-02-28",
        "2#61#1900-03-01",
        "2#45323#2024-02-01",
        "3#45323.5#2024-02-01 12:00:00",
        "2#45323.999999#2024-02-02",
        "4#0.25#06:00:00",
        "5#1.25#30:00:00",
        "2#0.5#12:00:00"
      })
  void writesNumbersAsAPersonWould(int style, String value, String expected) {
    assertThat(numbers(style, value, false).get(0).cells().get(1)).isEqualTo(expected);
    assertThat(numbers(style, value, false).get(0).isSound()).isTrue();
  }

  @Test
  void countsFrom1904WhereTheWorkbookSaysSo() {
    assertThat(numbers(2, "0", true).get(0).cells().get(1)).isEqualTo("1904-01-01");
    assertThat(numbers(2, "43861", true).get(0).cells().get(1)).isEqualTo("2024-02-01");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 60, damaged-date, 1900-02-29",
    "2, -1, damaged-date, -1",
    "0, 1234567890123456, digits-lost, 1234567890123456",
    "0, x, damaged-cell, x"
  })
  void marksNumbersThatCannotBeMeant(int style, String value, String code, String shown) {
    var row = numbers(style, value, false).get(0);
    assertThat(codes(row)).containsExactly(code);
    assertThat(row.faults().getFirst().column()).isEqualTo(1);
    assertThat(row.cells().get(1)).isEqualTo(shown);
  }

  private static List<SourceRow> numbers(int style, String value, boolean from1904) {
    var workbook =
        workbook()
            .styles(
                "0.00%", "dd/mm/yyyy", "[$-40D]dd\\/mm\\/yyyy\\ hh:mm", "h:mm AM/PM", "[h]:mm:ss")
            .sheet(
                "s",
                HEADER
                    + "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c s=\""
                    + style
                    + "\"><v>"
                    + value
                    + "</v></c></row>");
    var source = (from1904 ? workbook.from1904() : workbook).source();
    return rows(source, TableFormat.xlsx().withSheet("s"));
  }

  @Test
  void readsBooleansAndMarksErrorCells() {
    var rows =
        rows(
            ofRows(
                HEADER
                    + "<row><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c></row>"
                    + "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"e\"><v>#REF!</v></c></row>"));
    assertThat(rows.get(0).cells()).containsExactly("TRUE", "FALSE");
    assertThat(codes(rows.get(1))).containsExactly("error-cell");
    assertThat(rows.get(1).cells()).containsExactly("a", "#REF!");
  }

  @Test
  void takesTheStoredResultOfAFormulaAndComputesNone() {
    var rows =
        rows(
            ofRows(
                HEADER
                    + "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c><f>1+1</f><v>2</v></c></row>"
                    + "<row><c t=\"inlineStr\"><is><t>b</t></is></c><c><f>1+1</f></c></row>"));
    assertThat(rows.get(0).cells()).containsExactly("a", "2");
    assertThat(codes(rows.get(1))).containsExactly("formula-without-value");
  }

  @Test
  void putsCellsWhereTheirReferencesSay() {
    var source =
        ofRows(
            texts("a", "b", "c", "d")
                + "<row r=\"5\"><c r=\"B5\"><v>1</v></c><c r=\"D5\"><v>2</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\" s=\"3\"/><c r=\"ZZ6\" s=\"3\"/></row>"
                + "<row r=\"9\"><c r=\"A9\"><v>3</v></c></row>");
    assertThat(cells(source)).containsExactly(List.of("", "1", "", "2"), List.of("3", "", "", ""));
    assertThat(rows(source)).extracting(SourceRow::line).containsExactly(5L, 9L);
    assertThat(rows(source)).allMatch(SourceRow::isSound);
  }

  @Test
  void proposesTheFirstVisibleSheetWithRows() {
    var source =
        workbook()
            .sheet("hidden", "hidden", HEADER + texts("x", "y"))
            .sheet("empty", "")
            .sheet("'=1+1", HEADER + texts("a", "b"))
            .sheet("last", HEADER + texts("c", "d"))
            .source();
    var detection = detected(source);
    assertThat(detection.format().sheet()).isEqualTo("'=1+1");
    assertThat(detection.sheets()).containsExactly("'=1+1", "last", "hidden");
    assertThat(codes(detection)).contains("hidden-sheets");
    assertThat(rows(source, detection.format().withSheet("last")).getFirst().cells())
        .containsExactly("c", "d");
  }

  @Test
  void detectsColumnsAsInText() {
    var detection =
        detected(
            ofRows(
                texts("לקוחות", "", "")
                    + texts("שם", "יום", "סכום")
                    + texts("דנה", "25/01/2026", "1,234.5")
                    + texts("יעל", "01/02/2026", "5")));
    assertThat(detection.format().kind()).isEqualTo(FileKind.XLSX);
    assertThat(detection.format().header()).isEqualTo(2);
    assertThat(detection.columns())
        .extracting(ColumnProfile::kind)
        .containsExactly(ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.DECIMAL);
    assertThat(detection.format().dateOrder()).isEqualTo(DateOrder.DMY);
  }

  @Test
  void readsTextsWithManyEntities() {
    var source = ofRows(HEADER + texts("&amp;&lt;&quot;".repeat(60_000), "x"));
    assertThat(cells(source).getFirst().getFirst()).hasSize(180_000).startsWith("&<\"");
  }
}
