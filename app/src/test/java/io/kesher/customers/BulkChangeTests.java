package io.kesher.customers;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.customers.Tables.BULK_CHANGE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAGGING;
import static io.kesher.db.jobs.Tables.SCHEDULED_TASKS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KesherTest
@ForTheOffice
class BulkChangeTests {
  private static final int MANY = 1_321;

  @Autowired DSLContext database;
  @Autowired BulkChanges changes;
  @Autowired Hands hands;
  @Autowired Tags tags;
  @Autowired Teams teams;
  @Autowired TestOffice office;
  @Autowired TransactionTemplate transaction;

  private EmployeeId first = new EmployeeId(0);
  private EmployeeId second = new EmployeeId(0);

  @BeforeEach
  void customersInHands() {
    first = office.employee("salesperson");
    second = office.employee("service");
    database.deleteFrom(BULK_CHANGE).execute();
    database.deleteFrom(TAGGING).execute();
    database.deleteFrom(CUSTOMER).execute();
    database
        .insertInto(CUSTOMER, CUSTOMER.EXTERNAL_ID, CUSTOMER.OWNER_ID)
        .select(
            select(
                    field("'G' || n", String.class),
                    field("case when n % 2 = 0 then {0} end", Long.class, first.value()))
                .from(generateSeries(1, MANY).as("s", "n")))
        .execute();
  }

  @Test
  void putsAllOfThemIntoTheHandsAndBackIntoTheOldOnes() {
    long id = begin(owned(second));
    work(id);
    assertThat(heldBy(second)).isEqualTo(MANY);
    assertThat(changes.find(id).state()).isEqualTo(BulkChange.State.DONE);
    assertThat(changes.find(id).done()).isEqualTo(MANY);
    assertThat(changes.find(id).changed()).isEqualTo(MANY);

    undo(id);
    assertThat(heldBy(first)).isEqualTo(MANY / 2);
    assertThat(heldBy(second)).isZero();
    assertThat(changes.find(id).state()).isEqualTo(BulkChange.State.UNDONE);
  }

  @Test
  void theTrailSaysWhoOrderedItAndNotThatAJobDidIt() {
    long before = database.select(coalesce(max(ENTRY.ID), 0L)).from(ENTRY).fetchSingle().value1();
    var manager = office.viewer("manager");
    long id =
        Viewers.as(manager, () -> changes.begin(select(CUSTOMER.ID).from(CUSTOMER), owned(second)));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Viewers.asOffice(() -> changes.find(id).state()) == BulkChange.State.DONE);

    assertThat(
            database
                .selectDistinct(ENTRY.ACTOR, ENTRY.EMPLOYEE_ID)
                .from(ENTRY)
                .where(ENTRY.ID.gt(before), ENTRY.WHAT.eq("customer"), ENTRY.VERB.eq("change"))
                .fetch())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.value1()).isEqualTo("employee");
          assertThat(entry.value2()).isEqualTo(manager.id().orElseThrow().value());
        });
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    long id = begin(owned(second));
    changes.step(id);
    assertThat(changes.find(id).done()).isEqualTo(500);
    assertThat(heldBy(second)).isEqualTo(500);
    work(id);
    work(id);
    assertThat(heldBy(second)).isEqualTo(MANY);
  }

  @Test
  void whomSomebodyHasGivenOnMeanwhileStaysThere() {
    long id = begin(owned(second));
    work(id);
    long given = database.select(CUSTOMER.ID).from(CUSTOMER).limit(1).fetchSingle().value1();
    EmployeeId third = office.employee("manager");
    hands.give(new CustomerId(given), third);
    undo(id);
    assertThat(heldBy(third)).isEqualTo(1);
  }

  @Test
  void aTeamGetsThemAndGivesThemBack() {
    var team = teams.create("צוות " + System.nanoTime());
    long id = begin(new BulkChanges.Wish("team", null, Long.toString(team.value())));
    work(id);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.TEAM_ID.eq(team.value()))).isEqualTo(MANY);
    undo(id);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.TEAM_ID.isNotNull())).isZero();
  }

  @Test
  void whoeverHasFiftyTagsGetsNoMoreAndTheChangeSaysHowManyTheseAre() {
    long full = database.select(CUSTOMER.ID).from(CUSTOMER).limit(1).fetchSingle().value1();
    for (int each = 1; each <= 50; each++) {
      tags.add(new CustomerId(full), "word " + each);
    }
    long id = begin(new BulkChanges.Wish(BulkChanges.TAG, "one more", "yes"));
    work(id);
    assertThat(changes.find(id).changed()).isEqualTo(MANY - 1);
    assertThat(changes.find(id).leftOut()).isEqualTo(1);
    assertThat(tags.of(new CustomerId(full))).hasSize(50).doesNotContain("one more");
    undo(id);
    assertThat(tags.of(new CustomerId(full))).hasSize(50);
  }

  @Test
  void aTagIsPutOnThoseWhoHaveItNotAndOnlyTheyLoseItAgain() {
    long had = database.select(CUSTOMER.ID).from(CUSTOMER).limit(1).fetchSingle().value1();
    tags.add(new CustomerId(had), "זהב");
    long id = begin(new BulkChanges.Wish("tag", "זהב", "yes"));
    work(id);
    assertThat(database.fetchCount(TAGGING)).isEqualTo(MANY);
    assertThat(changes.find(id).changed()).isEqualTo(MANY - 1);
    undo(id);
    assertThat(database.select(TAGGING.CUSTOMER_ID).from(TAGGING).fetch(TAGGING.CUSTOMER_ID))
        .containsExactly(had);

    long off = begin(new BulkChanges.Wish("tag", "זהב", ""));
    work(off);
    assertThat(database.fetchCount(TAGGING)).isZero();
    undo(off);
    assertThat(database.fetchCount(TAGGING)).isEqualTo(1);
  }

  @Test
  void aDayIsSetAndTheOldOnesComeBack() {
    long id = begin(new BulkChanges.Wish("since", null, "2020-02-29"));
    work(id);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.SINCE.eq(LocalDate.of(2020, 2, 29))))
        .isEqualTo(MANY);
    undo(id);
    assertThat(database.fetchCount(CUSTOMER, CUSTOMER.SINCE.isNull())).isEqualTo(MANY);
  }

  @Test
  void cannotBeTakenBackBeforeItIsThere() {
    long id = begin(owned(second));
    assertThatThrownBy(() -> changes.undo(id)).isInstanceOf(Refusal.class);
  }

  @Test
  void whatMakesNoSenseIsNotBegun() {
    for (var wish :
        List.of(
            owned(new EmployeeId(999_999)),
            new BulkChanges.Wish("owner", null, "x"),
            new BulkChanges.Wish("team", null, "999999"),
            new BulkChanges.Wish("name", null, "כולם"),
            new BulkChanges.Wish("version", null, "1"),
            new BulkChanges.Wish("since", null, "2026-02-30"),
            new BulkChanges.Wish("tag", "", "yes"),
            new BulkChanges.Wish("tag", null, "yes"))) {
      assertThatThrownBy(() -> begin(wish)).as(wish.toString()).isInstanceOf(Refusal.class);
    }
    assertThat(database.fetchCount(BULK_CHANGE)).isZero();
  }

  private static BulkChanges.Wish owned(EmployeeId owner) {
    return new BulkChanges.Wish("owner", null, Long.toString(owner.value()));
  }

  /** Begun without its job, which would run beside the test. */
  private long begin(BulkChanges.Wish wish) {
    return requireNonNull(
        transaction.execute(_ -> {
          long id = changes.begin(select(CUSTOMER.ID).from(CUSTOMER), wish);
          withoutItsJob();
          return id;
        }));
  }

  private void undo(long id) {
    transaction.executeWithoutResult(_ -> {
      changes.undo(id);
      withoutItsJob();
    });
    work(id);
  }

  private void withoutItsJob() {
    database
        .deleteFrom(SCHEDULED_TASKS)
        .where(SCHEDULED_TASKS.TASK_NAME.eq("bulk-change"))
        .execute();
  }

  private void work(long id) {
    while (changes.step(id)) {
      assertThat(changes.find(id).moves()).isTrue();
    }
  }

  private int heldBy(EmployeeId owner) {
    return database.fetchCount(CUSTOMER, CUSTOMER.OWNER_ID.eq(owner.value()));
  }
}
