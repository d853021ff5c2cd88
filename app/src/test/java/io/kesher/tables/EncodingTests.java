package io.kesher.tables;

import static io.kesher.tables.Files.cells;
import static io.kesher.tables.Files.codes;
import static io.kesher.tables.Files.detected;
import static io.kesher.tables.Files.rows;
import static io.kesher.tables.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTests {
  private static final String TABLE =
      "שם,עיר,סכום\nדנה כהן,תל אביב,12\nיעל לוין,ירושלים,13\nאברהם בן דוד,חולון,14\n";

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1255", "IBM862"})
  void findsTheEncodingOfHebrew(String charset) {
    var source = text(TABLE, charset);
    assertThat(detected(source).format().charset()).isEqualTo(charset);
    assertThat(cells(source).getFirst()).containsExactly("דנה כהן", "תל אביב", "12");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
  void takesOffAByteOrderMark(String charset) {
    var source = text("\uFEFF" + TABLE, charset);
    assertThat(detected(source).format().charset()).isEqualTo(charset);
    assertThat(detected(source).header().getFirst()).isEqualTo("שם");
  }

  @Test
  void readsNiqqudAndTheSheqelOfWindows() {
    var source = text("שם,סכום\nבְּרֵאשִׁית,₪ 500\nשלום,₪ 600\n", "windows-1255");
    assertThat(cells(source).getFirst()).containsExactly("בְּרֵאשִׁית", "₪ 500");
    assertThat(detected(source).format().currency()).isEqualTo("ILS");
  }

  @Test
  void tellsFrenchFromHebrew() {
    var source = text("nom,ville\nHélène,Orléans\nRené,Nîmes\nFrançois,Besançon\n", "windows-1252");
    assertThat(detected(source).format().charset()).isEqualTo("windows-1252");
    assertThat(cells(source).getFirst()).containsExactly("Hélène", "Orléans");
  }

  @Test
  void turnsVisualHebrewRound() {
    var source =
        text("ריע,םש\nביבא לת,(12.5) ןהכ םולש\nןולוח,ןב ןרהא\nםי תב,ןסינ םייח\n", "ISO-8859-8");
    var detection = detected(source);
    assertThat(detection.format().charset()).isEqualTo("ISO-8859-8");
    assertThat(detection.format().visualHebrew()).isTrue();
    assertThat(codes(detection)).contains("visual-hebrew");
    assertThat(cells(source).getFirst()).containsExactly("תל אביב", "שלום כהן (12.5)");
  }

  @Test
  void marksTheRowsWhoseBytesAreBrokenAndOnlyThese() throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(TABLE.getBytes(StandardCharsets.UTF_8));
    bytes.write("שבור".getBytes(StandardCharsets.UTF_8), 0, 7);
    bytes.write(",חיפה,15\n".getBytes(StandardCharsets.UTF_8));
    bytes.write("רון,חיפה,16\n".getBytes(StandardCharsets.UTF_8));
    var source = Source.of("mixed.csv", bytes.toByteArray());
    assertThat(codes(detected(source))).contains("undecodable", "faulty-rows");
    var rows = rows(source);
    assertThat(codes(rows.get(3))).containsExactly("undecodable");
    assertThat(rows.get(3).faults().getFirst().column()).isZero();
    assertThat(rows.get(4).isSound()).isTrue();
  }

  @Test
  void refusesOverlongFormsAndLoneSurrogates() {
    var bytes =
        new byte[] {
          'a',
          ',',
          'b',
          '\n',
          'x',
          ',',
          (byte) 0xc0,
          (byte) 0xaf,
          '\n',
          'y',
          ',',
          (byte) 0xed,
          (byte) 0xa0,
          (byte) 0x80,
          '\n'
        };
    var rows = rows(Source.of("x.csv", bytes), TableFormat.csv());
    assertThat(rows).hasSize(2).noneMatch(SourceRow::isSound);
  }

  @Test
  void tellsReplacementCharactersOfTheFileFromItsOwn() {
    var source = text("name,city\nד\uFFFDנה,חיפה\n");
    assertThat(codes(detected(source))).contains("replacement-characters");
    assertThat(rows(source)).allMatch(SourceRow::isSound);
  }

  @Test
  void warnsOfTextThatWasDecodedWronglyBefore() {
    var twice = new String(TABLE.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(codes(detected(text(twice)))).contains("double-encoded");
  }

  @Test
  void readsACharacterAcrossTheEdgeOfABuffer() {
    var table = "x,y\n" + "אב,1\n".repeat(40_000);
    assertThat(rows(text("z" + table))).hasSize(40_000).allMatch(SourceRow::isSound);
    assertThat(rows(text(table), TableFormat.csv()))
        .extracting(SourceRow::cells)
        .containsOnly(List.of("אב", "1"));
  }

  @Test
  void obeysAPersonWhoKnowsBetter() throws IOException {
    var source = text(TABLE, "windows-1255");
    var format = detected(source).format().withCharset("windows-1252");
    var again = Detections.examine(source, format, Limits.standard());
    assertThat(((Examination.Readable) again).detection().format().charset())
        .isEqualTo("windows-1252");
  }
}
