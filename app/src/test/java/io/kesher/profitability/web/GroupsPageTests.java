package io.kesher.profitability.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.profitability.Classifications;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Policies;
import io.kesher.profitability.Policy;
import io.kesher.profitability.Standings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class GroupsPageTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired Policies policies;
  @Autowired Classifications classifications;

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
  void showsTheRulesAndTheClosedListOfInputs() {
    assertThat(browser.read("/groups")).contains("ותק: מתחת ל", "סדירות הקשר", "כל השאר");
  }

  @Test
  void theFormIsThePolicy() {
    assertThat(PolicyForm.of(fields(Policy.DEFAULT), groups()).policy()).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void simulatesWithoutWriting() {
    String before = everything();
    Map<String, String> fields = fields(policies.inForce().policy());
    fields.put("A.0.value", "50");
    assertThat(browser.send("/groups/simulations", fields))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"simulated\"", "formaction=\"/groups/policies\"");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void usingAPolicyMakesAVersionAndClassifiesByItInTheBackground() {
    int version = policies.inForce().version();
    Map<String, String> fields = fields(Policy.DEFAULT);
    fields.put("note", "ניסיון <b>");
    assertThat(browser.send("/groups/policies", fields)).hasStatus(HttpStatus.FOUND);
    assertThat(policies.inForce().version()).isGreaterThan(version);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            classifications.latest().orElseThrow().policyVersion() == policies.inForce().version());
    assertThat(browser.read("/groups")).contains("ניסיון &lt;b&gt;");
    assertThat(browser.read("/groups/in-force")).contains("data-done");
  }

  @Test
  void showsEachFaultBesideItsLine() {
    Map<String, String> fields = fields(Policy.DEFAULT);
    fields.put("A.0.value", "120");
    fields.put("B.0.value", "הרבה");
    assertThat(browser.send("/groups/simulations", fields))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyText()
        .contains("אחוזון הוא בין 0 ל־100", "נדרש מספר");
  }

  @Test
  void refusesAnInputThatIsNotOnTheList() {
    Map<String, String> fields = fields(Policy.DEFAULT);
    fields.put("A.0.input", "RELIGION");
    assertThat(browser.send("/groups/simulations", fields)).hasStatus(HttpStatus.BAD_REQUEST);
  }

  private String everything() {
    return database.fetch("select count(*), max(version) from profitability.policy").toString()
        + database.fetch("select * from profitability.classification")
        + database.fetch(
            "select md5(string_agg(s::text, ',' order by customer_id)) from profitability.standing s");
  }

  private static java.util.List<io.kesher.profitability.Group> groups() {
    return Policy.DEFAULT.rules().stream().map(io.kesher.profitability.Rule::group).toList();
  }

  private static Map<String, String> fields(Policy policy) {
    var form = PolicyForm.of(policy);
    Map<String, String> fields = new LinkedHashMap<>();
    for (var row : form.rows()) {
      fields.put(row.name() + ".input", row.input());
      fields.put(row.name() + ".side", row.side());
      fields.put(row.name() + ".kind", row.kind());
      fields.put(row.name() + ".value", row.value());
    }
    fields.put("large.kind", form.largeKind());
    fields.put("large.value", form.largeValue());
    return fields;
  }
}
