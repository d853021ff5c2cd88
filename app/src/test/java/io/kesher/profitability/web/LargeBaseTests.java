package io.kesher.profitability.web;

import static io.kesher.db.profitability.Tables.SNAPSHOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Base;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.StandardPeriod;
import io.kesher.profitability.Standings;
import io.kesher.profitability.Summary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What pages show of a base that is too large to be summed up while somebody waits. */
@KesherTest
class LargeBaseTests {
  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired StandardPeriod standardPeriod;
  @Autowired Base base;
  @Autowired TestOffice office;
  @Autowired MockMvcTester mvc;

  private static @Nullable Shop filled;

  private CustomerId best = new CustomerId(0);

  @BeforeEach
  void fill() {
    if (filled == null) {
      filled = new Shop(database, ledger, standings);
    }
    best = filled.best();
  }

  @Test
  void areTheLastSumsUntilTheyAreWorkedOutAnewAndTheOverviewSaysSo() {
    var period = standardPeriod.current();
    var before = base.summary(period);
    pretendManyCustomers();
    post();

    assertThat(base.summary(period).income()).isEqualByComparingTo(before.income());
    assertThat(base.olderThanTheLedger(period)).isPresent();
    assertThat(overview()).contains("נכון ל־");
    assertThat(list()).contains("נכון ל־");
    assertThat(summary()).containsPattern("\"before\":\"20");

    base.renew(period);

    assertThat(base.summary(period).income())
        .isEqualByComparingTo(before.income().add(BigDecimal.TEN));
    assertThat(base.summary(period).customers()).isEqualTo(before.customers());
    assertThat(base.olderThanTheLedger(period)).isEmpty();
    assertThat(overview()).doesNotContain("נכון ל־");
    assertThat(list()).doesNotContain("נכון ל־");
    assertThat(summary()).doesNotContain("\"before\":\"");
  }

  @Test
  void areShownToAllWhoAskForThemAtOnce() throws Exception {
    var period = standardPeriod.current();
    var before = base.summary(period);
    pretendManyCustomers();
    post();
    try (var people = Executors.newFixedThreadPool(8)) {
      Callable<Summary> asking = () -> base.summary(period);
      for (var shown : people.invokeAll(Collections.nCopies(32, asking))) {
        assertThat(shown.get().income()).isEqualByComparingTo(before.income());
      }
    }
    base.renew(period);
  }

  @Test
  void ofASmallBaseAreWorkedOutAtOnce() {
    var period = standardPeriod.current();
    var before = base.summary(period);
    post();
    assertThat(base.summary(period).income())
        .isEqualByComparingTo(before.income().add(BigDecimal.TEN));
    assertThat(base.olderThanTheLedger(period)).isEmpty();
  }

  private String list() {
    return new Browser(mvc, office.signIn()).read("/customers");
  }

  private String summary() {
    return new Browser(mvc, office.signIn()).read("/api/v1/profitability/summary");
  }

  private String overview() {
    return new Browser(mvc, office.signIn()).read("/overview");
  }

  private void post() {
    Viewers.asOffice(
        () -> ledger.post(new Posting.Income(best, Shop.LAST_DAY, BigDecimal.TEN, "car", null)));
  }

  private void pretendManyCustomers() {
    database
        .update(SNAPSHOT)
        .set(
            SNAPSHOT.SUMMARY,
            field(
                "jsonb_set({0}, '{customers}', {1})",
                JSONB.class, SNAPSHOT.SUMMARY, inline(JSONB.valueOf("30000"))))
        .set(SNAPSHOT.AT, Instant.now())
        .execute();
  }
}
