package io.kesher.customers.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.customers.Relations;
import io.kesher.identity.Viewers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Two people and a program change one customer. */
@KesherTest
class EditCustomerTests {
  private static final Pattern FIELD =
      Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"([^>]*)>");
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Customers customers;
  @Autowired CustomerSearch search;
  @Autowired Relations relations;

  @Test
  void aCustomerIsAddedOnAPageAndFoundByEveryPartOfWhatWasTyped() throws Exception {
    var form = new LinkedHashMap<>(fields("/customers/new"));
    form.put("name", "שושנה לוין־כהן");
    form.put("kind", "PERSON");
    form.put("israeliId", "12345678-2");
    form.put("birthDate", "1970-05-04");
    form.put("point.n1.value", "050 234 5678");
    form.put("point.n1.label", "נייד");
    form.putAll(Map.of("point.n7.kind", "PHONE", "point.n7.value", "03-7654321"));
    form.put("point.n2.value", "Shosh@Example.co.il");
    form.put("point.n3.value", "הרצל 1, חיפה");
    var added = send("/customers", form);
    assertThat(added).hasStatus(HttpStatus.FOUND);
    var path = Objects.requireNonNull(added.getResponse().getRedirectedUrl());
    assertThat(body(open(path)))
        .contains(
            "שושנה לוין־כהן",
            "050-234-5678",
            "נייד",
            "03-765-4321",
            "Shosh@example.co.il",
            "הרצל 1, חיפה");
    for (var text :
        List.of("לוין-כהן", "0502345678", "+972 50-2345678", "shosh@example", "123456782")) {
      assertThat(Viewers.asOffice(() -> search.find(text, 5))).as(text).hasSize(1);
    }
  }

  @Test
  void everyFaultStandsBesideItsField() throws Exception {
    var form = new LinkedHashMap<>(fields("/customers/new"));
    form.put("kind", "PERSON");
    form.put("birthDate", "1899-99-01");
    assertThat(body(send("/customers", form))).contains("id=\"n-birthDate\"");
    form.put("birthDate", "2020-01-01");
    form.put("since", "2010-01-01");
    form.put("point.n1.value", "12");
    form.put("point.n2.value", "nobody");
    var shown = send("/customers", form);
    assertThat(shown).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(body(shown))
        .contains("id=\"n-name\"", "id=\"n-birthDate\"", "id=\"n-point-n1\"", "id=\"n-point-n2\"")
        .contains("value=\"2010-01-01\"", "value=\"nobody\"");
  }

  @Test
  void aRelationThatIsTakenAwayIsBroughtBackByTheToastWithItsDays() throws Exception {
    long dana = add("{\"name\":\"דנה אלמוג\"}");
    long gil = add("{\"name\":\"גיל אלמוג\"}");
    var path = "/customers/" + dana + "/relations";
    var said = new LinkedHashMap<String, String>();
    said.put("role", "CHILD");
    said.put("other", Long.toString(gil));
    said.put("from", "2010-06-01");
    assertThat(sendPart(path, said)).hasStatusOk();
    assertThat(related(dana)).containsExactly("CHILD 2010-06-01");

    var gone = sendPart(path + "/removal", said);
    assertThat(related(dana)).isEmpty();
    var toast = toast(body(gone));
    assertThat(toast).contains("action=\"" + path + "\"", "גיל אלמוג", "data-undo");
    var back = sendPart(path, fields(toast));
    assertThat(related(dana)).containsExactly("CHILD 2010-06-01");

    assertThat(toast(body(back))).contains("action=\"" + path + "/removal\"");
    sendPart(path + "/removal", fields(toast(body(back))));
    assertThat(related(dana)).isEmpty();
  }

  private static String toast(String part) {
    return part.substring(part.indexOf("<toast-message"), part.indexOf("</toast-message>"));
  }

  private List<String> related(long customer) {
    return Viewers.asOffice(() -> relations.of(new CustomerId(customer))).stream()
        .map(each -> each.role() + " " + each.from())
        .toList();
  }

  private MvcTestResult sendPart(String path, Map<String, String> fields) {
    var request =
        mvc.post()
            .uri(URI.create(path))
            .with(Tokens.csrf())
            .cookie(office.signIn())
            .header("HX-Request", "true");
    fields.forEach(request::param);
    return request.exchange();
  }

  @Test
  void theSecondOfTwoSeesBothSidesAndLosesNothing() throws Exception {
    var id =
        add(
            "{\"name\":\"דנה לוי\",\"contactPoints\":[{\"kind\":\"PHONE\",\"value\":\"0502345671\"}]}");
    var first = new LinkedHashMap<>(fields("/customers/" + id + "/edit"));
    var second = new LinkedHashMap<>(first);
    first.put("name", "דנה לוי־כהן");
    var row = row(first);
    first.putAll(Map.of("point.n9.kind", "PHONE", "point.n9.value", "0502345672"));
    first.put(row + ".label", "בית");
    first.put("since", "2019-03-01");
    assertThat(send("/customers/" + id, first)).hasStatus(HttpStatus.FOUND);

    second.put("name", "דנה כהן");
    second.put(row + ".value", "0502345673");
    second.put("point.n2.value", "dana@example.com");
    var merge = send("/customers/" + id, second);
    assertThat(merge).hasStatus(HttpStatus.CONFLICT);
    var page = body(merge);
    assertThat(page).contains("דנה לוי־כהן", "דנה כהן", "dana@example.com", "2019-03-01", "בית");
    var chosen = new LinkedHashMap<>(fields(page));
    assertThat(chosen)
        .containsEntry("take.name", "mine")
        .containsEntry("take.since", "theirs")
        .containsEntry("take.point.n2", "mine")
        .containsEntry("take." + row, "mine");
    assertThat(send("/customers/" + id, chosen)).hasStatus(HttpStatus.FOUND);

    var json = body(api(id));
    assertThat(JsonPath.<String>read(json, "$.name")).isEqualTo("דנה כהן");
    assertThat(JsonPath.<String>read(json, "$.since")).isEqualTo("2019-03-01");
    assertThat(JsonPath.<List<String>>read(json, "$.contactPoints[*].value"))
        .contains("050-234-5672", "050-234-5673", "dana@example.com")
        .doesNotContain("050-234-5671");
    assertThat(JsonPath.<List<String>>read(json, "$.contactPoints[*].label")).contains("בית");
  }

  @Test
  void aRowMoreNeedsNoScriptAndWritesNothing() throws Exception {
    var form = new LinkedHashMap<>(fields("/customers/new"));
    form.put("name", "נחמיה");
    form.put("point.n1.value", "12");
    form.put("more", "PHONE");
    var shown = send("/customers", form);
    assertThat(shown).hasStatusOk();
    assertThat(fields(body(shown)))
        .containsEntry("name", "נחמיה")
        .containsEntry("point.n1.value", "12")
        .containsEntry("point.n4.kind", "PHONE");
    assertThat(Viewers.asOffice(() -> search.find("נחמיה", 5))).isEmpty();
  }

  @Test
  void whoeverTakesTheirsKeepsIt() throws Exception {
    var id = add("{\"name\":\"עסק א\",\"kind\":\"BUSINESS\"}");
    var first = new LinkedHashMap<>(fields("/customers/" + id + "/edit"));
    var second = new LinkedHashMap<>(first);
    first.put("name", "עסק ב");
    second.put("name", "עסק ג");
    send("/customers/" + id, first);
    var chosen = new LinkedHashMap<>(fields(body(send("/customers/" + id, second))));
    chosen.put("take.name", "theirs");
    assertThat(send("/customers/" + id, chosen)).hasStatus(HttpStatus.FOUND);
    assertThat(body(api(id))).contains("עסק ב").contains("\"version\":2");
  }

  @Test
  void aPatchSetsWhatItNamesAndLeavesTheRest() throws Exception {
    var id =
        add(
            "{\"name\":\"רון\",\"externalId\":\"R-1\",\"birthDate\":\"1980-01-01\",\"contactPoints\":[{\"kind\":\"EMAIL\",\"value\":\"ron@example.com\"}]}");
    var changed = patch(id, "\"1\"", "{\"name\":\"רון מור\",\"birthDate\":null}");
    assertThat(changed).hasStatusOk().headers().hasValue("ETag", "\"2\"");
    assertThat(changed).bodyJson().extractingPath("$.name").isEqualTo("רון מור");
    assertThat(changed).bodyJson().extractingPath("$.birthDate").isNull();
    assertThat(changed).bodyJson().extractingPath("$.externalId").isEqualTo("R-1");
    assertThat(changed)
        .bodyJson()
        .extractingPath("$.contactPoints[0].value")
        .isEqualTo("ron@example.com");
    assertThat(patch(id, "\"2\"", "{}")).hasStatusOk().headers().hasValue("ETag", "\"2\"");
  }

  @Test
  void aPatchOfAnOldVersionIsToldBothSidesAndWritesNothing() throws Exception {
    var id = add("{\"name\":\"גיל\"}");
    patch(id, "\"1\"", "{\"name\":\"גיל א\"}");
    var late = patch(id, "\"1\"", "{\"name\":\"גיל ב\"}");
    assertThat(late).hasStatus(HttpStatus.CONFLICT);
    assertThat(late).bodyJson().extractingPath("$.yours.name").isEqualTo("גיל ב");
    assertThat(late).bodyJson().extractingPath("$.theirs.name").isEqualTo("גיל א");
    assertThat(late).bodyJson().extractingPath("$.version").isEqualTo(2);
    assertThat(body(api(id))).contains("גיל א");
    assertThat(patch(id, null, "{\"name\":\"x\"}")).hasStatus(HttpStatus.PRECONDITION_REQUIRED);
    assertThat(patch(id, "*", "{\"name\":\"x\"}")).hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void ofManyAtOnceOneWins() throws Exception {
    var id = add("{\"name\":\"כולם\"}");
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      var name = "כולם " + i;
      all.add(() -> patch(id, "\"1\"", "{\"name\":\"" + name + "\"}").getResponse().getStatus());
    }
    try (var pool = Executors.newFixedThreadPool(8)) {
      var statuses = new ArrayList<Integer>();
      for (var one : pool.invokeAll(all)) {
        statuses.add(one.get());
      }
      assertThat(statuses).containsOnlyOnce(200).contains(409).doesNotContain(500);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "ownerId",
        "owner_id",
        "owner",
        "version",
        "createdAt",
        "updatedAt",
        "group",
        "score",
        "role",
        "searchKey",
        "israeliIdVerified",
        "displayName",
        "profitability",
        "details",
        "importId",
        "__proto__"
      })
  void nothingElseCanBeSet(String name) throws Exception {
    var id = add("{\"name\":\"נעול\"}");
    var before = body(api(id));
    for (var value : List.of("1", "\"A\"", "null", "{}", "[]")) {
      var refused = patch(id, "\"1\"", "{\"" + name + "\":" + value + "}");
      assertThat(refused).as(value).hasStatus(HttpStatus.BAD_REQUEST);
      assertThat(refused).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/" + name);
    }
    assertThat(body(api(id))).isEqualTo(before);
  }

  @Test
  void anExternalIdBelongsToOne() throws Exception {
    add("{\"externalId\":\"E-7\"}");
    var second = create("{\"externalId\":\"E-7\",\"name\":\"שני\"}");
    assertThat(second).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(second).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/externalId");
  }

  @Test
  void aFaultInAListIsToldByItsPlace() throws Exception {
    var refused =
        create(
            "{\"name\":\"x\",\"contactPoints\":[{\"kind\":\"EMAIL\",\"value\":\"a@b.co\"},{\"kind\":\"PHONE\",\"value\":\"1\"}]}");
    assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(refused)
        .bodyJson()
        .extractingPath("$.errors[0].pointer")
        .isEqualTo("/contactPoints/1/value");
  }

  private long add(String json) {
    var made = create(json);
    assertThat(made).hasStatus(HttpStatus.CREATED);
    var location = Objects.requireNonNull(made.getResponse().getHeader("Location"));
    return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
  }

  private MvcTestResult create(String json) {
    return mvc.post()
        .uri("/api/v1/customers")
        .header("Authorization", "Bearer " + TestOffice.API_KEY)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }

  private MvcTestResult patch(long id, @org.jspecify.annotations.Nullable String tag, String json) {
    var request =
        mvc.patch()
            .uri("/api/v1/customers/" + id)
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .contentType("application/merge-patch+json")
            .content(json);
    return (tag == null ? request : request.header("If-Match", tag)).exchange();
  }

  private MvcTestResult api(long id) {
    return mvc.get()
        .uri("/api/v1/customers/" + id)
        .header("Authorization", "Bearer " + TestOffice.API_KEY)
        .exchange();
  }

  private MvcTestResult open(String path) {
    return mvc.get().uri(URI.create(path)).cookie(office.signIn()).exchange();
  }

  private MvcTestResult send(String path, Map<String, String> fields) {
    var request = mvc.post().uri(URI.create(path)).with(Tokens.csrf()).cookie(office.signIn());
    fields.forEach(request::param);
    return request.exchange();
  }

  private static String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private Map<String, String> fields(String pathOrPage) throws Exception {
    var page =
        (pathOrPage.startsWith("/") ? body(open(pathOrPage)) : pathOrPage)
            .replaceAll("(?s)<template>.*?</template>", "");
    var fields = new LinkedHashMap<String, String>();
    FIELD
        .matcher(page)
        .results()
        .filter(found ->
            !found.group().matches("(?s).*type=\"(radio|checkbox)\".*")
                || found.group(3).contains("checked"))
        .forEach(found -> fields.put(found.group(1), plain(found.group(2))));
    fields.remove("_csrf");
    fields.putIfAbsent("kind", "PERSON");
    return fields;
  }

  private static String row(Map<String, String> fields) {
    return fields.keySet().stream()
        .filter(name -> name.matches("point\\.\\d+\\.kind"))
        .map(name -> name.replace(".kind", ""))
        .findFirst()
        .orElseThrow();
  }

  private static String plain(String escaped) {
    return escaped.replace("&lt;", "<").replace("&#34;", "\"").replace("&amp;", "&");
  }
}
