package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTests {
  @Test
  void isEqualWhereTheNumbersAre() {
    assertThat(Money.of("2.5", "ILS")).isEqualTo(Money.of("2.500", "ILS"));
    assertThat(Money.of("1E+2", "ILS")).isEqualTo(Money.of("100", "ILS")).hasToString("100.00 ILS");
  }

  @Test
  void addsExactly() {
    assertThat(Money.of("0.1", "ILS").plus(Money.of("0.2", "ILS")))
        .isEqualTo(Money.of("0.3", "ILS"));
    assertThat(Money.of("120", "ILS").times(new BigDecimal("0.2525")))
        .isEqualTo(Money.of("30.3", "ILS"));
    assertThat(Money.of("5", "ILS").minus(Money.of("7", "ILS")).isNegative()).isTrue();
  }

  @Test
  void refusesTwoCurrencies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("1", "ILS").plus(Money.of("1", "EUR")));
  }

  @Test
  void readsWhatItWrites() {
    var random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      var money =
          new Money(
              BigDecimal.valueOf(random.nextLong(), random.nextInt(8)),
              Currency.getInstance("ILS"));
      assertThat(Money.parse(money.toString())).isEqualTo(money);
    }
  }
}
