package io.kesher.tables;

import static io.kesher.tables.DecimalMark.COMMA;
import static io.kesher.tables.DecimalMark.POINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.values.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCellTests {
  private static final Currency ILS = Currency.getInstance("ILS");

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1,234.56#1234.56",
        "1 234.56#1234.56",
        "1\u00A0234.56#1234.56",
        "1\u2009234.56#1234.56",
        "1\u202F234#1234",
        "1'234.5#1234.5",
        "(500)#-500",
        "500-#-500",
        "\u2212500#-500",
        "-500#-500",
        "+5#5",
        "₪ 500#500",
        "500 ש\"ח#500",
        "500 ש״ח#500",
        "NIS 500#500",
        "-₪500#-500",
        "₪-500#-500",
        "(₪500)#-500",
        "$1,000#1000",
        "1,000 €#1000",
        "17%#0.17",
        "1e3#1000",
        "5.02345678E8#502345678",
        "٠١٢٣#123",
        "-0#0",
        ".5#0.5",
        "5.#5",
        "007#7",
        "\u200F500\u200E#500",
        "222.5200#222.52",
        "999999999999999.9999#999999999999999.9999",
        "1,234,567#1234567"
      })
  void readsNumbersWithAPoint(String cell, BigDecimal expected) {
    assertThat(Cells.decimal(cell, POINT))
        .isInstanceOfSatisfying(
            Read.Value.class,
            read -> assertThat((BigDecimal) read.value()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {"1.234,56#1234.56", "1 234,56#1234.56", "1,5#1.5", "1.234#1234", "-12,00#-12"})
  void readsNumbersWithAComma(String cell, BigDecimal expected) {
    assertThat(Cells.decimal(cell, COMMA))
        .isInstanceOfSatisfying(
            Read.Value.class,
            read -> assertThat((BigDecimal) read.value()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "1.234,56#separators",
        "1,5#separators",
        "12,34,567#separators",
        "1234,567#separators",
        "1.2.3#separators",
        "1,234 567#separators",
        "NaN#not-a-number",
        "Infinity#not-a-number",
        "0x10#not-a-number",
        "½#not-a-number",
        "abc#not-a-number",
        "--5#not-a-number",
        "(-5)#not-a-number",
        "5 6 x#separators",
        "%#not-a-number",
        "17%%#not-a-number",
        "1e400#too-long",
        "1e99999999#not-a-number",
        "12345678901234567890#too-long",
        "1.23456#too-long",
        "1234567890123456#too-long",
        "₪#not-a-number",
        "500 XYZ#not-a-number",
        "=1+1#not-a-number",
        "5₪₪#not-a-number",
        "1/2#not-a-number"
      })
  void refusesWithAReason(String cell, String code) {
    assertThat(Cells.decimal(cell, POINT))
        .isEqualTo(Read.refused("tables.cell.number." + code, cell));
  }

  @ParameterizedTest
  @CsvSource({
    "(500), tables.rule.parentheses-are-minus",
    "500-, tables.rule.trailing-minus",
    "17%, tables.rule.percent",
    "1e3, values.rule.exponent-written-out",
    "٣, values.rule.digits-folded"
  })
  void saysWhatItChanged(String cell, String rule) {
    assertThat(((Read.Value<BigDecimal>) Cells.decimal(cell, POINT)).rules()).containsExactly(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200F", "NA", "N/A", "#N/A", "null", "None", "-", "—"})
  void readsNothingAsNothing(String cell) {
    assertThat(Cells.decimal(cell, POINT)).isEqualTo(new Read.Nothing<>());
  }

  @Test
  void refusesMoneyOfAnotherCurrency() {
    assertThat(Cells.money("€ 5", POINT, ILS))
        .isEqualTo(Read.refused("tables.cell.money.currency", "€ 5"));
    assertThat(Cells.money("5 ₪", POINT, ILS)).isEqualTo(Read.value(Money.of("5", "ILS")));
    assertThat(Cells.money("5", POINT, ILS)).isEqualTo(Read.value(Money.of("5", "ILS")));
  }

  @Test
  void readsWholeNumbers() {
    assertThat(Cells.whole("1,234.0", POINT)).isEqualTo(Read.value(1234L));
    assertThat(Cells.whole("1.5", POINT))
        .isEqualTo(Read.refused("tables.cell.number.not-whole", "1.5"));
    assertThat(Cells.whole("1E+3", POINT))
        .isEqualTo(new Read.Value<>(1000L, List.of("values.rule.exponent-written-out")));
  }

  @Test
  void readsWhatIsWritten() {
    var random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      var number =
          BigDecimal.valueOf(
              random.nextLong(1_000_000_000_000L) - 500_000_000_000L, random.nextInt(5));
      var plain = number.toPlainString();
      assertThat(Cells.decimal(plain, POINT))
          .isInstanceOfSatisfying(
              Read.Value.class,
              read -> assertThat((BigDecimal) read.value()).isEqualByComparingTo(number));
      assertThat(Cells.decimal(plain.replace('.', ','), COMMA))
          .isInstanceOfSatisfying(
              Read.Value.class,
              read -> assertThat((BigDecimal) read.value()).isEqualByComparingTo(number));
    }
  }
}
