package io.kesher.cases.web;

import io.kesher.api.Paged;
import io.kesher.books.Routed;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseId;
import io.kesher.cases.CaseLink;
import io.kesher.cases.CaseLinks;
import io.kesher.cases.CaseMerges;
import io.kesher.cases.CaseThread;
import io.kesher.cases.Cases;
import io.kesher.cases.Escalation;
import io.kesher.cases.Escalations;
import io.kesher.cases.Outcome;
import io.kesher.cases.OutwardWord;
import io.kesher.cases.Owed;
import io.kesher.cases.Rung;
import io.kesher.cases.Step;
import io.kesher.cases.Word;
import io.kesher.cases.WordDraft;
import io.kesher.identity.EmployeeId;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@May("cases:see")
@RestController
@RequestMapping("/api/v1/cases/{id}")
@Tag(name = "cases")
class CaseApi {
  private final Cases cases;
  private final CaseEdits edits;
  private final CaseThread thread;
  private final Escalations escalations;
  private final CaseLinks links;
  private final CaseMerges merges;

  CaseApi(
      Cases cases,
      CaseEdits edits,
      CaseThread thread,
      Escalations escalations,
      CaseLinks links,
      CaseMerges merges) {
    this.cases = cases;
    this.edits = edits;
    this.thread = thread;
    this.escalations = escalations;
    this.links = links;
    this.merges = merges;
  }

  @GetMapping("/words")
  @Operation(
      summary = "What was said of a case, the latest first",
      description =
          "A NOTE stays inside the office; an ANSWER went to the customer, a MESSAGE came from them. Those of cases that"
              + " have become part of it stand among them; `caseId` tells whose they are.")
  WordsJson words(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    var page = thread.words(new CaseId(id), CaseCursor.readWord(after), Math.clamp(limit, 1, 200));
    return new WordsJson(
        page.words().stream().map(WordJson::of).toList(), CaseCursor.write(page.next()));
  }

  @GetMapping("/outward-words")
  @Operation(
      summary = "What the customer has said and was told, the earliest first",
      description = "All of a case that may be shown outside: no note, and nobody's name.")
  List<OutwardWord> outward(@PathVariable long id) {
    return thread.outward(new CaseId(id));
  }

  @May("cases:change")
  @PostMapping("/words")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Say something of a case",
      description =
          "Its time is posted to the ledger in the same step: `seconds` as measured, or without them the standard minutes."
              + " A MESSAGE ends the wait for the customer.")
  WordJson say(@PathVariable long id, @RequestBody WordDraft draft) {
    return WordJson.of(edits.say(new CaseId(id), draft));
  }

  @May("cases:change")
  @DeleteMapping("/words/{word}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take back what was said by mistake",
      description = "By whoever said it, within 48 hours; its time leaves the ledger's sums.")
  void withdraw(@PathVariable long id, @PathVariable long word) {
    edits.withdraw(new CaseId(id), word);
  }

  @GetMapping("/steps")
  @Operation(
      summary = "What became of a case, the earliest first",
      description = "Each state that it was in, and in whose hands.")
  List<StepJson> steps(@PathVariable long id) {
    return thread.steps(new CaseId(id)).stream().map(StepJson::of).toList();
  }

  @GetMapping("/routing")
  @Operation(
      summary = "Why a case is in the hands in which it is",
      description =
          "Who came into question, in order, and what became of each. All absent where somebody has put it there.")
  RoutingJson routing(@PathVariable long id) {
    return cases.why(cases.find(new CaseId(id))).map(RoutingJson::of).orElse(RoutingJson.NONE);
  }

  @GetMapping("/escalations")
  @Operation(
      summary = "How a case moved up by itself, the earliest first",
      description =
          "Where a promise is about to be broken or was: `percent` of the promised time had passed. Who was told and when;"
              + " LATER is told when their shift begins; OFF, AWAY, LEFT and UNSEEN were not told.")
  List<EscalationJson> escalations(@PathVariable long id) {
    return escalations.of(new CaseId(id)).stream().map(EscalationJson::of).toList();
  }

  @GetMapping("/time")
  @Operation(summary = "The seconds that went into a case, and how many of them are estimated")
  CaseThread.Spent time(@PathVariable long id) {
    return thread.spent(new CaseId(id));
  }

  @GetMapping("/links")
  @Operation(
      summary = "What a case has to do with others",
      description =
          "`forward`: this one says so of the other, as in caused by; else the other says so of this one. Links to cases"
              + " that the caller may not see are left out.")
  List<LinkJson> links(@PathVariable long id) {
    return links.of(new CaseId(id)).stream().map(LinkJson::of).toList();
  }

  @May("cases:change")
  @PutMapping("/links/{kind}/{other}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Link a case to another",
      description =
          "RELATED, CAUSED_BY or DUPLICATE_OF. Nothing may be its own cause, over however many.")
  void link(@PathVariable long id, @PathVariable CaseLink.Kind kind, @PathVariable long other) {
    links.add(new CaseId(id), kind, new CaseId(other));
  }

  @May("cases:change")
  @DeleteMapping("/links/{kind}/{other}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a link away, from whichever side it was said")
  void unlink(@PathVariable long id, @PathVariable CaseLink.Kind kind, @PathVariable long other) {
    links.remove(new CaseId(id), kind, new CaseId(other));
  }

  @May("cases:change")
  @PutMapping("/merge")
  @Operation(
      summary = "Make a case part of another of the same customer",
      description =
          "Its words, links and time are read with the other's from then on. Answers the other.")
  CaseJson merge(@PathVariable long id, @RequestBody MergeJson merge) {
    var into = merge.into();
    if (into == null) {
      throw Refusal.of(List.of(FieldFault.of("into", "web.field.required")));
    }
    return CaseJson.of(merges.merge(new CaseId(id), new CaseId(into)));
  }

  @May("cases:change")
  @DeleteMapping("/merge")
  @Operation(
      summary = "Make two cases of them again",
      description =
          "Both are what they were; what was said since stays with the one that was kept.")
  CaseJson separate(@PathVariable long id) {
    return CaseJson.of(merges.separate(new CaseId(id)));
  }

  record MergeJson(@Nullable Long into) {}

  record WordsJson(List<WordJson> items, @Nullable String next) implements Paged {}

  record WordJson(
      long id,
      long caseId,
      Word.Kind kind,
      String text,
      @Nullable Long employeeId,
      Instant at,
      @Nullable Integer seconds,
      @Nullable Boolean measured) {
    static WordJson of(Word word) {
      return new WordJson(
          word.id(),
          word.of().value(),
          word.kind(),
          word.text(),
          EmployeeId.toNullable(word.by()),
          word.at(),
          word.seconds(),
          word.measured());
    }
  }

  record StepJson(
      Step.Kind kind,
      long caseId,
      @Nullable Outcome outcome,
      @Nullable String owner,
      @Nullable Long otherId,
      @Nullable String by,
      Instant at) {
    static StepJson of(Step step) {
      CaseId other = step.other();
      return new StepJson(
          step.kind(),
          step.of().value(),
          step.outcome(),
          step.owner(),
          other == null ? null : (Long) other.value(),
          step.by(),
          step.at());
    }
  }

  record EscalationJson(
      long caseId,
      Owed promise,
      Instant dueAt,
      Rung rung,
      int percent,
      Instant at,
      List<AskedJson> asked) {
    static EscalationJson of(Escalation escalation) {
      return new EscalationJson(
          escalation.of().value(),
          escalation.owed(),
          escalation.dueAt(),
          escalation.rung(),
          escalation.percent(),
          escalation.at(),
          escalation.asked().stream().map(AskedJson::of).toList());
    }
  }

  record AskedJson(long employee, Escalation.Because because, @Nullable Instant toldAt) {
    static AskedJson of(Escalation.Asked asked) {
      return new AskedJson(asked.who().value(), asked.because(), asked.toldAt());
    }
  }

  record LinkJson(CaseLink.Kind kind, boolean forward, CaseJson other) {
    static LinkJson of(CaseLink link) {
      return new LinkJson(link.kind(), link.forward(), CaseJson.of(link.other()));
    }
  }

  record RoutingJson(
      Routed.@Nullable Step step, @Nullable Long employee, List<ConsideredJson> considered) {
    static final RoutingJson NONE = new RoutingJson(null, null, List.of());

    static RoutingJson of(Routed routed) {
      return new RoutingJson(
          routed.step(),
          EmployeeId.toNullable(routed.employee()),
          routed.considered().stream().map(ConsideredJson::of).toList());
    }
  }

  record ConsideredJson(Routed.Step step, long employee, Routed.Because because) {
    static ConsideredJson of(Routed.Considered one) {
      return new ConsideredJson(one.step(), one.who().value(), one.because());
    }
  }
}
