package io.kesher.profitability.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.profitability.Base;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Standings;
import io.kesher.profitability.web.WhaleChart.Sheet;
import io.kesher.profitability.web.WhaleChart.Spot;
import java.util.Comparator;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewPageTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired Base base;
  @Autowired StandardPeriod standardPeriod;

  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = Browser.of(mvc, office);
  }

  @Test
  @Order(1)
  void anEmptyOfficeIsShownItsNextStep() {
    assertThat(browser.open("/overview"))
        .hasStatusOk()
        .bodyText()
        .contains("href=\"/imports\"", "עוד אין נתונים")
        .doesNotContain("whale-curve");
    assertThat(browser.read("/customers")).contains("href=\"/imports\"").doesNotContain("<table");
  }

  @Test
  @Order(2)
  void showsTheBaseInSixNumbersEachWithItsRows() {
    new Shop(database, ledger, standings);
    String page = browser.read("/overview");
    assertThat(page.split("class=\"figure\"")).hasSize(7);
    assertThat(page)
        .contains("href=\"/customers?sort=contribution&amp;negative=true\"", "עקומת הלווייתן");
    // nobody had an entry in the period before: nothing is compared, and no unit stands alone
    assertThat(page)
        .containsPattern("24.? לקוחות<")
        .contains("אין תקופה קודמת להשוואה")
        .doesNotContain("נק׳", "מול התקופה הקודמת");
  }

  @ParameterizedTest
  @EnumSource
  @Order(3)
  void drawsThePeakAtItsRank(Sheet sheet) {
    var curve = base.curve(standardPeriod.current());
    var chart = new WhaleChart(curve, sheet);
    Spot highest = chart.spots().stream().min(Comparator.comparingDouble(Spot::y)).orElseThrow();
    assertThat(chart.peak().point().rank()).isEqualTo(curve.summary().peakRank());
    assertThat(chart.peak().y()).isEqualTo(highest.y());
    assertThat(chart.peak().x()).isBetween(sheet.left(), sheet.right());
    assertThat(browser.read("/overview"))
        .contains("cx=\"" + chart.peak().x() + "\" cy=\"" + chart.peak().y() + "\" r=\"5\"");
  }

  @ParameterizedTest
  @EnumSource
  @Order(3)
  void bandsCoverTheWholeAxisOnce(Sheet sheet) {
    var chart = new WhaleChart(base.curve(standardPeriod.current()), sheet);
    double reached = sheet.left();
    for (var band : chart.bands()) {
      assertThat(band.x()).isCloseTo(reached, offset(0.001));
      reached += band.width();
    }
    assertThat(reached).isCloseTo(sheet.right(), offset(0.001));
  }

  @Test
  @Order(3)
  void aPointLeadsToItsOwnCustomers() {
    var chart = new WhaleChart(base.curve(standardPeriod.current()), Sheet.DESK);
    Spot fifth = chart.spots().get(4);
    String rows = browser.read("/customers?after=" + chart.before(fifth));
    assertThat(rows).contains(">לקוח 4<").doesNotContain(">לקוח 3<");
  }

  @Test
  @Order(3)
  void tellsTheCurveAsATableToo() {
    assertThat(browser.read("/overview")).contains("<caption class=\"sr\">", "data-along=");
  }

  @Test
  @Order(4)
  void speaksEnglish() {
    browser.speak("en");
    assertThat(browser.read("/overview"))
        .contains("Whale curve", "dir=\"ltr\"")
        .doesNotContain("תרומה");
    browser.speak("he");
  }

  @Test
  @Order(4)
  void saysThatAPeriodHoldsNothing() {
    assertThat(browser.read("/overview?from=1950-01-01&to=1950-12-31"))
        .contains("אין רשומות בתקופה הזו");
  }

  @Test
  @Order(4)
  void refusesAPeriodThatIsNone() {
    assertThat(browser.open("/overview?from=31/02&to=2025-01-01"))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }
}
