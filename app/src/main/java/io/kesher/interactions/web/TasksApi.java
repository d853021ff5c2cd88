package io.kesher.interactions.web;

import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.api.Paged;
import io.kesher.customers.TodayItem;
import io.kesher.identity.EmployeeId;
import io.kesher.interactions.Repetition;
import io.kesher.interactions.Task;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.interactions.TaskEdits.Edit;
import io.kesher.interactions.TaskTrash;
import io.kesher.interactions.Tasks;
import io.kesher.interactions.Today;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@May("tasks:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "tasks")
class TasksApi {
  private final Tasks tasks;
  private final TaskEdits edits;
  private final TaskTrash trash;
  private final Today today;
  private final MergePatch patches;

  TasksApi(Tasks tasks, TaskEdits edits, TaskTrash trash, Today today, MergePatch patches) {
    this.trash = trash;
    this.tasks = tasks;
    this.edits = edits;
    this.today = today;
    this.patches = patches;
  }

  @GetMapping("/today")
  @Operation(
      summary = "What waits for the caller today, the most important first",
      description =
          "Tasks, mentions, birthdays, and what other parts of the office bring. Reasons are in the caller's language.")
  List<WaitingJson> today(Frame frame) {
    return today.of(frame).stream().map(WaitingJson::of).toList();
  }

  @GetMapping("/tasks")
  @Operation(
      summary = "Tasks",
      description =
          "Open ones by the day they are due, or with done=true those that are done, the latest first. mine=true: the"
              + " caller's own alone.")
  TasksJson index(
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(defaultValue = "false") boolean done,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var search = new Tasks.Search(mine, done, TaskCursor.read(after), Math.clamp(limit, 1, 200));
    var page = tasks.page(search);
    return new TasksJson(
        page.tasks().stream().map(TaskJson::of).toList(), TaskCursor.write(page.next()));
  }

  @May("tasks:create")
  @PostMapping("/tasks")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Give a task",
      description =
          "To the caller, or to `owner`, who must see the customer. A task that repeats makes the next one when it is done.")
  TaskJson create(HttpServletResponse response, @RequestBody TaskDraft draft) {
    var made = edits.create(draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/tasks/" + made.id());
    return json(made, response);
  }

  @GetMapping("/tasks/{task}")
  @Operation(summary = "A task")
  TaskJson show(HttpServletResponse response, @PathVariable long task) {
    return json(tasks.find(task), response);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = TaskDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = TaskDraft.class))
      })
  @May("tasks:change")
  @PatchMapping(
      path = "/tasks/{task}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change a task by JSON merge patch",
      description =
          "If-Match names the version that was read. Steps are set as a whole; those that stay keep their tick.")
  TaskJson change(
      HttpServletResponse response,
      @PathVariable long task,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var draft = patches.apply(TaskDraft.of(tasks.find(task)), patch);
    return switch (edits.change(task, read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "interactions.refusal.task-overtaken", patch, TaskDraft.of(theirs), theirs.version());
    };
  }

  @May("tasks:change")
  @DeleteMapping("/tasks/{task}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Put a task into the trash",
      description =
          "Nobody is reminded of it from then on. For 30 days it can be brought back. If-Match names the version that was"
              + " read. Asking twice is asking once.")
  void destroy(@PathVariable long task, IfMatch read) {
    trash.put(task, read.version());
  }

  @May("tasks:change")
  @PutMapping("/tasks/{task}/completion")
  @Operation(summary = "Say that a task is done")
  TaskJson finish(HttpServletResponse response, @PathVariable long task) {
    return json(edits.finish(task), response);
  }

  @May("tasks:change")
  @DeleteMapping("/tasks/{task}/completion")
  @Operation(
      summary = "Open a task again",
      description = "The next one of a task that repeats goes, unless somebody has changed it.")
  TaskJson reopen(HttpServletResponse response, @PathVariable long task) {
    return json(edits.reopen(task), response);
  }

  @May("tasks:change")
  @PutMapping("/tasks/{task}/steps/{place}")
  @Operation(summary = "Tick a step of a task's checklist, or untick it")
  TaskJson tick(
      HttpServletResponse response,
      @PathVariable long task,
      @PathVariable int place,
      @RequestBody TickJson tick) {
    var done = tick.done();
    if (done == null) {
      throw Refusal.of(List.of(FieldFault.of("done", "web.field.required")));
    }
    return json(edits.tick(task, place, done), response);
  }

  record TickJson(@Nullable Boolean done) {}

  private static TaskJson json(Task task, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(task.version()));
    return TaskJson.of(task);
  }

  record TasksJson(List<TaskJson> items, @Nullable String next) implements Paged {}

  record TaskJson(
      long id,
      String title,
      @Nullable Long customer,
      long owner,
      LocalDate dueDay,
      @Nullable LocalTime dueTime,
      @Nullable Integer remindDays,
      @Nullable Repetition repeats,
      List<Task.Step> steps,
      @Nullable Long createdBy,
      @Nullable Instant doneAt,
      int version) {
    static TaskJson of(Task task) {
      var about = task.customer();
      return new TaskJson(
          task.id(),
          task.title(),
          about == null ? null : (Long) about.id().value(),
          task.owner().value(),
          task.dueDay(),
          task.dueTime(),
          task.remindDays(),
          task.repeats(),
          task.steps(),
          EmployeeId.toNullable(task.createdBy()),
          task.doneAt(),
          task.version());
    }
  }

  /**
   * @param contribution of the customer, in the office's standard period
   */
  record WaitingJson(
      String kind,
      long id,
      TodayItem.Urgency urgency,
      String title,
      String reason,
      LocalDate day,
      @Nullable LocalTime time,
      @Nullable Long customer,
      @Nullable BigDecimal contribution,
      String page) {
    static WaitingJson of(Today.Waiting waiting) {
      var item = waiting.item();
      var about = item.customer();
      var weight = waiting.weight();
      return new WaitingJson(
          item.kind(),
          item.id(),
          item.urgency(),
          item.title(),
          item.reason(),
          item.day(),
          item.time(),
          about == null ? null : (Long) about.id().value(),
          weight == null ? null : weight.contribution(),
          item.href());
    }
  }
}
