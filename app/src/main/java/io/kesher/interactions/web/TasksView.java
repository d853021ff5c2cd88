package io.kesher.interactions.web;

import io.kesher.interactions.Task;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of tasks as a page shows it.
 *
 * @param after where it goes on; absent after the last
 */
public record TasksView(
    List<Task> tasks, boolean mine, boolean done, @Nullable String after, LocalDate today) {
  public String path(boolean whose, boolean state) {
    return "/tasks?whose=" + (whose ? "mine" : "all") + "&state=" + (state ? "done" : "open");
  }

  public @Nullable String more() {
    return after == null ? null : path(mine, done) + "&after=" + after;
  }
}
