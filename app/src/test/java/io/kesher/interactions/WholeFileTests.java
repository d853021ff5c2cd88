package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAGGING;
import static io.kesher.db.interactions.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Related;
import io.kesher.customers.RelationRole;
import io.kesher.customers.Relations;
import io.kesher.customers.Tags;
import io.kesher.identity.Viewers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tags, households and tasks that come with the file of the customers. */
@KesherTest
class WholeFileTests {
  private static final String MAPPING =
      """
      {"matchOn": ["externalId"], "onMatch": "update", "records": [
        {"target": "customer", "fields": {"externalId": {"column": "number"}, "kind": {"column": "kind"}, "name": {"column": "name"}}},
        {"target": "tag", "fields": {"names": {"column": "tags"}}},
        {"target": "relation", "fields": {"other": {"column": "to"}, "role": {"column": "is"}}},
        {"target": "task", "fields": {"title": {"column": "task"}, "due": {"column": "due"}, "employee": {"column": "who"}}}]}
      """;
  private static final String HEADER = "number,kind,name,tags,to,is,task,due,who\n";

  @Autowired MockMvcTester mvc;
  @Autowired DSLContext database;
  @Autowired TestOffice office;
  @Autowired Relations relations;
  @Autowired Tags tags;
  @Autowired TaskEdits edits;
  @Autowired Tasks tasks;

  @Test
  void aHouseholdItsMembersTheirTagsAndTasksComeWithOneFileAndGoWithIt() throws Exception {
    office.employee("service");
    long id =
        run(
            HEADER
                + "H1,household,משפחת כהן,,,,,,\n"
                + "W1,person,דנה כהן,\"לקוחה ותיקה, רכב\",H1,,להתקשר לפני החידוש,2026-12-20,service@oren.example\n"
                + "W2,person,יוסי כהן,רכב; רכב,H1,member,,,\n"
                + "W3,person,רוני כהן,,W1,child,,,\n");
    var dana = customer("W1");
    assertThat(Viewers.asOffice(() -> tags.of(dana))).containsExactly("לקוחה ותיקה", "רכב");
    assertThat(Viewers.asOffice(() -> tags.of(customer("W2")))).containsExactly("רכב");
    assertThat(related(customer("H1"))).containsOnly(RelationRole.MEMBER).hasSize(2);
    assertThat(related(dana)).containsExactlyInAnyOrder(RelationRole.CIRCLE, RelationRole.CHILD);
    assertThat(Viewers.asOffice(() -> tasks.openOf(dana, 10)))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.title()).isEqualTo("להתקשר לפני החידוש");
          assertThat(task.owner()).isEqualTo(office.employee("service"));
        });

    var undone = undo(id);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.tag.removed")).isEqualTo(3);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.relation.removed")).isEqualTo(3);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.task.removed")).isEqualTo(1);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.EXTERNAL_ID.in("H1", "W1", "W2", "W3")))
        .isZero();
  }

  @Test
  void rowsThatNameNobodySayWhyTheyAreRefusedAndWriteNothing() throws Exception {
    long id =
        start(
            HEADER
                + "R1,person,רות לוי,,N-9,,,,\n"
                + "R2,person,אבי לוי,,R1,,,,\n"
                + "R3,person,חנה לוי,,R3,spouse,,,\n"
                + "R4,person,גיא לוי,,R1,dancer,,,\n"
                + "R5,person,תמר לוי,,,,לבדוק,2026-12-20,nobody\n"
                + "R6,person,נועם לוי,\""
                + words(51)
                + "\",,,,,\n");
    assertThat(post("/" + id + "/trial")).hasStatus2xxSuccessful();
    await().atMost(Duration.ofSeconds(60)).until(() -> show(id).contains("\"finished\":\""));
    assertThat(JsonPath.<Integer>read(show(id), "$.trial.counts.rejected")).isEqualTo(6);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.EXTERNAL_ID.like("R%"))).isZero();

    assertThat(post("/" + id + "/run")).hasStatus2xxSuccessful();
    var done = end(id, "done");
    assertThat(JsonPath.<Integer>read(done, "$.counts.rejected")).isEqualTo(6);
    var reasons = rows(id);
    assertThat(reasons)
        .contains("no-such-customer", "unknown-role", "unknown-employee", "too-many-tags");
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.EXTERNAL_ID.like("R%"))).isZero();
  }

  @Test
  void nobodyGetsMoreTagsThanFitAndWhatSomebodyHasDoneSinceStays() throws Exception {
    office.employee("service");
    run(HEADER + "F1,person,מלא לגמרי,\"" + words(49) + "\",,,,,\n");
    long id =
        run(HEADER + "F1,person,,\"new one, new two\",,,להתקשר,2026-12-20,service@oren.example\n");
    var full = customer("F1");
    assertThat(database.fetchCount(TAGGING, TAGGING.CUSTOMER_ID.eq(full.value()))).isEqualTo(50);
    assertThat(JsonPath.<List<String>>read(get("/" + id + "/rows"), "$.items[0].notes[*].rule"))
        .containsExactly("importing.rule.too-many-tags");
    assertThat(JsonPath.<List<String>>read(get("/" + id + "/rows"), "$.items[0].notes[*].before"))
        .containsExactly("new two");
    var task = Viewers.asOffice(() -> tasks.openOf(full, 10)).getFirst();
    Viewers.as(office.viewer("service"), () -> edits.finish(task.id()));

    var undone = undo(id);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.tag.removed")).isEqualTo(1);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.task.kept")).isEqualTo(1);
    assertThat(database.fetchCount(TASK, TASK.ID.eq(task.id()))).isEqualTo(1);
  }

  @Test
  void aRelationThatClosesACircleIsLeftOutAndTheRowSaysSo() throws Exception {
    run(HEADER + "P1,person,סבא,,,,,,\nP2,person,אבא,,P1,child,,,\n");
    long id = run(HEADER + "P1,person,,,P2,child,,,\n");
    assertThat(related(customer("P1"))).containsExactly(RelationRole.CHILD);
    assertThat(JsonPath.<List<String>>read(get("/" + id + "/rows"), "$.items[0].notes[*].rule"))
        .containsExactly("importing.rule.circle");
    assertThat(JsonPath.<List<String>>read(get("/" + id + "/rows"), "$.items[0].notes[*].before"))
        .containsExactly("P2");
  }

  private static String words(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each -> "word " + each)
        .collect(Collectors.joining(", "));
  }

  private List<RelationRole> related(CustomerId customer) {
    return Viewers.asOffice(() -> relations.of(customer)).stream().map(Related::role).toList();
  }

  private CustomerId customer(String number) {
    return new CustomerId(
        database
            .select(CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.EXTERNAL_ID.eq(number))
            .fetchSingle()
            .value1());
  }

  private long run(String csv) throws Exception {
    long id = start(csv);
    assertThat(post("/" + id + "/run")).hasStatus2xxSuccessful();
    var done = end(id, "done");
    assertThat(JsonPath.<Integer>read(done, "$.counts.rejected")).as(() -> rows(id)).isZero();
    return id;
  }

  private String undo(long id) throws Exception {
    assertThat(post("/" + id + "/undoing")).hasStatus2xxSuccessful();
    return end(id, "undone");
  }

  private long start(String csv) throws Exception {
    var file = new MockMultipartFile("file", "all.csv", null, csv.getBytes(StandardCharsets.UTF_8));
    var answer =
        mvc.post()
            .uri("/api/v1/imports")
            .multipart()
            .file(file)
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .exchange();
    assertThat(answer).hasStatus2xxSuccessful();
    long id = JsonPath.<Integer>read(answer.getResponse().getContentAsString(), "$.id");
    assertThat(
            mvc.put()
                .uri("/api/v1/imports/" + id + "/mapping")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                .contentType("application/json")
                .content(MAPPING)
                .exchange())
        .hasStatus2xxSuccessful();
    return id;
  }

  private String end(long id, String state) throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> JsonPath.<String>read(show(id), "$.state").equals(state));
    return show(id);
  }

  private String rows(long id) {
    return get("/" + id + "/rows?outcome=rejected");
  }

  private String show(long id) {
    return get("/" + id);
  }

  private String get(String path) {
    try {
      return mvc.get()
          .uri("/api/v1/imports" + path)
          .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
          .exchange()
          .getResponse()
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (java.io.UnsupportedEncodingException never) {
      throw new AssertionError(never);
    }
  }

  private MvcTestResult post(String path) {
    return mvc.post()
        .uri("/api/v1/imports" + path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
        .header("Idempotency-Key", "k" + path.replace('/', '-'))
        .exchange();
  }
}
