package io.kesher.identity;

import static io.kesher.Tokens.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.identity.SignIns.SigningIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@KesherTest
class SignInTests {
  @Autowired MockMvcTester mvc;
  @Autowired SignIns signIns;
  @Autowired SignInAttempts attempts;
  @Autowired TestOffice office;
  @Autowired Roles roles;
  @Autowired TestClock clock;

  @Test
  void letsInWithTheRightPassphraseAndGoesBackToWhereOneWantedToBe() {
    var entered =
        signIn(TestOffice.EMAIL, TestOffice.PASSPHRASE, "/settings?tab=1", "198.51.100.1");

    assertThat(entered).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/settings?tab=1");
    assertThat(entered)
        .cookies()
        .hasCookieSatisfying(
            "kesher_session",
            cookie -> {
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
              assertThat(cookie.getValue()).hasSizeGreaterThanOrEqualTo(43);
            });
  }

  @Test
  void doesNotMindTheCaseOfTheEmailNorTheOrderOfHebrewPoints() {
    assertThat(signIns.signIn("NOA@Oren.Example", TestOffice.PASSPHRASE, from("198.51.100.2")))
        .isInstanceOf(SigningIn.Done.class);
    var shinDageshFirst = "ש\u05bc\u05c1לום לכולם ולכולן";
    var shinDotFirst = "ש\u05c1\u05bcלום לכולם ולכולן";
    var passphrases = new Passphrases();
    assertThat(passphrases.match(shinDotFirst, Optional.of(passphrases.hash(shinDageshFirst))))
        .isTrue();
  }

  @Test
  void comparesLongPassphrasesToTheLastLetter() {
    var passphrases = new Passphrases();
    var letters = "א".repeat(64);
    var hash = passphrases.hash(letters);

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passphrases.match(letters, Optional.of(hash))).isTrue();
    assertThat(passphrases.match("א".repeat(63) + "ב", Optional.of(hash))).isFalse();
  }

  @Test
  void nobodysPassphraseFitsNobody() {
    assertThat(new Passphrases().match("a passphrase that nobody has", Optional.empty())).isFalse();
  }

  @Test
  void answersAnUnknownNameLikeAWrongPassphrase() {
    var wrong = signIn(TestOffice.EMAIL, "a wrong passphrase", "/", "198.51.100.3");
    var unknown = signIn("nobody@oren.example", "a wrong passphrase", "/", "198.51.100.3");

    assertThat(wrong).hasStatus(HttpStatus.UNAUTHORIZED);
    assertThat(unknown).hasStatus(HttpStatus.UNAUTHORIZED);
    assertThat(refusal(unknown)).isEqualTo(refusal(wrong)).isNotBlank();
  }

  @Test
  void neverGoesBackToAnotherHost() {
    for (var back :
        new String[] {
          "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"
        }) {
      assertThat(signIn(TestOffice.EMAIL, TestOffice.PASSPHRASE, back, "198.51.100.4"))
          .hasRedirectedUrl("/");
    }
  }

  @Test
  void makesEachGuessWaitTwiceAsLongAndLetsTheHolderInFromElsewhere() {
    guess(10, "203.0.113.5");

    assertThat(delay(TestOffice.PASSPHRASE, "203.0.113.5")).isEqualTo(Duration.ofSeconds(1));
    assertThat(signIns.signIn(TestOffice.EMAIL, TestOffice.PASSPHRASE, from("203.0.113.6")))
        .isInstanceOf(SigningIn.Done.class);
    clock.advance(Duration.ofSeconds(1));
    guess(1, "203.0.113.5");
    assertThat(delay("guess", "203.0.113.5")).isEqualTo(Duration.ofSeconds(2));
    clock.advance(Duration.ofSeconds(2));
    assertThat(signIns.signIn(TestOffice.EMAIL, TestOffice.PASSPHRASE, from("203.0.113.5")))
        .isInstanceOf(SigningIn.Done.class);
  }

  /** Neither the account nor the address nor the whole office, while strangers guess. */
  @Test
  void locksNobodyOutWhereTheyHaveComeInBefore() {
    var holder = "holder@oren.example";
    office.hire(holder, roles.shipped("service"));
    assertThat(signIns.signIn(holder, TestOffice.PASSPHRASE, from("198.51.100.50")))
        .isInstanceOf(SigningIn.Done.class);
    for (var stranger = 0; stranger < 40; stranger++) {
      attempts.admit(holder, "203.0.113." + (100 + stranger));
    }
    for (var name = 0; name < 60; name++) {
      attempts.admit("somebody" + name + "@oren.example", "198.51.100.50");
    }

    assertThat(attempts.admit(holder, "203.0.113.99")).isPositive();
    assertThat(attempts.admit("new@oren.example", "198.51.100.50")).isPositive();
    assertThat(signIns.signIn(holder, TestOffice.PASSPHRASE, from("198.51.100.50")))
        .isInstanceOf(SigningIn.Done.class);
  }

  @Test
  void manyGuessesAtOnceGainNothing() throws Exception {
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      var guesses = new ArrayList<Future<Duration>>();
      for (var guess = 0; guess < 40; guess++) {
        guesses.add(crowd.submit(() -> attempts.admit("crowd@oren.example", "203.0.113.77")));
      }
      var judged = 0;
      for (var guess : guesses) {
        judged += guess.get().isZero() ? 1 : 0;
      }

      assertThat(judged).isEqualTo(10);
    }
  }

  @Test
  void doesNotBelieveAHeaderAboutTheAddress() {
    for (var guess = 0; guess < 10; guess++) {
      mvc.post()
          .uri("/sign-in")
          .with(csrf())
          .header("X-Forwarded-For", "192.0.2." + guess)
          .with(request -> from(request, "203.0.113.9"))
          .param("email", "somebody@oren.example")
          .param("passphrase", "guess")
          .exchange();
    }

    assertThat(signIn("somebody@oren.example", "guess", "/", "203.0.113.9"))
        .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
        .headers()
        .hasValue("Retry-After", "1");
  }

  private void guess(int times, String address) {
    for (var guess = 0; guess < times; guess++) {
      assertThat(signIns.signIn(TestOffice.EMAIL, "guess " + guess, from(address)))
          .isInstanceOf(SigningIn.Wrong.class);
    }
  }

  private Duration delay(String passphrase, String address) {
    return signIns.signIn(TestOffice.EMAIL, passphrase, from(address))
            instanceof SigningIn.TooOften(var delay)
        ? delay
        : Duration.ZERO;
  }

  private MvcTestResult signIn(String email, String passphrase, String back, String address) {
    return mvc.post()
        .uri("/sign-in")
        .with(csrf())
        .with(request -> from(request, address))
        .param("email", email)
        .param("passphrase", passphrase)
        .param("back", back)
        .exchange();
  }

  private static org.springframework.mock.web.MockHttpServletRequest from(
      org.springframework.mock.web.MockHttpServletRequest request, String address) {
    request.setRemoteAddr(address);
    return request;
  }

  private static String refusal(MvcTestResult answer) {
    var body =
        new String(
            answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    return body.replaceAll("(?s).*role=\"alert\">(.*?)</p>.*", "$1");
  }

  private static Caller from(String address) {
    return new Caller(address, "tests");
  }
}
