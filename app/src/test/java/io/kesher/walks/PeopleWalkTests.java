package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody says of a customer beside their name: family, tags, and what they agreed to. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleWalkTests {
  private static final String SAVE = "main form[method=post] button.button--main";

  @LocalServerPort int port;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aHouseholdIsTiedTaggedAndAskedAndWhatIsTakenAwayComesBack() {
    String dana;
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      var home = add(visit, "משפחת לוי", "HOUSEHOLD");
      add(visit, "רון לוי", "PERSON");
      relate(visit, "CIRCLE", "משפחת");
      dana = add(visit, "דנה לוי", "PERSON");
      relate(visit, "CIRCLE", "משפחת");
      relate(visit, "SPOUSE", "רון");
      visit.look(dana, "customer-family");
      var related = visit.page.locator("#related");
      assertThat(related.locator("a[href='" + home + "']")).isVisible();
      assertThat(related.locator(".point__under")).containsText("רון לוי");

      related.locator("form button").first().click();
      assertThat(related.locator(".point")).hasCount(1);
      visit.picture("customer-family-parted");
      visit.page.locator("toast-message form button").last().click();
      assertThat(related.locator(".point")).hasCount(2);

      var tags = visit.page.locator("#tags");
      tags.locator("input.input").fill("זהב");
      visit.page.keyboard().press("Enter");
      assertThat(tags.locator("li")).hasText("זהב");
      tags.locator("li button").click();
      assertThat(tags.locator("li")).hasCount(0);
      visit.page.locator("toast-message form button").last().click();
      assertThat(tags.locator("li")).hasText("זהב");
    }
    try (var visit = visit("en", ColorScheme.DARK, 390).signIn()) {
      visit.look(dana + "/relations/new", "relation-new");
      visit.page.locator("#f-q").pressSequentially("רון");
      visit.page.locator("#found input[type=radio]").check();
      visit.page.locator("#f-role").selectOption("CHILD");
      visit.page.locator("#f-from").fill("2010-06-01");
      visit.page.locator("#f-to").fill("2009-06-01");
      visit.page.locator(SAVE).click();
      assertThat(visit.page.locator("#n-to")).isVisible();
      visit.picture("relation-faults");

      visit.look(dana + "/preferences", "preferences");
      visit.page.locator("#f-language").selectOption("RU");
      visit.page.locator("#f-quietFrom").fill("20:00");
      visit.page.locator("#f-quietTo").fill("08:00");
      visit.page.locator(SAVE).click();
      visit.arrive("**" + dana + "*");
      assertThat(visit.page.locator("#preferences")).containsText("Russian");
      visit.open(dana + "/preferences");
      visit.page.locator("#f-given").selectOption("false");
      visit.page.locator("#f-day").fill("2025-06-01");
      visit.page.locator("#f-source").fill("Call of June");
      visit.page.locator("form[action$='/consents'] button").click();
      visit.arrive("**" + dana + "*");
      assertThat(visit.page.locator("#preferences .tag--bad")).hasText("Refused");
      visit.look(dana, "customer-people");
    }
  }

  private static String add(Visit visit, String name, String kind) {
    visit.open("/customers/new");
    visit.page.locator("#f-name").fill(name);
    visit.page.locator("#f-kind").selectOption(kind);
    visit.page.locator("main form button.button--main").click();
    visit.page.locator("#related").waitFor();
    return URI.create(visit.page.url()).getPath();
  }

  private static void relate(Visit visit, String role, String typed) {
    visit.page.locator("#related a[href$='/relations/new']").first().click();
    visit.page.locator("#f-q").pressSequentially(typed);
    visit.page.locator("#found input[type=radio]").first().check();
    visit.page.locator("#f-role").selectOption(role);
    visit.page.locator(SAVE).click();
    visit.page.locator("#related .point").first().waitFor();
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
