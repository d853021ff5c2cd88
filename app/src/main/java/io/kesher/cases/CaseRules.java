package io.kesher.cases;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a case must be to be kept. */
@Component
class CaseRules {
  static final int LONGEST_SUBJECT = 200;
  static final int LONGEST_WORD = 8000;

  private static final int LONGEST_DAY = 86_400;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-12-31T00:00:00Z");

  private final Customers customers;
  private final Rights rights;

  CaseRules(Customers customers, Rights rights) {
    this.customers = customers;
    this.rights = rights;
  }

  /** A draft that can be kept. */
  record Kept(
      String subject,
      CaseKind kind,
      Severity severity,
      @Nullable EmployeeId owner,
      @Nullable Instant dueAt) {}

  /**
   * @param now the case as it is; of a new one absent
   * @throws Refusal 422 with each fault of each field
   */
  Kept check(CustomerId customer, CaseDraft draft, @Nullable Case now) {
    List<FieldFault> faults = new ArrayList<>();
    var subject = TypedText.line("subject", draft.subject(), true, LONGEST_SUBJECT, faults);
    var kind = draft.kind();
    if (kind == null) {
      faults.add(FieldFault.of("kind", "web.field.required"));
    }
    var severity = draft.severity();
    if (severity == null) {
      faults.add(FieldFault.of("severity", "web.field.required"));
    }
    var due = draft.dueAt();
    if (due != null && (due.isBefore(FIRST) || due.isAfter(LAST))) {
      faults.add(FieldFault.of("dueAt", "cases.fault.due"));
    }
    var owner = EmployeeId.ofNullable(draft.owner());
    if (owner != null && (now == null || !owner.equals(now.owner()))) {
      expectSeeing(owner, customer, faults);
    }
    if (kind == null || severity == null || !faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Kept(subject, kind, severity, owner, due);
  }

  private void expectSeeing(EmployeeId owner, CustomerId customer, List<FieldFault> faults) {
    if (rights.of(owner).isEmpty()) {
      faults.add(FieldFault.of("owner", "customers.fault.employee"));
    } else if (!sees(owner, customer)) {
      faults.add(FieldFault.of("owner", "interactions.fault.owner"));
    }
  }

  /** Whether a case of this customer can be put into somebody's hands. */
  boolean sees(EmployeeId owner, CustomerId customer) {
    return rights
        .of(owner)
        .filter(viewer -> viewer.may(Cases.SEE))
        .filter(viewer -> Viewers.as(viewer, () -> customers.sees(customer)))
        .isPresent();
  }

  /**
   * What somebody says of a case.
   *
   * @param needed whether it must have words; else it may be time alone
   */
  static String words(WordDraft draft, boolean needed) {
    List<FieldFault> faults = new ArrayList<>();
    if (draft.kind() == null) {
      faults.add(FieldFault.of("kind", "web.field.required"));
    }
    var seconds = Objects.requireNonNullElse(draft.seconds(), 0);
    if (seconds < 0 || seconds > LONGEST_DAY) {
      faults.add(FieldFault.of("seconds", "interactions.fault.seconds"));
    }
    var text = TypedText.of("text", draft.text(), needed, LONGEST_WORD, faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return text;
  }
}
