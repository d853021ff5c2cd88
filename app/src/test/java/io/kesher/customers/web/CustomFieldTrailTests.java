package io.kesher.customers.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.identity.Viewers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class CustomFieldTrailTests {
  @Autowired MockMvcTester mvc;
  @Autowired CustomFieldEdits fields;
  @Autowired TestOffice office;

  @Test
  void theTrailCallsACustomFieldAndItsChoicesByTheirNames() throws Exception {
    Viewers.as(
        office.viewer("manager"),
        () ->
            fields.create(
                new CustomFieldDraft(
                    "rank",
                    CustomField.Type.CHOICE,
                    "דרגת שירות",
                    "Rank",
                    null,
                    false,
                    false,
                    List.of(
                        new CustomFieldDraft.Choice("gold", "זהב טהור", "Gold", false),
                        new CustomFieldDraft.Choice("tin", "פח דק", "Tin", false)))));
    var made =
        mvc.post()
            .uri("/api/v1/customers")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
            .contentType("application/json")
            .content("{\"name\": \"דנה כהן\", \"custom\": {\"rank\": \"tin\"}}")
            .exchange();
    assertThat(made).hasStatus2xxSuccessful();
    int id = JsonPath.read(made.getResponse().getContentAsString(StandardCharsets.UTF_8), "$.id");
    assertThat(
            mvc.patch()
                .uri("/api/v1/customers/" + id)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestOffice.API_KEY)
                .header(HttpHeaders.IF_MATCH, "\"1\"")
                .contentType("application/merge-patch+json")
                .content("{\"custom\": {\"rank\": \"gold\"}}")
                .exchange())
        .hasStatus2xxSuccessful();

    var page =
        mvc.get()
            .uri("/audit?what=customer")
            .cookie(office.signIn())
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<dt><bdi>דרגת שירות</bdi></dt>")
        .contains("<del><bdi>פח דק</bdi></del>")
        .contains("<ins><bdi>זהב טהור</bdi></ins>")
        .doesNotContain("{&#34;rank&#34;")
        .doesNotContain("custom.rank");
  }
}
