package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsraeliIdTests {
  @ParameterizedTest
  @ValueSource(strings = {"000000018", "123456782", "039337423", " 123456782 ", "12345678-2"})
  void acceptsNineDigitsWhoseLastChecksTheOthers(String text) {
    assertThat(IsraeliId.parse(text)).isInstanceOf(Parsing.Parsed.class);
  }

  @Test
  void restoresALostZeroAndSaysSo() {
    assertThat(IsraeliId.parse("39337423"))
        .isEqualTo(
            new Parsing.Parsed<>(
                new IsraeliId("039337423"), List.of("values.rule.zeros-restored")));
  }

  @ParameterizedTest
  @CsvSource({
    "000000000, zeros",
    "0, length",
    "123456789, check-digit",
    "1234567820, length",
    "12345678O, not-digits",
    "l23456782, not-digits",
    "P1234567, not-digits",
    "'', empty"
  })
  void refusesWithAReason(String text, String reason) {
    assertThat(IsraeliId.parse(text))
        .isEqualTo(Parsing.refused("values.refused.id." + reason, text));
  }

  @Test
  void refusesAnIdOfNineZeros() {
    assertThat(IsraeliId.parse("000000000")).isInstanceOf(Parsing.Refused.class);
  }

  @Test
  void readsWhatASpreadsheetMadeOfIt() {
    assertThat(IsraeliId.parse("123456782.0"))
        .isEqualTo(
            new Parsing.Parsed<>(
                new IsraeliId("123456782"), List.of("values.rule.fraction-dropped")));
    assertThat(IsraeliId.parse("1.23456782E8"))
        .isEqualTo(
            new Parsing.Parsed<>(
                new IsraeliId("123456782"), List.of("values.rule.exponent-written-out")));
    assertThat(IsraeliId.parse("\u200F١٢٣٤٥٦٧٨٢")).isInstanceOf(Parsing.Parsed.class);
  }

  @Test
  void tellsCompaniesFromPersons() {
    assertThat(new IsraeliId("123456782").isCompany()).isFalse();
    assertThat(IsraeliId.parse("510000003"))
        .satisfiesAnyOf(
            p -> assertThat(p).isInstanceOf(Parsing.Refused.class),
            p -> assertThat(((Parsing.Parsed<IsraeliId>) p).value().isCompany()).isTrue());
  }

  @Test
  void acceptsAboutATenthOfRandomNumbers() {
    var random = new Random(11);
    long valid =
        random
            .ints(100_000, 100_000_000, 1_000_000_000)
            .filter(n -> IsraeliId.parse(Integer.toString(n)) instanceof Parsing.Parsed<?>)
            .count();
    assertThat(valid).isBetween(9_700L, 10_300L);
  }
}
