package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "050-234-5678",
        "0502345678",
        "502345678",
        "+972-50-2345678",
        "972502345678",
        "00972502345678",
        "+9720502345678",
        "(050) 234 5678",
        "050.234.5678",
        "\u200F050-2345678\u200E",
        "٠٥٠٢٣٤٥٦٧٨",
        "5.02345678E8",
        "502345678.0",
        "טל' 050-2345678",
        "050\u00A0234\u20115678",
        "050-2345678 / 0502345678"
      })
  void readsAllNotationsOfOneNumber(String text) {
    assertThat(PhoneNumber.parse(text))
        .isInstanceOfSatisfying(
            Parsing.Parsed.class,
            parsed -> assertThat(parsed.value()).isEqualTo(new PhoneNumber("+972502345678", null)));
  }

  @ParameterizedTest
  @CsvSource({
    "502345678, values.rule.zeros-restored",
    "502345678.0, values.rule.fraction-dropped",
    "5.02345678E8, values.rule.exponent-written-out",
    "٠٥٠٢٣٤٥٦٧٨, values.rule.digits-folded"
  })
  void saysWhatItChanged(String text, String rule) {
    assertThat(((Parsing.Parsed<PhoneNumber>) PhoneNumber.parse(text)).rules()).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*2700", " *2700 ", "2700*", "* 2700"})
  void keepsTheStarOfAStarNumber(String text) {
    assertThat(PhoneNumber.parse(text)).isEqualTo(Parsing.parsed(new PhoneNumber("*2700", null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-7654321 שלוחה 12",
        "03-7654321 ext. 12",
        "03-7654321 x12",
        "037654321, שלוחה: 12",
        "03-7654321 (שלו' 12)",
        "03-7654321#12",
        "+97237654321 ext. 12"
      })
  void readsExtensionsInBothLanguages(String text) {
    assertThat(PhoneNumber.parse(text))
        .isEqualTo(Parsing.parsed(new PhoneNumber("+97237654321", "12")));
  }

  @ParameterizedTest
  @CsvSource({
    "0502345678/9, several",
    "050-2345678 054-7654321, several",
    "050-2345678;054-7654321, several",
    "ה050-2345678, characters",
    "2700, short",
    "100, short",
    "144, short",
    "0500000, invalid",
    "abc, characters",
    "'', empty",
    ";, characters",
    "/, characters",
    "שלוחה 12, characters"
  })
  void refusesWithAReason(String text, String reason) {
    assertThat(PhoneNumber.parse(text))
        .isInstanceOfSatisfying(
            Parsing.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("values.refused.phone." + reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-700-500-500", "1-800-200-300", "03-7654321", "077-1234567"})
  void readsTheNumbersOfBusinesses(String text) {
    assertThat(PhoneNumber.parse(text)).isInstanceOf(Parsing.Parsed.class);
  }

  @Test
  void showsHomeNumbersAsTheyAreDialled() {
    assertThat(new PhoneNumber("+972502345678", null).display()).isEqualTo("050-234-5678");
    assertThat(new PhoneNumber("+442079460018", null).display()).isEqualTo("+44 20 7946 0018");
    assertThat(new PhoneNumber("*2700", null).display()).isEqualTo("*2700");
  }

  @Test
  void readsWhatItWritesAndShows() {
    var numbers =
        List.of(
            new PhoneNumber("+972502345678", null),
            new PhoneNumber("+97237654321", "12"),
            new PhoneNumber("*2700", null),
            new PhoneNumber("+442079460018", null));
    for (var number : numbers) {
      assertThat(PhoneNumber.parse(number.toString())).isEqualTo(Parsing.parsed(number));
      assertThat(PhoneNumber.parse(number.display())).isEqualTo(Parsing.parsed(number));
    }
  }
}
