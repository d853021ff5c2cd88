package io.kesher.identity;

import static io.kesher.Tokens.csrf;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import java.time.Duration;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class SessionTests {
  @Autowired MockMvcTester mvc;
  @Autowired Sessions sessions;
  @Autowired ApiKeys keys;
  @Autowired Employees employees;
  @Autowired TestOffice office;
  @Autowired TestClock clock;
  @Autowired DSLContext db;

  @BeforeEach
  void setTheClockRight() {
    clock.reset();
  }

  @Test
  void openTheSettingsToTheirHolder() {
    assertThat(mvc.get().uri("/settings").cookie(office.signIn()))
        .hasStatusOk()
        .bodyText()
        .contains("נועה ברק", "dir=\"rtl\"");
  }

  @Test
  void endEverywhereAtSignOut() {
    var session = office.signIn();

    assertThat(mvc.post().uri("/sign-out").with(csrf()).cookie(session))
        .hasRedirectedUrl("/sign-in");

    assertThat(mvc.get().uri("/settings").cookie(session))
        .hasRedirectedUrl("/sign-in?back=%2Fsettings");
  }

  @Test
  void endWhenNobodyUsesThemForEightHours() {
    var token = office.signIn().getValue();

    clock.advance(Duration.ofHours(8).minusSeconds(30));
    assertThat(sessions.find(token)).isPresent();
    clock.advance(Duration.ofHours(8).plusSeconds(1));
    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void endAfterTwelveHoursHoweverBusy() {
    var token = office.signIn().getValue();

    for (var hour = 0; hour < 11; hour++) {
      clock.advance(Duration.ofHours(1));
      assertThat(sessions.find(token)).isPresent();
    }
    clock.advance(Duration.ofHours(1).plusSeconds(1));

    assertThat(sessions.find(token)).isEmpty();
  }

  @Test
  void changeTheirTokenAtSignInAndEndTheOneBefore() {
    var before = office.signIn();
    var entered =
        mvc.post()
            .uri("/sign-in")
            .with(csrf())
            .cookie(before)
            .param("email", TestOffice.EMAIL)
            .param("passphrase", TestOffice.PASSPHRASE)
            .exchange();

    var after = Objects.requireNonNull(entered.getResponse().getCookie("kesher_session"));

    assertThat(after.getValue()).isNotEqualTo(before.getValue());
    assertThat(sessions.find(before.getValue())).isEmpty();
    assertThat(sessions.find(after.getValue())).isPresent();
  }

  @Test
  void areInTheDatabaseOnlyAsHashes() {
    var token = office.signIn().getValue();
    var key = keys.create(office.signedIn("owner"), "ייבוא", null, null);

    var everything =
        db.selectFrom(DSL.table(DSL.name("identity", "session"))).fetch().formatJSON()
            + db.selectFrom(DSL.table(DSL.name("identity", "api_key"))).fetch().formatJSON();

    assertThat(everything).doesNotContain(token).doesNotContain(key);
  }

  @Test
  void byKeyOpenTheApiAndNoPage() {
    var key = "Bearer " + keys.create(office.signedIn("owner"), "ייבוא", null, null);

    assertThat(mvc.get().uri("/api/v1/me").header("Authorization", key))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.email")
        .isEqualTo(TestOffice.EMAIL);
    assertThat(mvc.get().uri("/settings").header("Authorization", key)).hasStatus(HttpStatus.FOUND);
  }

  @Test
  void byKeyEndWhenTheKeyIsRevokedOrOver() {
    var owner = employees.first().orElseThrow();
    var revoked = keys.create(office.signedIn("owner"), "ייבוא", null, null);
    var over =
        keys.create(office.signedIn("owner"), "ייבוא", null, clock.instant().plusSeconds(60));
    keys.of(owner).stream()
        .filter(key -> key.expiresAt() == null)
        .forEach(key -> keys.revoke(key.id(), owner));
    clock.advance(Duration.ofSeconds(61));

    assertThat(keys.find(revoked)).isEmpty();
    assertThat(keys.find(over)).isEmpty();
  }

  @Test
  void withAWrongKeyAreRefusedWhateverTheCookie() {
    assertThat(
            mvc.get()
                .uri("/api/v1/me")
                .cookie(office.signIn())
                .header("Authorization", "Bearer kesher_wrong"))
        .hasStatus(HttpStatus.UNAUTHORIZED)
        .headers()
        .hasValue("WWW-Authenticate", "Bearer");
  }
}
