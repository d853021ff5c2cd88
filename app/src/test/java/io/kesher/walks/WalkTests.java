package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkTests {
  private static final Path SAMPLE = Path.of("src/test/resources/io/kesher/importing/motor.csv");

  @LocalServerPort int port;
  @Autowired TestOffice office;

  private final Chromium chromium = new Chromium();

  private String customer = "";
  private String invitation = "";

  @BeforeAll
  void colleagues() {
    office.open();
    office.employee("manager");
    office.employee("salesperson");
    invitation = office.invite("guest@oren.example");
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }

  @Test
  @Order(1)
  void anEmptyOfficeSaysTheNextStep() {
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      visit.look("/overview", "overview-empty");
      assertThat(visit.page.locator(".empty a[href^='/imports']").first()).isVisible();
    }
  }

  @Test
  @Order(2)
  void aFileBecomesTheWhaleCurve() {
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      visit.look("/imports", "imports");
      visit.page.locator("input[type=file]").setInputFiles(SAMPLE);
      visit.arrive("**/imports/1");
      visit.picture("import-mapping");
      visit.page.locator("form[action='/imports/1/run'] button:enabled").first().click();
      visit.page.locator(".page__body a[href^='/customers']").first().waitFor();
      assertThat(visit.page.locator(".counts").first()).containsText("200");
      visit.picture("import-done");

      visit.look("/overview", "overview");
      assertThat(visit.page.locator("svg .curve").first()).isVisible();
      visit.look("/customers", "customers");
      visit.page.locator(".table__name").first().click();
      visit.arrive("**/customers/*");
      customer = URI.create(visit.page.url()).getPath();
      visit.picture("customer");
      assertThat(visit.page.locator(".strip__why")).isVisible();
    }
  }

  /** Each language meets each theme, each theme each width, and each width each language. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({"he, LIGHT, 1440", "he, DARK, 390", "en, DARK, 1440", "en, LIGHT, 390"})
  @Order(3)
  void everyPageStandsInBothLanguagesBothThemesAndOnAPhone(
      String language, ColorScheme theme, int width) {
    try (var visit = visit(language, theme, width).signIn()) {
      visit
          .look("/overview", "overview")
          .look("/customers", "customers")
          .look("/customers?group=C&sort=contribution", "customers-c")
          .look(customer, "customer")
          .look("/groups", "groups")
          .look("/employees", "employees")
          .look("/employees/1", "employee")
          .look("/roles", "roles")
          .look("/roles/3", "role")
          .look("/invitations/" + invitation, "invitation")
          .look("/imports", "imports")
          .look("/imports/1", "import")
          .look("/settings", "settings");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  @Order(4)
  void theWhaleCurveFitsTheWindowAndIsWalkedByArrows(int width) {
    try (var visit = visit("he", ColorScheme.LIGHT, width).signIn()) {
      visit.open("/overview");
      var page = visit.page;
      var curve = page.locator("whale-curve").filter(new FilterOptions().setVisible(true));
      assertThat(curve).hasCount(1);
      assertThat(
              curve.evaluate(
                  "it => it.getBoundingClientRect().left >= 0 && it.scrollWidth <= it.clientWidth"))
          .isEqualTo(true);
      curve.locator("[role=slider]").focus();
      page.keyboard().press("End");
      var last = page.locator("#whale-points tbody tr").last();
      assertThat(curve.locator(".whale__tip"))
          .containsText(last.locator("td").first().textContent().strip());
      page.keyboard().press("Enter");
      visit.arrive("**/customers?*after=*");
    }
  }

  @Test
  @Order(4)
  void aTapOnTheWhaleCurveLeadsToTheCustomersThere() {
    try (var visit = chromium.telephone(port, "he", ColorScheme.LIGHT).signIn()) {
      visit.open("/overview");
      visit.page.locator("whale-curve.only-phone svg").tap();
      visit.arrive(address -> address.matches(".*/customers[?].*after=[^&]+.*"));
    }
  }

  @Test
  @Order(5)
  void theKeyboardFindsACustomerAndShowsItsShortcuts() {
    try (var visit = visit("en", ColorScheme.LIGHT, 1440).signIn()) {
      visit.open("/overview");
      visit.page.keyboard().press("Control+k");
      visit.page.locator("dialog[open] input").fill("17");
      visit.page.locator("dialog[open] [role=option]").first().waitFor();
      visit.picture("palette");
      visit.page.keyboard().press("Escape");
      assertThat(visit.page.locator("dialog[open]")).hasCount(0);
      visit.page.keyboard().press("?");
      assertThat(visit.page.locator("dialog[open]")).isVisible();
      visit.picture("shortcuts");
    }
  }
}
