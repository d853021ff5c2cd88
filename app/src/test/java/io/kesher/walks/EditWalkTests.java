package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people with one customer before them. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditWalkTests {
  @LocalServerPort int port;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void whoeverComesSecondChoosesByKeyboardAndLosesNothing() {
    try (var first = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      first.look("/customers/new", "customer-new");
      first.page.locator("#f-name").fill("דנה לוי");
      first.page.locator("#f-point-n1").fill("12");
      first.page.locator("main form button.button--main").click();
      assertThat(first.page.locator("#n-point-n1")).isVisible();
      first.picture("customer-faults");
      first.page.locator("#f-point-n1").fill("0502345678");
      first.page.locator("main form button.button--main").click();
      first.arrive("**/customers/*");
      var path = java.net.URI.create(first.page.url()).getPath();
      first.look(path + "/edit", "customer-edit");

      try (var second = visit("he", ColorScheme.DARK, 390).signIn()) {
        second.look(path + "/edit", "customer-edit");
        first.page.locator("#f-name").fill("דנה לוי־כהן");
        first.page.locator("#f-since").fill("2019-03-01");
        first.page.locator("main form button.button--main").click();
        first.arrive("**" + path);

        second.page.locator("#f-name").fill("Dana Levi");
        second.page.locator("[data-more][value=PHONE]").click();
        second.page.keyboard().type("0502345679");
        second.page.locator("main form button.button--main").click();
        second.page.locator(".choice").first().waitFor();
        second.picture("customer-merge");
        var mine = second.page.locator("input[name='take.name'][value=mine]");
        assertThat(mine).isChecked();
        assertThat(second.page.locator("input[name='take.since'][value=theirs]")).isChecked();
        mine.focus();
        second.page.keyboard().press("ArrowUp");
        assertThat(second.page.locator("input[name='take.name'][value=theirs]")).isChecked();
        second.page.locator("main form button.button--main").click();
        second.arrive("**" + path);
        assertThat(second.page.locator("main")).containsText("דנה לוי־כהן");
        assertThat(second.page.locator("main")).containsText("050-234-5679");
      }
      first.look(path, "customer-edited");
    }
    try (var third = visit("en", ColorScheme.LIGHT, 1440).signIn()) {
      third.look("/customers/new", "customer-new");
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
