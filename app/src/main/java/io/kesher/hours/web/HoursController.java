package io.kesher.hours.web;

import gg.jte.models.runtime.JteModel;
import io.kesher.hours.Days;
import io.kesher.hours.LineDraft;
import io.kesher.hours.Lines;
import io.kesher.hours.Own;
import io.kesher.hours.OwnDraft;
import io.kesher.hours.People;
import io.kesher.hours.People.Edit;
import io.kesher.hours.People.Person;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.TeamId;
import io.kesher.identity.Teams;
import io.kesher.web.Edited;
import io.kesher.web.Faults;
import io.kesher.web.Frame;
import io.kesher.web.Html;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import templates.Templates;

/** Who works when: the week of a team, and each one's own hours. */
@May("hours:see")
@Controller
@RequestMapping("/hours")
class HoursController {
  private static final List<String> NAMES =
      Stream.concat(Stream.of("line", "own"), LineForm.DAYS.stream()).toList();

  private final Templates templates;
  private final People people;
  private final Lines lines;
  private final Teams teams;
  private final Offices offices;

  HoursController(Templates templates, People people, Lines lines, Teams teams, Offices offices) {
    this.templates = templates;
    this.people = people;
    this.lines = lines;
    this.teams = teams;
    this.offices = offices;
  }

  @GetMapping
  Html index(
      Frame frame,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(required = false) @Nullable String team) {
    var today = offices.today();
    var chosen = team == null || !team.matches("[0-9]{1,18}") ? null : Long.valueOf(team);
    return new Html(
        templates.hoursWeek(
            frame,
            new TeamWeek(
                today,
                Days.week(Days.named(on, today)),
                chosen,
                teams.all(),
                lines.all().getFirst(),
                people.of(chosen == null ? null : new TeamId(chosen)))));
  }

  @GetMapping("/{employee}")
  Html show(Frame frame, @PathVariable long employee) {
    var person = people.find(new EmployeeId(employee));
    return new Html(page(frame, person, form(person.hours().own()), Faults.none()));
  }

  @May("hours:change")
  @PostMapping("/{employee}")
  Object update(Frame frame, @PathVariable long employee, @RequestParam Map<String, String> sent) {
    var id = new EmployeeId(employee);
    var form = Edited.sent(sent, NAMES);
    try {
      return switch (people.change(id, form.version(), draft(form.fields()))) {
        case Edit.Done(var done) -> "redirect:/hours/" + employee;
        case Edit.Overtaken(var theirs) ->
            new Html(merge(frame, theirs, form), HttpStatus.CONFLICT);
      };
    } catch (Refusal refused) {
      var faults = Faults.beside(refused);
      return Html.unprocessable(page(frame, people.find(id), form, faults));
    }
  }

  @May("hours:change")
  @PostMapping("/{employee}/special-days")
  Object say(Frame frame, @PathVariable long employee, @RequestParam Map<String, String> sent) {
    var id = new EmployeeId(employee);
    var form = new SpecialForm(sent);
    try {
      people.say(id, form.day(), form.shifts(), form.note());
      return "redirect:/hours/" + employee + "#special-days";
    } catch (Refusal refused) {
      var faults = Faults.beside(refused);
      var person = people.find(id);
      return Html.unprocessable(
          templates.hoursPerson(
              frame,
              person,
              form(person.hours().own()),
              lines.all(),
              offices.today(),
              form,
              Faults.none(),
              faults));
    }
  }

  @May("hours:change")
  @PostMapping("/{employee}/special-days/{day}/removal")
  String unsay(@PathVariable long employee, @PathVariable String day) {
    people.unsay(new EmployeeId(employee), SpecialForm.day(day));
    return "redirect:/hours/" + employee + "#special-days";
  }

  private JteModel page(Frame frame, Person person, Edited form, Faults faults) {
    return templates.hoursPerson(
        frame,
        person,
        form,
        lines.all(),
        offices.today(),
        SpecialForm.blank(),
        faults,
        Faults.none());
  }

  private JteModel merge(Frame frame, Person theirs, Edited form) {
    var own = theirs.hours().own();
    return templates.hoursMerge(
        frame,
        form.merge(own.version(), fields(own), Set.of()),
        "/hours/" + theirs.id().value(),
        theirs.name(),
        LineForm.labels(frame));
  }

  private Edited form(Own own) {
    return Edited.of(own.version(), fields(own));
  }

  /** A week of one's own is begun with the line's. */
  private Map<String, String> fields(Own own) {
    var draft = OwnDraft.of(own);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("line", draft.line() == null ? "" : Long.toString(draft.line()));
    fields.put("own", Boolean.toString(draft.week() != null));
    fields.putAll(Objects.requireNonNullElseGet(draft.week(), () -> weekOfLine(own)));
    return fields;
  }

  private Map<String, String> weekOfLine(Own own) {
    var all = lines.all();
    var line =
        all.stream().filter(one -> one.id().equals(own.line())).findFirst().orElse(all.getFirst());
    return Objects.requireNonNull(LineDraft.of(line).week());
  }

  private static OwnDraft draft(Map<String, String> fields) {
    var line = fields.getOrDefault("line", "");
    return new OwnDraft(
        line.matches("[0-9]{1,18}") ? Long.valueOf(line) : null,
        "true".equals(fields.get("own")) ? LineForm.week(fields) : null);
  }
}
