package io.kesher.interactions;

import io.kesher.customers.Customer;
import io.kesher.customers.Happening;
import io.kesher.customers.TimelineSource;
import io.kesher.web.Frame;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tasks in the timeline: where they were done, and as long as they are open where they were made.
 */
@Component
@Order(20)
class TaskTimeline implements TimelineSource {
  private static final String TASK = "task";

  private final Tasks tasks;

  TaskTimeline(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public String name() {
    return TASK;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind(TASK, "interactions.tasks"));
  }

  @Override
  public List<Happening> of(Frame frame, Customer customer, Wish wish) {
    return wish.wants(TASK) && frame.may("tasks:see")
        ? tasks.of(customer.id(), wish).stream().map(task -> told(frame, task)).toList()
        : List.of();
  }

  private static Happening told(Frame frame, Task task) {
    return new Happening(
        TASK,
        task.id(),
        Objects.requireNonNullElse(task.doneAt(), task.createdAt()),
        true,
        "check",
        task.done()
            ? frame.say("interactions.task.was-done")
            : frame.say("interactions.task.is-open", frame.date(task.dueDay())),
        task.title(),
        task.ownerName(),
        null,
        "/tasks/" + task.id());
  }
}
