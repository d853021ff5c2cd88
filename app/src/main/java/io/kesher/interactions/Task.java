package io.kesher.interactions;

import io.kesher.customers.TodayItem.About;
import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done.
 *
 * @param customer whom it is about, where the reader may see them
 * @param remindDays from how many days before it is due it stands on the owner's page of today
 * @param doneAt absent as long as it is open
 */
public record Task(
    long id,
    @Nullable About customer,
    EmployeeId owner,
    String ownerName,
    String title,
    LocalDate dueDay,
    @Nullable LocalTime dueTime,
    @Nullable Integer remindDays,
    @Nullable Repetition repeats,
    List<Step> steps,
    @Nullable EmployeeId createdBy,
    @Nullable Instant doneAt,
    Instant createdAt,
    int version) {

  /** A line of its checklist. */
  public record Step(int place, String text, boolean done) {}

  public boolean done() {
    return doneAt != null;
  }

  public long stepsDone() {
    return steps.stream().filter(Step::done).count();
  }
}
