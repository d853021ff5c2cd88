package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dana+tag@example.co.il",
        "a.b@x.com",
        "O'Brien@example.ie",
        "\"a b\"@example.com"
      })
  void acceptsWhatCanBeWrittenTo(String text) {
    assertThat(EmailAddress.parse(text)).isEqualTo(Parsing.parsed(new EmailAddress(text)));
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:dana@example.com, dana@example.com, mailto-removed",
    "Dana Cohen <dana@example.com>, dana@example.com, display-name-removed",
    "dana@example.com., dana@example.com, ending-removed",
    "Dana@EXAMPLE.com, Dana@example.com, domain-folded",
    "dana@דוגמה.co.il, dana@xn--6dbbec0c.co.il, domain-folded"
  })
  void saysWhatItChanged(String text, String address, String rule) {
    assertThat(EmailAddress.parse(text))
        .isEqualTo(new Parsing.Parsed<>(new EmailAddress(address), List.of("values.rule." + rule)));
  }

  @ParameterizedTest
  @CsvSource({
    "a@b, invalid",
    "dana, invalid",
    "@example.com, invalid",
    "a@example.com; b@example.com, several",
    "a@example.com b@example.com, several",
    "a..b@example.com, invalid",
    "dana@exa mple.com, invalid",
    "'', empty"
  })
  void refusesWithAReason(String text, String reason) {
    assertThat(EmailAddress.parse(text))
        .isEqualTo(Parsing.refused("values.refused.email." + reason, text));
  }

  @Test
  void refusesALineBreakThatWouldAddAHeader() {
    assertThat(EmailAddress.parse("dana@example.com\r\nBcc: all@example.com"))
        .isInstanceOf(Parsing.Refused.class);
  }

  @Test
  void matchesWithoutRegardToCase() {
    assertThat(new EmailAddress("Dana@example.com").key()).isEqualTo("dana@example.com");
  }
}
