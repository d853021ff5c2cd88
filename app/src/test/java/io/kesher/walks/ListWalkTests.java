package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STALE;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.select;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.db.profitability.Routines;
import io.kesher.identity.Offices;
import io.kesher.identity.Teams;
import io.kesher.values.Folded;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The list of customers as an office works with it: a view, two hundred at once, a cell by keys.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListWalkTests {
  private static final int SIZE = 260;

  @LocalServerPort int port;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired Teams teams;
  @Autowired DSLContext database;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  /** Every second is in the group A; of these every second has a renewal in thirty days. */
  @BeforeAll
  void customers() {
    office.open();
    for (int i = 1; i <= SIZE; i++) {
      long id =
          database
              .insertInto(CUSTOMER)
              .set(CUSTOMER.NAME, "לקוח של תצוגה " + i)
              .set(CUSTOMER.NAME_KEY, Folded.of("לקוח של תצוגה " + i).text())
              .returningResult(CUSTOMER.ID)
              .fetchSingle()
              .value1();
      database
          .insertInto(ENTRY)
          .set(ENTRY.CUSTOMER_ID, id)
          .set(ENTRY.DAY, offices.today().minusMonths(2))
          .set(ENTRY.KIND, "i")
          .set(ENTRY.AMOUNT, BigDecimal.TEN)
          .execute();
      database.insertInto(STALE).set(STALE.CUSTOMER_ID, id).execute();
      database
          .insertInto(AGREEMENT)
          .set(AGREEMENT.CUSTOMER_ID, id)
          .set(AGREEMENT.NUMBER, "V-" + i)
          .set(AGREEMENT.RENEWAL_ON, offices.today().plusDays(i % 4 < 2 ? 30 : 200))
          .execute();
    }
    Routines.sumUp(database.configuration(), false);
    database
        .update(STANDING)
        .set(STANDING.GROUP_CODE, "A")
        .set(STANDING.RAW_GROUP, "A")
        .where(
            STANDING.CUSTOMER_ID.in(
                select(AGREEMENT.CUSTOMER_ID)
                    .from(AGREEMENT)
                    .where(AGREEMENT.NUMBER.likeRegex("^V-[0-9]*[02468]$"))))
        .execute();
    teams.create("צוות רכב");
  }

  @Test
  void aViewIsBuiltAndSharedManyGoIntoATeamAndBackAndACellIsTypedByKeys() {
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.open("/customers?q=%D7%AA%D7%A6%D7%95%D7%92%D7%94&sort=name");
      desk.picture("list");
      desk.page.locator(".chip--add").click();
      desk.page.locator("select[name='g0.r0.field']").selectOption("group");
      desk.page.locator("input[name='g0.r0.value'][value=A]").check();
      desk.page.locator("button[value='add.g0']").click();
      desk.page.locator("select[name='g0.r1.field']").selectOption("nextRenewal");
      desk.page.locator("input[name='g0.r1.value'][type=number]").fill("60");
      desk.picture("list-filter");
      desk.page.locator("input[name='g0.r1.value']").press("Enter");
      desk.arrive("**/customers?*filter=*");
      assertThat(desk.page.locator(".chip bdi").nth(1)).containsText("60");
      desk.page.locator("a[href*='/customers/columns']").click();
      desk.page.locator("input[name=shown][value=nextRenewal]").check();
      desk.page.locator("input[name=shown][value=owner]").check();
      desk.page.locator("input[name=shown][value=since]").check();
      desk.picture("list-columns");
      desk.page.locator("main button.button--main").click();
      desk.arrive("**/customers?*columns=*");
      desk.picture("list-filtered");
      desk.page.locator("a[href^='/views/new']").first().click();
      desk.page.locator("#f-name").fill("גרעין עם חידוש ב־60 יום");
      desk.page.locator("input[name=shared]").check();
      desk.picture("view");
      desk.page.locator("main button.button--main").click();
      desk.arrive("**/customers?view=*");
      assertThat(desk.page.locator(".tab[aria-current=true]")).containsText("חידוש");
      desk.page.locator("#sums a").click();
      assertThat(desk.page.locator("#sums")).containsText("65");

      desk.open("/customers?q=%D7%AA%D7%A6%D7%95%D7%92%D7%94&sort=name");
      desk.page.keyboard().press("j");
      desk.page.keyboard().press("x");
      assertThat(desk.page.locator(".selection")).isVisible();
      desk.picture("list-chosen");
      desk.page.locator(".selection button[name=all]").click();
      assertThat(desk.page.locator("h1")).containsText("260");
      desk.picture("change-draft");
      desk.page.locator("form:has(input[value=team]) select").selectOption("1");
      desk.page.locator("form:has(input[value=team]) button").click();
      desk.arrive("**/customers/changes/*");
      var undo = desk.page.locator("form[action$='/undoing'] button");
      undo.waitFor();
      desk.picture("change");
      undo.click();
      desk.arrive("**/customers/changes/*");
      desk.page.locator("text=בוטל").waitFor();
      desk.look("/customers/changes", "changes");

      desk.open("/customers?filter=owner%20is%20null&sort=name&columns=owner,since");
      var cell = desk.page.locator("tbody tr").first().locator("[data-cell=since]");
      cell.locator("button").focus();
      desk.page.keyboard().press("Enter");
      assertThat(cell.locator("cell-form:defined input[name=value]")).isFocused();
      cell.locator("input[name=value]").fill("2020-02-29");
      desk.page.keyboard().press("Enter");
      assertThat(cell).containsText("29/02/2020");
      assertThat(cell.locator("button")).isFocused();
      desk.picture("list-cell");
      desk.page.locator("toast-message form button").click();
      assertThat(cell).containsText("–");
      cell.locator("button").focus();
      desk.page.keyboard().press("Enter");
      assertThat(cell.locator("cell-form:defined input[name=value]")).isFocused();
      desk.page.keyboard().press("Escape");
      assertThat(cell.locator("button")).isFocused();

      desk.page
          .locator("tbody tr")
          .nth(1)
          .locator("td")
          .last()
          .click(new Locator.ClickOptions().setPosition(2, 2));
      desk.page.locator("row-preview h2").waitFor();
      desk.picture("list-preview");
      desk.page.locator("tbody tr").nth(1).locator(".table__name").click();
      desk.page.locator("list-steps a[data-step='1']").click();
      desk.page.locator("list-steps a[data-step='-1']").click();
      desk.page.locator("list-steps a[data-step='0']").click();
      desk.arrive("**columns=owner,since");
      desk.look("/customers?by=owner", "list-grouped");
    }
    try (var phone = visit("en", ColorScheme.DARK, 390).signIn()) {
      phone.look("/customers", "list");
      phone
          .page
          .locator(".tab", new com.microsoft.playwright.Page.LocatorOptions().setHasText("חידוש"))
          .click();
      phone.arrive("**filter=**");
      phone.picture("list-view");
      phone.page.locator(".choose input").first().check();
      phone.picture("list-chosen");
      phone.look(
          "/customers/filter?filter=nextRenewal%20within%2060%20or%20group%20eq%20'A'",
          "list-filter");
      phone.look("/customers/columns", "list-columns");
      phone.look("/customers?by=group", "list-grouped");
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
