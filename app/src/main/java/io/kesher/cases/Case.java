package io.kesher.cases;

import io.kesher.customers.TodayItem.About;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer asked for, or that went wrong for them.
 *
 * @param customerOwner in whose hands the customer is
 * @param group of the customer, where that is the reader's to know
 * @param owner in whose hands the case is; absent: it waits in the queue
 * @param dueAt by when it is to be solved
 * @param promised whether the deadline follows the office's promise; else somebody has set it
 * @param answerBy by when somebody is to be answered first; absent: nothing was promised
 * @param answeredAt when they first were since it was opened last
 * @param waitsSince since when it is the customer's turn
 * @param mergedInto the case of which it is part
 */
public record Case(
    CaseId id,
    About customer,
    @Nullable EmployeeId customerOwner,
    @Nullable Group group,
    String subject,
    CaseKind kind,
    Severity severity,
    @Nullable EmployeeId owner,
    @Nullable String ownerName,
    Instant dueAt,
    boolean promised,
    @Nullable Instant answerBy,
    @Nullable Instant answeredAt,
    @Nullable EmployeeId openedBy,
    Instant openedAt,
    @Nullable Instant waitsSince,
    @Nullable Instant closedAt,
    @Nullable CaseId mergedInto,
    int version) {

  public CaseState state() {
    if (closedAt != null) {
      return CaseState.CLOSED;
    }
    return waitsSince == null ? CaseState.OPEN : CaseState.WAITING;
  }

  /** Whether somebody still waits for a first answer that was promised to them. */
  public boolean isUnanswered() {
    return state() == CaseState.OPEN && answerBy != null && answeredAt == null;
  }

  /**
   * By when the next thing is promised: an answer, as long as there was none, else that it is
   * solved.
   */
  public Instant owedBy() {
    return isUnanswered() && answerBy != null && answerBy.isBefore(dueAt) ? answerBy : dueAt;
  }

  /** Whether what is owed should be there by now; where it is the customer's turn, nothing is. */
  public boolean isLate(Instant now) {
    return state() == CaseState.OPEN && owedBy().isBefore(now);
  }

  /** Whether somebody who matters most to the office is unhappy. */
  public boolean isAlarm() {
    return kind == CaseKind.COMPLAINT && group == Group.A && state() != CaseState.CLOSED;
  }
}
