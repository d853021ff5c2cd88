package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_STEP;
import static io.kesher.db.cases.Tables.CASE_TIME;
import static io.kesher.db.cases.Tables.CASE_WORD;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.identity.EmployeeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases of the time before. They bring no time into the ledger: what was spent on them then comes
 * with the files of that time. What is still open is due as the office would have promised.
 */
@Service
public class OldCases {
  private final DSLContext database;
  private final Deadlines deadlines;

  OldCases(DSLContext database, Deadlines deadlines) {
    this.database = database;
    this.deadlines = deadlines;
  }

  /**
   * Takes them in, in their order.
   *
   * @param importId the import that brings them, which can take them back
   */
  @Transactional
  public List<CaseId> take(List<OldCase> old, @Nullable Long importId) {
    List<CaseId> taken = new ArrayList<>();
    old.forEach(each -> taken.add(take(each, importId)));
    return taken;
  }

  /** The numbers among these by which a case is known already. */
  Set<String> known(Collection<String> numbers) {
    return database
        .select(CUSTOMER_CASE.EXTERNAL_NUMBER)
        .from(CUSTOMER_CASE)
        .where(CUSTOMER_CASE.EXTERNAL_NUMBER.in(numbers))
        .fetchSet(CUSTOMER_CASE.EXTERNAL_NUMBER);
  }

  private CaseId take(OldCase old, @Nullable Long importId) {
    var id =
        database
            .insertInto(CUSTOMER_CASE)
            .set(CUSTOMER_CASE.CUSTOMER_ID, old.customer().value())
            .set(CUSTOMER_CASE.EXTERNAL_NUMBER, old.number())
            .set(CUSTOMER_CASE.SUBJECT, old.subject())
            .set(CUSTOMER_CASE.KIND, old.kind().code())
            .set(CUSTOMER_CASE.SEVERITY, old.severity().place())
            .set(CUSTOMER_CASE.OWNER_ID, EmployeeId.toNullable(old.owner()))
            .set(
                CUSTOMER_CASE.DUE_AT,
                deadlines.promised(
                    old.customer(), old.kind(), old.severity(), old.openedAt(), List.of()))
            .set(CUSTOMER_CASE.PROMISED, true)
            .set(CUSTOMER_CASE.OPENED_AT, old.openedAt())
            .set(CUSTOMER_CASE.CLOSED_AT, old.closedAt())
            .set(CUSTOMER_CASE.IMPORT_ID, importId)
            .returningResult(CUSTOMER_CASE.ID)
            .fetchSingle()
            .value1();
    var steps =
        database
            .insertInto(
                CASE_STEP, CASE_STEP.CASE_ID, CASE_STEP.KIND, CASE_STEP.OUTCOME, CASE_STEP.AT)
            .values(id, Step.Kind.OPENED.code(), null, old.openedAt());
    if (old.closedAt() != null) {
      var outcome = Objects.requireNonNullElse(old.outcome(), Outcome.SOLVED);
      steps = steps.values(id, Step.Kind.CLOSED.code(), outcome.code(), old.closedAt());
    }
    steps.execute();
    if (old.text() != null) {
      database
          .insertInto(CASE_WORD)
          .set(CASE_WORD.CASE_ID, id)
          .set(CASE_WORD.KIND, Word.Kind.MESSAGE.code())
          .set(CASE_WORD.TEXT, old.text())
          .set(CASE_WORD.AT, old.openedAt())
          .execute();
    }
    return new CaseId(id);
  }

  /** Takes back what an import brought, unless somebody has worked on it since. */
  int takeBack(long importId) {
    var other = CUSTOMER_CASE.as("other");
    return database
        .deleteFrom(CUSTOMER_CASE)
        .where(CUSTOMER_CASE.IMPORT_ID.eq(importId), CUSTOMER_CASE.VERSION.eq(1))
        .and(notExists(selectOne().from(CASE_TIME).where(CASE_TIME.CASE_ID.eq(CUSTOMER_CASE.ID))))
        .and(notExists(selectOne().from(other).where(other.MERGED_INTO.eq(CUSTOMER_CASE.ID))))
        .and(notExists(selectOne().from(CASE_STEP).where(CASE_STEP.OTHER_ID.eq(CUSTOMER_CASE.ID))))
        .execute();
  }

  long left(long importId) {
    return database.fetchCount(CUSTOMER_CASE, CUSTOMER_CASE.IMPORT_ID.eq(importId));
  }
}
