package io.kesher.interactions.web;

import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.api.Paged;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.Happening;
import io.kesher.identity.EmployeeId;
import io.kesher.interactions.Direction;
import io.kesher.interactions.Interaction;
import io.kesher.interactions.InteractionDraft;
import io.kesher.interactions.InteractionEdits;
import io.kesher.interactions.InteractionEdits.Rewording;
import io.kesher.interactions.InteractionKind;
import io.kesher.interactions.Interactions;
import io.kesher.interactions.Timeline;
import io.kesher.web.FieldFault;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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

@May("interactions:see")
@RestController
@RequestMapping("/api/v1/customers/{id}")
@Tag(name = "interactions")
class InteractionsApi {
  private final Customers customers;
  private final Interactions interactions;
  private final InteractionEdits edits;
  private final Timeline timeline;

  InteractionsApi(
      Customers customers, Interactions interactions, InteractionEdits edits, Timeline timeline) {
    this.customers = customers;
    this.interactions = interactions;
    this.edits = edits;
    this.timeline = timeline;
  }

  @GetMapping("/timeline")
  @Operation(
      summary = "All that happened with a customer, the newest first",
      description =
          "Interactions, tasks, ledger entries, changes of group and of the customer, as far as the caller may see them."
              + " Titles are in the caller's language. `kind` asks for one kind alone, such as call, money or change.")
  TimelineJson timeline(
      Frame frame,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var customer = customers.find(new CustomerId(id)).orElseThrow(Refusal::notFound);
    var page =
        timeline.page(frame, customer, kind, TimelineCursor.read(after), Math.clamp(limit, 1, 200));
    return new TimelineJson(
        page.happenings().stream().map(HappeningJson::of).toList(),
        TimelineCursor.write(page.next()));
  }

  @May("interactions:create")
  @PostMapping("/interactions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Log an interaction",
      description =
          "A call, mail, visit or chat has a direction, a note has none. Its time is posted to the ledger in the same"
              + " step: `seconds` as measured, or without them the standard minutes of that day. `at` is now where it is"
              + " absent. `@name` in the summary calls a colleague.")
  InteractionJson create(
      HttpServletResponse response, @PathVariable long id, @RequestBody InteractionDraft draft) {
    var logged = interactions.log(new CustomerId(id), draft);
    response.setHeader(
        HttpHeaders.LOCATION, "/api/v1/customers/" + id + "/interactions/" + logged.id());
    return json(logged, response);
  }

  @GetMapping("/interactions/{interaction}")
  @Operation(summary = "An interaction")
  InteractionJson show(
      HttpServletResponse response, @PathVariable long id, @PathVariable long interaction) {
    return json(interactions.find(new CustomerId(id), interaction), response);
  }

  @May("interactions:change")
  @PatchMapping(
      path = "/interactions/{interaction}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Word an interaction anew",
      description =
          "What stood there is kept. If-Match names the version that was read; the 409 of whoever comes second holds both.")
  InteractionJson change(
      HttpServletResponse response,
      @PathVariable long id,
      @PathVariable long interaction,
      IfMatch read,
      @RequestBody SummaryJson wording) {
    return switch (edits.reword(
        new CustomerId(id), interaction, read.version(), wording.summary())) {
      case Rewording.Done(var done) -> json(done, response);
      case Rewording.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "interactions.refusal.overtaken",
              wording,
              new SummaryJson(theirs.summary()),
              theirs.version());
    };
  }

  @May("interactions:change")
  @PutMapping("/interactions/{interaction}/time")
  @Operation(
      summary = "Correct the time of an interaction",
      description =
          "By whoever logged it, within 48 hours; the ledger gets an entry that holds the difference.")
  InteractionJson time(
      HttpServletResponse response,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestBody TimeJson time) {
    return json(edits.correctTime(new CustomerId(id), interaction, time.seconds()), response);
  }

  @May("interactions:change")
  @PutMapping("/interactions/{interaction}/pin")
  @Operation(summary = "Put an interaction above all others of its customer, or back")
  InteractionJson pin(
      HttpServletResponse response,
      @PathVariable long id,
      @PathVariable long interaction,
      @RequestBody PinJson pin) {
    var pinned = pin.pinned();
    if (pinned == null) {
      throw Refusal.of(List.of(FieldFault.of("pinned", "web.field.required")));
    }
    return json(edits.pin(new CustomerId(id), interaction, pinned), response);
  }

  @May("interactions:change")
  @DeleteMapping("/interactions/{interaction}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Withdraw an interaction that was logged by mistake",
      description = "By whoever logged it, within 48 hours; its time leaves the ledger's sums.")
  void destroy(@PathVariable long id, @PathVariable long interaction) {
    edits.withdraw(new CustomerId(id), interaction);
  }

  record SummaryJson(@Nullable String summary) {}

  record TimeJson(@Nullable Integer seconds) {}

  record PinJson(@Nullable Boolean pinned) {}

  record TimelineJson(List<HappeningJson> items, @Nullable String next) implements Paged {}

  /**
   * @param timed whether the moment is known; else only the day
   * @param page where a person reads more
   */
  record HappeningJson(
      String kind,
      long id,
      Instant at,
      boolean timed,
      String title,
      @Nullable String text,
      @Nullable String who,
      @Nullable Integer seconds,
      @Nullable Boolean measured,
      @Nullable String page) {
    static HappeningJson of(Happening happening) {
      var spent = happening.spent();
      return new HappeningJson(
          happening.kind(),
          happening.id(),
          happening.at(),
          happening.timed(),
          happening.title(),
          happening.text(),
          happening.who(),
          spent == null ? null : (Integer) spent.seconds(),
          spent == null ? null : (Boolean) spent.measured(),
          happening.href());
    }
  }

  private static InteractionJson json(Interaction interaction, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(interaction.version()));
    return InteractionJson.of(interaction);
  }

  record InteractionJson(
      long id,
      long customerId,
      InteractionKind kind,
      @Nullable Direction direction,
      @Nullable Long employeeId,
      Instant at,
      int seconds,
      boolean measured,
      String summary,
      boolean pinned,
      boolean withdrawn,
      int version) {
    static InteractionJson of(Interaction interaction) {
      return new InteractionJson(
          interaction.id(),
          interaction.customer().value(),
          interaction.kind(),
          interaction.direction(),
          EmployeeId.toNullable(interaction.by()),
          interaction.at(),
          interaction.seconds(),
          interaction.measured(),
          interaction.summary(),
          interaction.pinned(),
          interaction.withdrawn(),
          interaction.version());
    }
  }
}
