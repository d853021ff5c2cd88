package io.kesher.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.values.PhoneNumber;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCellTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Null",
        "True",
        "O'Brien",
        "בן־גוריון",
        "👨‍👩‍👧‍👦",
        "Cohen \u200Fכהן",
        "{{7*7}}",
        "<b>",
        "None",
        "-"
      })
  void keepsTextAsItIs(String cell) {
    assertThat(Cells.text(cell)).isEqualTo(Read.value(cell));
  }

  @Test
  void takesOffInvisibleEndsAndSaysSo() {
    assertThat(Cells.text("\u200Fכהן\u200F"))
        .isEqualTo(new Read.Value<>("כהן", List.of("values.rule.marks-removed")));
    assertThat(Cells.text(" כהן ")).isEqualTo(Read.value("כהן"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\uD83D", "\uDE00b"})
  void refusesWhatNoDatabaseCanHold(String cell) {
    assertThat(Cells.text(cell)).isInstanceOf(Read.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "17850.0, 17850, values.rule.fraction-dropped",
    "1.785E4, 17850, values.rule.exponent-written-out"
  })
  void undoesWhatSpreadsheetsMakeOfIds(String cell, String id, String rule) {
    assertThat(Cells.externalId(cell)).isEqualTo(new Read.Value<>(id, List.of(rule)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17850", "0017", "C536379", "1.5", "12E", "A-1/2", "1.0.0", "1E5"})
  void keepsOtherIds(String cell) {
    assertThat(Cells.externalId(cell)).isEqualTo(Read.value(cell));
  }

  @Test
  void refusesAnIdWhoseDigitsASpreadsheetRoundedAway() {
    assertThat(Cells.externalId("5.02E+8"))
        .isEqualTo(Read.refused("tables.cell.id.digits-lost", "5.02E+8"));
  }

  @ParameterizedTest
  @CsvSource({
    "כן, true",
    "לא, false",
    "Yes, true",
    "NO, false",
    "1, true",
    "0, false",
    "TRUE, true"
  })
  void readsYesAndNo(String cell, boolean expected) {
    assertThat(Cells.yesNo(cell)).isEqualTo(Read.value(expected));
  }

  @Test
  void refusesMaybe() {
    assertThat(Cells.yesNo("אולי")).isEqualTo(Read.refused("tables.cell.yes-no", "אולי"));
  }

  @Test
  void passesOnWhatTheValueSays() {
    assertThat(Cells.phone("*2700")).isEqualTo(Read.value(new PhoneNumber("*2700", null)));
    assertThat(Cells.israeliId("000000000"))
        .isEqualTo(Read.refused("values.refused.id.zeros", "000000000"));
    assertThat(Cells.email("")).isEqualTo(new Read.Nothing<>());
  }
}
