package io.kesher.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FiguresTests {
  private final Figures figures =
      new Figures(Currency.getInstance("ILS"), ZoneId.of("Asia/Jerusalem"));

  @Test
  void moneyHasItsMinusBeforeTheSignAndTheSignBeforeTheNumber() {
    assertThat(figures.money(new BigDecimal("-1319.60"), 0).text()).isEqualTo("−₪1,320");
    assertThat(figures.money(new BigDecimal("10731847.55"), 2).text()).isEqualTo("₪10,731,847.55");
  }

  @Test
  void whatRoundsToNothingHasNoMinus() {
    assertThat(figures.money(new BigDecimal("-0.4"), 0).text()).isEqualTo("₪0");
  }

  @Test
  void currenciesWithoutASignKeepTheirCode() {
    assertThat(
            new Figures(Currency.getInstance("CHF"), ZoneId.of("UTC"))
                .money(BigDecimal.TEN, 0)
                .text())
        .isEqualTo("CHF\u00a010");
  }

  @Test
  void fractionsArePercentAndSecondsAreHours() {
    assertThat(figures.percent(new BigDecimal("0.333152"), 1).text()).isEqualTo("33.3%");
    assertThat(figures.hours(new BigDecimal("97359300"), 2).text()).isEqualTo("27,044.25");
    assertThat(figures.minutes(new BigDecimal("89")).text()).isEqualTo("1");
  }

  @Test
  void daysAndMomentsAreWrittenAsTheOfficeHasThem() {
    assertThat(figures.date(LocalDate.of(2026, 11, 2)).text()).isEqualTo("02/11/2026");
    assertThat(figures.instant(Instant.parse("2026-11-22T22:30:00Z")).text())
        .isEqualTo("23/11/2026 00:30");
  }

  @Test
  void areIslandsInPagesAndInSentences() {
    var page = new StringOutput();
    figures.money(BigDecimal.TEN.negate(), 0).writeTo(page);

    assertThat(page).hasToString("<bdi class=\"num\">−₪10</bdi>");
    assertThat(figures.money(BigDecimal.TEN, 0)).hasToString("\u2066₪10\u2069");
  }
}
