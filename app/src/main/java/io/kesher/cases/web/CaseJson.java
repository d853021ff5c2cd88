package io.kesher.cases.web;

import io.kesher.cases.Case;
import io.kesher.cases.CaseId;
import io.kesher.cases.CaseKind;
import io.kesher.cases.CaseState;
import io.kesher.cases.Severity;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case as the API tells it.
 *
 * @param group of the customer, where it is the caller's to know
 * @param ownerId absent: it waits in the queue
 * @param promised whether the deadline follows the office's promise
 * @param answerBy by when a first answer is promised
 * @param answeredAt when it came
 * @param mergedInto the case of which it is part
 */
record CaseJson(
    long id,
    long customerId,
    String customerName,
    @Nullable Group group,
    String subject,
    CaseKind kind,
    Severity severity,
    CaseState state,
    @Nullable Long ownerId,
    Instant dueAt,
    boolean promised,
    @Nullable Instant answerBy,
    @Nullable Instant answeredAt,
    @Nullable Long openedBy,
    Instant openedAt,
    @Nullable Instant waitsSince,
    @Nullable Instant closedAt,
    @Nullable Long mergedInto,
    int version) {
  static CaseJson of(Case one) {
    CaseId merged = one.mergedInto();
    return new CaseJson(
        one.id().value(),
        one.customer().id().value(),
        one.customer().name(),
        one.group(),
        one.subject(),
        one.kind(),
        one.severity(),
        one.state(),
        EmployeeId.toNullable(one.owner()),
        one.dueAt(),
        one.promised(),
        one.answerBy(),
        one.answeredAt(),
        EmployeeId.toNullable(one.openedBy()),
        one.openedAt(),
        one.waitsSince(),
        one.closedAt(),
        merged == null ? null : (Long) merged.value(),
        one.version());
  }
}
