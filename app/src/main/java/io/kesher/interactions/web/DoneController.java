package io.kesher.interactions.web;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Mentions;
import io.kesher.interactions.TaskEdits;
import io.kesher.interactions.Today;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/**
 * What waits today, and the ticks that are set on it. A tick answers with a toast that can take it
 * back, and tells whatever shows it to ask again.
 */
@May("tasks:see")
@Controller
class DoneController {
  private final Templates templates;
  private final Today today;
  private final TaskEdits tasks;
  private final Mentions mentions;

  DoneController(Templates templates, Today today, TaskEdits tasks, Mentions mentions) {
    this.templates = templates;
    this.today = today;
    this.tasks = tasks;
    this.mentions = mentions;
  }

  @GetMapping("/today")
  Html today(Frame frame, @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    var waiting = today.of(frame);
    return new Html(
        part.equals("today") || part.equals("today-live")
            ? templates.interactionsWaiting(frame, waiting)
            : templates.interactionsToday(frame, waiting));
  }

  @May("tasks:change")
  @PostMapping("/tasks/{task}/completion")
  Object finish(
      Frame frame,
      HttpServletResponse response,
      @PathVariable long task,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var done = tasks.finish(task);
    return part
        ? told(
            frame,
            response,
            frame.say("interactions.task.finished", done.title()),
            "/tasks/" + task + "/reopening",
            true)
        : "redirect:/tasks/" + task;
  }

  @May("tasks:change")
  @PostMapping("/tasks/{task}/reopening")
  Object reopen(
      Frame frame,
      HttpServletResponse response,
      @PathVariable long task,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var open = tasks.reopen(task);
    return part
        ? told(
            frame,
            response,
            frame.say("interactions.task.reopened", open.title()),
            "/tasks/" + task + "/completion",
            false)
        : "redirect:/tasks/" + task;
  }

  @May("tasks:change")
  @PostMapping("/tasks/{task}/steps")
  String tick(@PathVariable long task, @RequestParam int place, @RequestParam boolean done) {
    tasks.tick(task, place, done);
    return "redirect:/tasks/" + task;
  }

  @PostMapping("/mentions/{interaction}")
  Object seen(
      Frame frame,
      HttpServletResponse response,
      @PathVariable long interaction,
      @RequestParam boolean done,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    Viewers.current().id().ifPresent((EmployeeId me) -> mentions.done(interaction, me, done));
    var text = frame.say(done ? "interactions.mention.seen" : "interactions.mention.back");
    return part
        ? told(frame, response, text, "/mentions/" + interaction + "?done=" + !done, done)
        : "redirect:/today";
  }

  private Html told(
      Frame frame, HttpServletResponse response, String text, String path, boolean undo) {
    response.setHeader("HX-Trigger", "today-changed");
    var label = frame.say(undo ? "interactions.undo" : "interactions.redo");
    return new Html(templates.interactionsUndoable(frame, text, path, label));
  }
}
