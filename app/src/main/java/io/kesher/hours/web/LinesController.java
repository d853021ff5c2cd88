package io.kesher.hours.web;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import io.kesher.hours.Days;
import io.kesher.hours.Line;
import io.kesher.hours.LineDraft;
import io.kesher.hours.LineId;
import io.kesher.hours.Lines;
import io.kesher.hours.Lines.Edit;
import io.kesher.identity.Offices;
import io.kesher.identity.SettingsSection;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** When the office is open: a part of the settings. */
@May("hours:manage")
@Controller
@Order(4)
class LinesController implements SettingsSection {
  private final Templates templates;
  private final Lines lines;
  private final Offices offices;

  LinesController(Templates templates, Lines lines, Offices offices) {
    this.templates = templates;
    this.lines = lines;
    this.offices = offices;
  }

  @Override
  public String permission() {
    return "hours:manage";
  }

  @Override
  public Content show(Frame frame) {
    return templates.hoursLines(frame, lines.all());
  }

  @GetMapping("/settings/hours/new")
  Html draft(Frame frame) {
    var like = LineForm.fields(LineDraft.of(lines.all().getFirst()));
    return new Html(page(frame, null, Edited.of(0, like), Faults.none()));
  }

  @PostMapping("/settings/hours")
  Object create(Frame frame, @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, LineForm.NAMES);
    try {
      lines.create(LineForm.draft(form.fields()));
      return "redirect:/settings#hours";
    } catch (Refusal refused) {
      return again(frame, null, form, refused);
    }
  }

  @GetMapping("/settings/hours/{line}")
  Html edit(Frame frame, @PathVariable long line) {
    var found = find(line);
    var form = Edited.of(found.version(), LineForm.fields(LineDraft.of(found)));
    return new Html(page(frame, found, form, Faults.none()));
  }

  @PostMapping("/settings/hours/{line}")
  Object update(Frame frame, @PathVariable long line, @RequestParam Map<String, String> sent) {
    var form = Edited.sent(sent, LineForm.NAMES);
    try {
      return switch (lines.change(
          new LineId(line), form.version(), LineForm.draft(form.fields()))) {
        case Edit.Done(var done) -> "redirect:/settings#hours";
        case Edit.Overtaken(var theirs) ->
            new Html(merge(frame, theirs, form), HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      return again(frame, find(line), form, refused);
    }
  }

  @PostMapping("/settings/hours/{line}/removal")
  String destroy(@PathVariable long line) {
    lines.remove(new LineId(line));
    return "redirect:/settings#hours";
  }

  @PostMapping("/settings/hours/{line}/special-days")
  Object say(Frame frame, @PathVariable long line, @RequestParam Map<String, String> sent) {
    var form = new SpecialForm(sent);
    try {
      lines.say(new LineId(line), form.day(), form.shifts(), form.note());
      return "redirect:/settings/hours/" + line + "#special-days";
    } catch (Refusal refused) {
      var found = find(line);
      var fields = Edited.of(found.version(), LineForm.fields(LineDraft.of(found)));
      return Html.unprocessable(
          templates.hoursLine(
              frame, found, fields, offices.today(), form, Faults.none(), Faults.beside(refused)));
    }
  }

  @PostMapping("/settings/hours/{line}/special-days/{day}/removal")
  String unsay(@PathVariable long line, @PathVariable String day) {
    lines.unsay(new LineId(line), SpecialForm.day(day));
    return "redirect:/settings/hours/" + line + "#special-days";
  }

  private Line find(long line) {
    return lines.find(new LineId(line)).orElseThrow(Refusal::notFound);
  }

  private Html again(Frame frame, @Nullable Line line, Edited form, Refusal refused) {
    return Html.unprocessable(page(frame, line, form, Faults.beside(refused)));
  }

  private JteModel page(Frame frame, @Nullable Line line, Edited form, Faults faults) {
    var today = offices.today();
    return templates.hoursLine(
        frame, line, form, today, SpecialForm.blank(), faults, Faults.none());
  }

  private JteModel merge(Frame frame, Line theirs, Edited form) {
    return templates.hoursMerge(
        frame,
        form.merge(theirs.version(), LineForm.fields(LineDraft.of(theirs)), Set.of()),
        "/settings/hours/" + theirs.id().value(),
        Days.line(frame, theirs),
        LineForm.labels(frame));
  }
}
