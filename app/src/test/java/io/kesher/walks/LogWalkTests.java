package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kesher.db.customers.Tables.CUSTOMER;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A call is logged, taken back and put back; a task is given and done. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogWalkTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;

  private final Chromium chromium = new Chromium();

  private String customer = "";

  @BeforeAll
  void somebodyCalls() {
    customer =
        "/customers/"
            + database
                .insertInto(CUSTOMER)
                .set(CUSTOMER.NAME, "דנה כהן")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1();
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aCallIsLoggedByKeyboardAloneAndTakenBack() {
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look(customer, "log-empty");
      page.keyboard().press("l");
      assertThat(page.locator("#f-summary")).isFocused();
      page.keyboard().type("ביקשה הצעה לרכב <b>חדש</b>");
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("#timeline .event").first())
          .containsText("ביקשה הצעה לרכב <b>חדש</b>");
      assertThat(page.locator("#timeline .event").first()).containsText("משוער");
      assertThat(page.locator("#f-summary")).isEmpty();
      visit.picture("log-logged");
      page.locator("#toasts button").first().click();
      assertThat(page.locator("#timeline")).not().containsText("ביקשה הצעה");
      page.locator("#toasts button").first().click();
      assertThat(page.locator("#timeline")).containsText("ביקשה הצעה");

      page.locator("#f-minutes").fill("a lot");
      page.locator("#log button.button--main").click();
      assertThat(page.locator("#n-minutes")).isVisible();
      visit.picture("log-faults");
      page.locator("#timeline .event a").first().click();
      page.locator("form[action$='/pin'] button").waitFor();
      visit.picture("interaction");
      page.locator("form[action$='/pin'] button").click();
      page.locator(".event--pin").waitFor();
      visit.picture("log-pinned");
    }
  }

  @Test
  void aTaskIsGivenOnAPhoneDoneOnThePageOfTodayAndTakenBack() {
    try (var visit = visit("en", ColorScheme.DARK, 390).signIn()) {
      var page = visit.page;
      visit.look("/today", "today-empty");
      visit.look(customer, "log-phone");
      page.locator("#tasks-of a[href^='/tasks/new']").click();
      page.locator("#f-title").fill("Send the offer");
      page.locator("#f-steps").fill("Ask the insurer\nWrite it");
      visit.picture("task-new");
      page.locator("main form button.button--main").click();
      page.locator("form[action$='/steps'] button").first().click();
      assertThat(page.locator("form[action$='/steps'] button").first())
          .hasAttribute("aria-pressed", "true");
      visit.picture("task");
      visit.look("/today", "today");
      assertThat(page.locator("#today")).containsText("Send the offer");
      page.locator("#today .tick").first().click();
      assertThat(page.locator("#today")).not().containsText("Send the offer");
      page.locator("#toasts button").first().click();
      assertThat(page.locator("#today")).containsText("Send the offer");
      visit.look("/tasks", "tasks");
      visit.look("/interactions/new?q=%D7%93%D7%A0%D7%94", "log-whom");
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
