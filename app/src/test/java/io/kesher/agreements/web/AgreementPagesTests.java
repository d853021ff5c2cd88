package io.kesher.agreements.web;

import static io.kesher.db.profitability.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.identity.Offices;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Agreements on pages and by the API: forms, two people at once, a row of the radar. */
@KesherTest
class AgreementPagesTests {
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"([^>]*)>");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Offices offices;
  @Autowired DSLContext database;

  private long customer;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void somebody() throws Exception {
    today = offices.today();
    customer = id(api("POST", "/customers", null, "{\"name\":\"דנה <b>כהן</b>\"}"));
  }

  @Test
  void anAgreementIsAddedOnTheCustomersPageAndSeenThere() throws Exception {
    var form = new LinkedHashMap<>(fields("/customers/" + customer + "/agreements/new"));
    form.put("number", "  31-77 ");
    form.put("premium", "3,400");
    form.put("commission", "12.5%");
    form.put("renewalOn", today.plusDays(10).toString());
    var added = send("/customers/" + customer + "/agreements", form);
    assertThat(added).hasStatus(HttpStatus.FOUND);
    var path = Objects.requireNonNull(added.getResponse().getRedirectedUrl());
    assertThat(body(open(path))).contains("31-77", "12.5%", "425").doesNotContain("<b>כהן");
    assertThat(body(open("/customers/" + customer))).contains("31-77", path);
    assertThat(body(open("/renewals"))).contains("31-77");
  }

  @Test
  void everyFaultStandsBesideItsField() throws Exception {
    var form = new LinkedHashMap<>(fields("/customers/" + customer + "/agreements/new"));
    form.put("premium", "12,5");
    form.put("commission", "x%");
    form.put("startOn", "2020-13-01");
    form.put("sold", "product/99999999999999999999");
    var shown = send("/customers/" + customer + "/agreements", form);
    assertThat(shown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(shown))
        .contains("id=\"n-premium\"", "id=\"n-commission\"", "id=\"n-startOn\"", "id=\"n-sold\"");
    form.put("premium", "12.5");
    form.put("commission", "120%");
    form.put("startOn", "2020-12-01");
    form.put("endedOn", "2020-11-01");
    form.put("sold", "line/nothing");
    form.put("number", "\u202e\u202d");
    assertThat(body(send("/customers/" + customer + "/agreements", form)))
        .contains("id=\"n-number\"", "id=\"n-commission\"", "id=\"n-endedOn\"", "id=\"n-sold\"");
  }

  @Test
  void theSecondOfTwoSeesBothSides() throws Exception {
    var path = "/agreements/" + agreement("31-1", 5);
    var first = new LinkedHashMap<>(fields(path + "/edit"));
    var second = new LinkedHashMap<>(first);
    first.put("premium", "4000");
    assertThat(send(path, first)).hasStatus(HttpStatus.FOUND);
    second.put("premium", "5000");
    second.put("commission", "900");
    var merge = send(path, second);
    assertThat(merge).hasStatus(HttpStatus.CONFLICT);
    var chosen = new LinkedHashMap<>(fields(body(merge)));
    assertThat(chosen)
        .containsEntry("take.premium", "mine")
        .containsEntry("take.commission", "mine");
    chosen.put("take.premium", "theirs");
    assertThat(send(path, chosen)).hasStatus(HttpStatus.FOUND);
    var json = body(api("GET", path, null, null));
    assertThat(JsonPath.<Number>read(json, "$.premium").doubleValue()).isEqualTo(4000);
    assertThat(JsonPath.<Number>read(json, "$.commissionAmount").doubleValue()).isEqualTo(900);
  }

  @Test
  void aRowOfTheRadarIsRenewedInItsPlaceAndTakenBack() throws Exception {
    var id = agreement("31-2", 3);
    var open = row("GET", "/agreements/" + id + "/renewals/new", id, Map.of());
    assertThat(body(open)).startsWith("<tr id=\"renewal-" + id + "\"").contains("<form");
    var form = new LinkedHashMap<>(fields(body(open)));
    form.put("until", today.toString());
    var faulty = row("POST", "/agreements/" + id + "/renewals", id, form);
    assertThat(faulty).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(faulty)).startsWith("<tr").contains("id=\"n-until-" + id);
    form.put("until", today.plusYears(1).toString());
    var done = row("POST", "/agreements/" + id + "/renewals", id, form);
    assertThat(done).hasStatusOk();
    assertThat(income()).isEqualByComparingTo("300");
    var again = row("POST", "/agreements/" + id + "/renewals", id, form);
    assertThat(again).hasStatus(HttpStatus.CONFLICT);
    assertThat(income()).isEqualByComparingTo("300");
    var undo = Pattern.compile("hx-post=\"([^\"]+/undoing)\"").matcher(body(done));
    assertThat(undo.find()).isTrue();
    var back = row("POST", undo.group(1), id, Map.of());
    assertThat(body(back)).startsWith("<tr id=\"renewal-" + id + "\"").contains("renewals/new");
    assertThat(income()).isEqualByComparingTo("0");
  }

  @Test
  void aLapseOnItsPageIsUndoneThere() throws Exception {
    var path = "/agreements/" + agreement("31-3", 3);
    var form = new LinkedHashMap<>(fields(path + "/lapses/new"));
    assertThat(body(send(path + "/lapses", form))).contains("id=\"n-reason\"");
    form.put("reason", "PRICE");
    form.put("day", today.toString());
    form.put("returned", "50");
    form.put("note", "=cmd|' /C calc'!A0");
    assertThat(send(path + "/lapses", form)).hasStatus(HttpStatus.FOUND);
    assertThat(income()).isEqualByComparingTo("-50");
    var page = body(open(path));
    var undo = Pattern.compile("action=\"([^\"]+/undoing)\"").matcher(page);
    assertThat(undo.find()).isTrue();
    assertThat(send(undo.group(1), Map.of())).hasStatus(HttpStatus.FOUND);
    assertThat(income()).isEqualByComparingTo("0");
  }

  @Test
  void theApiTellsBothSidesOfAnOldVersionAndRefusesWhatIsNoMember() throws Exception {
    var path = "/agreements/" + agreement("31-4", 3);
    assertThat(api("PATCH", path, "\"1\"", "{\"premium\":1}")).hasStatusOk();
    var late = api("PATCH", path, "\"1\"", "{\"premium\":2}");
    assertThat(late).hasStatus(HttpStatus.CONFLICT);
    assertThat(late).bodyJson().extractingPath("$.theirs.premium").isEqualTo(1);
    for (var name : new String[] {"id", "customerId", "status", "lapse", "version", "due"}) {
      assertThat(api("PATCH", path, "\"2\"", "{\"" + name + "\":1}"))
          .hasStatus(HttpStatus.BAD_REQUEST);
    }
    assertThat(api("POST", path + "/renewals", null, "{}"))
        .hasStatus(HttpStatus.PRECONDITION_REQUIRED);
    assertThat(api("POST", path + "/renewals", "\"1\"", "{}")).hasStatus(HttpStatus.CONFLICT);
    assertThat(api("GET", "/agreements?filter=status%20eq%20'ACTIVE'", null, null)).hasStatusOk();
    assertThat(body(api("GET", "/customers/" + customer, null, null))).contains("\"agreements\":[");
  }

  @Test
  void aFileHoldsTheRenewalsOfTheRadar() throws Exception {
    agreement("31-5", 3);
    assertThat(body(open("/renewals/export.csv?window=t30"))).contains("31-5");
    assertThat(open("/renewals/export.xlsx")).hasStatusOk();
    for (var wrong :
        new String[] {
          "window=x", "owner=x", "line=x", "group=Z", "sort=x", "after=x", "after=1_1_2020-99-01_1"
        }) {
      assertThat(open("/renewals?" + wrong)).hasStatus(HttpStatus.BAD_REQUEST);
    }
  }

  private BigDecimal income() {
    return database
        .select(DSL.coalesce(DSL.sum(ENTRY.AMOUNT), DSL.inline(BigDecimal.ZERO)))
        .from(ENTRY)
        .where(ENTRY.CUSTOMER_ID.eq(customer))
        .fetchSingle()
        .value1();
  }

  private long agreement(String number, int days) throws Exception {
    return id(
        api(
            "POST",
            "/customers/" + customer + "/agreements",
            null,
            "{\"number\":\"%s\",\"premium\":3000,\"commissionRate\":10,\"startOn\":\"2020-01-01\",\"renewalOn\":\"%s\"}"
                .formatted(number, today.plusDays(days))));
  }

  private static long id(MvcTestResult made) {
    assertThat(made).hasStatus(HttpStatus.CREATED);
    var location = Objects.requireNonNull(made.getResponse().getHeader("Location"));
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  private MvcTestResult api(
      String method, String path, @Nullable String tag, @Nullable String json) {
    var request =
        mvc.method(HttpMethod.valueOf(method))
            .uri(URI.create("/api/v1" + path))
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .contentType(MediaType.APPLICATION_JSON)
            .content(json == null ? "" : json);
    return (tag == null ? request : request.header("If-Match", tag)).exchange();
  }

  private MvcTestResult open(String path) {
    return mvc.get().uri(URI.create(path)).cookie(office.signIn()).exchange();
  }

  private MvcTestResult send(String path, Map<String, String> fields) {
    var request = mvc.post().uri(URI.create(path)).with(Tokens.csrf()).cookie(office.signIn());
    fields.forEach(request::param);
    return request.exchange();
  }

  private MvcTestResult row(String method, String path, long id, Map<String, String> fields) {
    var request =
        method.equals("GET")
            ? mvc.get().uri(URI.create(path))
            : mvc.post().uri(URI.create(path)).with(Tokens.csrf());
    fields.forEach(request::param);
    return request
        .cookie(office.signIn())
        .header("HX-Request", "true")
        .header("HX-Target", "renewal-" + id)
        .exchange();
  }

  private static String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8).strip();
  }

  private Map<String, String> fields(String pathOrPage) throws Exception {
    var page = pathOrPage.startsWith("/") ? body(open(pathOrPage)) : pathOrPage;
    var fields = new LinkedHashMap<String, String>();
    FIELD
        .matcher(page)
        .results()
        .filter(found ->
            !found.group().contains("type=\"radio\"") || found.group(3).contains("checked"))
        .forEach(found -> fields.put(found.group(1), found.group(2)));
    fields.remove("_csrf");
    fields.remove("q");
    return fields;
  }
}
