package io.kesher.interactions;

import io.kesher.customers.CalendarItem;
import io.kesher.customers.CalendarSource;
import io.kesher.identity.Reached;
import io.kesher.web.Frame;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tasks on the day they are due. */
@Component
@Order(10)
class TaskCalendar implements CalendarSource {
  private static final int MOST = 300;

  private final Tasks tasks;

  TaskCalendar(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public List<CalendarItem> between(Frame frame, LocalDate first, LocalDate last, Reached whose) {
    return tasks.due(first, last, whose, MOST).stream()
        .map(task ->
            new CalendarItem(
                "task",
                task.id(),
                task.dueDay(),
                task.dueTime(),
                "check",
                task.title(),
                task.done(),
                task.customer(),
                "/tasks/" + task.id()))
        .toList();
  }
}
