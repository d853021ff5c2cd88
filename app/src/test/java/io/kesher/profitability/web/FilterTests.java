package io.kesher.profitability.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Tags;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Standings;
import java.util.List;
import java.util.Random;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Filters, sparse fields and pages, as a program asks for them. */
@KesherTest
class FilterTests {
  private static @Nullable Shop filled;

  @Autowired MockMvcTester mvc;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired TestOffice office;
  @Autowired Tags tags;

  @BeforeEach
  void fill() {
    if (filled == null) {
      filled = new Shop(database, ledger, standings);
      for (var name : List.of("לקוח 11", "לקוח 12")) {
        Viewers.asOffice(() -> tags.add(named(name), "זהב"));
      }
    }
  }

  private CustomerId named(String name) {
    return database
        .select(CUSTOMER.ID)
        .from(CUSTOMER)
        .where(CUSTOMER.NAME.eq(name))
        .fetchSingle(row -> new CustomerId(row.value1()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          contribution lt 0                                          | 19
          contribution ge 0                                          | 101
          contribution gt 900.5                                      | 10
          not contribution ge 0                                      | 19
          contribution in (1000, 990, 980.00)                        | 3
          contribution ge 900 and (line eq 'car' or group eq 'C')    | 11
          contribution ge 990 or contribution le -100 and hours gt 0 | 21
          (contribution ge 990 or contribution le -100) and hours gt 0 | 19
          name startswith 'לקוח 11'                                  | 0
          name eq 'לקוח 11'                                          | 1
          name ne 'לקוח 11'                                          | 119
          name contains 'name7'                                      | 11
          externalId in ('1','2','nobody')                           | 2
          tag eq 'זהב'                                               | 2
          tag ne 'זהב'                                               | 118
          tag is null                                                | 118
          tag contains 'הב' and name eq 'לקוח 11'                    | 1
          tag in ('זהב','אין כזו')                                   | 2
          since eq 2020-01-01                                        | 120
          since gt '2020-01-01'                                      | 0
          since lt today                                             | 120
          since ge today-36500                                       | 120
          since within -60                                           | 0
          since within 36500                                         | 0
          nextRenewal within 60                                      | 0
          lastContact lt today-60                                    | 0
          openTask eq true                                           | 0
          owner eq 'me'                                              | 0
          movedFrom eq 'A'                                           | 0
          phone contains '054-9999999'                               | 0
          birthDate is null                                          | 120
          birthDate is not null                                      | 0
          not birthDate gt 2000-01-01                                | 120
          line eq 'car'                                              | 101
          line ne 'car'                                              | 19
          line is null                                               | 19
          kind eq 'PERSON' AND waiting eq false                      | 120
          kind eq 'BUSINESS'                                         | 0
          breadth eq 1                                               | 101
          breadth lt 0.5                                             | 19
          breadth lt 99999999999999999999                            | 120
          """)
  void findsWhoFits(String filter, int customers) throws Exception {
    assertThat(count(filter)).isEqualTo(customers);
    assertThat(count("not (" + filter + ")")).isEqualTo(120 - customers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          contribution                    | api.filter.operator       | 13
          contribution lt                 | api.filter.value.money    | 16
          contribution lt abc             | api.filter.value.money    | 17
          contribution lt '5'             | api.filter.value.money    | 17
          contribution lt 5 or            | api.filter.field          | 21
          contribution lt 5 group eq 'A'  | api.filter.end            | 19
          (contribution lt 5              | api.filter.sign           | 19
          group eq 'Z'                    | api.filter.value.choice   | 10
          group gt 'A'                    | api.filter.operator       | 7
          name lt 'x'                     | api.filter.operator       | 6
          name eq 'x                      | api.filter.value.text     | 9
          since eq 2026-02-30             | api.filter.value.date     | 10
          since within                    | api.filter.days           | 13
          since within 6.5                | api.filter.days           | 14
          since within today              | api.filter.days           | 14
          since lt today+999999           | api.filter.end            | 15
          name within 60                  | api.filter.operator       | 6
          waiting eq 1                    | api.filter.value.yes_no   | 12
          name is 5                       | api.filter.operator       | 6
          israeliId eq '1'                | api.filter.unknown-field  | 1
          search_key contains 'a'         | api.filter.unknown-field  | 1
          version() eq 1                  | api.filter.unknown-field  | 1
          לקוח eq 1                       | api.filter.field          | 1
          name eq 'אבא' and ok eq 1       | api.filter.unknown-field  | 19
          """)
  void tellsWhereAFilterStops(String filter, String code, int place) throws Exception {
    var answer = ask(filter);
    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].code").isEqualTo(code);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("filter");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0].detail")
        .asString()
        .contains("At " + place + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table customers.customer; --",
        "x' or '1'='1",
        "%",
        "_",
        "\\",
        "\\' or 1=1",
        "$$",
        "${7*7}",
        "דנה \"לוי\"",
        "\u202Eabc",
        "Asia/Jerusalem'; select pg_sleep(9)--"
      })
  void takesAnyTextAsText(String text) throws Exception {
    var quoted = "'" + text.replace("'", "''") + "'";
    for (var operator : List.of("eq", "contains", "startswith")) {
      assertThat(count("name " + operator + " " + quoted)).isZero();
    }
    assertThat(count("name in (" + quoted + ")")).isZero();
  }

  @Test
  void noTextIsAFault() throws Exception {
    var random = new Random(11);
    var pieces =
        List.of(
            "contribution",
            "name",
            "line",
            "since",
            "waiting",
            "eq",
            "ne",
            "lt",
            "in",
            "is",
            "not",
            "null",
            "and",
            "or",
            "(",
            ")",
            ",",
            "'A'",
            "'",
            "''",
            "5",
            "-",
            "1e9",
            "2026-01-01",
            "within",
            "today",
            "today-60",
            "60",
            "nextRenewal",
            "lastContact",
            "owner",
            "'me'",
            "tag",
            "true",
            "car",
            "contains",
            "שלום",
            "\u0001",
            "\uD83D\uDE00",
            ";",
            "--",
            "/*",
            "\"",
            " ");
    for (int i = 0; i < 400; i++) {
      var filter = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        filter
            .append(pieces.get(random.nextInt(pieces.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      assertThat(ask(filter.toString()).getResponse().getStatus())
          .as(filter.toString())
          .isIn(200, 400);
    }
    for (var deep :
        List.of("(".repeat(1900), "not ".repeat(400), "'".repeat(2000), "a".repeat(2001))) {
      assertThat(ask(deep)).hasStatus(HttpStatus.BAD_REQUEST);
    }
    assertThat(ask("contribution in (" + "1,".repeat(100) + "1)"))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(ask("breadth eq 1 or ".repeat(60) + "breadth eq 1"))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void thePageTakesTheSameFilterAndKeepsItInItsAddresses() throws Exception {
    var browser = Browser.of(mvc, office);
    var page = browser.read("/customers?filter=contribution%20gt%20900.5");
    assertThat(page).contains("filter=contribution+gt+900.5").doesNotContain("לקוח 11<");
    assertThat(browser.open("/customers?filter=x")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(browser.read("/customers/export.csv?filter=contribution%20gt%20900.5").lines())
        .hasSize(11);
  }

  @Test
  void sendsTheMembersThatWereAskedFor() throws Exception {
    var page = get("/api/v1/customers?fields=id,name,contribution&limit=2");
    assertThat(JsonPath.<java.util.Set<Object>>read(body(page), "$.items[0].keys()"))
        .containsExactly("id", "name", "contribution");
    assertThat(page)
        .headers()
        .hasHeaderSatisfying(
            "Link",
            links ->
                assertThat(links.getFirst())
                    .startsWith("</api/v1/customers?")
                    .endsWith("rel=\"next\""));
    var one = get("/api/v1/customers/" + filledShop().best() + "?fields=id,profitability");
    assertThat(JsonPath.<java.util.Set<Object>>read(body(one), "$.keys()"))
        .containsExactly("id", "profitability");
    assertThat(get("/api/v1/profitability/hourly-costs?fields=amount")).hasStatusOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/customers?fields=id,secret",
        "/api/v1/customers?fields=id,secret&q=nobody-has-this-name",
        "/api/v1/customers?fields=",
        "/api/v1/customers?fields=id,,name",
        "/api/v1/profitability/summary?fields=id",
        "/api/v1/me?fields=passphrase"
      })
  void refusesAMemberThatIsNone(String path) throws Exception {
    var answer = get(path);
    assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("fields");
  }

  @Test
  void walksByTheLinkAlone() throws Exception {
    var path = "/api/v1/customers?sort=-contribution&limit=50&fields=id&filter=contribution ge 0";
    int found = 0;
    for (int page = 0; page < 5; page++) {
      var answer =
          mvc.get()
              .uri(uri(path))
              .header("Authorization", "Bearer " + TestOffice.API_KEY)
              .exchange();
      found += JsonPath.<List<Object>>read(body(answer), "$.items").size();
      var link = answer.getResponse().getHeader("Link");
      if (link == null) {
        break;
      }
      path = link.substring(1, link.indexOf('>'));
    }
    assertThat(found).isEqualTo(101);
  }

  private static Shop filledShop() {
    return java.util.Objects.requireNonNull(filled);
  }

  private int count(String filter) throws Exception {
    var answer = ask(filter);
    assertThat(answer).as(filter).hasStatusOk();
    return JsonPath.<List<Object>>read(body(answer), "$.items").size();
  }

  private MvcTestResult ask(String filter) {
    return mvc.get()
        .uri("/api/v1/customers?everybody=true&limit=500&filter={filter}", filter)
        .header("Authorization", "Bearer " + TestOffice.API_KEY)
        .header("Accept-Language", "en")
        .exchange();
  }

  private MvcTestResult get(String path) {
    return mvc.get()
        .uri(uri(path))
        .header("Authorization", "Bearer " + TestOffice.API_KEY)
        .exchange();
  }

  private static java.net.URI uri(String path) {
    return java.net.URI.create(path.replace(" ", "%20"));
  }

  private static String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
