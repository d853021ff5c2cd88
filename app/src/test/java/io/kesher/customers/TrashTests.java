package io.kesher.customers;

import static io.kesher.customers.ContactPoint.Kind.PHONE;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestClock;
import io.kesher.TestOffice;
import io.kesher.agreements.Radar;
import io.kesher.api.Filter;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.identity.Viewers;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.interactions.Tasks;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.StandardPeriod;
import io.kesher.values.Parsing;
import io.kesher.values.PhoneNumber;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KesherTest
@ForTheOffice
class TrashTests {
  @Autowired DSLContext database;
  @Autowired CustomerEdits edits;
  @Autowired Customers customers;
  @Autowired CustomerSearch search;
  @Autowired CustomerTarget target;
  @Autowired Duplicates duplicates;
  @Autowired Trash trash;
  @Autowired Ledger ledger;
  @Autowired Ranking ranking;
  @Autowired Radar radar;
  @Autowired StandardPeriod period;
  @Autowired TaskEdits taskEdits;
  @Autowired Tasks tasks;
  @Autowired TestOffice office;
  @Autowired TestClock clock;
  @Autowired TransactionTemplate transaction;

  private CustomerId dana = new CustomerId(0);

  @BeforeEach
  void somebodyWithAllThatOneCanHave() {
    AsOwner.run(
        "truncate customers.customer, customers.uncompared, profitability.standing, profitability.customer_month cascade");
    dana = customer("דנה כהן", "D1", "050-234-5671");
    database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, dana.value())
        .set(AGREEMENT.NUMBER, "P-1")
        .set(AGREEMENT.RENEWAL_ON, LocalDate.now(clock).plusDays(5))
        .execute();
    ledger.post(
        new Posting.Income(
            dana, LocalDate.now(clock).minusMonths(2), BigDecimal.valueOf(100), null, "by cheque"));
    Viewers.as(
        office.viewer("owner"),
        () ->
            taskEdits.create(
                new TaskDraft(
                    "call them",
                    dana.value(),
                    null,
                    LocalDate.now(clock),
                    null,
                    null,
                    null,
                    List.of())));
  }

  @AfterEach
  void today() {
    clock.reset();
  }

  @Test
  void whoeverIsInTheTrashIsNowhereAndBackTheyAreAsTheyWere() {
    var before = customers.find(dana).orElseThrow();
    assertThat(places()).containsOnly(true);

    put(dana);
    put(dana);
    assertThat(places()).containsOnly(false);
    assertThatThrownBy(() -> customers.require(dana, "customers:change"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.code()).isEqualTo("customers.refusal.in-trash"));
    assertThatThrownBy(() -> edits.change(dana, before.version(), CustomerDraft.of(before)))
        .isInstanceOf(Refusal.class);
    assertThat(trash.page("", null, 10)).extracting(Trashed::name).containsExactly("דנה כהן");
    for (var typed : List.of("כהן", "D1", "050-2345671")) {
      assertThat(trash.page(typed, null, 10)).as(typed).hasSize(1);
    }
    assertThat(trash.page("לוי", null, 10)).isEmpty();

    trash.restore(dana);
    trash.restore(dana);
    assertThat(places()).containsOnly(true);
    var after = customers.find(dana).orElseThrow();
    assertThat(CustomerDraft.of(after)).isEqualTo(CustomerDraft.of(before));
    assertThat(trash.page("", null, 10)).isEmpty();
  }

  /** Everywhere that a customer is to be found. */
  private List<Boolean> places() {
    var everybody =
        new Ranking.Search(
            ranking.columns(), period.current(), "", true, Filter.NONE, "contribution", true);
    return List.of(
        customers.find(dana).isPresent(),
        customers.sees(dana),
        !search.find("כהן", 10).isEmpty(),
        !search.find("050-234-5671", 10).isEmpty(),
        !ranking.page(everybody, null, 10).isEmpty(),
        ranking.totals(period.current()).customers() == 1,
        !duplicates
            .like(
                new CustomerDraft(
                    "דנה כהן",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(new Point(PHONE, "050-234-5671", null, null, null, null))))
            .isEmpty(),
        radar.stakes(new Radar.Search(null, null, null, null, Radar.First.STAKE)).values().stream()
            .anyMatch(stake -> stake.agreements() == 1),
        !tasks.page(new Tasks.Search(false, false, null, 10)).tasks().isEmpty());
  }

  @Test
  void aRowThatMeansSomebodyInTheTrashSaysSoAndChangesNothing() {
    put(dana);
    for (Map<String, Object> row :
        List.of(
            Map.<String, Object>of("externalId", "D1", "name", "new"),
            Map.<String, Object>of("phone", phone("050-234-5671"), "name", "new"))) {
      var chunk = write(new PlainChunk(0, OnMatch.UPDATE, "externalId", "phone").row(row));
      assertThat(chunk.outcomes).containsEntry(1L, Outcome.REJECTED);
      assertThat(chunk.reasons).containsEntry(1L, "in-trash");
    }
    trash.restore(dana);
    assertThat(customers.find(dana).orElseThrow().name()).isEqualTo("דנה כהן");
  }

  @Test
  void aTwinWhoIsThereGoesBeforeOneInTheTrash() {
    var twin = customer("דנה כהן", "D2", "050-234-5671");
    put(dana);
    var row = Map.<String, Object>of("phone", phone("050-234-5671"));
    var chunk = write(new PlainChunk(0, OnMatch.UPDATE, "phone").row(row));
    assertThat(chunk.customers).containsEntry(1L, twin.value());
  }

  @Test
  void afterThirtyDaysAllThatIsKnownOfThemGoesAndTheOfficeKeepsItsSums() {
    long other = customer("Ori", "D3", "052-765-4322").value();
    put(dana);
    clock.advance(Duration.ofDays(29));
    put(new CustomerId(other));
    assertThat(trash.endOld()).isFalse();
    clock.advance(Duration.ofDays(2));
    assertThat(trash.endOld()).isTrue();
    assertThat(trash.endOld()).isFalse();

    assertThat(trash.find(dana)).isEmpty();
    assertThat(trash.find(new CustomerId(other))).isPresent();
    trash.restore(List.of(dana));
    var left = database.selectFrom(CUSTOMER).where(CUSTOMER.ID.eq(dana.value())).fetchSingle();
    assertThat(left.getDisplayName()).isEqualTo("#" + dana);
    assertThat(left.getSearchKey().strip()).isEqualTo("=");
    assertThat(database.fetchCount(AGREEMENT)).isZero();
    var entry = database.selectFrom(ENTRY).where(ENTRY.CUSTOMER_ID.eq(dana.value())).fetchSingle();
    assertThat(entry.getAmount()).isEqualByComparingTo("100");
    assertThat(entry.getNote()).isNull();
    assertThat(database.fetchValue(STANDING.CONTRIBUTION, STANDING.CUSTOMER_ID.eq(dana.value())))
        .isEqualByComparingTo("100");
  }

  @Test
  void ofWhomTheLedgerKnowsNothingNothingIsLeft() {
    var ori = customer("Ori", "D3", "052-765-4322");
    put(ori);
    assertThat(trash.end(List.of(ori, dana))).isOne();
    assertThat(database.fetchExists(CUSTOMER, CUSTOMER.ID.eq(ori.value()))).isFalse();
    assertThat(database.fetchExists(STANDING, STANDING.CUSTOMER_ID.eq(ori.value()))).isFalse();
    assertThat(customers.sees(dana)).isTrue();
  }

  private void put(CustomerId whom) {
    trash.put(whom, customers.find(whom).map(Customer::version).orElse(0));
  }

  private PlainChunk write(PlainChunk chunk) {
    transaction.executeWithoutResult(_ -> target.write(chunk));
    return chunk;
  }

  private CustomerId customer(String name, String externalId, String phone) {
    var point = new Point(PHONE, phone, null, null, null, null);
    return edits
        .create(new CustomerDraft(name, null, externalId, null, null, null, null, List.of(point)))
        .id();
  }

  private static PhoneNumber phone(String typed) {
    return ((Parsing.Parsed<PhoneNumber>) PhoneNumber.parse(typed)).value();
  }
}
