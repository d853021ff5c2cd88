package io.kesher.importing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a program sees, on the office's real records. */
@KesherTest
class ImportApiTests {
  private static final Set<String> ENDS =
      Set.of("done", "failed", "undone", "mapping", "cancelled");

  @Autowired MockMvcTester mvc;

  @Test
  void takesTheMotorFileInAndPostsItToTheLedger() throws Exception {
    long id = id(bring("motor.csv", sample("motor.csv"), ""));
    String done = end(id);
    assertThat(JsonPath.<String>read(done, "$.state")).isEqualTo("done");
    assertThat(JsonPath.<String>read(done, "$.profile")).isEqualTo("motor");
    assertThat(JsonPath.<Integer>read(done, "$.counts.rows")).isEqualTo(200);
    assertThat(sum(done)).isEqualTo(200);
    assertThat(JsonPath.<Integer>read(done, "$.records.customer.created")).isEqualTo(99);
    assertThat(JsonPath.<Integer>read(done, "$.records.income.created")).isEqualTo(200);
    assertThat(JsonPath.<Integer>read(done, "$.records.cost.created")).isEqualTo(35);
    assertThat(JsonPath.<Integer>read(done, "$.records.activity.created")).isEqualTo(235);

    MvcTestResult again = bring("copy.csv", sample("motor.csv"), "");
    assertThat(again).hasStatus(HttpStatus.CONFLICT);
    assertThat(again)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("/problems/importing.refusal.same-file");
    assertThat(again).bodyJson().extractingPath("$.import").isEqualTo((int) id);

    assertThat(post("/" + id + "/undoing")).hasStatus(HttpStatus.ACCEPTED);
    String undone = end(id);
    assertThat(JsonPath.<String>read(undone, "$.state")).isEqualTo("undone");
    assertThat(JsonPath.<Integer>read(undone, "$.undone.byTarget.customer.removed")).isEqualTo(99);
  }

  @Test
  void sendsTheRejectedRowsAsAFileThatCanComeBack() throws Exception {
    String csv =
        "Customer ID,Date,Amount,=note\n=1+1,2026-01-05,10.5,x\n,2026-01-06,7,y\nQ7,2026-02-30,1,z\n";
    MvcTestResult taken = bring("pay.csv", csv.getBytes(StandardCharsets.UTF_8), "?start=false");
    assertThat(taken).bodyJson().extractingPath("$.mappingFaults").asArray().isEmpty();
    long id = id(taken);
    assertThat(post("/" + id + "/run")).hasStatus(HttpStatus.ACCEPTED);
    String done = end(id);
    assertThat(JsonPath.<Integer>read(done, "$.counts.rejected")).isEqualTo(2);

    String errors =
        content(mvc.get().uri("/api/v1/imports/" + id + "/errors").headers(key()).exchange());
    assertThat(errors).startsWith("\uFEFF").contains("2026-01-06");
    assertThat(errors.lines()).hasSize(3);
    String repaired =
        errors.replace("2026-02-30", "2026-02-28").replace(",2026-01-06", "Q8,2026-01-06");
    long second = id(bring("pay2.csv", repaired.getBytes(StandardCharsets.UTF_8), "?start=false"));
    assertThat(post("/" + second + "/run")).hasStatus(HttpStatus.ACCEPTED);
    String repairedDone = end(second);
    assertThat(JsonPath.<Integer>read(repairedDone, "$.counts.rejected")).isZero();
    assertThat(JsonPath.<Integer>read(repairedDone, "$.records.income.created")).isEqualTo(2);

    assertThat(
            mvc.get()
                .uri("/api/v1/imports/" + id + "/rows?outcome=rejected")
                .headers(key())
                .exchange())
        .bodyJson()
        .extractingPath("$.items[*].reason")
        .asArray()
        .contains("customer-missing");
  }

  @Test
  void takesABodyOfPlainText() {
    MvcTestResult taken =
        mvc.post()
            .uri("/api/v1/imports?fileName=people.csv&start=false")
            .headers(key())
            .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .content("מספר לקוח,שם,טלפון\n70001,דנה כהן,050-2345678\n70002,אבי לוי,050-2345679\n")
            .exchange();
    assertThat(taken).hasStatus(HttpStatus.CREATED);
    assertThat(taken)
        .bodyJson()
        .extractingPath("$.mapping.matchOn")
        .asArray()
        .contains("externalId");
    assertThat(taken).bodyJson().extractingPath("$.mappingFaults").asArray().isEmpty();
  }

  @Test
  void triesOutWithoutALedgerEntry() throws Exception {
    long id = id(bring("retail.csv", sample("retail.csv"), "?dryRun=true"));
    String tried = end(id);
    assertThat(JsonPath.<String>read(tried, "$.state")).isEqualTo("mapping");
    assertThat(JsonPath.<Integer>read(tried, "$.trial.counts.rows")).isEqualTo(92);
    assertThat(JsonPath.<Integer>read(tried, "$.trial.counts.rejected")).isEqualTo(8);
    assertThat(JsonPath.<Integer>read(tried, "$.counts.rows")).isZero();
  }

  @Test
  void refusesAProfileThatDoesNotFitAndOneThatIsNotThere() {
    byte[] file = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
    assertThat(bring("x.csv", file, "?profile=motor")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(bring("x.csv", file, "?profile=nothing")).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void keepsProfilesAndLeavesTheShippedOnesAlone() {
    String draft =
        """
        {"name": "שלי", "header": ["code"],
         "mapping": {"matchOn": ["externalId"], "onMatch": "fill",
           "records": [{"target": "customer", "fields": {"externalId": {"column": "code"}}}]}}\
        """;
    MvcTestResult saved =
        mvc.post()
            .uri("/api/v1/import-profiles")
            .headers(key())
            .contentType(MediaType.APPLICATION_JSON)
            .content(draft)
            .exchange();
    assertThat(saved).hasStatus(HttpStatus.CREATED);
    assertThat(
            mvc.post()
                .uri("/api/v1/import-profiles")
                .headers(key())
                .contentType(MediaType.APPLICATION_JSON)
                .content(draft))
        .hasStatus(HttpStatus.CONFLICT);
    String location = Objects.requireNonNull(saved.getResponse().getHeader("Location"));
    assertThat(mvc.delete().uri(location).headers(key())).hasStatus(HttpStatus.NO_CONTENT);
    assertThat(mvc.get().uri(location).headers(key())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.delete().uri("/api/v1/import-profiles/motor").headers(key()))
        .hasStatus(HttpStatus.CONFLICT);
  }

  private MvcTestResult bring(String name, byte[] content, String query) {
    return mvc.perform(
        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(
                HttpMethod.POST, "/api/v1/imports" + query)
            .file(new MockMultipartFile("file", name, "text/csv", content))
            .headers(key()));
  }

  private MvcTestResult post(String path) {
    return mvc.post().uri("/api/v1/imports" + path).headers(key()).exchange();
  }

  private String end(long id) throws IOException {
    String[] last = new String[1];
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          last[0] = content(mvc.get().uri("/api/v1/imports/" + id).headers(key()).exchange());
          return ENDS.contains(JsonPath.<String>read(last[0], "$.state"));
        });
    return last[0];
  }

  private static int sum(String done) {
    return Set.of("created", "updated", "unchanged", "skipped", "rejected").stream()
        .mapToInt(outcome -> JsonPath.<Integer>read(done, "$.counts." + outcome))
        .sum();
  }

  static HttpHeaders key() {
    HttpHeaders headers = new HttpHeaders();
    headers.setBearerAuth(TestOffice.API_KEY);
    return headers;
  }

  private static long id(MvcTestResult taken) throws IOException {
    assertThat(taken).hasStatus(HttpStatus.CREATED);
    return JsonPath.<Integer>read(content(taken), "$.id");
  }

  private static String content(MvcTestResult result) throws IOException {
    try {
      result.getMvcResult().getAsyncResult(5000);
    } catch (IllegalStateException _) {
      // it was answered at once
    }
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private static byte[] sample(String name) throws IOException {
    try (var in = ImportApiTests.class.getResourceAsStream("/io/kesher/importing/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
