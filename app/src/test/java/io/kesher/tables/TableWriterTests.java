package io.kesher.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.values.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterTests {
  private static final List<String> HEADER = List.of("שם", "הערה");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+972501234567",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\0=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "'=1",
        "''=1"
      })
  void guardsTextsAgainstBeingRunAndGivesThemBack(String text) throws IOException {
    var written = written(TableWriter::csv, List.of(new TableCell.Text(text)));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .containsPattern("[\\n\"]'" + java.util.regex.Pattern.quote(text));
    assertThat(readBack(written, TableFormat.csv()).getFirst()).containsExactly("x", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'hello", "'", "a=b", "O'Brien", "''"})
  void leavesOtherTextsAlone(String text) throws IOException {
    var written = written(TableWriter::csv, List.of(new TableCell.Text(text)));
    assertThat(new String(written, StandardCharsets.UTF_8)).endsWith("x," + text + "\r\n");
    assertThat(readBack(written, TableFormat.csv()).getFirst()).containsExactly("x", text);
  }

  @Test
  void keepsNumbersAndDaysWhatTheyAre() throws IOException {
    var written =
        written(
            TableWriter::csv,
            List.of(new TableCell.Number(new BigDecimal("-5.20"))),
            List.of(new TableCell.Day(LocalDate.of(2026, 2, 1))),
            List.of(new TableCell.Blank()));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo("\uFEFFשם,הערה\r\nx,-5.20\r\nx,2026-02-01\r\nx,\r\n");
  }

  @Test
  void quotesWhatNeedsIt() throws IOException {
    var written = written(TableWriter::csv, List.of(new TableCell.Text("a,\"b\"\nc")));
    assertThat(new String(written, StandardCharsets.UTF_8)).endsWith("x,\"a,\"\"b\"\"\nc\"\r\n");
  }

  @Test
  void readsBackEveryTextOfACsvAndAnXlsx() throws IOException {
    var texts = Texts.random(3_000).filter(text -> !text.isEmpty()).toList();
    @SuppressWarnings("unchecked")
    List<TableCell>[] rows =
        texts.stream()
            .map(text -> List.<TableCell>of(new TableCell.Text(text)))
            .toArray(List[]::new);
    assertThat(readBack(written(TableWriter::csv, rows), TableFormat.csv()))
        .extracting(row -> row.get(1))
        .isEqualTo(texts);
    assertThat(readBack(written(out -> TableWriter.xlsx(out, "s", true), rows), TableFormat.xlsx()))
        .extracting(row -> row.get(1))
        .isEqualTo(texts);
  }

  @Test
  void writesAWorkbookWithoutFormulas() throws IOException {
    var written =
        written(
            out -> TableWriter.xlsx(out, "לקוחות", true),
            List.of(new TableCell.Text("=1+1")),
            List.of(new TableCell.Number(new BigDecimal("-5.25"))),
            List.of(new TableCell.Number(new BigDecimal("123456789012345.6789"))),
            List.of(new TableCell.Day(LocalDate.of(2026, 2, 1))));
    var sheet = part(written, "xl/worksheets/sheet1.xml");
    assertThat(sheet).doesNotContain("<f>").contains("rightToLeft=\"true\"");
    assertThat(readBack(written, TableFormat.xlsx()))
        .extracting(row -> row.get(1))
        .containsExactly("=1+1", "-5.25", "123456789012345.6789", "2026-02-01");
  }

  @SafeVarargs
  private static byte[] written(Function<OutputStream, TableWriter> kind, List<TableCell>... rows)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = kind.apply(out)) {
      writer.header(HEADER);
      for (var row : rows) {
        writer.row(List.of(new TableCell.Text("x"), row.getFirst()));
      }
    }
    return out.toByteArray();
  }

  private static List<List<String>> readBack(byte[] written, TableFormat format) {
    return Files.rows(Source.of("export", written), format).stream().map(SourceRow::cells).toList();
  }

  private static String part(byte[] workbook, String name) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("no part " + name);
  }
}
