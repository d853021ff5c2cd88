package io.kesher.interactions;

import io.kesher.customers.TodayItem;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.customers.TodaySource;
import io.kesher.web.Frame;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** One's own tasks that are late, due, or to be reminded of. */
@Component
class TaskToday implements TodaySource {
  private static final int MOST = 200;

  private final Tasks tasks;
  private final Clock clock;

  TaskToday(Tasks tasks, Clock clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  @Override
  public List<TodayItem> of(Frame frame, LocalDate today) {
    var now = LocalTime.now(clock.withZone(frame.office().zone()));
    return tasks.shown(today, MOST).stream().map(task -> item(frame, task, today, now)).toList();
  }

  private static TodayItem item(Frame frame, Task task, LocalDate today, LocalTime now) {
    var time = task.dueTime();
    long late = ChronoUnit.DAYS.between(task.dueDay(), today);
    boolean passed = late == 0 && time != null && time.isBefore(now);
    var urgency = late > 0 || passed ? Urgency.OVERDUE : late == 0 ? Urgency.TODAY : Urgency.SOON;
    var reason =
        switch (urgency) {
          case NOW, OVERDUE ->
              passed
                  ? frame.say("interactions.today.passed")
                  : frame.say("interactions.today.late", late, frame.number(late));
          case TODAY -> frame.say("interactions.today.due");
          case SOON -> frame.say("interactions.today.reminder", frame.date(task.dueDay()));
        };
    return new TodayItem(
        "task",
        task.id(),
        urgency,
        "check",
        task.title(),
        reason,
        task.dueDay(),
        time,
        task.customer(),
        "/tasks/" + task.id());
  }
}
