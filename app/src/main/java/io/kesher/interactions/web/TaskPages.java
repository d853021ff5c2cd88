package io.kesher.interactions.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Employees;
import io.kesher.interactions.Task;
import io.kesher.interactions.TaskDraft;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import templates.Templates;

/** The form of a task with all that it offers to choose from. */
@Component
class TaskPages {
  private final Templates templates;
  private final Employees employees;
  private final Customers customers;

  TaskPages(Templates templates, Employees employees, Customers customers) {
    this.templates = templates;
    this.employees = employees;
    this.customers = customers;
  }

  /**
   * @param task absent for a new one
   */
  JteModel form(Frame frame, @Nullable Task task, Edited form, Faults faults) {
    return templates.interactionsTaskEdit(
        frame,
        task,
        form,
        about(form.field("customer")),
        owners(),
        TaskForm.repetitions(frame),
        TaskForm.reminders(frame),
        faults);
  }

  /** Whom the form is about, by name; nobody where the reader does not see them. */
  private String about(String customer) {
    return customer.matches("[0-9]{1,18}")
        ? customers
            .find(new CustomerId(Long.parseLong(customer)))
            .map(found -> found.displayName())
            .orElse("")
        : "";
  }

  private Map<String, String> owners() {
    Map<String, String> names = new LinkedHashMap<>();
    employees.enabled().forEach(each -> names.put(Long.toString(each.id().value()), each.name()));
    return names;
  }

  /** The two sides of what somebody else has saved meanwhile. */
  JteModel merge(Frame frame, Task theirs, Edited form) {
    var merge = form.merge(theirs.version(), TaskForm.fields(TaskDraft.of(theirs)), TaskForm.LISTS);
    Map<String, String> words = new LinkedHashMap<>(owners());
    words.putAll(TaskForm.repetitions(frame));
    return templates.interactionsTaskMerge(frame, theirs, merge, words);
  }
}
