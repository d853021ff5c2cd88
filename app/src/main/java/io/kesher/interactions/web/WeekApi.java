package io.kesher.interactions.web;

import io.kesher.customers.CalendarItem;
import io.kesher.hours.Because;
import io.kesher.hours.Days;
import io.kesher.identity.Offices;
import io.kesher.interactions.Week;
import io.kesher.interactions.Weeks;
import io.kesher.interactions.Whose;
import io.kesher.web.Asked;
import io.kesher.web.Frame;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("tasks:see")
@RestController
@Tag(name = "tasks")
class WeekApi {
  private final Weeks weeks;
  private final Offices offices;

  WeekApi(Weeks weeks, Offices offices) {
    this.weeks = weeks;
    this.offices = offices;
  }

  @GetMapping("/api/v1/week")
  @Operation(
      summary = "A week from Sunday to Saturday: what is due, who is away, when the office is open",
      description =
          "The week in which `on` lies, today where it is absent. `whose` is mine, all, e and the"
              + " id of an employee, or t and the id of a team; no more is shown than the caller's"
              + " tasks reach.")
  List<DayJson> show(
      Frame frame,
      @RequestParam(required = false) @Nullable LocalDate on,
      @RequestParam(defaultValue = "mine") String whose) {
    var day = on == null ? offices.today() : Asked.day(on);
    return weeks.of(frame, day, Whose.of(whose)).days().stream()
        .map(each -> DayJson.of(frame, each))
        .toList();
  }

  /**
   * @param hebrew the day's date in the Hebrew calendar, in the caller's language
   * @param feast its name there
   * @param shifts when the office is open
   */
  record DayJson(
      LocalDate day,
      String hebrew,
      @Nullable String feast,
      String shifts,
      Because because,
      List<AwayJson> away,
      List<ItemJson> items) {
    static DayJson of(Frame frame, Week.Day day) {
      var office = day.office();
      var feast = Days.feast(frame, office.hebrew());
      return new DayJson(
          day.date(),
          Days.hebrew(frame, office.hebrew()),
          feast.isEmpty() ? null : feast,
          office.shifts().toString(),
          office.because(),
          day.away().stream().map(AwayJson::of).toList(),
          day.items().stream().map(ItemJson::of).toList());
    }
  }

  record AwayJson(long employee, String name, @Nullable String deputy) {
    static AwayJson of(Week.Away away) {
      return new AwayJson(away.employee().value(), away.name(), away.deputy());
    }
  }

  record ItemJson(
      String kind,
      long id,
      @Nullable LocalTime time,
      String title,
      boolean done,
      @Nullable Long customer,
      String page) {
    static ItemJson of(CalendarItem item) {
      var about = item.customer();
      return new ItemJson(
          item.kind(),
          item.id(),
          item.time(),
          item.title(),
          item.done(),
          about == null ? null : (Long) about.id().value(),
          item.href());
    }
  }
}
