package io.kesher.rewards.web;

import static io.kesher.rewards.SmallAgency.rate;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.agreements.ProductLines;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.rewards.Months;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.SmallAgency;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Statements and rules on pages: whose they are, files, two people at once. */
@KesherTest
class RewardPagesTests {
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Offices offices;
  @Autowired DSLContext database;
  @Autowired RuleSets sets;
  @Autowired Months months;
  @Autowired ProductLines lines;

  private EmployeeId dana = new EmployeeId(0);
  private YearMonth month = YearMonth.of(2026, 1);

  @BeforeEach
  void aRenewal() throws Exception {
    dana = office.employee("salesperson");
    month = YearMonth.from(offices.today()).minusMonths(1);
    Viewers.asOffice(() -> {
      var agency = SmallAgency.of(database, sets, lines);
      agency.adopted(month, rate(RewardKind.RENEWAL, "10"));
      var customer = agency.customer("=HYPERLINK(\"x\")", dana);
      var agreement = agency.agreement(customer, "motor", month.minusYears(2).atDay(1), 100);
      agency.renewal(agreement, month.atDay(3), "1234.50");
      return null;
    });
  }

  @Test
  void anEmployeeSeesTheirOwnStatementAndNobodyElses() throws Exception {
    assertThat(body(open("salesperson", "/rewards?month=" + month))).contains("123.45");
    assertThat(open("service", "/rewards?month=" + month + "&employee=" + dana.value()))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(
            open("service", "/api/v1/rewards/statements/" + month + "/" + dana.value() + "/lines"))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(body(open("service", "/rewards/all?month=" + month))).doesNotContain("123.45");
    assertThat(body(open("manager", "/rewards/all?month=" + month))).contains("123.45");
    assertThat(open("salesperson", "/rewards/export.csv?month=" + month))
        .hasStatus(HttpStatus.FORBIDDEN);
    assertThat(open("analyst", "/rewards")).hasStatus(HttpStatus.FORBIDDEN);
  }

  @Test
  void aFileHoldsEachLineAndNothingThatASpreadsheetWouldRun() throws Exception {
    var file = body(open("manager", "/rewards/export.csv?month=" + month));
    assertThat(file.lines()).hasSize(2);
    assertThat(file).contains("'=HYPERLINK", "1234.5", "123.45");
    var workbook = open("manager", "/rewards/export.xlsx?month=" + month).getResponse();
    assertThat(workbook.getStatus()).isEqualTo(200);
    assertThat(workbook.getContentAsByteArray()).startsWith('P', 'K');
  }

  @Test
  void rulesStandInTheOrderOfTheirPlacesAndFaultsAtTheirRows() throws Exception {
    var set = Viewers.asOffice(() -> sets.begin());
    var path = "/rewards/rules/" + set.id();
    var form = fields(path);
    form.putAll(row(0, "RENEWAL", "10", "2"));
    form.putAll(row(1, "RENEWAL", "20", "1"));
    form.put("rules.1.group", "A");
    form.putAll(row(2, "RENEWAL", "130", "0"));
    var shown = send(path, form);
    assertThat(shown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(shown)).contains("id=\"n-rules.2.rate\"").doesNotContain("n-rules.0.rate");

    form.put("rules.2.kind", "");
    assertThat(send(path, form)).hasStatus(HttpStatus.FOUND);
    assertThat(Viewers.asOffice(() -> sets.find(set.id())).rules())
        .extracting(rule -> rule.rate() == null ? 0 : rule.rate().intValue())
        .containsExactly(20, 10);
  }

  @Test
  void theSecondOfTwoWhoChangeADraftSeesBothSides() throws Exception {
    var set = Viewers.asOffice(() -> sets.begin());
    var path = "/rewards/rules/" + set.id();
    var first = fields(path);
    var second = new LinkedHashMap<>(first);
    first.putAll(row(0, "RENEWAL", "11", "1"));
    second.putAll(row(0, "RENEWAL", "12", "1"));
    assertThat(send(path, first)).hasStatus(HttpStatus.FOUND);
    var both = send(path, second);
    assertThat(both).hasStatus(HttpStatus.CONFLICT);
    assertThat(body(both)).contains("name=\"take.rules.0.rate\"");
  }

  @Test
  void whatCannotBeAMonthOrALineIsNotFound() {
    assertThat(open("manager", "/rewards?month=1000-01")).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(open("manager", "/rewards?month=x")).hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(open("manager", "/rewards/lines/x-1-202601?month=" + month))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(open("manager", "/rewards/lines/renewal-999-202601?month=" + month))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(open("manager", "/rewards?month=" + month + "&after=x"))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(open("manager", "/rewards/rules/999")).hasStatus(HttpStatus.NOT_FOUND);
  }

  private static Map<String, String> row(int row, String kind, String rate, String place) {
    return Map.of(
        "rules." + row + ".kind", kind,
        "rules." + row + ".rate", rate,
        "rules." + row + ".place", place);
  }

  private Map<String, String> fields(String path) throws Exception {
    var fields = new LinkedHashMap<String, String>();
    FIELD
        .matcher(body(open("owner", path)))
        .results()
        .forEach(found -> fields.put(found.group(1), found.group(2)));
    fields.remove("_csrf");
    for (int i = 0; i < 3; i++) {
      for (var field : RuleForm.FIELDS) {
        fields.putIfAbsent("rules." + i + "." + field, "");
      }
    }
    return fields;
  }

  private MvcTestResult open(String role, String path) {
    return mvc.get().uri(URI.create(path)).cookie(office.signIn(role)).exchange();
  }

  private MvcTestResult send(String path, Map<String, String> fields) {
    var request = mvc.post().uri(URI.create(path)).with(Tokens.csrf()).cookie(office.signIn());
    fields.forEach(request::param);
    return request.exchange();
  }

  private static String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8).strip();
  }
}
