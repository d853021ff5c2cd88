package io.kesher.cases.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.cases.Case;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseEdits.Edit;
import io.kesher.cases.CaseId;
import io.kesher.cases.Cases;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** One case, and what stands in its fields. */
@May("cases:see")
@Controller
@RequestMapping("/cases/{id}")
class CaseController {
  private final Templates templates;
  private final Cases cases;
  private final CaseEdits edits;
  private final CaseViews views;
  private final Holders holders;

  CaseController(
      Templates templates, Cases cases, CaseEdits edits, CaseViews views, Holders holders) {
    this.templates = templates;
    this.cases = cases;
    this.edits = edits;
    this.views = views;
    this.holders = holders;
  }

  /** Whoever asks for a part is led to the whole. */
  @GetMapping
  Object show(Frame frame, @PathVariable long id) {
    var shown = cases.find(new CaseId(id));
    return shown.mergedInto() == null
        ? new Html(views.page(frame, shown.id(), WordForm.blank(), Faults.none()))
        : "redirect:/cases/" + cases.whole(shown.id());
  }

  @GetMapping("/thread")
  Html thread(
      Frame frame, @PathVariable long id, @RequestParam(required = false) @Nullable String after) {
    var view = views.of(new CaseId(id), after);
    return new Html(
        after == null ? templates.casesThread(frame, view) : templates.casesSaid(frame, view));
  }

  @May("cases:change")
  @GetMapping("/edit")
  Html edit(Frame frame, @PathVariable long id) {
    var found = cases.find(new CaseId(id));
    if (!Cases.mayChange(found)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
    return new Html(form(frame, found, form(frame, found), Faults.none()));
  }

  @May("cases:change")
  @PostMapping
  Object update(Frame frame, @PathVariable long id, @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, CaseForm.NAMES);
    var number = new CaseId(id);
    try {
      var draft = CaseForm.draft(form.fields(), frame.office().zone());
      return switch (edits.change(number, form.version(), draft)) {
        case Edit.Done(var done) -> "redirect:/cases/" + done.id();
        case Edit.Overtaken(var theirs) ->
            new Html(merge(frame, theirs, form), HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      if (refused.status() == HttpStatus.NOT_FOUND || refused.status() == HttpStatus.FORBIDDEN) {
        throw refused;
      }
      var faults = CaseForm.faults(refused);
      return new Html(form(frame, cases.find(number), form, faults), refused.status());
    }
  }

  private static Edited form(Frame frame, Case now) {
    return Edited.of(now.version(), CaseForm.fields(CaseDraft.of(now), frame.office().zone()));
  }

  private JteModel form(Frame frame, Case now, Edited form, Faults faults) {
    return templates.casesEdit(
        frame, now, form, owners(frame), CaseForm.kinds(frame), CaseForm.severities(frame), faults);
  }

  private Map<String, String> owners(Frame frame) {
    Map<String, String> owners = new LinkedHashMap<>();
    owners.put("", frame.say("cases.queue"));
    owners.putAll(holders.names());
    return owners;
  }

  /** The two sides of what somebody else has saved meanwhile. */
  private JteModel merge(Frame frame, Case theirs, Edited form) {
    var now = CaseForm.fields(CaseDraft.of(theirs), frame.office().zone());
    Map<String, String> words = new LinkedHashMap<>(holders.names());
    words.putAll(CaseForm.kinds(frame));
    words.putAll(CaseForm.severities(frame));
    return templates.casesMerge(frame, theirs, form.merge(theirs.version(), now, Set.of()), words);
  }
}
