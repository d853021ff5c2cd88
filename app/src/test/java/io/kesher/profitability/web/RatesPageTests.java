package io.kesher.profitability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class RatesPageTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;

  @Test
  void aFaultStandsBesideItsFieldAndWhatWasTypedStays() {
    var shown =
        Browser.of(mvc, office)
            .send("/settings/hourly-cost", Map.of("amount", "12,5", "validFrom", "2026-02-01"));
    assertThat(shown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(Browser.text(shown))
        .contains("id=\"n-rate-amount\"", "value=\"12,5\"", "value=\"2026-02-01\"")
        .doesNotContain("id=\"n-standard-minutes\"");
  }

  @Test
  void whatOnlyTheRateItselfRefusesIsToldThereToo() {
    var browser = Browser.of(mvc, office);
    var shown =
        browser.send(
            "/settings/standard-minutes",
            Map.of("activity", "call", "minutes", "1441", "validFrom", "2026-02-01"));
    assertThat(shown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(Browser.text(shown)).contains("id=\"n-standard-minutes\"");
    assertThat(
            browser.send(
                "/settings/standard-minutes",
                Map.of("activity", "call", "minutes", "9", "validFrom", "2026-02-01")))
        .hasStatus(HttpStatus.FOUND);
  }
}
