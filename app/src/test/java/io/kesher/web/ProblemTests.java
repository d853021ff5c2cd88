package io.kesher.web;

import static io.kesher.Tokens.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class ProblemTests {
  private static final String KEY = "Bearer " + TestOffice.API_KEY;

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;

  @Test
  void aMissingPageIsAPageInTheReadersLanguage() {
    assertThat(mvc.get().uri("/nowhere").cookie(office.signIn()))
        .hasStatus(HttpStatus.NOT_FOUND)
        .bodyText()
        .contains("<html lang=\"he\"", "לא נמצא", "נועה ברק");
  }

  @Test
  void aMissingResourceIsAProblemDetailInTheCallersLanguage() {
    assertThat(
            mvc.get()
                .uri("/api/v1/nowhere")
                .header("Authorization", KEY)
                .header("Accept-Language", "en-GB,he;q=0.5"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .hasContentType("application/problem+json")
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"type": "/problems/web.problem.not-found", "title": "Not found", "status": 404, "instance": "/api/v1/nowhere"}
            """);
    assertThat(
            mvc.get()
                .uri("/api/v1/nowhere")
                .header("Authorization", KEY)
                .header("Accept-Language", "he"))
        .bodyJson()
        .extractingPath("$.title")
        .isEqualTo("לא נמצא");
  }

  @Test
  void theWrongMethodNamesTheRightOne() {
    assertThat(mvc.delete().uri("/api/v1/me").header("Authorization", KEY))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
        .headers()
        .hasValue("Allow", "GET");
  }

  @Test
  void anAnswerThatCannotBeHadInThatFormIsStillAProblemDetail() {
    assertThat(
            mvc.get().uri("/api/v1/me").header("Authorization", KEY).header("Accept", "image/png"))
        .hasStatus(HttpStatus.NOT_ACCEPTABLE)
        .hasContentType("application/problem+json");
    assertThat(
            mvc.get().uri("/api/v1/me").header("Authorization", KEY).header("Accept", "not a type"))
        .hasStatus(HttpStatus.NOT_ACCEPTABLE);
  }

  @Test
  void aNulIsRefusedAtTheDoor() {
    assertThat(mvc.get().uri("/palette").param("q", "a\0b").cookie(office.signIn()))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("תווים אסורים");
  }

  @Test
  void aWordWhereANumberBelongsIsNoFault() {
    assertThat(
            mvc.post()
                .uri("/settings/api-keys/abc/revocation")
                .with(csrf())
                .cookie(office.signIn()))
        .hasStatus(HttpStatus.BAD_REQUEST);
    assertThat(
            mvc.post()
                .uri("/settings/api-keys")
                .with(csrf())
                .cookie(office.signIn())
                .param("name", "x")
                .param("days", "9e99"))
        .hasStatus(HttpStatus.BAD_REQUEST);
  }

  @Test
  void nobodysLanguageTagBreaksAPage() {
    assertThat(mvc.get().uri("/sign-in").header("Accept-Language", "%%%,;;q=")).hasStatusOk();
  }

  @Test
  void htmxIsToldInAToast() {
    assertThat(mvc.get().uri("/nowhere").cookie(office.signIn()).header("HX-Request", "true"))
        .hasStatus(HttpStatus.NOT_FOUND)
        .hasHeader("HX-Retarget", "#toasts")
        .bodyText()
        .startsWith("<toast-message");
  }

  @Test
  void whatPeopleTypedIsText() {
    assertThat(mvc.get().uri("/sign-in").param("back", "/\"><script>alert(1)</script>"))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("<script>alert");
  }
}
