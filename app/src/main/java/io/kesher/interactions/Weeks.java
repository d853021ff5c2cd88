package io.kesher.interactions;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CalendarItem;
import io.kesher.customers.CalendarSource;
import io.kesher.hours.Line;
import io.kesher.hours.Lines;
import io.kesher.hours.People;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.identity.Reached;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.web.Frame;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** What falls on which day of a week, of oneself, of a colleague or of a team. */
@Service
public class Weeks {
  private final List<CalendarSource> sources;
  private final Lines lines;
  private final People people;
  private final Employees employees;
  private final Teams teams;
  private final Offices offices;
  private final Reads reads;

  Weeks(
      ObjectProvider<CalendarSource> sources,
      Lines lines,
      People people,
      Employees employees,
      Teams teams,
      Offices offices,
      Reads reads) {
    this.sources = sources.orderedStream().toList();
    this.lines = lines;
    this.people = people;
    this.employees = employees;
    this.teams = teams;
    this.offices = offices;
    this.reads = reads;
  }

  /** The week in which a day lies. */
  public Week of(Frame frame, LocalDate day, Whose whose) {
    var first = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    var last = first.plusDays(6);
    var reached = reached(whose);
    var items =
        sources.stream()
            .flatMap(source -> source.between(frame, first, last, reached).stream())
            .sorted(comparing(CalendarItem::time, nullsLast(naturalOrder())))
            .toList();
    noted(items);
    var office = lines.all().getFirst();
    var there = Viewers.current().may("hours:see") ? people.of(null) : List.<People.Person>of();
    var around = around(whose, reached);
    var days =
        first
            .datesUntil(last.plusDays(1))
            .map(date -> day(date, office, there, around, items))
            .toList();
    return new Week(first, offices.today(), days, choices());
  }

  private Week.Day day(
      LocalDate date,
      Line office,
      List<People.Person> there,
      Reached around,
      List<CalendarItem> items) {
    return new Week.Day(
        office.hours().on(date),
        there.stream()
            .filter(person -> around.includes(person.id()))
            .flatMap(person -> away(person, date).stream())
            .toList(),
        items.stream().filter(item -> item.day().equals(date)).toList());
  }

  private static Optional<Week.Away> away(People.Person person, LocalDate date) {
    return person
        .hours()
        .absence(date)
        .map(absence -> new Week.Away(person.id(), person.name(), absence.deputyName()));
  }

  /** No more than the reader's tasks reach. */
  private Reached reached(Whose whose) {
    var seen = Viewers.current().reach("tasks:see");
    return switch (whose) {
      case Whose.Mine() -> new Reached.Only(Viewers.current().id().map(Set::of).orElse(Set.of()));
      case Whose.Everybody() -> seen;
      case Whose.Employee(var id) -> only(Stream.of(id), seen);
      case Whose.Team(var id) ->
          only(
              teams.find(id).stream()
                  .flatMap(team -> team.members().stream())
                  .map(member -> member.employee()),
              seen);
    };
  }

  private static Reached only(Stream<EmployeeId> asked, Reached seen) {
    var ids = new HashSet<EmployeeId>();
    asked.filter(seen::includes).forEach(ids::add);
    return new Reached.Only(ids);
  }

  /** Of one’s own week also whom one works with: one’s team, or where one has none everybody. */
  private static Reached around(Whose whose, Reached reached) {
    var viewer = Viewers.current();
    return whose instanceof Whose.Mine
        ? viewer.team().size() < 2 ? viewer.reach("hours:see") : new Reached.Only(viewer.team())
        : reached;
  }

  private List<Week.Person> choices() {
    var seen = Viewers.current().reach("tasks:see");
    return employees.enabled().stream()
        .filter(one -> seen.includes(one.id()))
        .map(one -> new Week.Person(one.id(), one.name()))
        .toList();
  }

  private void noted(List<CalendarItem> items) {
    var shown = new ArrayList<Long>();
    items.stream()
        .flatMap(item -> Optional.ofNullable(item.customer()).stream())
        .map(about -> about.id().value())
        .distinct()
        .forEach(shown::add);
    if (!shown.isEmpty()) {
      reads.saw(Verb.LIST, "customer", shown);
    }
  }
}
