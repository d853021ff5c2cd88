package io.kesher.cases;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a case.
 *
 * @param owner id of whose hands it is in; absent: the queue
 * @param dueAt by when it is to be solved; absent: as the office promises
 */
public record CaseDraft(
    @Nullable String subject,
    @Nullable CaseKind kind,
    @Nullable Severity severity,
    @Nullable Long owner,
    @Nullable Instant dueAt) {

  /** What is said of a case now. */
  public static CaseDraft of(Case now) {
    return new CaseDraft(
        now.subject(),
        now.kind(),
        now.severity(),
        EmployeeId.toNullable(now.owner()),
        now.promised() ? null : now.dueAt());
  }
}
