package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.identity.Offices;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agreement from the customer's page to its renewal, with a mistake that is taken back. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewalWalkTests {
  @LocalServerPort int port;
  @Autowired Offices offices;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void anAgreementIsAddedRenewedOnTheRadarUndoneAndLapses() {
    var today = offices.today();
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.look("/settings", "settings-products");
      desk.page.locator("#f-product-name").fill("מקיף");
      desk.page.locator("#f-newLine").fill("motor");
      desk.page.locator("#f-commissionRate").fill("12.5");
      desk.page.locator("#products form button").click();
      assertThat(desk.page.locator("#products")).containsText("מקיף");

      desk.look("/customers/new", "customer-for-agreement");
      desk.page.locator("#f-name").fill("דנה לוי");
      desk.page.locator("main form button.button--main").click();
      desk.arrive("**/customers/*");
      desk.page.locator("#agreements .card__head a").click();
      desk.page.locator("#f-number").fill("31-200457");
      desk.page.locator("#f-sold").selectOption("product/1");
      desk.page.locator("#f-premium").fill("12,5");
      desk.page.locator("main form button.button--main").click();
      assertThat(desk.page.locator("#n-premium")).isVisible();
      desk.picture("agreement-faults");
      desk.page.locator("#f-premium").fill("3,400");
      desk.page.locator("#f-startOn").fill(today.minusMonths(11).toString());
      desk.page.locator("#f-renewalOn").fill(today.plusDays(30).toString());
      desk.page.locator("main form button.button--main").click();
      desk.arrive("**/agreements/*");
      desk.picture("agreement");
      var agreement = URI.create(desk.page.url()).getPath();

      desk.look("/renewals", "renewals");
      assertThat(desk.page.locator("#stakes .count").first()).hasText("1");
      desk.page.locator("tbody a.button").first().press("Enter");
      assertThat(desk.page.locator("tbody input[name=until]")).isFocused();
      desk.picture("renewals-form");
      desk.page.locator("tbody input[name=premium]").fill("3600");
      desk.page.locator("tbody input[name=premium]").press("Enter");
      var undo = desk.page.locator("tbody .radar__done button");
      assertThat(undo).isFocused();
      desk.picture("renewals-done");
      undo.press("Enter");
      assertThat(desk.page.locator("tbody a.button").first()).isVisible();

      desk.look(agreement, "agreement-history");
      assertThat(desk.page.locator("main")).containsText("3,600");

      try (var phone = visit("en", ColorScheme.DARK, 390).signIn()) {
        phone.look("/renewals", "renewals");
        phone.page.locator("tbody a.button").nth(1).click();
        phone.page.locator("tbody select[name=reason]").selectOption("PRICE");
        phone.picture("renewals-lapse");
        phone.page.locator("tbody form button.button--main").click();
        assertThat(phone.page.locator("tbody .radar__done button")).isVisible();
        phone.look(agreement, "agreement-lapsed");
        phone.page.locator("form[action$='/undoing'] button").click();
        assertThat(phone.page.locator("main .tag--good")).isVisible();
        phone.look(agreement + "/edit", "agreement-edit");
      }
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
