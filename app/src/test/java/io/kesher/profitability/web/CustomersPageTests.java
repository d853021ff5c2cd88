package io.kesher.profitability.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
class CustomersPageTests {
  private static final Pattern ROW = Pattern.compile("table__name\" href=\"/customers/(\\d+)");
  private static final Pattern MORE = Pattern.compile("<tr id=\"more\">.*?href=\"([^\"]+)\"");

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-contribution",
        "contribution",
        "-income",
        "income",
        "-time",
        "time",
        "-trend",
        "trend",
        "name",
        "-name"
      })
  void walksTheWholeBaseWithoutLossOrDoubling(String sort) {
    assertThat(walk("/customers?sort=" + sort))
        .containsExactlyInAnyOrderElementsOf(ids(shop.customers));
  }

  @Test
  void beginsWithWhoBringsMost() {
    assertThat(walk("/customers")).containsExactlyElementsOf(ids(shop.customers));
    assertThat(walk("/customers?sort=contribution"))
        .containsExactlyElementsOf(ids(shop.customers).reversed());
  }

  @Test
  void walksAFilteredTable() {
    assertThat(walk("/customers?negative=true"))
        .containsExactlyElementsOf(ids(shop.customers.subList(101, Shop.SIZE)));
    assertThat(walk("/customers?line=car"))
        .containsExactlyElementsOf(ids(shop.customers.subList(0, 101)));
    assertThat(walk("/customers?q=name7")).contains(ids(shop.customers).get(7)).hasSize(11);
    assertThat(walk("/customers?group=C"))
        .allSatisfy(id -> assertThat(ids(shop.customers).indexOf(id)).isGreaterThan(100));
  }

  @Test
  void walksAnotherPeriodWorkedOutFromTheLedger() {
    assertThat(walk("/customers?from=2025-12-01&to=2025-12-31"))
        .containsExactlyElementsOf(ids(shop.customers));
    assertThat(browser.read("/customers?from=2011-01-01&to=2011-12-31"))
        .doesNotContain("table__name");
  }

  @Test
  void moreRowsComeAloneWhereAPartIsAskedFor() {
    String more = more(browser.read("/customers"));
    String part =
        Browser.text(
            mvc.get()
                .uri(URI.create(more))
                .cookie(browser.session())
                .header("HX-Request", "true")
                .header("HX-Target", "more")
                .exchange());
    assertThat(part).doesNotContain("<html").contains("table__name");
    assertThat(rows(part)).isEqualTo(rows(browser.read(more)));
  }

  @Test
  void rendersInBothLanguages() {
    assertThat(browser.read("/customers")).contains("dir=\"rtl\"", "גרעין", "תרומה");
    browser.speak("en");
    assertThat(browser.read("/customers")).contains("dir=\"ltr\"", "Contribution", "Key");
    browser.speak("he");
  }

  @Test
  void neverLetsANameSpeakHtml() {
    assertThat(browser.read("/customers"))
        .doesNotContain(Shop.SCRIPT)
        .contains("&lt;script&gt;", "<bdi>" + Shop.OVERRIDE + "</bdi>");
  }

  @Test
  void saysThatNothingWasFound() {
    assertThat(browser.open("/customers?q=nobody-is-called-so"))
        .hasStatusOk()
        .bodyText()
        .contains("לא נמצאו לקוחות")
        .doesNotContain("table__name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sort=x",
        "after=garbage",
        "after=%F0%9F",
        "after=eB8y",
        "from=31/02&to=2025-01-01",
        "from=2025-01-01",
        "from=2025-02-01&to=2025-01-01",
        "from=-99999-01-01&to=2025-01-01",
        "group=Z",
        "line=nothing",
        "moved=1"
      })
  void refusesWhatMakesNoSense(String asked) {
    assertThat(browser.open("/customers?" + asked)).hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void refusesACursorOfAnotherTable() {
    String ofNames = more(browser.read("/customers?sort=name"));
    String cursor = ofNames.substring(ofNames.indexOf("after="));
    assertThat(browser.open("/customers?sort=-contribution&" + cursor))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void takesAnySearchTextAsText() {
    for (String text : List.of("%", "_", "'; drop table x; --", "\\", "\u202E", "a".repeat(200))) {
      String asked = URLEncoder.encode(text, StandardCharsets.UTF_8);
      assertThat(browser.open("/customers?q=" + asked)).as(text).hasStatusOk();
    }
    assertThat(browser.open("/customers?q=" + "a".repeat(201))).hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void exportsExactlyWhatIsFilteredAndNothingThatRuns() {
    var file = browser.open("/customers/export.csv?line=car");
    assertThat(file).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
    List<String> lines = Browser.text(file).lines().toList();
    assertThat(lines).hasSize(1 + 101);
    assertThat(lines.get(3)).doesNotContain(",=HYPERLINK", ",\"=HYPERLINK").contains("HYPERLINK");
    assertThat(lines.get(1)).contains("1000.00");
  }

  @Test
  void exportsASpreadsheet() {
    var file = browser.open("/customers/export.xlsx?negative=true");
    assertThat(file).hasStatusOk();
    assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
  }

  private List<String> walk(String path) {
    List<String> found = new ArrayList<>();
    for (String next = path; next != null; ) {
      String page = browser.read(next);
      found.addAll(rows(page));
      next = MORE.matcher(page).find() ? more(page) : null;
      assertThat(found.size()).isLessThanOrEqualTo(Shop.SIZE);
    }
    return found;
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }

  private static String more(String page) {
    return MORE.matcher(page)
        .results()
        .map((MatchResult found) -> found.group(1).replace("&amp;", "&"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(List<?> customers) {
    return customers.stream().map(Object::toString).toList();
  }
}
