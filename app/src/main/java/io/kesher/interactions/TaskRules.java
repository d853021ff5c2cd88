package io.kesher.interactions;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import io.kesher.web.TypedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a task must be to be kept. */
@Component
class TaskRules {
  static final int LONGEST_TITLE = 300;

  private static final int MOST_STEPS = 50;
  private static final int LONGEST_REMINDER = 60;
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

  private final Customers customers;
  private final Rights rights;

  TaskRules(Customers customers, Rights rights) {
    this.customers = customers;
    this.rights = rights;
  }

  /** A draft that can be kept. */
  record Kept(
      TaskDraft draft, String title, LocalDate dueDay, EmployeeId owner, List<String> steps) {
    @Nullable Integer repeatsOn() {
      return draft.repeats() == Repetition.MONTHLY ? (Integer) dueDay.getDayOfMonth() : null;
    }
  }

  /**
   * @param shown the task as it is; of a new one absent
   * @throws Refusal 422 with each fault of each field
   */
  Kept check(TaskDraft draft, @Nullable Task shown) {
    List<FieldFault> faults = new ArrayList<>();
    var title = TypedText.line("title", draft.title(), true, LONGEST_TITLE, faults);
    var day = draft.dueDay();
    if (day == null) {
      faults.add(FieldFault.of("dueDay", "web.field.required"));
    } else if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      faults.add(FieldFault.of("dueDay", "interactions.fault.day"));
    }
    var remind = draft.remindDays();
    if (remind != null && (remind < 1 || remind > LONGEST_REMINDER)) {
      faults.add(FieldFault.of("remindDays", "interactions.fault.remind", LONGEST_REMINDER));
    }
    var steps = steps(Objects.requireNonNullElse(draft.steps(), List.of()), faults);
    var owner = owner(draft, shown, faults);
    if (day == null || owner == null || !faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return new Kept(draft, title, day, owner, steps);
  }

  private static List<String> steps(List<String> typed, List<FieldFault> faults) {
    if (typed.size() > MOST_STEPS) {
      faults.add(FieldFault.of("steps", "interactions.fault.steps", MOST_STEPS));
      return List.of();
    }
    return typed.stream()
        .map(step -> TypedText.line("steps", step, false, LONGEST_TITLE, faults))
        .filter(step -> !step.isEmpty())
        .toList();
  }

  /** Whoever is to do it must be there, and see whom it is about. */
  private @Nullable EmployeeId owner(
      TaskDraft draft, @Nullable Task shown, List<FieldFault> faults) {
    var owner =
        draft.owner() == null
            ? Viewers.current().id().orElse(null)
            : EmployeeId.ofNullable(draft.owner());
    if (owner == null) {
      faults.add(FieldFault.of("owner", "web.field.required"));
      return null;
    }
    var same = shown == null ? null : TaskDraft.of(shown);
    boolean sameCustomer = same != null && Objects.equals(same.customer(), draft.customer());
    if (sameCustomer && shown != null && owner.equals(shown.owner())) {
      return owner;
    }
    var viewer = rights.of(owner).orElse(null);
    if (viewer == null) {
      faults.add(FieldFault.of("owner", "customers.fault.employee"));
    } else if (draft.customer() != null) {
      expectSeen(new CustomerId(draft.customer()), viewer, faults);
    }
    return owner;
  }

  private void expectSeen(CustomerId customer, Viewer owner, List<FieldFault> faults) {
    if (!sees(Viewers.current(), customer)) {
      faults.add(FieldFault.of("customer", "interactions.fault.customer"));
    } else if (!sees(owner, customer)) {
      faults.add(FieldFault.of("owner", "interactions.fault.owner"));
    }
  }

  private boolean sees(Viewer viewer, CustomerId customer) {
    try {
      return Viewers.as(
          viewer,
          () -> {
            customers.require(customer);
            return true;
          });
    } catch (Refusal hidden) {
      return false;
    }
  }
}
