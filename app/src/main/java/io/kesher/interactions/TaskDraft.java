package io.kesher.interactions;

import io.kesher.customers.CustomerId;
import io.kesher.customers.TodayItem.About;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a task.
 *
 * @param customer id of whom it is about; absent: of nobody
 * @param owner id of who does it; absent: whoever says it
 * @param dueTime absent where the day is enough
 * @param remindDays 1 to 60
 * @param steps its checklist; what stands there already keeps its tick
 */
public record TaskDraft(
    @Nullable String title,
    @Nullable Long customer,
    @Nullable Long owner,
    @Nullable LocalDate dueDay,
    @Nullable LocalTime dueTime,
    @Nullable Integer remindDays,
    @Nullable Repetition repeats,
    @Nullable List<String> steps) {

  /** What is said of a task now. */
  public static TaskDraft of(Task task) {
    About about = task.customer();
    CustomerId customer = about == null ? null : about.id();
    return new TaskDraft(
        task.title(),
        customer == null ? null : (Long) customer.value(),
        task.owner().value(),
        task.dueDay(),
        task.dueTime(),
        task.remindDays(),
        task.repeats(),
        task.steps().stream().map(Task.Step::text).toList());
  }
}
