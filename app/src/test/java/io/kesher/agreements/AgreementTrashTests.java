package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.RENEWAL;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.files.Tables.FILE;
import static io.kesher.db.profitability.Tables.ENTRY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.agreements.Radar.First;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.files.Held;
import io.kesher.files.Intake;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@KesherTest
@ForTheOffice
class AgreementTrashTests {
  @Autowired DSLContext database;
  @Autowired Agreements agreements;
  @Autowired AgreementEdits edits;
  @Autowired AgreementTrash trash;
  @Autowired Renewals renewals;
  @Autowired Radar radar;
  @Autowired CustomerSearch search;
  @Autowired Intake intake;
  @Autowired ProductLines lines;
  @Autowired Offices offices;
  @Autowired TestOffice office;
  @Autowired TestClock clock;

  private CustomerId customer = new CustomerId(0);
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void somebody() {
    today = offices.today();
    lines.named(List.of("motor"));
    customer =
        new CustomerId(
            database
                .insertInto(CUSTOMER)
                .set(CUSTOMER.NAME, "דנה כהן")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
  }

  @AfterEach
  void now() {
    clock.reset();
  }

  @Test
  void whatIsPutThereIsNowhereUntilItIsBroughtBack() {
    var agreement = motor("77-31");
    trash.put(agreement.id(), agreement.version());
    trash.put(agreement.id(), agreement.version());

    assertThat(refusal(() -> agreements.show(agreement.id())).status())
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(agreements.of(customer)).isEmpty();
    assertThat(search.find("77-31", 8)).isEmpty();
    assertThat(coming()).doesNotContain(agreement.id());
    assertThat(trash.page(null, 10))
        .anySatisfy(lying -> {
          assertThat(lying.words()).isEqualTo("77-31");
          assertThat(lying.customer()).isEqualTo(customer);
        });
    assertThat(refusal(() -> motor("77-31")).fields())
        .extracting(fault -> fault.key())
        .containsExactly("agreements.fault.number-trashed");

    assertThat(trash.restore(agreement.id().value())).isEqualTo("/agreements/" + agreement.id());
    trash.restore(agreement.id().value());
    assertThat(agreements.of(customer)).hasSize(1);
    assertThat(search.find("77-31", 8)).hasSize(1);
    assertThat(coming()).contains(agreement.id());
  }

  @Test
  void whoeverHasReadAnOlderOneDoesNotDeleteIt() {
    var agreement = motor("77-32");
    assertThat(refusal(() -> trash.put(agreement.id(), 7)).status()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(agreements.of(customer)).hasSize(1);
  }

  @Test
  void whoMayChangeAgreementsMayNotDeleteThemForThatAlone() {
    var agreement = motor("77-33");
    Viewers.as(
        office.viewer("service"),
        () -> {
          assertThat(refusal(() -> trash.put(agreement.id(), 1)).status())
              .isEqualTo(HttpStatus.FORBIDDEN);
          return null;
        });
    trash.put(agreement.id(), 1);
    Viewers.as(
        office.viewer("service"),
        () -> {
          assertThat(trash.find(agreement.id().value())).isEmpty();
          assertThat(refusal(() -> trash.restore(agreement.id().value())).status())
              .isEqualTo(HttpStatus.NOT_FOUND);
          return null;
        });
  }

  @Test
  void afterAMonthItIsGoneWithItsFilesAndWhatItHasBroughtStays() {
    var agreement = motor("77-34");
    renewals.renew(
        agreement.id(),
        agreement.version(),
        new Term(today.plusYears(1), new BigDecimal("4000"), Commission.of(BigDecimal.TEN, null)));
    var file =
        intake.take(
            customer,
            new Held("agreement", agreement.id().value()),
            "policy.txt",
            new ByteArrayInputStream("policy".getBytes(UTF_8)));
    trash.put(agreement.id(), agreements.show(agreement.id()).version());

    clock.advance(Duration.ofDays(29));
    assertThat(trash.endOld()).isFalse();
    clock.advance(Duration.ofDays(2));
    assertThat(trash.endOld()).isTrue();
    assertThat(trash.endOld()).isFalse();

    assertThat(database.fetchCount(AGREEMENT, AGREEMENT.ID.eq(agreement.id().value()))).isZero();
    assertThat(database.fetchCount(RENEWAL, RENEWAL.CUSTOMER_ID.eq(customer.value()))).isZero();
    assertThat(database.fetchCount(FILE, FILE.ID.eq(file.id()))).isZero();
    var entries = database.selectFrom(ENTRY).where(ENTRY.CUSTOMER_ID.eq(customer.value())).fetch();
    assertThat(entries)
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.getAmount()).isEqualByComparingTo("400");
          assertThat(entry.getAgreementId()).isNull();
        });
  }

  private List<AgreementId> coming() {
    return radar.page(new Radar.Search(null, null, null, null, First.DAY), null, 50).stream()
        .map(each -> each.agreement().id())
        .toList();
  }

  private Agreement motor(String number) {
    return edits.create(
        customer,
        new AgreementDraft(
            number,
            "motor",
            null,
            new BigDecimal("3000"),
            BigDecimal.TEN,
            null,
            null,
            today.minusYears(1),
            today.plusDays(20),
            null));
  }

  private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refusal.class, work));
  }
}
