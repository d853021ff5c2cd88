package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.identity.EmployeeLeft;
import java.time.Clock;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was open in the hands of somebody who leaves waits in the queue: nothing waits unseen. */
@Component
class LeaversCases {
  private final DSLContext database;
  private final Clock clock;

  LeaversCases(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  void on(EmployeeLeft left) {
    Condition theirs =
        CUSTOMER_CASE.OWNER_ID.eq(left.employee().value()).and(CUSTOMER_CASE.CLOSED_AT.isNull());
    database
        .insertInto(CASE_STEP, CASE_STEP.CASE_ID, CASE_STEP.KIND, CASE_STEP.AT)
        .select(
            select(CUSTOMER_CASE.ID, inline(Step.Kind.HANDED.code()), val(clock.instant()))
                .from(CUSTOMER_CASE)
                .where(theirs))
        .execute();
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.OWNER_ID)
        .set(CUSTOMER_CASE.VERSION, CUSTOMER_CASE.VERSION.plus(1))
        .where(theirs)
        .execute();
  }
}
