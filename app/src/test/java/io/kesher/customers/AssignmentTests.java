package io.kesher.customers;

import static io.kesher.db.customers.Tables.ASSIGNMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.jobs.Tables.SCHEDULED_TASKS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.generateSeries;
import static org.jooq.impl.DSL.select;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.EmployeeId;
import io.kesher.web.Refusal;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KesherTest
@ForTheOffice
class AssignmentTests {
  private static final int MANY = 4_321;

  @Autowired DSLContext database;
  @Autowired Assignments assignments;
  @Autowired TestOffice office;
  @Autowired TransactionTemplate transaction;

  private EmployeeId first = new EmployeeId(0);
  private EmployeeId second = new EmployeeId(0);

  @BeforeEach
  void customersInHands() {
    first = office.employee("salesperson");
    second = office.employee("service");
    database.deleteFrom(ASSIGNMENT).execute();
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
    long id = begin(second);
    work(id);
    assertThat(heldBy(second)).isEqualTo(MANY);
    assertThat(assignments.find(id).state()).isEqualTo(Assignment.State.DONE);
    assertThat(assignments.find(id).done()).isEqualTo(MANY);

    transaction.executeWithoutResult(_ -> {
      assignments.undo(id);
      withoutItsJob();
    });
    work(id);
    assertThat(heldBy(first)).isEqualTo(MANY / 2);
    assertThat(heldBy(second)).isZero();
    assertThat(assignments.find(id).state()).isEqualTo(Assignment.State.UNDONE);
  }

  @Test
  void goesOnWhereItWasBrokenOff() {
    long id = begin(second);
    assignments.step(id);
    assertThat(assignments.find(id).done()).isEqualTo(2_000);
    assertThat(heldBy(second)).isEqualTo(2_000);
    work(id);
    work(id);
    assertThat(heldBy(second)).isEqualTo(MANY);
  }

  @Test
  void whomSomebodyHasGivenOnMeanwhileStaysThere() {
    long id = begin(second);
    work(id);
    long given = database.select(CUSTOMER.ID).from(CUSTOMER).limit(1).fetchSingle().value1();
    EmployeeId third = office.employee("manager");
    assignments.assign(new CustomerId(given), third);
    transaction.executeWithoutResult(_ -> {
      assignments.undo(id);
      withoutItsJob();
    });
    work(id);
    assertThat(heldBy(third)).isEqualTo(1);
  }

  @Test
  void cannotBeTakenBackBeforeItIsThere() {
    long id = begin(second);
    assertThatThrownBy(() -> assignments.undo(id)).isInstanceOf(Refusal.class);
  }

  @Test
  void nobodyWhoDoesNotWorkHereHoldsAnybody() {
    assertThatThrownBy(() -> begin(new EmployeeId(999_999))).isInstanceOf(Refusal.class);
    assertThat(database.fetchCount(ASSIGNMENT)).isZero();
  }

  /** Begun without its job, which would run beside the test. */
  private long begin(EmployeeId owner) {
    return requireNonNull(
        transaction.execute(_ -> {
          long id = assignments.begin(select(CUSTOMER.ID).from(CUSTOMER), owner);
          withoutItsJob();
          return id;
        }));
  }

  private void withoutItsJob() {
    database.deleteFrom(SCHEDULED_TASKS).where(SCHEDULED_TASKS.TASK_NAME.eq("hand-over")).execute();
  }

  private void work(long id) {
    while (assignments.step(id)) {
      assertThat(assignments.find(id).moves()).isTrue();
    }
  }

  private int heldBy(EmployeeId owner) {
    return database.fetchCount(CUSTOMER, CUSTOMER.OWNER_ID.eq(owner.value()));
  }
}
