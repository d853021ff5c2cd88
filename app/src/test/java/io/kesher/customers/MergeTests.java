package io.kesher.customers;

import static io.kesher.customers.ContactPoint.Kind.EMAIL;
import static io.kesher.customers.ContactPoint.Kind.PHONE;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.NAMING;
import static io.kesher.db.customers.Tables.RELATION;
import static io.kesher.db.profitability.Tables.ENTRY;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;

@KesherTest
@ForTheOffice
class MergeTests {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

  @Autowired DSLContext database;
  @Autowired CustomerEdits edits;
  @Autowired Customers customers;
  @Autowired CustomerSearch search;
  @Autowired Merges merges;
  @Autowired Ledger ledger;
  @Autowired TestOffice office;

  private CustomerId dana = new CustomerId(0);
  private CustomerId danna = new CustomerId(0);

  /** Both with a phone of their own and one that they share, a policy of one number, and income. */
  @BeforeEach
  void twoWhoAreOne() {
    AsOwner.run(
        "truncate customers.customer, profitability.standing, profitability.customer_month cascade");
    dana = customer("דנה כהן", "D1", "050-234-5671", "050-234-5672");
    danna = customer("דנה כ.", "D2", "050-234-5672", "050-234-5673");
    for (var each : List.of(dana, danna)) {
      database
          .insertInto(AGREEMENT)
          .set(AGREEMENT.CUSTOMER_ID, each.value())
          .set(AGREEMENT.NUMBER, "P-1")
          .execute();
      income(each, 100);
    }
  }

  @Test
  void allThatIsOfOneIsOfTheOther() {
    merges.merge(dana, danna, Set.of(Merge.Field.NAME));
    var kept = customers.find(dana).orElseThrow();
    assertThat(kept.name()).isEqualTo("דנה כ.");
    assertThat(kept.externalId()).isEqualTo("D1");
    assertThat(kept.contactPoints())
        .extracting(ContactPoint::value)
        .contains("050-234-5671", "050-234-5672", "050-234-5673");
    assertThat(customers.find(danna)).isEmpty();
    assertThat(merges.keeper(danna)).contains(dana);
    assertThat(database.fetchValues(AGREEMENT.NUMBER, AGREEMENT.CUSTOMER_ID.eq(dana.value())))
        .containsExactlyInAnyOrder("P-1", "P-1 (" + danna + ")");
    assertThat(database.fetchValue(STANDING.CONTRIBUTION, STANDING.CUSTOMER_ID.eq(dana.value())))
        .isEqualByComparingTo("200");
    assertThat(search.find("050-234-5673", 8))
        .extracting(CustomerSearch.Found::id)
        .containsExactly(dana);
  }

  @Test
  void undoneEverythingIsAsItWas() {
    database.update(STANDING).set(STANDING.GROUP_CODE, "B").execute();
    var before = everything();
    long merge = merges.merge(dana, danna, Set.of(Merge.Field.values()));
    assertThat(everything()).isNotEqualTo(before);
    merges.undo(merge);
    assertThat(everything()).isEqualTo(before);
    merges.undo(merge);
    assertThat(merges.keeper(danna)).isEmpty();
    assertThat(merges.into(dana)).isEmpty();
  }

  @Test
  void whatCameSinceStaysWithWhoWasKept() {
    long merge = merges.merge(dana, danna, Set.of());
    var kept = customers.find(dana).orElseThrow();
    var draft = CustomerDraft.of(kept);
    edits.change(
        dana,
        kept.version(),
        new CustomerDraft("דנה לוי", null, "D1", null, null, null, null, draft.contactPoints()));
    income(dana, 7);
    merges.undo(merge);
    assertThat(customers.find(dana).orElseThrow().name()).isEqualTo("דנה לוי");
    assertThat(customers.find(danna).orElseThrow().name()).isEqualTo("דנה כ.");
    assertThat(database.fetchValue(STANDING.CONTRIBUTION, STANDING.CUSTOMER_ID.eq(dana.value())))
        .isEqualByComparingTo("107");
    assertThat(database.fetchValue(STANDING.CONTRIBUTION, STANDING.CUSTOMER_ID.eq(danna.value())))
        .isEqualByComparingTo("100");
  }

  @Test
  void mergesOfMergesLeadToTheLastAndGoBackInTurn() {
    var third = customer("דנה כהן-לוי", "D3", "050-234-5674", "050-234-5671");
    income(third, 3);
    var before = everything();
    long first = merges.merge(dana, danna, Set.of());
    long second = merges.merge(third, dana, Set.of());
    assertThat(merges.keeper(danna)).contains(third);
    assertThat(merges.keeper(dana)).contains(third);
    refused(HttpStatus.CONFLICT, "customers.refusal.merge-later", () -> merges.undo(first));
    merges.undo(second);
    assertThat(merges.keeper(danna)).contains(dana);
    merges.undo(first);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aSpouseOfOneIsTheSpouseOfTheOtherWhicheverIdIsLower() {
    var between = customer("דן כהן", "D3", "050-234-5674", "050-234-5675");
    var third = customer("דנה כהן", "D4", "050-234-5676", "050-234-5677");
    for (var each : List.of(dana, third)) {
      database
          .insertInto(RELATION)
          .set(RELATION.CUSTOMER_ID, Math.min(each.value(), between.value()))
          .set(RELATION.ROLE, "spouse")
          .set(RELATION.OTHER_ID, Math.max(each.value(), between.value()))
          .execute();
    }
    income(third, 3);
    income(between, 3);
    var before = everything();
    long first = merges.merge(danna, dana, Set.of());
    long second = merges.merge(third, danna, Set.of());
    assertThat(database.fetchCount(RELATION)).isEqualTo(1);
    merges.undo(second);
    merges.undo(first);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void nobodyIsMergedWithThemselvesOrTwice() {
    refused(
        HttpStatus.CONFLICT,
        "customers.refusal.merge-self",
        () -> merges.merge(dana, dana, Set.of()));
    merges.merge(dana, danna, Set.of());
    refused(
        HttpStatus.CONFLICT,
        "customers.refusal.merge-again",
        () -> merges.merge(dana, danna, Set.of()));
    refused(
        HttpStatus.CONFLICT,
        "customers.refusal.merge-again",
        () -> merges.merge(danna, dana, Set.of()));
    refused(
        HttpStatus.NOT_FOUND,
        "web.problem.not-found",
        () -> merges.merge(dana, new CustomerId(-5), Set.of()));
  }

  @Test
  void whoSeesOnlySomeMergesOnlyThose() {
    var salesperson = office.viewer("salesperson");
    refused(
        HttpStatus.NOT_FOUND,
        "web.problem.not-found",
        () -> Viewers.as(salesperson, () -> merges.merge(dana, danna, Set.of())));
  }

  @Test
  void anEntryMovesWithAMergeAndNeverOtherwise() {
    assertThatThrownBy(() -> database.update(ENTRY).set(ENTRY.CUSTOMER_ID, dana.value()).execute())
        .isInstanceOf(DataAccessException.class);
    merges.merge(dana, danna, Set.of());
    assertThatThrownBy(() -> database.update(ENTRY).set(ENTRY.NOTE, "x").execute())
        .isInstanceOf(DataAccessException.class);
  }

  private void refused(
      HttpStatus status, String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.code()).isEqualTo(code);
            });
  }

  /** Every row of every table that names a customer, and the customers, but for their versions. */
  private Map<String, List<String>> everything() {
    var all = new TreeMap<String, List<String>>();
    all.put(
        "customers",
        database
            .select(field("(to_jsonb(c) - 'version' - 'updated_at')::text", String.class))
            .from(CUSTOMER.as("c"))
            .orderBy(1)
            .fetchInto(String.class));
    for (var place : database.selectFrom(NAMING).fetch()) {
      var parts = place.getRelation().split("\\.");
      if (!place.getRelation().equals("customers.merge")) {
        all.put(
            place.getRelation(),
            database
                .select(field("to_jsonb(t)::text", String.class))
                .from(table(name(parts)).as("t"))
                .orderBy(1)
                .fetchInto(String.class));
      }
    }
    return all;
  }

  private void income(CustomerId customer, long amount) {
    ledger.post(new Posting.Income(customer, DAY, BigDecimal.valueOf(amount), null, null));
  }

  private CustomerId customer(String name, String externalId, String... phones) {
    var points =
        List.of(
            new Point(PHONE, phones[0], null, null, null, null),
            new Point(PHONE, phones[1], null, null, null, null),
            new Point(EMAIL, externalId + "@example.com", null, null, null, null));
    return edits
        .create(new CustomerDraft(name, null, externalId, null, null, null, null, points))
        .id();
  }
}
