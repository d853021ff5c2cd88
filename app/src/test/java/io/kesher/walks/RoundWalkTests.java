package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.effects.EffectBase;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Policies;
import io.kesher.profitability.SmallBase;
import io.kesher.profitability.Standings;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A round from its first day to what came of it, by the keyboard where that is quicker. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundWalkTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired Standings standings;
  @Autowired Offices offices;
  @Autowired Policies policies;
  @Autowired TestOffice office;

  private final Chromium chromium = new Chromium();

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aRoundIsWorkedOutReviewedDecidedPublishedAndMeasured() {
    SmallBase.of(database, 7, 60);
    Viewers.asOffice(() -> {
      standings.refresh();
      return null;
    });
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.look("/rounds", "rounds-empty");
      desk.page.locator("#f-from").fill("2025-01-01");
      desk.page.locator("#f-to").fill("2024-12-31");
      desk.page.locator("#new button.button--main").click();
      assertThat(desk.page.locator("#n-to")).isVisible();
      desk.picture("rounds-faults");
      desk.page.locator("#f-from").fill("2024-01-01");
      desk.page.locator("#f-scope").selectOption("EVERYBODY");
      desk.page.locator("#new button.button--main").click();
      desk.arrive("**/rounds/1");
      desk.page.locator("#flow").waitFor();
      desk.look("/rounds/1", "round-review");
      assertThat(desk.page.locator("svg.flow")).isVisible();

      desk.page.locator(".top__actions a.button--main").click();
      desk.arrive("**/rounds/1/customers/*");
      desk.picture("review");
      var first = desk.page.url();
      desk.ready().page.keyboard().press("a");
      desk.arrive(url -> !url.equals(first) && url.contains("/customers/"));
      desk.page.keyboard().press("c");
      assertThat(desk.page.locator("#f-fact")).isFocused();
      desk.page.locator("#f-fact").selectOption("MISSING_INCOME");
      desk.page.locator("#f-words").fill("חסר החידוש של מאי");
      desk.picture("review-contest");
      var second = desk.page.url();
      desk.page.locator("#f-words").press("Enter");
      desk.arrive(url -> !url.equals(second) && url.contains("/customers/"));
      desk.page.keyboard().press("m");
      desk.arrive("**named=true**");
      desk.page.locator("#override summary").click();
      desk.page.locator("#override select[name=group]").selectOption("A");
      desk.page.locator("#override select[name=reason]").selectOption("SIGNED");
      desk.page.locator("#f-expiresOn").fill(offices.today().plusDays(90).toString());
      desk.page.locator("#f-override-words").fill("הפנסיה של המפעל נחתמה");
      desk.page.locator("#override .form__actions button").click();
      desk.page.locator("#override .override__now").waitFor();
      desk.page.locator("#f-remark-words").fill("הקובץ מגיע ביום ראשון");
      desk.page.locator("#discussion button").click();
      desk.page.locator(".remark").waitFor();
      desk.picture("review-named");

      desk.look("/playbooks", "playbooks-empty");
      desk.page.locator("#playbook-A a.button").click();
      desk.page.locator("#f-answerHours").fill("x");
      desk.page.locator("main form button.button--main").click();
      assertThat(desk.page.locator("#n-answerHours")).isVisible();
      desk.page.locator("#f-answerHours").fill("2");
      desk.page.locator("input[value=VISIT]").check();
      desk.page.locator("#f-never").fill("דיוור המוני");
      desk.picture("playbook-edit");
      desk.page.locator("main form button.button--main").click();
      desk.page.locator("#playbook-A .playbook").waitFor();
      desk.picture("playbooks");

      try (var phone = visit("he", ColorScheme.DARK, 390).signIn()) {
        phone.look("/rounds/1", "round-review").look("/rounds/1/review", "review");
        phone.look("/playbooks", "playbooks").look("/playbooks/B/edit", "playbook-edit");
      }

      desk.look("/rounds/1", "round-decide");
      desk.page.locator("#decide .form__actions button").click();
      desk.page.locator("form[action$='/publication'] button").click();
      desk.page.locator(".stages__one--done").nth(3).waitFor();
      desk.look("/rounds/1", "round-published");
      AsOwner.run(
          "insert into cases.customer_case (customer_id, subject, kind, severity, due_at, promised, opened_at, answer_by, answered_in)"
              + " select p.customer_id, 'x', 'request', 3, now(), true, r.to_day - 60 + n * 50, now(), nullif(p.customer_id % 9, 0) * 1500 / n"
              + " from rounds.placement p join rounds.round r on r.id = p.round_id cross join generate_series(1, 2) n");
      desk.look("/rounds/1/measure", "round-measure");
      assertThat(desk.page.locator("#waits td").first()).isVisible();
      assertThat(desk.page.locator("#measured")).isVisible();
      desk.look("/overrides", "overrides");
      desk.look("/groups", "groups-held").look("/overview", "overview-held");
      desk.open("/customers?group=A");
      desk.page.locator(".table__name").first().click();
      desk.page.locator("#playbook").waitFor();
      desk.picture("customer-playbook");
      try (var phone = visit("he", ColorScheme.DARK, 390).signIn()) {
        phone.look("/groups/release", "groups-release");
      }
      desk.open("/groups").page.locator("#in-force a[href='/groups/release']").click();
      desk.page.locator("#f-reason").fill(" ");
      desk.page.locator("#release button").click();
      assertThat(desk.page.locator("#n-reason")).isVisible();
      desk.picture("groups-release");
      desk.page.locator("#f-reason").fill("עוד לא נקבע מי מנהל את הסבב הבא");
      desk.page.locator("#release button").click();
      desk.arrive("**/groups");
      desk.page.locator("#releases .line").waitFor();
      desk.page
          .locator("#in-force a[href='/groups/release']")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      desk.picture("groups-released");
    }
    try (var phone = visit("en", ColorScheme.DARK, 390).signIn()) {
      phone.look("/rounds", "rounds").look("/rounds/1", "round-published");
      phone.look("/rounds/1/measure", "round-measure").look("/overrides", "overrides");
    }
  }

  @Test
  void whatWasAdoptedIsHeldAgainstWhatWasBefore() {
    office.employee("manager");
    Viewers.asOffice(() -> EffectBase.lively(database, offices, policies, office));
    try (var desk = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      desk.look("/effects", "effects");
      assertThat(desk.page.locator("svg.effect-picture").first()).isVisible();
      assertThat(desk.page.locator("#contribution .tag--warn").first()).isVisible();
      desk.page.locator("#f-weeks").selectOption("4");
      desk.page.locator("#adopted button").click();
      desk.arrive("**weeks=4");
      desk.page.locator("#contribution .effect-part a").first().click();
      desk.arrive("**/effects/contribution?**who=NEWCOMERS**");
      assertThat(desk.page.locator("#behind tbody tr")).hasCount(32);
      desk.picture("effects-rows");
      desk.page.locator(".top a[href*='/effects?']").click();
      desk.arrive("**/effects?adoption=**weeks=4#contribution");
      desk.look("/effects?adoption=playbook-A-9&weeks=52", "effects-playbook");
      desk.look("/effects?adoption=playbook-D-9", "effects-early");
    }
    try (var phone = visit("en", ColorScheme.DARK, 390).signIn()) {
      phone.look("/effects", "effects");
      phone.page.locator("#waiting tbody a").first().click();
      phone.picture("effects-rows");
    }
    AsOwner.run("truncate rewards.rule_set, rounds.playbook cascade");
    try (var desk = visit("he", ColorScheme.DARK, 1440).signInAs("manager@oren.example")) {
      desk.look("/effects", "effects-none");
      assertThat(desk.page.locator(".empty--page")).isVisible();
    }
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
