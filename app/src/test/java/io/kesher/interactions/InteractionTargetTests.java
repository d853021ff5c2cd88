package io.kesher.interactions;

import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.POSTED;
import static io.kesher.db.profitability.Tables.ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.identity.Viewers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Calls and notes that come with a file. */
@KesherTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractionTargetTests {
  private static final String SAMPLE =
      """
      vru+line	call_id	customer_id	priority	type	date	vru_entry	vru_exit	vru_time	q_start	q_exit	q_time	outcome	ser_start	ser_exit	ser_time	server
      AA0101	34536	0	0	PS	990201	7:02:47	7:02:56	9	0:00:00	0:00:00	0	AGENT	7:02:55	7:05:41	166	DORIT
      AA0101	34537	0	0	PS	990201	7:31:45	7:31:55	10	0:00:00	0:00:00	0	AGENT	7:31:54	7:31:59	5	NO_SERVER
      AA0101	34539	23317894	2	PS	990201	8:09:16	8:09:22	6	8:09:22	8:09:27	5	HANG	0:00:00	0:00:00	0	NO_SERVER
      """;

  @Autowired MockMvcTester mvc;
  @Autowired DSLContext database;
  @Autowired TestOffice office;
  @Autowired Interactions interactions;
  @Autowired InteractionEdits edits;
  @Autowired CustomerSearch search;

  @Test
  void theBanksCallsPostEachSecondOnceAndGoWhenTheImportIsUndone() throws Exception {
    long id = bring("bank_calls.tsv", SAMPLE.getBytes(StandardCharsets.UTF_8));
    assertThat(database.fetchCount(INTERACTION, INTERACTION.IMPORT_ID.eq(id))).isEqualTo(3);
    assertThat(posted(id)).isEqualByComparingTo("171");
    assertThat(database.fetchCount(POSTED)).isEqualTo(3);
    var first =
        database
            .selectFrom(INTERACTION)
            .where(INTERACTION.BY_NAME.eq("DORIT"))
            .orderBy(INTERACTION.AT)
            .limit(1)
            .fetchSingle();
    assertThat(first.getAt()).isEqualTo(Instant.parse("1999-02-01T05:02:47Z"));
    assertThat(first.getMeasured()).isTrue();

    assertThat(post("/" + id + "/undoing")).hasStatus2xxSuccessful();
    end(id, "undone");
    assertThat(database.fetchCount(INTERACTION)).isZero();
    assertThat(posted(id)).isNull();
  }

  @Test
  void whoeverIsCalledSoSpentTheTimeAndWhatSomebodyWordedAnewStays() throws Exception {
    var service = office.viewer("service");
    var csv =
        "מספר לקוח,תאריך,שעה,סוג,שניות,עובד,תוכן\n"
            + "801,2026-03-01,9:15,call,120,service@oren.example,ביקשה הצעה לסירת מפרש\n"
            + "801,2026-03-02,,note,,somebody else,לבדוק את הקרוואן\n"
            + "801,2026-03-02,25:00,call,60,,never\n"
            + "801,2026-03-02,9:00,dance,60,,never\n";
    long id = start("log.csv", csv.getBytes(StandardCharsets.UTF_8));
    var mapping =
        """
        {"matchOn": ["externalId"], "onMatch": "update", "records": [
          {"target": "customer", "fields": {"externalId": {"column": "מספר לקוח"}}},
          {"target": "interaction", "fields": {"day": {"column": "תאריך"}, "time": {"column": "שעה"}, "kind": {"column": "סוג"},
            "seconds": {"column": "שניות"}, "employee": {"column": "עובד"}, "summary": {"column": "תוכן"}}}]}
        """;
    assertThat(
            mvc.put()
                .uri("/api/v1/imports/" + id + "/mapping")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                .contentType("application/json")
                .content(mapping)
                .exchange())
        .hasStatus2xxSuccessful();
    assertThat(post("/" + id + "/run")).hasStatus2xxSuccessful();
    var done = end(id, "done");
    assertThat(JsonPath.<Integer>read(done, "$.counts.rejected")).isEqualTo(2);
    var rows =
        database
            .selectFrom(INTERACTION)
            .where(INTERACTION.IMPORT_ID.eq(id))
            .orderBy(INTERACTION.AT)
            .fetch();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).getEmployeeId())
        .isEqualTo(java.util.Objects.requireNonNull(service.employee()).id().value());
    assertThat(rows.get(1).getByName()).isEqualTo("somebody else");
    assertThat(rows.get(1).getMeasured()).isFalse();
    assertThat(rows.get(1).getSeconds()).isEqualTo(120);

    var found = Viewers.asOffice(() -> search.find("הסירה", 8));
    assertThat(found).isEmpty();
    found = Viewers.asOffice(() -> search.find("לסירת מפרש", 8));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().by()).isEqualTo("interaction");
    assertThat(found.getFirst().mark()).isEqualTo("ביקשה הצעה לסירת מפרש");
    assertThat(Viewers.asOffice(() -> search.find("קרוואן", 8))).hasSize(1);
    assertThat(Viewers.as(office.viewer("salesperson"), () -> search.find("קרוואן", 8))).isEmpty();

    var customer = new CustomerId(rows.get(0).getCustomerId());
    Viewers.asOffice(() -> edits.reword(customer, rows.get(0).getId(), 1, "worded anew"));
    assertThat(post("/" + id + "/undoing")).hasStatus2xxSuccessful();
    var undone = end(id, "undone");
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.interaction.removed"))
        .isEqualTo(1);
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.interaction.kept")).isEqualTo(1);
    var kept = Viewers.asOffice(() -> interactions.find(customer, rows.get(0).getId()));
    assertThat(kept.seconds()).isZero();
  }

  private BigDecimal posted(long id) {
    return database
        .select(sum(ENTRY.SECONDS))
        .from(ENTRY)
        .where(ENTRY.IMPORT_ID.eq(id))
        .fetchSingle()
        .value1();
  }

  private long bring(String name, byte[] file) throws Exception {
    long id = start(name, file);
    end(id, "done");
    return id;
  }

  private long start(String name, byte[] file) throws Exception {
    var answer =
        mvc.post()
            .uri("/api/v1/imports")
            .multipart()
            .file(new org.springframework.mock.web.MockMultipartFile("file", name, null, file))
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .exchange();
    assertThat(answer).hasStatus2xxSuccessful();
    return JsonPath.<Integer>read(answer.getResponse().getContentAsString(), "$.id");
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult post(String path) {
    return mvc.post()
        .uri("/api/v1/imports" + path)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
        .exchange();
  }

  private String end(long id, String state) {
    return await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                mvc.get()
                    .uri("/api/v1/imports/" + id)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                    .exchange()
                    .getResponse()
                    .getContentAsString(),
            body -> JsonPath.<String>read(body, "$.state").equals(state));
  }
}
