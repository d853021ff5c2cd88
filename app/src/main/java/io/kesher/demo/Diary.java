package io.kesher.demo;

import static io.kesher.demo.ActivityKind.CALL;
import static io.kesher.demo.ActivityKind.CLAIM;
import static io.kesher.demo.ActivityKind.MAIL;
import static io.kesher.demo.ActivityKind.MEETING;
import static io.kesher.demo.ActivityKind.RENEWAL;
import static io.kesher.demo.Line.Paid.YEARLY;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Everything the office did for one customer in the five years. */
final class Diary {
  private final Customer customer;
  private final History history;
  private final OfficeDays days;
  private final Draw draw;
  private final List<Activity> entries = new ArrayList<>();

  private Diary(Customer customer, long seed, History history, OfficeDays days) {
    this.customer = customer;
    this.history = history;
    this.days = days;
    this.draw = Draw.of(seed, "diary", customer.slot());
  }

  static List<Activity> of(
      Customer customer, List<Policy> policies, long seed, History history, OfficeDays days) {
    var diary = new Diary(customer, seed, history, days);
    for (int year = history.yearOf(customer.joined()); year >= 0; year--) {
      diary.live(new Stretch(customer, year, history));
    }
    policies.forEach(diary::renewals);
    return diary.entries;
  }

  /** The part of a year in which somebody was our customer. */
  private record Stretch(Intended intended, LocalDate from, LocalDate to, double part) {
    Stretch(Customer customer, int year, History history) {
      this(
          customer.path().in(year),
          later(customer.joined(), history.first(year)),
          history.last(year));
    }

    private Stretch(Intended intended, LocalDate from, LocalDate to) {
      this(
          intended,
          from,
          to,
          intended == Intended.NEW ? 1 : ChronoUnit.DAYS.between(from, to) / 365.0);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
      return one.isAfter(other) ? one : other;
    }

    LocalDate at(double point) {
      return from.plusDays((long) (point * ChronoUnit.DAYS.between(from, to)));
    }
  }

  private void live(Stretch stretch) {
    Rhythm rhythm = Rhythm.of(stretch.intended(), customer.party().business());
    double often = customer.demand() * stretch.part();
    spread(CALL, rhythm.calls() * often, rhythm.callMinutes(), stretch);
    spread(MAIL, rhythm.mails() * often, 4.5, stretch);
    spread(MEETING, rhythm.meetings() * often, 46, stretch);
    for (int burst = draw.count(rhythm.bursts() * often); burst > 0; burst--) {
      flurry(stretch.at(draw.between(0.0, 1.0)), draw.between(5, 10), rhythm.callMinutes());
    }
    for (int claim = draw.count(rhythm.claims() * often); claim > 0; claim--) {
      claim(stretch.at(draw.between(0.0, 1.0)), rhythm);
    }
    if (stretch.intended() == Intended.KEY && draw.chance(0.5)) {
      gift(stretch);
    }
  }

  /** Key customers hear from us evenly over the year, the others when something comes up. */
  private void spread(ActivityKind kind, double mean, double minutes, Stretch stretch) {
    int times = draw.count(mean);
    for (int time = 0; time < times; time++) {
      double anywhere = draw.between(0.0, 1.0);
      boolean even = stretch.intended() == Intended.KEY;
      double point = even ? (time + anywhere) / times : anywhere;
      enter(kind, stretch.at(point), minutes, 0, draw.of(kind.notes));
    }
  }

  private void flurry(LocalDate begin, int calls, double minutes) {
    for (int call = 0; call < calls; call++) {
      LocalDate day = begin.plusDays(draw.between(0, 20));
      enter(CALL, day, minutes * 1.25, 0, draw.of(ActivityKind.IMPATIENT));
    }
  }

  private void claim(LocalDate happened, Rhythm rhythm) {
    long cost = draw.chance(rhythm.costly()) ? draw.between(18, 85) * 10_00L : 0;
    enter(CLAIM, happened.plusDays(draw.between(1, 12)), 80, cost, draw.of(CLAIM.notes));
    for (int call = draw.between(2, 5); call > 0; call--) {
      LocalDate day = happened.plusDays(draw.between(0, 40));
      enter(CALL, day, rhythm.callMinutes(), 0, draw.of(ActivityKind.IMPATIENT));
    }
  }

  private void gift(Stretch stretch) {
    LocalDate before =
        HebrewYear.beginningIn(stretch.to().getYear()).roshHashana().minusDays(draw.between(4, 12));
    LocalDate day = before.isAfter(stretch.to()) ? before.minusYears(1) : before;
    if (!day.isBefore(stretch.from())) {
      enter(CALL, day, 3, draw.between(12, 25) * 10_00L, draw.of(ActivityKind.GIFTS));
    }
  }

  private void renewals(Policy policy) {
    if (policy.line().paid != YEARLY) {
      return;
    }
    for (LocalDate term = policy.start().plusYears(1);
        !term.isAfter(history.today().plusDays(3)) && policy.runsOn(term);
        term = term.plusYears(1)) {
      long discount = draw.chance(0.04) ? draw.between(5, 18) * 10_00L : 0;
      enter(RENEWAL, term.minusDays(draw.between(3, 18)), 12, discount, draw.of(RENEWAL.notes));
    }
  }

  private void enter(ActivityKind kind, LocalDate wanted, double minutes, long cost, String note) {
    LocalDate day = days.near(wanted, draw);
    int seconds = (int) (draw.around(minutes, 0.5) * 60);
    boolean measured = draw.chance(kind.measuredIn(history.yearOf(day)));
    String employee =
        kind == CLAIM && draw.chance(0.8)
            ? Staff.claimsPerson(draw)
            : Staff.personOf(customer, draw);
    var at = day.atTime(days.time(day, draw));
    String said = draw.chance(0.85) ? note : "";
    if (history.holds(day) && !day.isBefore(customer.joined())) {
      entries.add(new Activity(customer, at, kind, measured ? seconds : 0, employee, cost, said));
    }
  }
}
