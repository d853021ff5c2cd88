package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.books.BookBase;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Roles;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Standings;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Books from the first proposal to whoever holds whom, looked at before and after. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookWalkTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired Standings standings;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired Roles roles;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void booksAreProposedAcceptedByLineAndInWholeAndTakenBack() {
    var base = BookBase.of(database, offices.today(), 60, 60, 6);
    Viewers.asOffice(() -> {
      standings.refresh();
      return null;
    });
    var dana = hired("dana@oren.example");
    var yossi = hired("yossi@oren.example");
    hired("rami@oren.example");
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.look("/books", "books-empty");
      for (int i = 0; i < 30; i++) {
        base.give(i, dana.value());
      }
      base.give(40, yossi.value());
      desk.open("/books");
      desk.page.locator("#f-top").fill("0");
      for (var each : desk.page.locator("input[name=holder]").all()) {
        each.setChecked(false);
      }
      desk.page.locator("#new button.button--main").click();
      assertThat(desk.page.locator("#n-top")).isVisible();
      assertThat(desk.page.locator("#n-holders")).isVisible();
      desk.picture("books-faults");
      desk.page.locator("#f-top").fill("50");
      for (var each : desk.page.locator("input[name=holder]").all().subList(0, 3)) {
        each.check();
      }
      desk.page.locator("#new button.button--main").click();
      desk.arrive("**/books/proposals/1");
      desk.page.locator("#sides").waitFor();
      desk.look("/books/proposals/1", "books-proposal");

      desk.page.locator("input[name=customer]").first().check();
      desk.page.locator("#moves .books__accept button").click();
      desk.page.locator("#moves .tag--good").first().waitFor();
      desk.page.locator("#outcome button.button--main").click();
      assertThat(desk.page.locator("#outcome button.button--main")).hasCount(0);
      desk.look("/books/proposals/1", "books-accepted");
      desk.look("/books", "books");

      desk.look("/books/" + dana.value(), "book");
      desk.page.locator(".top__actions a").click();
      desk.page.locator("#f-hours").fill("x");
      desk.page.locator("main form button.button--main").click();
      assertThat(desk.page.locator("#n-hours")).isVisible();
      desk.page.locator("#f-hours").fill("90");
      desk.page.locator("input[name=language][value=ru]").check();
      desk.picture("book-edit");
      desk.page.locator("main form button.button--main").click();
      desk.arrive("**/books/" + dana.value());
      desk.look("/customers/" + base.customers.get(0), "customer-held");
      assertThat(desk.page.locator("#holdings")).isVisible();

      try (var phone = visit("en", ColorScheme.DARK, 390).signIn()) {
        phone.look("/books", "books").look("/books/proposals/1", "books-proposal");
        phone.look("/books/" + dana.value(), "book");
        phone.look("/books/" + dana.value() + "/edit", "book-edit");
      }
      try (var english = visit("en", ColorScheme.LIGHT, 1440).signIn()) {
        english.look("/books", "books").look("/books/proposals/1", "books-proposal");
      }

      desk.open("/books/proposals/1");
      desk.page.locator("form[action$='/taking-back'] button").click();
      desk.page.locator("#outcome button.button--main").waitFor();
      assertThat(desk.page.locator("#moves input[name=customer]").first()).isVisible();
    }
  }

  private EmployeeId hired(String email) {
    return office.hired(email, roles.shipped("salesperson"));
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
