package io.kesher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.identity.Setup.Opening;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The life of a door that is used once. */
@KesherTest(open = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetupTests {
  @Autowired MockMvcTester mvc;
  @Autowired Setup setup;
  @Autowired Employees employees;
  @Autowired ApiKeys keys;

  @Test
  @Order(1)
  void everyPageLeadsToSetupBeforeTheOfficeIsOpen() {
    assertThat(mvc.get().uri("/settings")).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/setup");
    assertThat(mvc.get().uri("/sign-in")).hasRedirectedUrl("/setup");
  }

  @Test
  @Order(1)
  void programsAreToldThatTheOfficeIsNotOpen() {
    assertThat(mvc.get().uri("/api/v1/me").header("Accept-Language", "en"))
        .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
        .bodyJson()
        .extractingPath("$.type")
        .isEqualTo("/problems/identity.refusal.not-open");
  }

  @Test
  @Order(1)
  void showsEachFaultBesideItsFieldAndKeepsWhatWasTyped() {
    assertThat(
            mvc.post()
                .uri("/setup")
                .with(Tokens.csrf())
                .param("officeName", "אורן & בניו")
                .param("language", "he")
                .param("zone", "Mars/Olympus")
                .param("currency", "ILS")
                .param("hourlyCost", "12,5")
                .param("name", "נועה")
                .param("email", "noa")
                .param("passphrase", "קצר"))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyText()
        .contains(
            "אורן &amp; בניו",
            "id=\"n-zone\"",
            "id=\"n-hourlyCost\"",
            "id=\"n-email\"",
            "id=\"n-passphrase\"")
        .doesNotContain("id=\"n-officeName\"", "קצר");
    assertThat(employees.first()).isEmpty();
  }

  @Test
  @Order(2)
  void ofTwoAtOnceOneWins() throws Exception {
    Callable<Opening> open = () -> setup.open(TestOffice.FIRST_START);
    try (var two = Executors.newFixedThreadPool(2)) {
      var ends =
          two.invokeAll(List.of(open, open)).stream()
              .map(end -> end.resultNow() instanceof Opening.Opened)
              .toList();

      assertThat(ends).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  @Order(3)
  void isClosedForEverAfterwards() {
    assertThat(mvc.get().uri("/setup")).hasRedirectedUrl("/");
    assertThat(mvc.post().uri("/setup").with(Tokens.csrf())).hasStatus(HttpStatus.CONFLICT);
  }

  @Test
  @Order(3)
  void theKeyOfTheEnvironmentBelongsToTheFirstAdministrator() {
    assertThat(keys.find(TestOffice.API_KEY))
        .hasValueSatisfying(key -> assertThat(key.employee().email()).isEqualTo(TestOffice.EMAIL));
  }
}
