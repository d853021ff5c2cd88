package io.kesher.hours.web;

import io.kesher.api.IfMatch;
import io.kesher.hours.Availabilities;
import io.kesher.hours.Availability;
import io.kesher.hours.Because;
import io.kesher.hours.BusinessTime;
import io.kesher.hours.DayPlan;
import io.kesher.hours.Line;
import io.kesher.hours.LineDraft;
import io.kesher.hours.LineId;
import io.kesher.hours.Lines;
import io.kesher.hours.OwnDraft;
import io.kesher.hours.People;
import io.kesher.hours.SpecialDay;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.web.FieldFault;
import io.kesher.web.May;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

@May("hours:see")
@RestController
@RequestMapping("/api/v1")
@Tag(name = "hours")
class HoursApi {
  private static final int LONGEST_WORK = 366 * 24 * 60;
  private static final int MOST_DAYS = 62;

  private final Lines lines;
  private final People people;
  private final Availabilities availabilities;
  private final BusinessTime business;
  private final Offices offices;
  private final Clock clock;

  HoursApi(
      Lines lines,
      People people,
      Availabilities availabilities,
      BusinessTime business,
      Offices offices,
      Clock clock) {
    this.lines = lines;
    this.people = people;
    this.availabilities = availabilities;
    this.business = business;
    this.offices = offices;
    this.clock = clock;
  }

  @GetMapping("/business-lines")
  @Operation(
      summary = "The office's business lines and when they are open",
      description =
          "The first is the office's own, which has no name: deadlines are counted in its hours."
              + " Shifts are by the clock on the wall, such as 09:00–13:00, 16:00–19:00; a day"
              + " without any is free.")
  List<LineJson> lines() {
    return lines.all().stream().map(LineJson::of).toList();
  }

  @GetMapping("/business-lines/{line}")
  @Operation(summary = "A business line")
  LineJson line(HttpServletResponse response, @PathVariable long line) {
    return json(lines.find(new LineId(line)).orElseThrow(Refusal::notFound), response);
  }

  @May("hours:manage")
  @PostMapping("/business-lines")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a business line")
  LineJson createLine(HttpServletResponse response, @RequestBody LineDraft draft) {
    var made = lines.create(draft);
    response.setHeader(HttpHeaders.LOCATION, "/api/v1/business-lines/" + made.id().value());
    return json(made, response);
  }

  @May("hours:manage")
  @PutMapping("/business-lines/{line}")
  @Operation(
      summary = "Set all of a business line but its special days",
      description = "If-Match names the version that was read. The office's own keeps no name.")
  LineJson changeLine(
      HttpServletResponse response,
      @PathVariable long line,
      IfMatch read,
      @RequestBody LineDraft draft) {
    return switch (lines.change(new LineId(line), read.version(), draft)) {
      case Lines.Edit.Done(var changed) -> json(changed, response);
      case Lines.Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "hours.refusal.overtaken", draft, LineDraft.of(theirs), theirs.version());
    };
  }

  @May("hours:manage")
  @DeleteMapping("/business-lines/{line}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove a business line",
      description = "Whoever worked for it works for the office's own, which stays.")
  void removeLine(@PathVariable long line) {
    lines.remove(new LineId(line));
  }

  @May("hours:manage")
  @PutMapping("/business-lines/{line}/special-days/{day}")
  @Operation(
      summary = "Say the hours of a day of a line",
      description = "Whatever the week and the calendar say. Without shifts the line is shut.")
  SpecialJson sayLine(
      @PathVariable long line, @PathVariable LocalDate day, @RequestBody SaidJson said) {
    return SpecialJson.of(lines.say(new LineId(line), day, said.shifts(), said.note()));
  }

  @May("hours:manage")
  @DeleteMapping("/business-lines/{line}/special-days/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a day of a line be as others again")
  void unsayLine(@PathVariable long line, @PathVariable LocalDate day) {
    lines.unsay(new LineId(line), day);
  }

  @GetMapping("/employees/{employee}/hours")
  @Operation(
      summary = "When somebody works",
      description =
          "What they have said themselves, and the days that come of it: at most 62 from `from`"
              + " (today where it is absent) on, their absences and the calendar taken into"
              + " account.")
  PersonJson hours(
      HttpServletResponse response,
      @PathVariable long employee,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(defaultValue = "7") int days) {
    var first = from == null ? offices.today() : from;
    return json(people.find(new EmployeeId(employee)), first, days, response);
  }

  @May("hours:change")
  @PutMapping("/employees/{employee}/hours")
  @Operation(
      summary = "Set somebody's line and week",
      description =
          "If-Match names the version that was read. Without a week, theirs is the line's.")
  PersonJson changeHours(
      HttpServletResponse response,
      @PathVariable long employee,
      IfMatch read,
      @RequestBody OwnDraft draft) {
    return switch (people.change(new EmployeeId(employee), read.version(), draft)) {
      case People.Edit.Done(var changed) -> json(changed, offices.today(), 7, response);
      case People.Edit.Overtaken(var theirs) ->
          throw IfMatch.overtaken(
              "hours.refusal.overtaken",
              draft,
              OwnDraft.of(theirs.hours().own()),
              theirs.hours().own().version());
    };
  }

  @May("hours:change")
  @PutMapping("/employees/{employee}/special-days/{day}")
  @Operation(
      summary = "Say the hours of somebody's day",
      description = "Whatever their week and the calendar say. Without shifts they are off.")
  SpecialJson sayDay(
      @PathVariable long employee, @PathVariable LocalDate day, @RequestBody SaidJson said) {
    return SpecialJson.of(people.say(new EmployeeId(employee), day, said.shifts(), said.note()));
  }

  @May("hours:change")
  @DeleteMapping("/employees/{employee}/special-days/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let somebody's day be as others again")
  void unsayDay(@PathVariable long employee, @PathVariable LocalDate day) {
    people.unsay(new EmployeeId(employee), day);
  }

  @GetMapping("/employees/{employee}/availability")
  @Operation(
      summary = "May this person be disturbed at this moment, else when?",
      description =
          "Now where `at` is absent. `until` is when their shift ends, `next` when the next one"
              + " begins; neither: not within a year. `standIn` looks after their customers while"
              + " they are absent.")
  AvailabilityJson availability(
      @PathVariable long employee, @RequestParam(required = false) @Nullable Instant at) {
    var id = people.find(new EmployeeId(employee)).id();
    var moment = at == null ? clock.instant() : at;
    return AvailabilityJson.of(
        availabilities.of(id, moment),
        availabilities.standIn(id, moment).map(EmployeeId::value).orElse(null));
  }

  @GetMapping("/business-time")
  @Operation(
      summary = "The moment by which so many minutes of business time have passed",
      description = "From now on where `start` is absent; at most a year's minutes.")
  DeadlineJson deadline(
      @RequestParam int minutes, @RequestParam(required = false) @Nullable Instant start) {
    if (minutes < 0 || minutes > LONGEST_WORK) {
      throw Refusal.of(List.of(FieldFault.of("minutes", "web.problem.value")));
    }
    var from = start == null ? clock.instant() : start;
    return new DeadlineJson(from, minutes, business.after(from, Duration.ofMinutes(minutes)));
  }

  private static LineJson json(Line line, HttpServletResponse response) {
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(line.version()));
    return LineJson.of(line);
  }

  private static PersonJson json(
      People.Person person, LocalDate first, int days, HttpServletResponse response) {
    var own = person.hours().own();
    response.setHeader(HttpHeaders.ETAG, IfMatch.tag(own.version()));
    var draft = OwnDraft.of(own);
    return new PersonJson(
        person.id().value(),
        draft.line(),
        draft.week(),
        SpecialJson.of(own.special().values()),
        first
            .datesUntil(first.plusDays(Math.clamp(days, 1, MOST_DAYS)))
            .map(day -> DayJson.of(person.hours().on(day)))
            .toList(),
        own.version());
  }

  record SaidJson(@Nullable String shifts, @Nullable String note) {}

  record SpecialJson(LocalDate day, String shifts, String note) {
    static SpecialJson of(SpecialDay special) {
      return new SpecialJson(special.day(), special.shifts().toString(), special.note());
    }

    static List<SpecialJson> of(Collection<SpecialDay> all) {
      return all.stream()
          .sorted(Comparator.comparing(SpecialDay::day))
          .map(SpecialJson::of)
          .toList();
    }
  }

  record LineJson(
      long id,
      @Nullable String name,
      String place,
      boolean keeps,
      @Nullable String eveEnds,
      @Nullable String halfEnds,
      Map<String, String> week,
      List<SpecialJson> specialDays,
      int version) {
    static LineJson of(Line line) {
      var draft = LineDraft.of(line);
      return new LineJson(
          line.id().value(),
          line.name(),
          Objects.requireNonNull(draft.place()),
          line.hours().keeping().keeps(),
          draft.eveEnds(),
          draft.halfEnds(),
          Objects.requireNonNull(draft.week()),
          SpecialJson.of(line.hours().special().values()),
          line.version());
    }
  }

  record PersonJson(
      long employee,
      @Nullable Long line,
      @Nullable Map<String, String> week,
      List<SpecialJson> specialDays,
      List<DayJson> days,
      int version) {}

  record DayJson(LocalDate day, String shifts, Because because, String note) {
    static DayJson of(DayPlan plan) {
      return new DayJson(plan.day(), plan.shifts().toString(), plan.because(), plan.note());
    }
  }

  record AvailabilityJson(
      boolean available,
      @Nullable Instant until,
      @Nullable Instant next,
      @Nullable Because because,
      @Nullable Long standIn) {
    static AvailabilityJson of(Availability availability, @Nullable Long standIn) {
      return switch (availability) {
        case Availability.Now(var until) -> new AvailabilityJson(true, until, null, null, standIn);
        case Availability.Later(var at, var because) ->
            new AvailabilityJson(false, null, at, because, standIn);
        case Availability.Never(var because) ->
            new AvailabilityJson(false, null, null, because, standIn);
      };
    }
  }

  record DeadlineJson(Instant start, int minutes, Instant deadline) {}
}
