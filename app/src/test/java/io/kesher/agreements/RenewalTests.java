package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.PRODUCT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.agreements.Agreement.Status;
import io.kesher.agreements.Lapses.Lapsing;
import io.kesher.agreements.Renewals.Renewing;
import io.kesher.customers.CustomerId;
import io.kesher.identity.Offices;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements get another term or go, and the ledger follows. */
@KesherTest
@ForTheOffice
class RenewalTests {
  @Autowired DSLContext database;
  @Autowired Agreements agreements;
  @Autowired AgreementEdits edits;
  @Autowired Products products;
  @Autowired ProductLines lines;
  @Autowired Renewals renewals;
  @Autowired Lapses lapses;
  @Autowired Offices offices;
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

  @Test
  void aRenewalPostsTheCommissionOfTheTermOnceWithLineAndNumber() {
    var agreement = motor("31-1", today.plusDays(20));
    var renewal = renew(agreement, term(today.plusYears(1), 4000, 10, null));

    var now = agreements.show(agreement.id());
    assertThat(now.renewalOn()).isEqualTo(today.plusYears(1));
    assertThat(now.premium()).isEqualByComparingTo("4000");
    assertThat(now.version()).isEqualTo(2);
    assertThat(renewal.due()).isEqualByComparingTo("400");
    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.amount()).isEqualByComparingTo("400");
          assertThat(entry.day()).isEqualTo(today);
          assertThat(entry.line()).isNotNull();
          assertThat(entry.note()).contains("31-1");
        });
    assertThat(
            database
                .select(STANDING.INCOME)
                .from(STANDING)
                .where(STANDING.CUSTOMER_ID.eq(customer.value()))
                .fetchSingle()
                .value1())
        .isEqualByComparingTo("400");
  }

  @Test
  void whoRenewsWhatSomebodyElseHasRenewedWritesNothing() {
    var agreement = motor("31-2", today);
    renew(agreement, term(today.plusYears(1), 4000, 10, null));
    assertThat(renewals.renew(agreement.id(), 1, term(today.plusYears(1), 4000, 10, null)))
        .isInstanceOf(Renewing.Overtaken.class);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void ofManyWhoRenewAtOnceOneDoes() throws Exception {
    var agreement = motor("31-3", today);
    List<Callable<Renewing>> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(() ->
          io.kesher.identity.Viewers.asOffice(
              () -> renewals.renew(agreement.id(), 1, term(today.plusYears(1), 100, 10, null))));
    }
    try (var pool = Executors.newFixedThreadPool(6)) {
      int done = 0;
      for (var one : pool.invokeAll(all)) {
        done += one.get() instanceof Renewing.Done ? 1 : 0;
      }
      assertThat(done).isEqualTo(1);
    }
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aRenewalUndoneOnItsDayLeavesTheAgreementAsItWasAndNothingInTheLedger() {
    var agreement = motor("31-4", today.minusDays(3));
    var renewal = renew(agreement, term(today.plusYears(1), 5000, null, 777));
    renewals.undo(agreement.id(), renewal.id());
    assertThat(renewals.undo(agreement.id(), renewal.id()).undone()).isTrue();

    var now = agreements.show(agreement.id());
    assertThat(now.renewalOn()).isEqualTo(agreement.renewalOn());
    assertThat(now.premium()).isEqualByComparingTo("3000");
    assertThat(now.commission()).isEqualTo(agreement.commission());
    assertThat(entries()).hasSize(2);
    assertThat(sum()).isEqualByComparingTo("0");
  }

  @Test
  void aRenewalIsNotUndoneAfterItsDayNorOverAnotherChange() {
    var agreement = motor("31-5", today);
    var renewal = renew(agreement, term(today.plusYears(1), 5000, 10, null));
    var now = agreements.show(agreement.id());
    edits.change(
        now.id(), now.version(), withPremium(AgreementDraft.of(now), new BigDecimal("5100")));
    assertThatThrownBy(() -> renewals.undo(agreement.id(), renewal.id()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("undo-changed");
    clock.advance(Duration.ofDays(1));
    assertThatThrownBy(() -> renewals.undo(agreement.id(), renewal.id()))
        .hasMessageContaining("undo-late");
    assertThat(sum()).isEqualByComparingTo("500");
  }

  @Test
  void aTermThatCannotBeIsRefusedByItsFieldAndPostsNothing() {
    var agreement = motor("31-6", today.plusDays(10));
    for (var until : List.of(today, today.plusDays(10), today.plusYears(11))) {
      assertThat(faults(() -> renewals.renew(agreement.id(), 1, term(until, 100, 10, null))))
          .containsExactly("until");
    }
    assertThat(
            faults(() ->
                renewals.renew(agreement.id(), 1, new Term(null, new BigDecimal("-1"), null))))
        .containsExactly("until", "premium");
    assertThat(entries()).isEmpty();
  }

  @Test
  void aLapseEndsTheAgreementTakesCommissionBackAndCanBeUndoneWithinItsDay() {
    var agreement = motor("31-7", today.plusDays(40));
    var lapse = lapse(agreement, today, new BigDecimal("120.50"));
    var gone = agreements.show(agreement.id());
    assertThat(gone.status(today)).isEqualTo(Status.LAPSED);
    assertThat(gone.renewable(today)).isFalse();
    assertThat(sum()).isEqualByComparingTo("-120.50");
    assertThatThrownBy(
            () -> renewals.renew(agreement.id(), 2, term(today.plusYears(1), 100, 10, null)))
        .hasMessageContaining("not-renewable");

    lapses.undo(agreement.id(), lapse.id());
    var back = agreements.show(agreement.id());
    assertThat(back.status(today)).isEqualTo(Status.ACTIVE);
    assertThat(back.endedOn()).isNull();
    assertThat(sum()).isEqualByComparingTo("0");
    assertThat(lapse(back, today.plusMonths(1), null).undone()).isFalse();
    assertThat(entries()).hasSize(2);
    assertThat(agreements.show(agreement.id()).status(today)).isEqualTo(Status.ACTIVE);
  }

  @Test
  void withoutACommissionNothingIsPosted() {
    var agreement =
        edits.create(
            customer,
            new AgreementDraft("P-1", null, null, null, null, null, null, null, today, null));
    renew(agreement, new Term(today.plusYears(1), null, null));
    assertThat(entries()).isEmpty();
  }

  @Test
  void anAgreementTakesTheLineAndTheUsualCommissionOfItsProduct() {
    var product = product("מקיף");
    var agreement =
        edits.create(
            customer,
            new AgreementDraft(
                "P-2",
                null,
                product.id(),
                new BigDecimal("1000"),
                null,
                null,
                null,
                today,
                null,
                null));
    assertThat(agreement.line()).isEqualTo(product.line());
    assertThat(agreement.due()).isEqualByComparingTo("125");
  }

  @Test
  void everyChangeIsTold() {
    var agreement = motor("31-8", today);
    var draft = AgreementDraft.of(agreement);
    edits.change(agreement.id(), 1, withPremium(draft, new BigDecimal("3100")));
    renew(agreements.show(agreement.id()), term(today.plusYears(1), 3100, 10, null));
    assertThat(agreements.changes(agreement.id(), null, 10))
        .extracting(AgreementChange::field)
        .containsExactly(AgreementField.RENEWAL_ON, AgreementField.PREMIUM);
    assertThat(agreements.changes(agreement.id(), null, 10).getLast())
        .satisfies(change -> {
          assertThat(change.before()).isEqualTo("3000");
          assertThat(change.after()).isEqualTo("3100");
        });
  }

  @Test
  void whatCannotBeIsRefusedByItsFieldAndNothingIsWritten() {
    var number = "N".repeat(101);
    var refused =
        new AgreementDraft(
            number,
            "no such line",
            null,
            new BigDecimal("-1"),
            new BigDecimal("101"),
            BigDecimal.ONE,
            null,
            today,
            today.minusDays(1),
            LocalDate.of(1800, 1, 1));
    assertThat(faults(() -> edits.create(customer, refused)))
        .containsExactlyInAnyOrder(
            "number",
            "premium",
            "commissionAmount",
            "commissionRate",
            "renewalOn",
            "endedOn",
            "endedOn",
            "line");
    motor("31-9", today);
    assertThat(faults(() -> motor("31-9", today))).containsExactly("number");
    assertThat(database.fetchCount(AGREEMENT, AGREEMENT.CUSTOMER_ID.eq(customer.value())))
        .isEqualTo(1);
  }

  @Test
  void aProductIsThereOnceInItsLine() {
    var product = product("חובה");
    assertThat(
            faults(() ->
                products.create(new Products.Draft(product.line().code(), "חובה", null, null))))
        .containsExactly("name");
    var gone =
        products.change(
            product.id(), 1, new Products.Draft(product.line().code(), "חובה", null, false));
    assertThat(gone.sold()).isFalse();
    assertThatThrownBy(() ->
            products.change(
                product.id(), 1, new Products.Draft(product.line().code(), "x", null, null)))
        .hasMessageContaining("product-overtaken");
    assertThat(database.fetchCount(PRODUCT, PRODUCT.NAME.eq("חובה"))).isEqualTo(1);
  }

  private Product product(String name) {
    return products.create(new Products.Draft("motor", name, new BigDecimal("12.5"), null));
  }

  private Agreement motor(String number, LocalDate renewalOn) {
    return edits.create(
        customer,
        new AgreementDraft(
            number,
            "motor",
            null,
            new BigDecimal("3000"),
            new BigDecimal("10"),
            null,
            null,
            today.minusYears(1).minusDays(5),
            renewalOn,
            null));
  }

  private Renewal renew(Agreement agreement, Term term) {
    return switch (renewals.renew(agreement.id(), agreement.version(), term)) {
      case Renewing.Done(var renewal) -> renewal;
      case Renewing.Overtaken _ -> throw new AssertionError("overtaken");
    };
  }

  private Lapse lapse(Agreement agreement, LocalDate day, @Nullable BigDecimal returned) {
    var draft = new Lapses.Draft(day, LapseReason.PRICE, "הצעה זולה", returned);
    return switch (lapses.lapse(agreement.id(), agreement.version(), draft)) {
      case Lapsing.Done(var lapse) -> lapse;
      case Lapsing.Overtaken _ -> throw new AssertionError("overtaken");
    };
  }

  private static Term term(
      LocalDate until, int premium, @Nullable Integer rate, @Nullable Integer amount) {
    return new Term(
        until,
        BigDecimal.valueOf(premium),
        Commission.of(
            rate == null ? null : BigDecimal.valueOf(rate),
            amount == null ? null : BigDecimal.valueOf(amount)));
  }

  private static AgreementDraft withPremium(AgreementDraft draft, BigDecimal premium) {
    return new AgreementDraft(
        draft.number(),
        draft.line(),
        draft.product(),
        premium,
        draft.commissionRate(),
        draft.commissionAmount(),
        draft.offeredOn(),
        draft.startOn(),
        draft.renewalOn(),
        draft.endedOn());
  }

  private record Posted(
      BigDecimal amount, LocalDate day, @Nullable Short line, @Nullable String note) {}

  private List<Posted> entries() {
    return database
        .select(ENTRY.AMOUNT, ENTRY.DAY, ENTRY.LINE_ID, ENTRY.NOTE)
        .from(ENTRY)
        .where(ENTRY.CUSTOMER_ID.eq(customer.value()))
        .fetch(row -> new Posted(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private BigDecimal sum() {
    return entries().stream().map(Posted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<String> faults(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    var refused = org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, work);
    return refused.fields().stream().map(FieldFault::field).toList();
  }
}
