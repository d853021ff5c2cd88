package io.kesher.cases.web;

import io.kesher.api.IfMatch;
import io.kesher.api.MergePatch;
import io.kesher.api.Paged;
import io.kesher.cases.Case;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseEdits.Edit;
import io.kesher.cases.CaseId;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Cases;
import io.kesher.cases.Outcome;
import io.kesher.cases.Severity;
import io.kesher.cases.WordDraft;
import io.kesher.customers.CustomerId;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

@May("cases:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "cases")
class CasesApi {
  private final Cases cases;
  private final CaseEdits edits;
  private final MergePatch patches;

  CasesApi(Cases cases, CaseEdits edits, MergePatch patches) {
    this.cases = cases;
    this.edits = edits;
    this.patches = patches;
  }

  @GetMapping("/cases")
  @Operation(
      summary = "Cases",
      description =
          "What is open, in one order of importance: the gravest first, then the customers who contribute most, then the"
              + " earliest deadline. Unanswered ones by when an answer is promised; closed ones, the latest first. Those that are part of another are left out.")
  CasesJson index(
      @ParameterObject @ModelAttribute CasesWish wish,
      @Parameter(description = "1 to 200, 50 without it") @RequestParam(defaultValue = "50")
          int limit) {
    var page =
        cases.page(wish.query().search(), CaseCursor.read(wish.after()), Math.clamp(limit, 1, 200));
    return new CasesJson(
        page.cases().stream().map(CaseJson::of).toList(), CaseCursor.write(page.next()));
  }

  @May("cases:create")
  @PostMapping("/customers/{id}/cases")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Open a case of a customer",
      description =
          "In the hands of `owner`, else of the customer's owner, else of the caller. Without `dueAt` it is due as the"
              + " office promises for its kind, its severity and the customer's group, in business time. `first` is what"
              + " was said; its time is posted to the ledger in the same step: `seconds` as measured, or the standard"
              + " minutes.")
  CaseJson create(
      HttpServletResponse response, @PathVariable long id, @RequestBody OpeningJson opening) {
    var opened = edits.open(new CustomerId(id), opening.draft(), opening.first());
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/cases/" + opened.id());
    return json(opened, response);
  }

  @GetMapping("/cases/{id}")
  @Operation(
      summary = "A case",
      description = "Also one that has become part of another: `mergedInto` names that one.")
  CaseJson show(HttpServletResponse response, @PathVariable long id) {
    return json(cases.find(new CaseId(id)), response);
  }

  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = CaseDraft.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = CaseDraft.class))
      })
  @May("cases:change")
  @PatchMapping(
      path = "/cases/{id}",
      consumes = {MergePatch.TYPE, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change a case by JSON merge patch",
      description =
          "If-Match names the version that was read. `owner` null puts it into the queue, `dueAt` null makes it due as"
              + " promised. A closed one is opened again first.")
  CaseJson change(
      HttpServletResponse response,
      @PathVariable long id,
      IfMatch read,
      @RequestBody JsonNode patch) {
    var number = new CaseId(id);
    var draft = patches.apply(CaseDraft.of(cases.find(number)), patch);
    return switch (edits.change(number, read.version(), draft)) {
      case Edit.Done(var changed) -> json(changed, response);
      case Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "cases.refusal.overtaken", patch, CaseDraft.of(theirs), theirs.version());
    };
  }

  @May("cases:change")
  @PutMapping("/cases/{id}/wait")
  @Operation(
      summary = "Wait for the customer",
      description =
          "The deadline stands still until the customer says something, or this is deleted.")
  CaseJson await(HttpServletResponse response, @PathVariable long id) {
    return json(edits.await(new CaseId(id)), response);
  }

  @May("cases:change")
  @DeleteMapping("/cases/{id}/wait")
  @Operation(summary = "Wait for the customer no longer")
  CaseJson resume(HttpServletResponse response, @PathVariable long id) {
    return json(edits.resume(new CaseId(id)), response);
  }

  @May("cases:change")
  @PutMapping("/cases/{id}/closure")
  @Operation(summary = "Close a case with an outcome")
  CaseJson close(
      HttpServletResponse response, @PathVariable long id, @RequestBody ClosureJson closure) {
    var outcome = closure.outcome();
    if (outcome == null) {
      throw Refusal.of(List.of(FieldFault.of("outcome", "web.field.required")));
    }
    return json(edits.close(new CaseId(id), outcome), response);
  }

  @May("cases:change")
  @DeleteMapping("/cases/{id}/closure")
  @Operation(
      summary = "Open a case again",
      description = "It returns to its owner, with a new promise.")
  CaseJson reopen(HttpServletResponse response, @PathVariable long id) {
    return json(edits.reopen(new CaseId(id)), response);
  }

  record CasesJson(List<CaseJson> items, @Nullable String next) implements Paged {}

  record ClosureJson(@Nullable Outcome outcome) {}

  record OpeningJson(
      @Nullable String subject,
      @Nullable CaseKind kind,
      @Nullable Severity severity,
      @Nullable Long owner,
      @Nullable Instant dueAt,
      @Nullable WordDraft first) {
    CaseDraft draft() {
      return new CaseDraft(subject, kind, severity, owner, dueAt);
    }
  }

  private static CaseJson json(Case one, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(one.version()));
    return CaseJson.of(one);
  }
}
