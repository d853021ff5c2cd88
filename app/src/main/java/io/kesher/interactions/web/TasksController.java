package io.kesher.interactions.web;

import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.interactions.Task;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.interactions.TaskEdits.Edit;
import io.kesher.interactions.TaskTrash;
import io.kesher.interactions.Tasks;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Tasks: one's own and those of one's team. */
@May("tasks:see")
@Controller
@RequestMapping("/tasks")
class TasksController {
  private static final int ROWS = 50;

  private final Templates templates;
  private final Tasks tasks;
  private final TaskEdits edits;
  private final TaskTrash trash;
  private final TaskPages pages;
  private final Offices offices;

  TasksController(
      Templates templates,
      Tasks tasks,
      TaskEdits edits,
      TaskTrash trash,
      TaskPages pages,
      Offices offices) {
    this.trash = trash;
    this.templates = templates;
    this.tasks = tasks;
    this.edits = edits;
    this.pages = pages;
    this.offices = offices;
  }

  @GetMapping
  Html index(
      Frame frame,
      @RequestParam(defaultValue = "mine") String whose,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "HX-Target", defaultValue = "") String part) {
    boolean mine = !whose.equals("all");
    boolean done = state.equals("done");
    var page = tasks.page(new Tasks.Search(mine, done, TaskCursor.read(after), ROWS));
    var view =
        new TasksView(page.tasks(), mine, done, TaskCursor.write(page.next()), offices.today());
    return new Html(
        switch (part) {
          case "tasks" -> templates.interactionsTasks(frame, view);
          case "tasks-more" -> templates.interactionsTaskRows(frame, view);
          default -> templates.interactionsTasksPage(frame, view);
        });
  }

  @May("tasks:create")
  @GetMapping("/new")
  Html draft(Frame frame, @RequestParam(required = false) @Nullable Long customer) {
    var me = Viewers.current().id().map(id -> id.value()).orElse(null);
    var draft =
        new TaskDraft(null, customer, me, offices.today(), null, null, null, java.util.List.of());
    return new Html(pages.form(frame, null, Edited.of(0, TaskForm.fields(draft)), Faults.none()));
  }

  @May("tasks:create")
  @PostMapping
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, TaskForm.NAMES);
    try {
      return to(edits.create(TaskForm.draft(form.fields())));
    } catch (Refusal refused) {
      return Html.unprocessable(pages.form(frame, null, form, Faults.beside(refused)));
    }
  }

  @GetMapping("/{task}")
  Html show(Frame frame, @PathVariable long task) {
    return new Html(templates.interactionsTask(frame, tasks.find(task), offices.today()));
  }

  @May("tasks:change")
  @GetMapping("/{task}/edit")
  Html edit(Frame frame, @PathVariable long task) {
    var found = tasks.find(task);
    if (!Tasks.mayChange(found)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    var form = Edited.of(found.version(), TaskForm.fields(TaskDraft.of(found)));
    return new Html(pages.form(frame, found, form, Faults.none()));
  }

  @May("tasks:change")
  @PostMapping("/{task}")
  Object update(Frame frame, @PathVariable long task, @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, TaskForm.NAMES);
    try {
      return switch (edits.change(task, form.version(), TaskForm.draft(form.fields()))) {
        case Edit.Done(var done) -> to(done);
        case Edit.Overtaken(var theirs) ->
            new Html(pages.merge(frame, theirs, form), HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      var faults = Faults.beside(refused);
      return Html.unprocessable(pages.form(frame, tasks.find(task), form, faults));
    }
  }

  @May("tasks:change")
  @PostMapping("/{task}/removal")
  String destroy(@PathVariable long task, @RequestParam int version) {
    trash.put(task, version);
    return "redirect:/tasks?done=task." + task;
  }

  private static String to(Task task) {
    return "redirect:/tasks/" + task.id();
  }
}
