package io.kesher.cases;

import static io.kesher.db.cases.Routines.answered;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;

import io.kesher.hours.BusinessTime;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a case was first answered since it was opened last, and after how much business time the
 * first answer of all came. What counts as one stands in {@code cases.answered}.
 */
@Component
class Answers {
  private final DSLContext database;
  private final BusinessTime time;

  Answers(DSLContext database, BusinessTime time) {
    this.database = database;
    this.time = time;
  }

  /** After whatever may have been an answer, or has taken one back. */
  void note(CaseId of) {
    var now =
        database
            .select(
                answered(CUSTOMER_CASE.ID),
                CUSTOMER_CASE.ANSWERED_AT,
                CUSTOMER_CASE.OPENED_AT,
                CUSTOMER_CASE.ANSWERED_IN)
            .from(CUSTOMER_CASE)
            .where(CUSTOMER_CASE.ID.eq(of.value()))
            .fetchSingle();
    var answered = now.value1();
    database
        .update(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.ANSWERED_AT, answered)
        .set(CUSTOMER_CASE.ANSWERED_IN, after(now.value3(), answered, now.value4()))
        .where(CUSTOMER_CASE.ID.eq(of.value()))
        .and(CUSTOMER_CASE.ANSWERED_AT.isDistinctFrom(answered))
        .execute();
  }

  /** What is known already stays: a case that was opened again was answered before. */
  private @Nullable Integer after(
      Instant opened, @Nullable Instant answered, @Nullable Integer known) {
    return known != null || answered == null
        ? known
        : (Integer) (int) Math.min(Integer.MAX_VALUE, time.between(opened, answered).toSeconds());
  }
}
