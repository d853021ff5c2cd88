package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.agreements.ProductLines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.SmallAgency;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rules are drafted, tried and adopted; months are closed; a line is disputed and answered. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewardWalkTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired RuleSets sets;
  @Autowired ProductLines lines;
  @Autowired Offices offices;
  @Autowired TestOffice office;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aSetIsTriedAndAdoptedAMonthIsClosedAndALineDisputed() {
    var seller = office.employee("salesperson");
    var manager = office.employee("manager");
    var last = YearMonth.from(offices.today()).minusMonths(1);
    Viewers.asOffice(() -> {
      fill(last, List.of(seller, office.employee("owner"), manager));
      return null;
    });
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.look("/rewards", "rewards-none");
      desk.page.locator(".empty__action a").click();
      desk.picture("rewards-rules-none");
      desk.page.locator("form[action='/rewards/rules'] button").click();
      desk.arrive("**/rewards/rules/*");
      desk.page.locator("[name='rules.0.kind']").selectOption("RENEWAL");
      desk.page.locator("[name='rules.0.rate']").fill("120");
      desk.page.locator("[name='rules.0.windowMonths']").fill("6");
      desk.page.locator("[name='rules.1.kind']").selectOption("ACQUISITION");
      desk.page.locator("[name='rules.1.rate']").fill("25");
      desk.page.locator("#draft .form__actions button").click();
      assertThat(desk.page.locator("[id='n-rules.0.rate']")).isVisible();
      desk.picture("rewards-faults");
      desk.page.locator("[name='rules.0.rate']").fill("12.5");
      desk.page.locator("#draft .form__actions button").click();
      desk.page.locator("#saved .warn-note").waitFor();
      desk.page.locator("[name='rules.2.kind']").selectOption("RETAINED");
      desk.page.locator("[name='rules.2.rate']").fill("3");
      desk.page.locator("#draft .form__actions button").click();
      desk.page.locator("#saved tbody tr").nth(2).waitFor();
      desk.picture("rewards-draft");
      var draft = desk.page.url();
      desk.page.locator(".top__actions a").click();
      assertThat(desk.page.locator("#cost .warn-note")).isVisible();
      assertThat(desk.page.locator("#by-employee tbody tr")).hasCount(3);
      desk.picture("rewards-simulation");
      desk.page.navigate(draft);
      desk.page.locator("#f-from").fill(last.minusMonths(7).toString());
      desk.page.locator("#adoption .form__actions button").click();
      desk.arrive(draft);
      desk.look("/rewards/rules", "rewards-rules");

      desk.look("/rewards/all", "rewards-all");
      desk.page.locator("#closing a").click();
      for (var month = last.minusMonths(7); !month.isAfter(last); month = month.plusMonths(1)) {
        desk.open("/rewards/all?month=" + month);
        desk.page.locator("#closing button").click();
        desk.arrive("**/rewards/all?month=" + month);
        assertThat(desk.page.locator(".reward-months .tag--good")).isVisible();
      }
      desk.look("/rewards/all?month=" + last, "rewards-all-closed");
      desk.look("/rewards?month=" + last, "rewards-mine");
      assertThat(desk.page.locator("svg.reward-bars")).isVisible();
      desk.page.locator("#lines tbody a").first().click();
      desk.page.locator("#f-words").waitFor();
      desk.page.locator("#disputes button").click();
      assertThat(desk.page.locator("#n-words")).isVisible();
      desk.page.locator("#f-words").fill("העמלה בקובץ של חברת הביטוח גבוהה יותר");
      desk.page.locator("#disputes button").click();
      desk.page.locator(".reward-dispute .tag--warn").waitFor();
      desk.picture("rewards-line");
    }
    try (var phone = visit("en", ColorScheme.DARK, 390).signInAs("manager@oren.example")) {
      phone.look("/rewards/all?month=" + last, "rewards-all");
      phone.page.locator("[name=outcome]").selectOption("GRANTED");
      phone.page.locator("[name=answer]").fill("Right, it came late");
      phone.page.locator("#disputes form button").click();
      assertThat(phone.page.locator("#disputes [aria-invalid=true]")).isVisible();
      phone.page.locator("[name=correction]").fill("17.40");
      phone.picture("rewards-answer");
      phone.page.locator("#disputes form button").click();
      phone.arrive("**/rewards/all#disputes");
      assertThat(phone.page.locator("#disputes")).hasCount(0);
      phone.look("/rewards?month=" + last, "rewards-mine");
      phone.look("/rewards/rules", "rewards-rules");
      phone.look("/rewards/rules/1/simulation", "rewards-simulation");
      phone.page.navigate(phone.page.url().replaceAll("/rewards.*", "/rewards/rules"));
      phone.page.locator("form[action='/rewards/rules'] button").click();
      phone.arrive("**/rewards/rules/2");
      phone.picture("rewards-draft");
    }
    try (var own = visit("he", ColorScheme.DARK, 1440).signInAs("salesperson@oren.example")) {
      own.look("/rewards?month=" + last, "rewards-own");
      assertThat(own.page.locator(".top__actions a")).hasCount(1);
      assertThat(own.page.locator("#lines tbody tr").first()).isVisible();
    }
  }

  private void fill(YearMonth last, List<EmployeeId> owners) {
    var agency = SmallAgency.of(database, sets, lines);
    String[] names = {"דנה לוי", "יוסי כהן", "Maya Stern", "אבי מזרחי", "רות אדר", "Gil Peretz"};
    for (int i = 0; i < 36; i++) {
      var customer = agency.customer(names[i % 6] + " " + (i + 1), owners.get(i % 3));
      var agreement =
          agency.agreement(
              customer, i % 2 == 0 ? "motor" : "home", last.minusYears(3).atDay(1), 400 + i * 37);
      var month = last.minusMonths(i % 8);
      agency.renewal(agreement, month.atDay(1 + i % 27), (450 + i * 37) + ".50");
      for (int back = 0; back < 9; back++) {
        agency.month(
            customer, last.minusMonths(back), Integer.toString(60 + (i * 13 + back * 7) % 90));
      }
      agency.month(customer, last.minusMonths(30), "50");
      if (i % 9 == 0) {
        agency.lapse(agreement, last.atDay(20));
      }
      if (i % 6 == 0) {
        agency.agreement(
            agency.customer("לקוח חדש " + i, owners.get(i % 3)),
            "motor",
            month.atDay(7),
            600 + i * 11);
      }
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
