package io.kesher.tables;

import static io.kesher.tables.Files.gzip;
import static io.kesher.tables.Files.refused;
import static io.kesher.tables.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedFilesTests {
  @ParameterizedTest
  @ValueSource(strings = {"", " \n\n\t\n", "\uFEFF"})
  void refusesAnEmptyFile(String content) {
    assertThat(refused(text(content))).isEqualTo("empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dear Sir,\n\nthe weather is fine; we, and others, came.\nMore, later\nWith all, my, best, regards\nMe\n",
        "{\"name\": \"Dana\"}\n",
        "[{\"name\": 1}]"
      })
  void refusesWhatIsNoTable(String content) {
    assertThat(refused(text(content))).isEqualTo("no-table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><table><tr><td>1</td></tr></table></html>",
        "\uFEFF<!DOCTYPE html>\n<p>a,b",
        "<?xml version=\"1.0\"?><a/>"
      })
  void refusesAWebPageThatIsCalledATable(String content) {
    assertThat(refused(text(content))).isEqualTo("web-page");
  }

  @Test
  void refusesPicturesAndPrograms() {
    assertThat(refused(text("%PDF-1.7\n,\n"))).isEqualTo("binary");
    assertThat(refused(Source.of("x.csv", new byte[] {1, 2, 3, 4, 5, 0, 0, 9, '\n', ','})))
        .isEqualTo("binary");
  }

  @Test
  void tellsOldExcelFromAnEncryptedWorkbook() {
    var old = new byte[2048];
    System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, old, 0, 4);
    assertThat(refused(Source.of("book.xlsx", old))).isEqualTo("old-excel");
    var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, old, 1024, name.length);
    assertThat(refused(Source.of("book.xlsx", old))).isEqualTo("encrypted");
  }

  @Test
  void refusesMoreColumnsThanTheLimit() {
    assertThat(refused(text("a,".repeat(1_000_000) + "\n1,2\n"))).isEqualTo("too-many-columns");
  }

  @Test
  void refusesACellOverTheLimit() {
    assertThat(refused(text("a,b\n1," + "x".repeat(5_000_000) + "\n"))).isEqualTo("cell-too-long");
    assertThat(refused(text("a,b\n1,\"" + "x\n".repeat(2_500_000)))).isEqualTo("cell-too-long");
  }

  @Test
  void refusesMoreRowsThanTheLimit() {
    assertThat(refused(text("a,b\n" + "1,2\n".repeat(11)), Limits.standard().withRows(10)))
        .isEqualTo("too-many-rows");
  }

  @Test
  void refusesAGzipThatUnpacksWithoutEnd() {
    var bomb = gzip("1,2\n".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    assertThat(bomb.size()).isLessThan(20_000);
    assertThat(refused(bomb, Limits.standard().withUncompressedBytes(1 << 20)))
        .isEqualTo("too-large-uncompressed");
  }

  @Test
  void refusesATruncatedGzip() {
    var whole =
        ((Source.InMemory) gzip("a,b\n1,2\n".repeat(1000).getBytes(StandardCharsets.UTF_8)))
            .bytes();
    assertThat(refused(Source.of("x.gz", Arrays.copyOf(whole, whole.length - 12))))
        .isEqualTo("damaged");
  }

  @Test
  void readsAGzip() {
    assertThat(Files.detected(gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))).rows())
        .isEqualTo(1);
  }
}
