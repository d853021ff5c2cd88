package io.kesher.tables;

import static io.kesher.tables.Files.cells;
import static io.kesher.tables.Files.codes;
import static io.kesher.tables.Files.detected;
import static io.kesher.tables.Files.rows;
import static io.kesher.tables.Files.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStructureTests {
  private static final TableFormat CSV = TableFormat.csv();

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028"})
  void keepsLineEndsInsideQuotes(String end) {
    assertThat(rows(text("a,b\n\"one" + end + "two\",2\n3,4\n"), CSV))
        .extracting(SourceRow::cells)
        .containsExactly(List.of("one" + end + "two", "2"), List.of("3", "4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsAllLineEnds(String end) {
    assertThat(rows(text("a,b" + end + "1,2" + end + "3,4"), CSV))
        .extracting(SourceRow::cells)
        .containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void undoublesQuotes() {
    assertThat(rows(text("a,b\n\"צה\"\"ל\",\"\"\n"), CSV))
        .extracting(SourceRow::cells)
        .containsExactly(List.of("צה\"ל", ""));
  }

  @Test
  void takesAQuoteInTheMiddleAsText() {
    assertThat(rows(text("a,b\nצה\"ל,בע\"מ\n"), CSV))
        .allMatch(SourceRow::isSound)
        .extracting(SourceRow::cells)
        .containsExactly(List.of("צה\"ל", "בע\"מ"));
  }

  @Test
  void marksTextBehindAClosingQuoteAndGoesOn() {
    var rows = rows(text("a,b\n\"x\"y,2\n3,4\n"), CSV);
    assertThat(codes(rows.get(0))).containsExactly("text-after-quote");
    assertThat(rows.get(0).cells()).containsExactly("\"x\"y", "2");
    assertThat(rows.get(1).isSound()).isTrue();
  }

  @Test
  void givesBackTheRowsBetweenTwoStrayQuotes() {
    var rows = rows(text("a,b\n\"הבית,1\nx,2\n\"עוד,3\ny,4\n\"q\",5\n"), CSV);
    assertThat(rows).extracting(SourceRow::number).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(codes(rows.get(0))).containsExactly("stray-quote");
    assertThat(rows.get(1).cells()).containsExactly("x", "2");
    assertThat(rows.get(1).line()).isEqualTo(3);
    assertThat(rows.get(4).cells()).containsExactly("q", "5");
  }

  @Test
  void refusesAnUnclosedQuoteNamingItsLine() {
    var source = text("a,b\n1,2\n3,\"4\n5,6\n7,8\n");
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> rows(source, CSV))
        .satisfies(e -> assertThat(e.code()).isEqualTo("tables.refused.unclosed-quote"))
        .satisfies(e -> assertThat(e.arguments()).containsExactly("3", "3"));
    assertThat(Files.refused(source)).isEqualTo("unclosed-quote");
  }

  @Test
  void marksRowsOfAnotherLength() {
    var rows = rows(text("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n"), CSV);
    assertThat(codes(rows.get(0))).containsExactly("too-few-cells");
    assertThat(rows.get(1).isSound()).isTrue();
    assertThat(codes(rows.get(2))).containsExactly("too-many-cells");
    assertThat(rows.get(2).cells()).containsExactly("1", "2", "3", "4");
    assertThat(rows.get(3).isSound()).as("empty cells at the end say nothing").isTrue();
    assertThat(rows.get(0).cell(2)).isEmpty();
  }

  @Test
  void doesNotCountBlankLines() {
    var rows = rows(text("\n\na,b\n\n1,2\n,\n \n3,4\n\n"), CSV);
    assertThat(rows).extracting(SourceRow::number).containsExactly(1L, 2L);
    assertThat(rows).extracting(SourceRow::line).containsExactly(5L, 8L);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheDelimiter(String delimiter) {
    var source =
        text(
            "name,x;amount\n".replace(",x;", delimiter)
                + "דנה"
                + delimiter
                + "5\nיעל"
                + delimiter
                + "6\n");
    assertThat(detected(source).format().delimiter()).isEqualTo(delimiter);
    assertThat(cells(source)).containsExactly(List.of("דנה", "5"), List.of("יעל", "6"));
  }

  @Test
  void findsTheDelimiterBesideDecimalCommas() {
    var source = text("name;amount\nדנה;1,5\nיעל;2,5\nרון;7,25\n");
    assertThat(detected(source).format().delimiter()).isEqualTo(";");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\n", "\uFEFFsep=;\r\n", "SEP=;\r", "\"sep=;\"\n"})
  void obeysASeparatorLine(String line) {
    var source = text(line + "a;b\n1,0;2\n");
    assertThat(detected(source).header()).containsExactly("a", "b");
    assertThat(cells(source)).containsExactly(List.of("1,0", "2"));
  }

  @Test
  void makesHeaderNamesDistinctAndSaysSo() {
    var detection =
        detected(text("\uFEFFname,,name, Name\u200F,\u05E9\u05C1,\uFB2A\nx,1,2,3,4,5\n"));
    assertThat(detection.header())
        .containsExactly("name", "2", "name (2)", "Name (3)", "\u05E9\u05C1", "\uFB2A (2)");
    assertThat(codes(detection)).contains("column-renamed");
  }

  @Test
  void numbersTheColumnsWithoutAHeader() {
    var detection = detected(text("1,05/11/2015,222.5\n2,06/11/2015,100\n"));
    assertThat(detection.format().header()).isZero();
    assertThat(detection.header()).containsExactly("1", "2", "3");
    assertThat(detection.rows()).isEqualTo(2);
  }

  @Test
  void skipsTitleLines() {
    var source = text("דוח לקוחות\n\nשם,סכום,תאריך\nדנה,5,05/11/2015\nיעל,6,25/11/2015\n");
    assertThat(detected(source).format().header()).isEqualTo(2);
    assertThat(detected(source).header()).containsExactly("שם", "סכום", "תאריך");
    assertThat(detected(source).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"סה״כ", "סה\"\"כ", "Total", "סך הכל:"})
  void noticesATotalsRow(String word) {
    var detection = detected(text("name,amount\nx,1\ny,2\n\"" + word + "\",3\n"));
    assertThat(detection.totalsRow()).isEqualTo(3);
    assertThat(detection.rows()).isEqualTo(3);
  }

  @Test
  void acceptsAHeaderWithoutRows() {
    var detection = detected(text("name,amount\n"));
    assertThat(detection.rows()).isZero();
    assertThat(codes(detection)).containsExactly("no-rows");
  }

  @Test
  void readsCellsAcrossTheEdgesOfItsBuffer() {
    var long1 = "א".repeat(70_000);
    var long2 = "b\"\"".repeat(60_000);
    assertThat(rows(text("x,y\n" + long1 + ",\"" + long2 + "\"\n1,2\n"), CSV))
        .extracting(SourceRow::cells)
        .containsExactly(List.of(long1, "b\"".repeat(60_000)), List.of("1", "2"));
  }
}
