package io.kesher.demo;

import static io.kesher.demo.Intended.GONE;
import static io.kesher.demo.Line.Paid.YEARLY;
import static io.kesher.demo.Line.TRAVEL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one customer, year after year: what the year's kind wishes for is begun, what it
 * no longer wishes for is cancelled or not renewed, and now and then a policy moves to another
 * insurer.
 */
final class Portfolio {
  private final Customer customer;
  private final long seed;
  private final History history;
  private final Draw draw;
  private final List<Policy> running = new ArrayList<>();
  private final List<Policy> ended = new ArrayList<>();
  private int written;

  private Portfolio(Customer customer, long seed, History history) {
    this.customer = customer;
    this.seed = seed;
    this.history = history;
    this.draw = Draw.of(seed, "portfolio", customer.slot());
  }

  static List<Policy> of(Customer customer, long seed, History history) {
    var portfolio = new Portfolio(customer, seed, history);
    int first = history.yearOf(customer.joined());
    for (int year = first; year >= 0; year--) {
      portfolio.live(year, year == first);
    }
    portfolio.ended.addAll(portfolio.running);
    return List.copyOf(portfolio.ended);
  }

  private void live(int year, boolean first) {
    Intended intended = customer.path().in(year);
    Wish wish = Wish.of(customer, intended, seed);
    List<Line> missing = new ArrayList<>(wish.lines());
    for (Policy policy : List.copyOf(running)) {
      if (!missing.remove(policy.line())) {
        finish(policy, year, intended);
      } else if (draw.chance(0.05)) {
        move(policy, year);
      }
    }
    boolean travels = missing.removeIf(line -> line == TRAVEL);
    for (Line line : missing) {
      running.add(written(line, premium(line, wish), start(line, year, first)));
    }
    if (travels) {
      travel(year, wish);
    }
  }

  private LocalDate start(Line line, int year, boolean first) {
    if (!first) {
      return history.first(year).plusDays(draw.between(3, 45));
    }
    if (customer.joined().isBefore(history.beginning())) {
      return longAgo(line);
    }
    int patience = customer.path().now() == Intended.NEW ? 3 : 60;
    boolean leading = running.isEmpty();
    return customer.joined().plusDays(leading ? draw.between(0, 3) : draw.between(0, patience));
  }

  /** Policies are rarely older than eight years: people compare prices. */
  private LocalDate longAgo(Line line) {
    LocalDate latest = history.beginning().minusDays(1);
    LocalDate earliest = customer.joined();
    int span = Math.min(8, latest.getYear() - earliest.getYear());
    int civilYear = latest.getYear() - draw.between(0, span);
    LocalDate wanted =
        line.paid == YEARLY
            ? Seasons.beginning(civilYear, draw)
            : LocalDate.of(civilYear, draw.between(1, 12), 1);
    LocalDate notTooLate = wanted.isAfter(latest) ? wanted.minusYears(1) : wanted;
    return notTooLate.isBefore(earliest) ? earliest : notTooLate;
  }

  private void finish(Policy policy, int year, Intended becoming) {
    running.remove(policy);
    boolean gone = becoming == GONE;
    LocalDate from = gone ? history.first(year + 1) : history.first(year);
    if (policy.line().paid == YEARLY && (gone || draw.chance(0.7))) {
      ended.add(policy.endedOn(anniversary(policy, from), false));
    } else {
      int days = gone ? 300 : 5;
      ended.add(policy.endedOn(from.plusDays(days + draw.between(0, 35)), true));
    }
  }

  /** To another insurer: yearly policies at renewal, one in three of them in mid-term. */
  private void move(Policy policy, int year) {
    boolean early = policy.line().paid != YEARLY || draw.chance(0.3);
    LocalDate day =
        early
            ? history.first(year).plusDays(draw.between(10, 350))
            : anniversary(policy, history.first(year));
    if (day.isAfter(history.today()) || !day.isAfter(policy.start())) {
      return;
    }
    running.remove(policy);
    ended.add(policy.endedOn(day, early));
    running.add(written(policy.line(), policy.premium() * draw.between(0.85, 1.0), day));
  }

  private void travel(int year, Wish wish) {
    int journeys = draw.between(1, 3);
    for (int journey = 0; journey < journeys; journey++) {
      for (int more = 0; more < 2; more++) {
        LocalDate day = Seasons.journey(history.first(year).getYear() + more, draw);
        if (!day.isBefore(history.first(year))
            && !day.isBefore(customer.joined())
            && !day.isAfter(history.last(year))) {
          ended.add(
              written(TRAVEL, premium(TRAVEL, wish), day)
                  .endedOn(day.plusDays(draw.between(4, 21)), false));
        }
      }
    }
  }

  private double premium(Line line, Wish wish) {
    return line.premium(wish.scale() * customer.means(), draw);
  }

  private Policy written(Line line, double premium, LocalDate start) {
    return new Policy(
        number(line),
        line,
        draw.of(line.insurers),
        start,
        Math.rint(premium),
        line.share(draw),
        draw.between(0.015, 0.06),
        null,
        false);
  }

  /** The code of the line, then a number that no other policy has. */
  private String number(Line line) {
    int own = OfficialNumber.scattered(customer.slot() * 64 + written++, 1_000_000);
    return line.code + "-" + Integer.toString(1_000_000 + own).substring(1);
  }

  private static LocalDate anniversary(Policy policy, LocalDate notBefore) {
    int years = Math.max(1, notBefore.getYear() - policy.start().getYear());
    LocalDate day = policy.start().plusYears(years);
    return day.isBefore(notBefore) ? policy.start().plusYears(years + 1L) : day;
  }
}
