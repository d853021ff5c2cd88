package io.kesher.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.values.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a file holds, it is read or refused with a reason; nothing else is thrown. */
class SpoiltFilesTests {
  private static final Limits LIMITS = Limits.standard().withUncompressedBytes(10 << 20);

  @Test
  void readsOrRefusesSpoiltText() throws IOException {
    var sound = Files.resource("motor_sample.csv").open().readAllBytes();
    assertThat(spoil(sound, 300, 1)).isPositive();
  }

  @Test
  void readsOrRefusesSpoiltHebrew() throws IOException {
    var sound =
        ("שם;יום;סכום\n" + "דנה \"כהן\";25/01/2026;1,234.5\n\"לוין\";;\n".repeat(40))
            .getBytes(StandardCharsets.UTF_16LE);
    assertThat(spoil(sound, 300, 2)).isPositive();
  }

  @Test
  void readsOrRefusesASpoiltWorkbook() throws IOException {
    var rows =
        Texts.random(40)
            .map(text -> text.replaceAll("[&<>\\p{Cntrl}]", ""))
            .map(text -> Xlsx.texts(text, "25/01/2026", "5"))
            .collect(Collectors.joining());
    var sound = Xlsx.workbook().styles("0%").sharedStrings("<si><t>a</t></si>").sheet("s", rows);
    assertThat(spoil(sound.source().open().readAllBytes(), 300, 3)).isPositive();
  }

  @Test
  void readsOrRefusesRandomTexts() throws IOException {
    for (var text : Texts.random(600).toList()) {
      examine((text + ",x\n" + text).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void readsEveryCellOrRefusesIt() {
    Texts.random(5_000)
        .forEach(text -> {
          for (var order : DateOrder.values()) {
            assertThat(Cells.dateTime(text, order)).isNotNull();
          }
          for (var mark : DecimalMark.values()) {
            assertThat(Cells.whole(text, mark)).isNotNull();
          }
          assertThat(Cells.phone(text)).isNotNull();
          assertThat(Cells.email(text)).isNotNull();
          assertThat(Cells.israeliId(text)).isNotNull();
          assertThat(Cells.externalId(text)).isNotNull();
        });
  }

  /** How many of the spoilt files could still be read. */
  private static int spoil(byte[] sound, int times, int seed) throws IOException {
    var random = new Random(seed);
    int readable = 0;
    for (int i = 0; i < times; i++) {
      var spoilt = sound.clone();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
      }
      readable += examine(spoilt) ? 1 : 0;
    }
    return readable;
  }

  private static boolean examine(byte[] bytes) throws IOException {
    var source = Source.of("spoilt", bytes);
    if (!(Detections.examine(source, LIMITS) instanceof Examination.Readable(var detection))) {
      return false;
    }
    assertThat(Files.rows(source, detection.format(), LIMITS)).hasSize((int) detection.rows());
    return true;
  }
}
