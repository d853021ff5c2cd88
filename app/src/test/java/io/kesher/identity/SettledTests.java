package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of an office from request to request, and until when. */
@KesherTest
class SettledTests {
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired DSLContext database;
  @Autowired TransactionTemplate transaction;

  @Test
  void holdsAsLongAsNobodyChangesWhatItIsMadeOf() {
    var before = mark();
    assertThat(mark()).isEqualTo(before);
    transaction.executeWithoutResult(attempt -> {
      rename("ruth");
      assertThat(mark()).isNotEqualTo(before);
      attempt.setRollbackOnly();
    });
    assertThat(mark()).isEqualTo(before);
    rename("ruth");
    assertThat(mark()).isNotEqualTo(before);
  }

  @Test
  void whatSomebodyChangesIsSeenByTheNextRequestAlsoWhereItWasChangedInTheDatabaseItself() {
    var cookie = office.signIn();
    for (var name : new String[] {"ruth", "naomi", "orpah"}) {
      rename(name);
      for (int twice = 0; twice < 2; twice++) {
        assertThat(mvc.get().uri("/api/v1/me").cookie(cookie))
            .bodyJson()
            .extractingPath("$.name")
            .isEqualTo(name);
      }
    }
  }

  @Test
  void isKeptUnderOneMarkAndNoOther() {
    var one = Settled.at(UUID.randomUUID());
    assertThat(one.answer("question", () -> "first")).isEqualTo("first");
    assertThat(one.answer("question", () -> "second")).isEqualTo("first");
    assertThat(Settled.at(UUID.randomUUID()).answer("question", () -> "second"))
        .isEqualTo("second");
  }

  private UUID mark() {
    return database.select(SETTLED.MARK).from(SETTLED).fetchSingle().value1();
  }

  private void rename(String name) {
    database
        .update(EMPLOYEE)
        .set(EMPLOYEE.NAME, name)
        .where(EMPLOYEE.ID.eq(office.employee("owner").value()))
        .execute();
  }
}
