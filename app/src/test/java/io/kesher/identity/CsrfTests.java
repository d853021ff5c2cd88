package io.kesher.identity;

import static io.kesher.Tokens.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class CsrfTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Employees employees;

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    var me = employees.first().orElseThrow();

    assertThat(mvc.post().uri("/settings/profile").cookie(office.signIn()).param("name", "זר"))
        .hasStatus(HttpStatus.FORBIDDEN)
        .bodyText()
        .contains("אין הרשאה");

    assertThat(employees.find(me))
        .hasValueSatisfying(found -> assertThat(found.name()).isNotEqualTo("זר"));
  }

  @Test
  void aFormWithAForeignTokenChangesNothing() {
    assertThat(
            mvc.post()
                .uri("/settings/profile")
                .cookie(office.signIn())
                .with(Tokens.foreignCsrf())
                .param("name", "זר"))
        .hasStatus(HttpStatus.FORBIDDEN);
  }

  @Test
  void theSignInFormIsGuardedToo() {
    assertThat(mvc.post().uri("/sign-in").param("email", TestOffice.EMAIL))
        .hasStatus(HttpStatus.FORBIDDEN);
  }

  @Test
  void aCookieAloneDoesNotWriteThroughTheApi() {
    assertThat(mvc.post().uri("/api/v1/me").cookie(office.signIn()))
        .hasStatus(HttpStatus.FORBIDDEN);
    assertThat(mvc.post().uri("/api/v1/me").header("Authorization", "Bearer " + TestOffice.API_KEY))
        .hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
  }

  @Test
  void aFormWithItsTokenIsTaken() {
    assertThat(
            mvc.post()
                .uri("/settings/profile")
                .cookie(office.signIn())
                .with(csrf())
                .param("name", "נועה ברק־לוי"))
        .hasRedirectedUrl("/settings");
  }
}
