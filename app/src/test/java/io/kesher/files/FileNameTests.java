package io.kesher.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          policy.pdf                     | policy.pdf
          C:\\fakepath\\פוליסה 2026.pdf  | פוליסה 2026.pdf
          ../../etc/passwd               | passwd
          a\u202Egpj.exe                 | agpj.exe
          con                            | _con
          Aux.txt                        | _Aux.txt
          lpt1.pdf                       | _lpt1.pdf
          contract.pdf                   | contract.pdf
          invoice.exe.                   | invoice.exe
          .htaccess                      | htaccess
          <b>x<b>?.png                   | _b_x_b__.png
          👨‍👩‍👧‍👦.jpg                          | 👨‍👩‍👧‍👦.jpg
          ...                            | file
          """)
  void aNameIsMadeFit(String called, String name) {
    assertThat(FileName.of(called).value()).isEqualTo(name);
  }

  @Test
  void controlsAndHalvesOfLettersGo() {
    assertThat(FileName.of("a\u0000\u0007\r\nb\ud800.txt").value()).isEqualTo("ab.txt");
    assertThat(FileName.of("").value()).isEqualTo("file");
    assertThat(FileName.of("\u200f\u202e \u2066").value()).isEqualTo("file");
  }

  @Test
  void aLongNameKeepsItsEndAndNoLetterIsCut() {
    var hebrew = FileName.of("א".repeat(300) + ".pdf").value();
    assertThat(hebrew).endsWith("א.pdf");
    assertThat(hebrew.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(240);
    var families = FileName.of("👨‍👩‍👧‍👦".repeat(40) + ".png").value();
    assertThat(families).endsWith("👨‍👩‍👧‍👦.png");
    assertThat(families.length() - ".png".length()).isEqualTo(9 * "👨‍👩‍👧‍👦".length());
  }

  @Test
  void whatIsFitStaysAsItIs() {
    for (var name : new String[] {"דוח שנתי (2).xlsx", "Ärzte & Söhne.pdf", "a.b.c"}) {
      var fit = FileName.of(name).value();
      assertThat(fit).isEqualTo(name);
      assertThat(FileName.of(fit).value()).isEqualTo(fit);
    }
  }
}
