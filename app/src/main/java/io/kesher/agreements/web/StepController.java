package io.kesher.agreements.web;

import io.kesher.agreements.AgreementId;
import io.kesher.agreements.Lapses;
import io.kesher.agreements.Lapses.Lapsing;
import io.kesher.agreements.Renewals;
import io.kesher.agreements.Renewals.Renewing;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Renews an agreement, or writes down that it has gone; within its day either is taken back. */
@May("agreements:change")
@Controller
@RequestMapping("/agreements/{id}")
class StepController {
  /** Names the row of the radar that is to be replaced, where it is one that asks. */
  private static final String PART = "HX-Target";

  private final Renewals renewals;
  private final Lapses lapses;
  private final StepPages pages;

  StepController(Renewals renewals, Lapses lapses, StepPages pages) {
    this.renewals = renewals;
    this.lapses = lapses;
    this.pages = pages;
  }

  @GetMapping("/renewals/new")
  Html renewal(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = PART, defaultValue = "") String part) {
    var agreement = pages.changeable(id);
    var form = StepForm.renewal(agreement, pages.today());
    return new Html(pages.renewal(frame, part, agreement, form, Faults.none()));
  }

  @PostMapping("/renewals")
  Object renew(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = PART, defaultValue = "") String part,
      @RequestParam Map<String, String> sent) {
    var agreement = pages.changeable(id);
    var form = StepForm.sent(sent);
    try {
      return switch (renewals.renew(agreement.id(), form.version(), form.term())) {
        case Renewing.Done(var renewal) -> pages.renewed(frame, part, renewal);
        case Renewing.Overtaken _ -> throw StepForm.overtaken();
      };
    } catch (Refusal refused) {
      var faults = AgreementForm.faults(refused);
      return Html.unprocessable(pages.renewal(frame, part, agreement, form, faults));
    }
  }

  @PostMapping("/renewals/{renewal}/undoing")
  Object undoRenewal(
      Frame frame,
      @PathVariable long id,
      @PathVariable long renewal,
      @RequestHeader(name = PART, defaultValue = "") String part) {
    pages.changeable(id);
    renewals.undo(new AgreementId(id), renewal);
    return pages.undone(frame, part, new AgreementId(id));
  }

  @GetMapping("/lapses/new")
  Html lapse(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = PART, defaultValue = "") String part) {
    var agreement = pages.changeable(id);
    var form = StepForm.lapse(agreement, pages.today());
    return new Html(pages.lapse(frame, part, agreement, form, Faults.none()));
  }

  @PostMapping("/lapses")
  Object lapsed(
      Frame frame,
      @PathVariable long id,
      @RequestHeader(name = PART, defaultValue = "") String part,
      @RequestParam Map<String, String> sent) {
    var agreement = pages.changeable(id);
    var form = StepForm.sent(sent);
    try {
      return switch (lapses.lapse(agreement.id(), form.version(), form.lapse())) {
        case Lapsing.Done(var lapse) -> pages.lapsed(frame, part, lapse);
        case Lapsing.Overtaken _ -> throw StepForm.overtaken();
      };
    } catch (Refusal refused) {
      var faults = AgreementForm.faults(refused);
      return Html.unprocessable(pages.lapse(frame, part, agreement, form, faults));
    }
  }

  @PostMapping("/lapses/{lapse}/undoing")
  Object undoLapse(
      Frame frame,
      @PathVariable long id,
      @PathVariable long lapse,
      @RequestHeader(name = PART, defaultValue = "") String part) {
    pages.changeable(id);
    lapses.undo(new AgreementId(id), lapse);
    return pages.undone(frame, part, new AgreementId(id));
  }
}
