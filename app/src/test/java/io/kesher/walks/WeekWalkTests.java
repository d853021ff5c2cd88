package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Absences;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The office's hours are set, then one's own; the week shows what is due and who is away. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeekWalkTests {
  /** The week of Rosh Hashana 5787. */
  private static final LocalDate SUNDAY = LocalDate.of(2026, 9, 6);

  @LocalServerPort int port;
  @Autowired TestOffice office;
  @Autowired Absences absences;
  @Autowired Teams teams;
  @Autowired TaskEdits tasks;

  private final Chromium chromium = new Chromium();

  @BeforeAll
  void aWeekOfWork() {
    office.open();
    var owner = office.employee("owner");
    var service = office.employee("service");
    var team = teams.create("תביעות");
    teams.put(team, owner, true);
    teams.put(team, service, false);
    absences.add(service, SUNDAY.plusDays(1), SUNDAY.plusDays(2), owner);
    for (var time : List.of(LocalTime.of(9, 30), LocalTime.of(14, 0))) {
      Viewers.as(
          office.viewer("owner"),
          () ->
              tasks.create(
                  new TaskDraft(
                      "הצעה לרכב <b>חדש</b> " + time,
                      null,
                      null,
                      SUNDAY.plusDays(2),
                      time,
                      null,
                      null,
                      List.of())));
    }
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void theWeekShowsWhatIsDueWhoIsAwayAndTheFeast() {
    try (var visit = chromium.visit(port, "he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look("/week?on=" + SUNDAY, "week");
      assertThat(page.locator(".week__day")).hasCount(7);
      assertThat(page.locator(".week__day").nth(2)).containsText("הצעה לרכב <b>חדש</b> 09:30");
      assertThat(page.locator(".week__day").nth(1)).containsText("היעדרות: service");
      assertThat(page.locator(".week__day").nth(5)).containsText("ערב חג");
      assertThat(page.locator(".week__day").nth(6)).containsText("ראש השנה");
      page.keyboard().press("ArrowLeft");
      visit.arrive("**/week?on=2026-09-13**");
      page.keyboard().press("ArrowRight");
      visit.arrive("**/week?on=2026-09-06**");
      page.locator("#f-whose").selectOption("all");
      page.locator(".week__whose button").click();
      assertThat(page.locator(".week__day").nth(2)).containsText("14:00");
      visit.look("/hours?on=" + SUNDAY, "hours");
    }
    try (var visit = chromium.visit(port, "en", ColorScheme.DARK, 390).signIn()) {
      visit.look("/week?on=" + SUNDAY, "week");
      visit.look("/hours?on=" + SUNDAY, "hours");
    }
  }

  @Test
  void theOfficeAndEachOneSetTheirHours() {
    try (var visit = chromium.visit(port, "en", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look("/settings", "hours-settings");
      page.locator("#hours a.line").first().click();
      page.locator("#f-friday").fill("9-12:30");
      page.locator("#f-thursday").fill("17-9");
      page.locator("main form button.button--main").click();
      assertThat(page.locator("#n-thursday")).isVisible();
      visit.picture("hours-line-faults");
      page.locator("#f-thursday").fill("9-13, 16-19");
      page.locator("main form button.button--main").click();
      visit.arrive("**/settings#hours");
      page.locator("#hours a.line").first().click();
      assertThat(page.locator("#f-thursday")).hasValue("09:00–13:00, 16:00–19:00");
      page.locator("#special-days #f-day").fill("2026-12-31");
      page.locator("#special-days #f-note").fill("Stock-taking");
      page.locator("#special-days form.form button").click();
      assertThat(page.locator("#special-days")).containsText("Stock-taking");
      visit.picture("hours-line");
    }
    try (var visit = chromium.visit(port, "he", ColorScheme.DARK, 390).signIn()) {
      var page = visit.page;
      visit.look("/hours", "hours-now");
      page.locator(".top__actions .button--main").click();
      page.locator("#f-own").selectOption("true");
      page.locator("#f-sunday").fill("8-12");
      page.locator("main form button.button--main").click();
      assertThat(page.locator("#f-sunday")).hasValue("08:00–12:00");
      assertThat(page.locator("#f-own")).hasValue("true");
      visit.picture("hours-own");
    }
  }
}
