package io.kesher.profitability.web;

import static io.kesher.db.profitability.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Facts;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import io.kesher.profitability.web.Falls.Fall;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class CustomerPageTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;

  private Browser browser;
  private static @Nullable Shop filled;
  private Shop shop;

  @BeforeEach
  void fill() {
    browser = Browser.of(mvc, office);
    if (filled == null) {
      filled = new Shop(database, ledger, standings);
    }
    shop = filled;
  }

  @Test
  void saysWhyInASentenceAndWhatWouldChangeIt() {
    assertThat(browser.read("/customers/" + shop.customers.get(60)))
        .contains("strip__why", "דורש", "(כעת", "id=\"why\"");
    assertThat(browser.read("/customers/" + shop.best())).contains("הקבוצה תשתנה רק אם");
  }

  @Test
  void escapesTheNameEverywhere() {
    assertThat(browser.read("/customers/" + shop.best()))
        .doesNotContain(Shop.SCRIPT)
        .contains("&lt;script&gt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/customers/999999999",
        "/customers/999999999/ledger",
        "/customers/1/ledger/999999999"
      })
  void findsNobodyWhoIsNotThere(String path) {
    assertThat(browser.open(path)).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void doesNotShowTheEntryOfAnotherCustomer() {
    assertThat(browser.open(entryPath(shop.best(), entryOf(shop.worst()))))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void theFourBarsAddUp() {
    Facts facts = standings.standing(shop.worst()).facts();
    BigDecimal parts =
        new Falls(facts)
            .all().stream()
                .filter(fall -> fall.kind() != null)
                .map(Fall::effect)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(parts).isEqualByComparingTo(facts.contribution());
    assertThat(new Falls(facts).all().getLast().effect())
        .isEqualByComparingTo(facts.contribution());
  }

  @Test
  void aBarOpensItsEntries() {
    String path = "/customers/" + shop.worst() + "/ledger?kind=time";
    assertThat(
            Browser.text(
                mvc.get()
                    .uri(path)
                    .cookie(browser.session())
                    .header("HX-Target", "fall-entries")
                    .exchange()))
        .doesNotContain("<html")
        .contains("תביעה", "משוער");
    assertThat(browser.read(path)).contains("<html", "תביעה").doesNotContain("עלות ישירה,");
  }

  @Test
  void aCorrectionPostsTheDifference() {
    CustomerId customer = shop.customers.get(10);
    long entry = entryOf(customer);
    var done =
        browser.send(
            entryPath(customer, entry) + "/correction",
            Map.of("right", "1,250.50", "reason", "סכום שגוי בקובץ"));
    assertThat(done).hasStatus(HttpStatus.FOUND);
    var written = Viewers.asOffice(() -> ledger.entry(customer, correctionOf(entry)));
    assertThat(written.amount()).isEqualByComparingTo("350.50");
    assertThat(browser.read(Objects.requireNonNull(done.getResponse().getRedirectedUrl())))
        .contains("סכום שגוי בקובץ");
    assertThat(
            browser.send(
                entryPath(customer, entry) + "/correction", Map.of("right", "1", "reason", "שוב")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @Test
  void aCorrectionNeedsAReasonAndANumber() {
    CustomerId customer = shop.customers.get(11);
    long entry = entryOf(customer);
    int before = database.fetchCount(ENTRY);
    for (var form :
        new Map[] {
          Map.of("right", "5", "reason", " "),
          Map.of("right", "12,5", "reason", "x"),
          Map.of("right", "1e9", "reason", "x")
        }) {
      @SuppressWarnings("unchecked")
      Map<String, String> fields = form;
      assertThat(browser.send(entryPath(customer, entry) + "/correction", fields))
          .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    assertThat(database.fetchCount(ENTRY)).isEqualTo(before);
  }

  @Test
  void timePostedByHandIsEstimatedUnlessMinutesWereMeasured() {
    CustomerId customer = shop.customers.get(12);
    Map<String, String> form =
        Map.of(
            "kind",
            "time",
            "day",
            "2025-12-01",
            "activity",
            "call",
            "minutes",
            "",
            "quantity",
            "2");
    var done = browser.send("/customers/" + customer + "/ledger", form);
    assertThat(done).hasStatus(HttpStatus.FOUND);
    assertThat(browser.read(Objects.requireNonNull(done.getResponse().getRedirectedUrl())))
        .contains("משוער", "שיחה");
  }

  @Test
  void aFormThatIsWrongIsShownAgainWithWhatWasTyped() {
    assertThat(
            browser.send(
                "/customers/" + shop.best() + "/ledger",
                Map.of("kind", "income", "day", "2025-13-01", "amount", "abc", "note", "הערה שלי")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyText()
        .contains("הערה שלי", "id=\"n-day\"", "id=\"n-amount\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kind=x", "after=garbage", "after=MjAyNS0wMS0wMR94", "from=2025-01-01"})
  void refusesWhatMakesNoSense(String asked) {
    assertThat(browser.open("/customers/" + shop.best() + "/ledger?" + asked))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }

  private static String entryPath(CustomerId customer, long entry) {
    return "/customers/" + customer + "/ledger/" + entry;
  }

  private long entryOf(CustomerId customer) {
    return database
        .select(ENTRY.ID)
        .from(ENTRY)
        .where(ENTRY.CUSTOMER_ID.eq(customer.value()))
        .orderBy(ENTRY.ID)
        .limit(1)
        .fetchSingle()
        .value1();
  }

  private long correctionOf(long entry) {
    return database
        .select(ENTRY.ID)
        .from(ENTRY)
        .where(ENTRY.CORRECTS.eq(entry))
        .fetchSingle()
        .value1();
  }
}
