package io.kesher.importing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What a person sees. */
@KesherTest
class ImportPagesTests {
  private static final String FILE =
      "מספר לקוח,שם,טלפון,תאריך,עמלה,הערות,מין\n1,דנה כהן,050-2345678,05/01/2026,279.50,לחזור,נ\n2,אבי לוי,03-6391182,31/02/2026,511.88,,ז\n";

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;

  @Test
  void saysTheNextStepWhereNothingHasComeIn() {
    assertThat(mvc.get().uri("/imports").cookie(office.signIn()))
        .hasStatusOk()
        .bodyText()
        .contains("<file-drop", "enctype=\"multipart/form-data\"");
  }

  @Test
  void mapsTriesAndImportsAFileWithoutJavaScript() {
    String page = upload(FILE);
    String mapped = page(page);
    assertThat(mapped)
        .contains("<bdi>מספר לקוח</bdi>", "מאפיין מוגן", "לא עובדה", "דנה כהן")
        .doesNotContain("importing.", "{0}");

    awaitText(page + "/progress?mapping=true", "31/02/2026");
    assertThat(mvc.post().uri(page + "/run").with(Tokens.csrf()).cookie(office.signIn()))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl(page);
    awaitText(page + "/progress", "data-done");
    assertThat(page(page))
        .contains("popovertarget=\"undo\"", "/errors")
        .doesNotContain("importing.");
  }

  @Test
  void changesWhatOneColumnBecomesAndLeavesTheOthers() {
    String page = upload(FILE.replace("279.50", "280.50"));
    assertThat(
            mvc.post()
                .uri(page + "/mapping")
                .with(Tokens.csrf())
                .cookie(office.signIn())
                .header("HX-Request", "true")
                .param("column-4", "cost.amount")
                .param("column-0", MapPage.KEEP)
                .param("onMatch", "fill"))
        .hasStatusOk()
        .bodyText()
        .contains("id=\"import-columns\"", "value=\"fill\" selected", "רשומת עלות · סכום");
  }

  @Test
  void readsTheFileInAnotherWayWhenTold() {
    String page = upload(FILE.replace("279.50", "281.50"));
    assertThat(
            mvc.post()
                .uri(page + "/format")
                .with(Tokens.csrf())
                .cookie(office.signIn())
                .param("charset", "UTF-8")
                .param("delimiter", ",")
                .param("header", "0")
                .param("dateOrder", "DMY")
                .param("decimalMark", "POINT"))
        .hasRedirectedUrl(page);
    assertThat(page(page)).contains("<bdi class=\"sample\">מספר לקוח</bdi>");
  }

  private String upload(String content) {
    var taken =
        mvc.perform(
            MockMvcRequestBuilders.multipart(HttpMethod.POST, "/imports")
                .file(
                    new MockMultipartFile(
                        "file", "לקוחות.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .with(Tokens.csrf())
                .cookie(office.signIn()));
    assertThat(taken).hasStatus(HttpStatus.FOUND);
    return Objects.requireNonNull(taken.getResponse().getRedirectedUrl());
  }

  private String page(String path) {
    var shown = mvc.get().uri(path).cookie(office.signIn()).exchange();
    assertThat(shown).hasStatusOk();
    return new String(shown.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private void awaitText(String path, String text) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> page(path).contains(text));
  }
}
