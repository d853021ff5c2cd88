package io.kesher.cases.web;

import io.kesher.cases.Case;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseId;
import io.kesher.cases.CaseLink;
import io.kesher.cases.CaseLinks;
import io.kesher.cases.CaseMerges;
import io.kesher.cases.Cases;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/**
 * What is done with a case, step by step. Each step answers with the case as it is then and a toast
 * that takes the step back; without JavaScript it leads to the case's page.
 */
@May("cases:change")
@Controller
@RequestMapping("/cases/{id}")
class CaseStepsController {
  private final Templates templates;
  private final Cases cases;
  private final CaseEdits edits;
  private final CaseLinks links;
  private final CaseMerges merges;
  private final CaseViews views;
  private final Saying saying;

  CaseStepsController(
      Templates templates,
      Cases cases,
      CaseEdits edits,
      CaseLinks links,
      CaseMerges merges,
      CaseViews views,
      Saying saying) {
    this.templates = templates;
    this.cases = cases;
    this.edits = edits;
    this.links = links;
    this.merges = merges;
    this.views = views;
    this.saying = saying;
  }

  /** Says something, and with it waits for the customer or closes. */
  @PostMapping("/words")
  Object say(
      Frame frame,
      @PathVariable long id,
      @RequestParam Map<String, String> sent,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var number = new CaseId(id);
    var form = WordForm.of(sent);
    try {
      return answer(frame, number, saying.say(frame, number, form, sent), part);
    } catch (Refusal refused) {
      if (refused.status() == HttpStatus.NOT_FOUND || refused.status() == HttpStatus.FORBIDDEN) {
        throw refused;
      }
      var faults = CaseForm.faults(refused);
      return new Html(
          part
              ? templates.casesBody(frame, views.of(number, null), form, faults, true)
              : views.page(frame, number, form, faults),
          refused.status());
    }
  }

  @PostMapping("/words/{word}/withdrawal")
  Object withdraw(
      Frame frame,
      @PathVariable long id,
      @PathVariable long word,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    edits.withdraw(new CaseId(id), word);
    return answer(frame, new CaseId(id), toast(frame, "cases.told.withdrawn", null), part);
  }

  @PostMapping("/taking")
  Object take(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var taken = edits.take(new CaseId(id));
    return answer(frame, taken.id(), toast(frame, "cases.told.taken", null), part);
  }

  @PostMapping("/wait")
  Object await(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var waiting = edits.await(new CaseId(id));
    return answer(
        frame,
        waiting.id(),
        toast(frame, "cases.told.waiting", "/cases/" + id + "/resumption"),
        part);
  }

  @PostMapping("/resumption")
  Object resume(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var resumed = edits.resume(new CaseId(id));
    return answer(
        frame, resumed.id(), toast(frame, "cases.told.resumed", "/cases/" + id + "/wait"), part);
  }

  @PostMapping("/reopening")
  Object reopen(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var open = edits.reopen(new CaseId(id));
    return answer(frame, open.id(), toast(frame, "cases.told.reopened", null), part);
  }

  /** Another becomes part of this one. */
  @PostMapping("/parts")
  Object merge(
      Frame frame,
      @PathVariable long id,
      @RequestParam String other,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var gone = number(other);
    var kept = merges.merge(gone, new CaseId(id));
    var toast =
        new Toast(frame.say("cases.told.merged", "#" + gone), "/cases/" + gone + "/separation");
    return answer(frame, kept.id(), toast, part);
  }

  /** It is no part of another any longer; what answers is the one of which it was part. */
  @PostMapping("/separation")
  Object separate(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    var gone = new CaseId(id);
    var kept = cases.whole(gone);
    merges.separate(gone);
    return answer(
        frame, kept, new Toast(frame.say("cases.told.separated", "#" + gone), null), part);
  }

  @PostMapping("/links")
  Object link(
      Frame frame,
      @PathVariable long id,
      @RequestParam CaseLink.Kind kind,
      @RequestParam String other,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    links.add(new CaseId(id), kind, number(other));
    return answer(frame, new CaseId(id), toast(frame, "cases.told.linked", null), part);
  }

  @PostMapping("/links/removal")
  Object unlink(
      Frame frame,
      @PathVariable long id,
      @RequestParam CaseLink.Kind kind,
      @RequestParam String other,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part) {
    links.remove(new CaseId(id), kind, number(other));
    return answer(frame, new CaseId(id), toast(frame, "cases.told.unlinked", null), part);
  }

  /** {@code 1001} or {@code #1001}; what is none is not found. */
  private static CaseId number(String typed) {
    var text = typed.strip().replaceFirst("^#", "");
    if (!text.matches("[0-9]{1,18}")) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "cases.refusal.number");
    }
    return new CaseId(Long.parseLong(text));
  }

  private static Toast toast(Frame frame, String key, @Nullable String undo) {
    return new Toast(frame.say(key), undo);
  }

  private Object answer(Frame frame, CaseId id, Toast toast, boolean part) {
    Case now = cases.find(id);
    return part ? new Html(views.changed(frame, now, toast)) : "redirect:/cases/" + id;
  }
}
