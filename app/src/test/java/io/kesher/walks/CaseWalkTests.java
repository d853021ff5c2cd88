package io.kesher.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.cases.Tables.ESCALATION;
import static io.kesher.db.cases.Tables.ESCALATION_TOLD;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;

import com.microsoft.playwright.options.ColorScheme;
import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Severity;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A complaint is opened, answered, closed and opened again; two cases are made one, and two again.
 */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseWalkTests {
  @LocalServerPort int port;
  @Autowired DSLContext database;
  @Autowired CaseEdits cases;
  @Autowired TestOffice office;

  private final Chromium chromium = new Chromium();

  private CustomerId dana = new CustomerId(0);

  @BeforeAll
  void aKeyCustomer() {
    office.open();
    dana = new CustomerId(key("דנה כהן"));
  }

  @AfterAll
  void leave() {
    chromium.close();
  }

  @Test
  void aComplaintIsOpenedByKeyboardAnsweredClosedAndOpenedAgain() {
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look("/cases", "cases-empty");
      page.navigate("/customers/" + dana);
      page.keyboard().press("p");
      page.locator("#f-subject").waitFor();
      assertThat(page.locator("#f-subject")).isFocused();
      page.keyboard().type("יחס לא נעים של השמאי <b>שוב</b>");
      page.keyboard().press("Shift+Tab");
      page.keyboard().press("ArrowUp");
      assertThat(page.locator("input[value=COMPLAINT]")).isChecked();
      page.locator("#f-text").focus();
      page.keyboard().type("השמאי איחר בשעתיים ולא התנצל");
      visit.picture("case-new");
      page.keyboard().press("Control+Enter");
      page.locator("#case").waitFor();
      assertThat(page.locator("#thread")).containsText("השמאי איחר בשעתיים");
      assertThat(page.locator("#case .tag--bad").first()).containsText("לקוח גרעין");

      page.keyboard().press("l");
      assertThat(page.locator("#f-text")).isFocused();
      page.keyboard().type("מתנצלים. שמאי אחר מגיע מחר ב־9:00");
      page.keyboard().press("Control+Enter");
      assertThat(page.locator("#thread .word").first()).containsText("אל הלקוח");
      page.locator("label:has(input[value=NOTE])").click();
      page.locator("#f-text").fill("לא לשלוח יותר את השמאי הזה");
      visit.picture("case-note");
      page.locator("#f-text").press("Control+Enter");
      assertThat(page.locator("#thread .word--note").first()).containsText("הערה פנימית");
      page.locator("#toasts form button").last().click();
      assertThat(page.locator("#thread")).not().containsText("לא לשלוח יותר");
      visit.picture("case");

      visit.look("/today", "case-today");
      assertThat(page.locator("#today .today__head").first()).containsText("מייד");
      page.locator("#today a[href^='/cases/']").first().click();
      page.locator("#f-next").selectOption("SOLVED");
      page.locator("#f-text").fill("הכול הסתדר");
      page.locator("#f-text").press("Control+Enter");
      assertThat(page.locator("#case")).containsText("נדרשת פתיחה מחדש");
      visit.picture("case-closed");
      page.keyboard().press("r");
      page.locator("#say").waitFor();
      assertThat(page.locator("#thread .case__step").first()).containsText("נפתחה מחדש");
      visit.look("/customers/" + dana, "case-customer");
      assertThat(page.locator("#cases-of")).containsText("יחס לא נעים של השמאי <b>שוב</b>");
      assertThat(page.locator("#timeline")).containsText("נסגרה פנייה");
      visit.look("/settings", "case-settings");
    }
  }

  @Test
  void twoCasesAreMadeOneOnAPhoneAndTwoAgain() {
    var ron = new CustomerId(key("רון לוי"));
    var kept = open(ron, "No e-mail arrives", CaseKind.FAULT, Severity.HIGH);
    var gone = open(ron, "Nothing in my mailbox for three days", CaseKind.FAULT, Severity.NORMAL);
    try (var visit = visit("en", ColorScheme.DARK, 390).signIn()) {
      var page = visit.page;
      visit.look("/cases", "cases");
      page.locator("a[href='/cases/" + kept + "']").first().click();
      page.locator("#parts form[action$='/parts'] button").click();
      assertThat(page.locator("#parts form[action$='/separation'] button")).isVisible();
      visit.picture("case-merged");
      page.navigate("/cases/" + gone);
      assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/cases/" + kept));
      page.locator("#parts form[action$='/separation'] button").click();
      assertThat(page.locator("#parts form[action$='/parts'] button")).isVisible();
      page.locator("#parts form[action$='/parts'] button").click();
      page.locator("#parts form[action$='/separation'] button").waitFor();
      page.locator("#toasts form button").last().click();
      assertThat(page.locator("#parts form[action$='/parts'] button")).isVisible();

      page.locator("#links input[name=other]").fill("#" + gone);
      page.locator("#links form.case__linking button").click();
      assertThat(page.locator("#links a[href='/cases/" + gone + "']")).isVisible();
      page.locator("a[href$='/edit']").first().click();
      page.locator("#f-subject").fill("x".repeat(300));
      page.locator("main form button.button--main").click();
      assertThat(page.locator("#n-subject")).isVisible();
      visit.picture("case-faults");
      visit.look("/cases/new", "case-whose");
      visit.look("/customers/" + ron + "/cases/new", "case-new-phone");
      visit.look("/cases?state=closed&kind=fault", "cases-none-such");
    }
  }

  @Test
  void whoIsToldThatNobodyHasAnsweredSeesWhyAndTakesTheCase() {
    var service = office.employee("service");
    var gal = new CustomerId(key("גל שחר"));
    database
        .update(CUSTOMER)
        .set(CUSTOMER.OWNER_ID, service.value())
        .where(CUSTOMER.ID.eq(gal.value()))
        .execute();
    var id = open(gal, "העתק פוליסה לבנק למשכנתא", CaseKind.REQUEST, Severity.HIGH);
    movedUp(id);
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look("/cases?state=unanswered", "cases-unanswered");
      assertThat(page.locator("#list")).containsText("העתק פוליסה לבנק");
      visit.look("/today", "case-told");
      page.locator("#escalation-" + id + " a[href='/cases/" + id + "']").click();
      assertThat(page.locator("#thread")).containsText("עלתה לראש הצוות");
      visit.picture("case-moved-up");
      page.locator("a[href='/routing']").first().click();
      assertThat(page.locator("#routing")).containsText("העתק פוליסה לבנק");
      visit.picture("routing");
      page.locator("#f-step").selectOption("QUEUE");
      page.locator(".routing__filter button").click();
      assertThat(page).hasURL(java.util.regex.Pattern.compile(".*step=QUEUE.*"));
      visit.picture("routing-none-such");
      page.navigate("/cases/" + id);
      page.keyboard().press("m");
      assertThat(page.locator("#toasts")).not().isEmpty();
      page.navigate("/today");
      assertThat(page.locator("#escalation-" + id)).hasCount(0);
      visit.look("/settings#promises", "case-promises");
      page.locator("#f-p-MATES").fill("150");
      page.locator("#promises button.button--main").click();
      assertThat(page.locator("#n-p-LEADS")).isVisible();
      visit.picture("case-promises-faults");
    }
    silent(dana);
    try (var visit = visit("he", ColorScheme.LIGHT, 1440).signIn()) {
      var page = visit.page;
      visit.look("/today", "silence-today");
      page.locator("#silence-" + dana + " a[href$='/silence']").click();
      assertThat(page.locator("#silence")).containsText("שתיקה של");
      visit.picture("silence");
      page.locator("main form button").last().click();
      assertThat(page.locator("#n-reason")).isVisible();
      page.locator("#f-reason").fill("בחו״ל עד אחרי פסח");
      page.locator("main form button").last().click();
      assertThat(page.locator("main")).containsText("בחו״ל עד אחרי פסח");
      visit.picture("silence-dismissed");
      page.navigate("/today");
      assertThat(page.locator("#silence-" + dana)).hasCount(0);
    }
    try (var visit = visit("en", ColorScheme.DARK, 390).signIn()) {
      visit.look("/customers/" + dana + "/silence", "silence-phone");
      visit.look("/routing", "routing-phone");
      visit.look("/cases/" + id, "case-moved-up-phone");
      visit.look("/cases?state=unanswered", "cases-unanswered-phone");
    }
  }

  /** They used to speak every five days, and have not for five weeks. */
  private void silent(CustomerId customer) {
    AsOwner.run(
        "insert into interactions.interaction (customer_id, kind, direction, at, seconds, measured, summary)"
            + " select "
            + customer
            + ", 'call', 'in', now() - make_interval(days => 35 + 5 * n), 60, true, '' from generate_series(0, 7) n");
  }

  /** As if half a day had passed and nobody had answered. */
  private void movedUp(long id) {
    var now = java.time.Instant.now();
    var due = now.minusSeconds(1200);
    database
        .update(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.ANSWER_BY, due)
        .where(CUSTOMER_CASE.ID.eq(id))
        .execute();
    var escalation =
        database
            .insertInto(ESCALATION)
            .set(ESCALATION.CASE_ID, id)
            .set(ESCALATION.PROMISE, "answer")
            .set(ESCALATION.DUE_AT, due)
            .set(ESCALATION.RUNG, "leads")
            .set(ESCALATION.PERCENT, 100)
            .set(ESCALATION.AT, due)
            .returningResult(ESCALATION.ID)
            .fetchSingle()
            .value1();
    for (var because : List.of("told", "away")) {
      database
          .insertInto(ESCALATION_TOLD)
          .set(ESCALATION_TOLD.ESCALATION_ID, escalation)
          .set(
              ESCALATION_TOLD.EMPLOYEE_ID,
              office.employee(because.equals("told") ? "owner" : "manager").value())
          .set(ESCALATION_TOLD.BECAUSE, because)
          .set(ESCALATION_TOLD.TOLD_AT, because.equals("told") ? due : null)
          .execute();
    }
  }

  private long open(CustomerId customer, String subject, CaseKind kind, Severity severity) {
    return Viewers.as(
            office.viewer("service"),
            () -> cases.open(customer, new CaseDraft(subject, kind, severity, null, null), null))
        .id()
        .value();
  }

  /** A customer of the administrator's whom the office counts among its key ones. */
  private long key(String name) {
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, name)
            .set(
                CUSTOMER.OWNER_ID,
                database
                    .select(EMPLOYEE.ID)
                    .from(EMPLOYEE)
                    .where(EMPLOYEE.EMAIL.eq(TestOffice.EMAIL))
                    .fetchSingle(EMPLOYEE.ID))
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    AsOwner.run(
        "insert into profitability.standing (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost,"
            + " contribution, persistence, breadth, lines, tenure, trend, group_code)"
            + " values ("
            + id
            + ", '', 1, 9000, 0, 0, 0, 0, 9000, 1, 1, 1, 20, 0, 'A')");
    return id;
  }

  private Visit visit(String language, ColorScheme theme, int width) {
    return chromium.visit(port, language, theme, width);
  }
}
