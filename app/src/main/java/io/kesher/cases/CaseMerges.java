package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.customers.CustomersMerged;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one case of two, and two again. Nothing is moved: the one that goes is from then on read as
 * a part of the other, with its words, its links and its time, and so both are what they were when
 * it is taken back.
 */
@Service
public class CaseMerges {
  private final DSLContext database;
  private final Cases cases;
  private final CaseSteps steps;
  private final CaseNews news;
  private final Clock clock;

  CaseMerges(DSLContext database, Cases cases, CaseSteps steps, CaseNews news, Clock clock) {
    this.database = database;
    this.cases = cases;
    this.steps = steps;
    this.news = news;
    this.clock = clock;
  }

  /**
   * @param gone becomes part of the other
   * @return the one that is kept
   * @throws Refusal 409 where they are the same, of two customers, closed, or part of another
   *     already
   */
  @Transactional
  public Case merge(CaseId gone, CaseId kept) {
    if (gone.equals(kept)) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.merge-self");
    }
    lock(gone, kept);
    var one = mergeable(kept);
    var other = mergeable(gone);
    if (!one.customer().id().equals(other.customer().id())) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.merge-customer");
    }
    database
        .update(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.MERGED_INTO, kept.value())
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(gone.value()))
        .execute();
    steps.merged(gone, Step.Kind.MERGED, kept);
    news.tell(one, other);
    return one;
  }

  /** The lower number first, so that two who merge the same at once wait for each other in turn. */
  private void lock(CaseId one, CaseId other) {
    database
        .select(CUSTOMER_CASE.ID)
        .from(CUSTOMER_CASE)
        .where(CUSTOMER_CASE.ID.in(one.value(), other.value()))
        .orderBy(CUSTOMER_CASE.ID)
        .forUpdate()
        .fetch();
  }

  private Case mergeable(CaseId id) {
    var found = cases.changeable(id);
    if (found.mergedInto() != null) {
      throw Refusal.of(
          HttpStatus.CONFLICT,
          "cases.refusal.merge-again",
          id.toString(),
          cases.whole(id).toString());
    }
    if (found.state() == CaseState.CLOSED) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.merge-closed", id.toString());
    }
    return found;
  }

  /** Makes two of them again. Asking twice is asking once. */
  @Transactional
  public Case separate(CaseId gone) {
    var now = cases.changeable(gone);
    var kept = now.mergedInto();
    if (kept == null) {
      return now;
    }
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.MERGED_INTO)
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(gone.value()))
        .execute();
    steps.merged(gone, Step.Kind.SEPARATED, kept);
    var back = cases.find(gone);
    news.tell(back, cases.find(kept));
    return back;
  }

  /** Two customers who are two again have no case together. */
  @EventListener
  @Transactional
  void on(CustomersMerged merged) {
    var kept = CUSTOMER_CASE.as("kept");
    var apart =
        database
            .select(CUSTOMER_CASE.ID)
            .from(CUSTOMER_CASE)
            .join(kept)
            .on(kept.ID.eq(CUSTOMER_CASE.MERGED_INTO))
            .where(kept.CUSTOMER_ID.ne(CUSTOMER_CASE.CUSTOMER_ID))
            .and(
                CUSTOMER_CASE.CUSTOMER_ID.in(List.of(merged.kept().value(), merged.gone().value())))
            .fetch(CUSTOMER_CASE.ID);
    database
        .insertInto(CASE_STEP, CASE_STEP.CASE_ID, CASE_STEP.KIND, CASE_STEP.OTHER_ID, CASE_STEP.AT)
        .select(
            select(
                    CUSTOMER_CASE.ID,
                    inline(Step.Kind.SEPARATED.code()),
                    CUSTOMER_CASE.MERGED_INTO,
                    val(clock.instant()))
                .from(CUSTOMER_CASE)
                .where(CUSTOMER_CASE.ID.in(apart)))
        .execute();
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.MERGED_INTO)
        .where(CUSTOMER_CASE.ID.in(apart))
        .execute();
  }
}
