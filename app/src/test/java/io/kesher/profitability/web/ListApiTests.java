package io.kesher.profitability.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerDraft;
import io.kesher.customers.CustomerEdits;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Tags;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Standings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.JsonNodeFactory;

/** The list of customers for programs: columns, groups, and whoever is new. */
@KesherTest
class ListApiTests {
  @Autowired MockMvcTester mvc;
  @Autowired DSLContext database;
  @Autowired CustomerEdits edits;
  @Autowired CustomFieldEdits fields;
  @Autowired Standings standings;
  @Autowired Tags tags;
  @Autowired TestOffice office;

  private long dana;

  @BeforeEach
  void customers() throws Exception {
    if (database.fetchExists(CUSTOMER)) {
      dana = database.fetchValue(CUSTOMER.ID, CUSTOMER.NAME.eq("דנה כהן"));
      return;
    }
    var choices =
        List.of(choice("gold", "זהב"), choice("silver", "כסף"), choice("copper", "נחושת"));
    Viewers.as(
        office.viewer("manager"),
        () ->
            fields.create(
                new CustomFieldDraft(
                    "rank", CustomField.Type.CHOICE, "דרגה", "Rank", null, false, false, choices)));
    Viewers.as(
        office.viewer("manager"),
        () ->
            fields.create(
                new CustomFieldDraft(
                    "street", CustomField.Type.TEXT, "רחוב", "Street", null, false, false, null)));
    dana = customer("דנה כהן", "copper", "ויצמן");
    customer("אבי לוי", "gold", "אלנבי");
    customer("רות פרץ", "silver", "הרצל");
    customer("יעל דהן", "", "");
    Viewers.as(office.viewer("manager"), () -> tags.add(new CustomerId(dana), "רכב"));
    Viewers.as(office.viewer("manager"), () -> tags.add(new CustomerId(dana), "דירה"));
  }

  @Test
  void whoeverIsWrittenDownIsInTheListAtOnce() {
    assertThat(names("?sort=-contribution&q=יעל")).containsExactly("יעל דהן");
    assertThat(names("?sort=name")).hasSize(4);
  }

  @Test
  void whoeverComesWithAFileWithoutAnEntryIsInTheListWhenItIsSummedUp() {
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "בלי רשומה")
            .set(CUSTOMER.NAME_KEY, "בלי רשומה")
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    assertThat(names("?q=רשומה")).isEmpty();
    standings.refresh();
    assertThat(names("?q=רשומה")).containsExactly("בלי רשומה");
    database.deleteFrom(STANDING).where(STANDING.CUSTOMER_ID.eq(id)).execute();
    database.deleteFrom(CUSTOMER).where(CUSTOMER.ID.eq(id)).execute();
  }

  @Test
  void columnsBringWhatStandsInThemAndNothingWithoutBeingAsked() {
    var found = get("?sort=name&q=דנה&columns=tag,custom.rank,owner");
    assertThat(JsonPath.<List<String>>read(found, "$.items[0].cells.tag"))
        .containsExactlyInAnyOrder("דירה", "רכב");
    assertThat(JsonPath.<String>read(found, "$.items[0].cells['custom.rank']")).isEqualTo("copper");
    assertThat(JsonPath.<Map<String, Object>>read(found, "$.items[0].cells"))
        .doesNotContainKey("owner");
    assertThat(get("?sort=name")).doesNotContain("cells");
    assertThat(ask("?columns=nothing")).hasStatus(400);
  }

  @Test
  void groupsAreCountedAsOnThePage() {
    var found = get("/groups?by=custom.rank");
    assertThat(JsonPath.<Integer>read(found, "$.items.length()")).isEqualTo(4);
    assertThat(JsonPath.<List<Integer>>read(found, "$.items[*].customers"))
        .containsExactly(1, 1, 1, 1);
    var filtered = get("/groups?by=tag&filter=custom.rank eq 'copper'");
    assertThat(JsonPath.<List<String>>read(filtered, "$.items[*].key"))
        .containsExactlyInAnyOrder("דירה", "רכב");
    assertThat(ask("/groups?by=street")).hasStatus(400);
  }

  @Test
  void choicesAreSortedByTheOfficesOrderAndTextsByTheirLetters() {
    assertThat(names("?everybody=true&sort=custom.rank"))
        .containsExactly("אבי לוי", "רות פרץ", "דנה כהן", "יעל דהן");
    assertThat(names("?everybody=true&sort=-custom.rank"))
        .containsExactly("דנה כהן", "רות פרץ", "אבי לוי", "יעל דהן");
    assertThat(names("?everybody=true&sort=custom.street"))
        .containsExactly("אבי לוי", "רות פרץ", "דנה כהן", "יעל דהן");
    var first = get("?everybody=true&sort=custom.street&limit=1");
    String next = JsonPath.read(first, "$.next");
    assertThat(names("?everybody=true&sort=custom.street&limit=2&after=" + next))
        .containsExactly("רות פרץ", "דנה כהן");
    first = get("?everybody=true&sort=custom.rank&limit=2");
    next = JsonPath.read(first, "$.next");
    assertThat(names("?everybody=true&sort=custom.rank&limit=9&after=" + next))
        .containsExactly("דנה כהן", "יעל דהן");
  }

  private static CustomFieldDraft.Choice choice(String code, String name) {
    return new CustomFieldDraft.Choice(code, name, null, false);
  }

  private long customer(String name, String rank, String street) {
    var nodes = JsonNodeFactory.instance;
    var draft =
        new CustomerDraft(name, Customer.Kind.PERSON, null, null, null, null, null, List.of());
    return Viewers.as(
            office.viewer("manager"),
            () ->
                edits.create(
                    rank.isEmpty()
                        ? draft
                        : draft.withCustom(
                            Map.of(
                                "rank", nodes.stringNode(rank),
                                "street", nodes.stringNode(street)))))
        .id()
        .value();
  }

  private List<String> names(String query) {
    return JsonPath.read(get(query), "$.items[*].name");
  }

  private String get(String query) {
    var answer = ask(query);
    assertThat(answer).hasStatusOk();
    try {
      return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    } catch (java.io.UnsupportedEncodingException never) {
      throw new AssertionError(never);
    }
  }

  private MvcTestResult ask(String query) {
    var parts = query.split("\\?", 2);
    var request =
        mvc.get()
            .uri("/api/v1/customers" + parts[0])
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY);
    for (var each : parts[1].split("&")) {
      request = request.param(each.split("=", 2)[0], each.split("=", 2)[1]);
    }
    return request.exchange();
  }
}
