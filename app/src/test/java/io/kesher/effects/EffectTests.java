package io.kesher.effects;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.effects.Adoption.Kind;
import io.kesher.effects.Effect.Comparison;
import io.kesher.effects.Effect.Line;
import io.kesher.effects.Effect.Who;
import io.kesher.effects.Effects.After;
import io.kesher.effects.Effects.Behind;
import io.kesher.effects.Effects.Wanted;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Permission;
import io.kesher.identity.Reach;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.profitability.Policies;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KesherTest
@ForTheOffice
class EffectTests {
  @Autowired DSLContext database;
  @Autowired Effects effects;
  @Autowired Adoptions adoptions;
  @Autowired Offices offices;
  @Autowired Policies policies;
  @Autowired TestOffice office;

  private EffectBase base;
  private LocalDate before;
  private LocalDate after;

  @BeforeEach
  void adopt() {
    base = EffectBase.of(database, offices, policies);
    before = base.day.minusDays(30);
    after = base.day.plusDays(30);
  }

  @Test
  void spansAreWholeWeeksUpToYesterdayAndTheDayItselfIsInNeither() {
    var day = LocalDate.of(2026, 3, 10);
    var span = Span.of(day, day.plusDays(25), 13).orElseThrow();
    assertThat(span.weeks()).isEqualTo(3);
    assertThat(span.before()).isEqualTo(new Period(day.minusDays(21), day.minusDays(1)));
    assertThat(span.after()).isEqualTo(new Period(day.plusDays(1), day.plusDays(21)));
    assertThat(Span.of(day, day.plusDays(200), 4).orElseThrow().weeks()).isEqualTo(4);
    assertThat(Span.of(day, day.plusDays(7), 4)).isEmpty();
    assertThat(Span.of(day, day.plusDays(8), 4)).isPresent();
  }

  @Test
  void contributionIsComparedForTheSameCustomersByTheEntriesOfTheLedger() {
    var some = group(Group.A, 40);
    group(Group.B, 12);
    for (int i = 0; i < some.size(); i++) {
      base.earns(some.get(i), before, 100 + i * 7 % 50);
      base.earns(some.get(i), base.day, 10_000);
      base.earns(some.get(i), after, 130 + i * 11 % 60);
      base.takes(some.get(i), after.plusDays(1), 600 + i, true);
    }
    base.write();
    var effect = effects.of(Figure.CONTRIBUTION, base.span());
    var line = line(effect, Group.A, Who.ALL);
    var compared = compared(line);
    assertThat(line.after().customers()).isEqualTo(40);
    double[] changes =
        some.stream()
            .mapToDouble(each -> sum(each, base.span().after()) - sum(each, base.span().before()))
            .toArray();
    double mean = Arrays.stream(changes).average().orElseThrow();
    double squares = Arrays.stream(changes).map(each -> (each - mean) * (each - mean)).sum();
    double half = 2.022691 * Math.sqrt(squares / 39 / 40);
    assertThat(compared.difference().value()).isCloseTo(mean, within(1e-6));
    assertThat(compared.difference().lower()).isCloseTo(mean - half, within(1e-4));
    assertThat(compared.difference().upper()).isCloseTo(mean + half, within(1e-4));
    assertThat(line(effect, Group.B, Who.ALL).comparison()).isNull();
    assertThat(line(effect, null, Who.ALL).after().customers()).isEqualTo(52);
  }

  @Test
  void newcomersWhoComeBackToTheMiddleAreToldBesideThoseWhoWereThere() {
    var old = customers(35);
    var risen = customers(35);
    base.classify(base.day.minusDays(300), null, Group.A, old);
    base.classify(base.day.minusDays(300), null, Group.D, risen);
    base.classify(base.day.minusDays(20), Group.D, Group.A, risen);
    old.forEach(each -> earns(each, 100, 100));
    risen.forEach(each -> earns(each, 500, 100));
    base.write();
    var effect = effects.of(Figure.CONTRIBUTION, base.span());
    assertThat(difference(effect, Group.A, Who.ALL)).isCloseTo(-200, within(1e-9));
    assertThat(difference(effect, Group.A, Who.NEWCOMERS)).isCloseTo(-400, within(1e-9));
    assertThat(difference(effect, Group.A, Who.OTHERS)).isCloseTo(0, within(1e-9));
    assertThat(effect.line(Group.D, Who.ALL)).isEmpty();
  }

  @Test
  void customersWhomTheOfficeDidNotKnowYetAreInNeitherSide() {
    group(Group.A, 30);
    long fresh =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "חדשה")
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    base.classify(base.day.minusDays(10), null, Group.A, List.of(fresh));
    base.earns(fresh, base.day.minusDays(5), 100);
    base.write();
    assertThat(line(effects.of(Figure.CONTRIBUTION, base.span()), Group.A, Who.ALL).after())
        .extracting(Effect.Side::customers)
        .isEqualTo(30L);
  }

  @Test
  void aCaseWaitsUntilItsFirstAnswerQuestionOrEndAndOneWithoutAnyUntilNow() {
    var some = group(Group.B, 30);
    for (long each : some) {
      base.opened(each, before, "request", 10);
      base.opened(each, before.plusDays(1), "fault", 20);
      base.opened(each, after, "request", 6);
    }
    var asked = base.opened(some.get(0), after, "request", 40);
    base.step(asked, "waiting", base.at(after, 10));
    long waits = base.opened(some.get(1), base.day.plusDays(91), "request", null);
    base.step(waits, "handed", base.at(base.day.plusDays(91), 9));
    base.opened(some.get(2), base.day, "request", 500);
    base.opened(some.get(2), base.day.plusDays(92), "request", 500);
    base.write();
    var line = line(effects.of(Figure.WAITING, base.span()), Group.B, Who.ALL);
    assertThat(line.before().units()).isEqualByComparingTo("60");
    assertThat(compared(line).before()).isCloseTo(15, within(1e-9));
    double still =
        Duration.between(base.at(base.day.plusDays(91), 8), Instant.now()).toSeconds() / 3600.0;
    assertThat(line.after().units()).isEqualByComparingTo("32");
    assertThat(compared(line).after()).isCloseTo((30 * 6 + 2 + still) / 32, within(0.01));
  }

  @Test
  void handlingCountsMeasuredWorkOnceHoweverOftenItWasCorrected() {
    var some = group(Group.D, 30);
    for (long each : some) {
      base.takes(each, before, 300, true);
      base.takes(each, before, 5000, false);
      base.takes(each, after, 240, true);
    }
    base.write();
    long wrong =
        database
            .select(ENTRY.ID)
            .from(ENTRY)
            .where(ENTRY.CUSTOMER_ID.eq(some.getFirst()), ENTRY.SECONDS.eq(240))
            .fetchSingle()
            .value1();
    database
        .insertInto(ENTRY)
        .columns(
            ENTRY.CUSTOMER_ID,
            ENTRY.DAY,
            ENTRY.KIND,
            ENTRY.MEASURED,
            ENTRY.SECONDS,
            ENTRY.HOURLY_RATE,
            ENTRY.ACTIVITY,
            ENTRY.CORRECTS)
        .values(some.getFirst(), after, "t", true, 300, BigDecimal.valueOf(90), "call", wrong)
        .execute();
    var line = line(effects.of(Figure.HANDLING, base.span()), Group.D, Who.ALL);
    assertThat(line.after().units()).isEqualByComparingTo("30");
    assertThat(compared(line).before()).isCloseTo(5, within(1e-9));
    assertThat(compared(line).after()).isCloseTo((30 * 240 + 300) / 30.0 / 60, within(1e-9));
  }

  @Test
  void whoeverComplainedTwiceIsOneCustomerWhoComplained() {
    var some = group(Group.C, 50);
    for (int i = 0; i < 20; i++) {
      base.opened(some.get(i), before, "complaint", 2);
      base.opened(some.get(i), before.plusDays(3), "complaint", 2);
    }
    for (int i = 10; i < 15; i++) {
      base.opened(some.get(i), after, "complaint", 2);
    }
    base.opened(some.get(40), after, "fault", 2);
    base.write();
    var compared = compared(line(effects.of(Figure.COMPLAINTS, base.span()), Group.C, Who.ALL));
    assertThat(compared.before()).isCloseTo(40, within(1e-9));
    assertThat(compared.after()).isCloseTo(10, within(1e-9));
    assertThat(compared.difference().upper()).isNegative();
  }

  @Test
  void agreementsThatEndedAreAskedOfThoseWhoWereInTheGroupWhenTheDaysBegan() {
    var some = group(Group.A, 60);
    for (int i = 0; i < 60; i++) {
      base.agreement(some.get(i), base.day.minusDays(900), i < 12 ? before : i < 18 ? after : null);
      base.agreement(some.get(i), base.day.minusDays(900), i % 2 == 0 && i < 12 ? before : null);
    }
    base.agreement(some.get(0), before.plusDays(2), null);
    base.classify(base.day.minusDays(5), Group.A, Group.C, some.subList(0, 12));
    base.write();
    var lapsed = line(effects.of(Figure.LAPSE, base.span()), Group.A, Who.ALL);
    assertThat(lapsed.before().customers()).isEqualTo(60);
    assertThat(compared(lapsed).before()).isCloseTo(20, within(1e-9));
    assertThat(lapsed.after().customers()).isEqualTo(48);
    assertThat(compared(lapsed).after()).isCloseTo(12.5, within(1e-9));
    var stopped = line(effects.of(Figure.STOPPED, base.span()), Group.A, Who.ALL);
    assertThat(compared(stopped).before()).isCloseTo(100 * 5 / 60.0, within(1e-9));
    assertThat(compared(stopped).after()).isZero();
  }

  @Test
  void loadIsTheTimeOfThoseInWhoseHandsTheCustomerWasNot() {
    var holder = office.employee("salesperson");
    var service = office.employee("service");
    var some = customers(30, holder);
    base.classify(base.day.minusDays(300), null, Group.A, some);
    for (long each : some) {
      base.call(each, before, service, 1800);
      base.call(each, before, holder, 999);
      base.call(each, before, null, 999);
      base.call(each, after, service, 600);
      base.call(each, after, holder, 999);
    }
    base.write();
    var held = line(effects.of(Figure.LOAD, base.span()), Group.A, Who.ALL);
    assertThat(held.before().total()).isEqualByComparingTo("54000");
    assertThat(held.after().total()).isEqualByComparingTo("18000");
    assertThat(compared(held).difference().value()).isCloseTo(-100 / 3.0, within(1e-9));
    some.forEach(each -> base.heldSince(each, base.day));
    base.heldSince(some.getFirst(), base.day.minusDays(1));
    assertThat(line(effects.of(Figure.LOAD, base.span()), Group.A, Who.ALL).before().total())
        .as("before they came into these hands they were in nobody's, but for the first of all")
        .isEqualByComparingTo(BigDecimal.valueOf(54_000 + 29 * 999));
  }

  @Test
  void theRowsBehindALineComeToWhatItSays() {
    var holder = office.employee("salesperson");
    var some = group(Group.A, 35);
    var others = group(Group.B, 31);
    base.classify(base.day.minusDays(15), Group.B, Group.A, others.subList(0, 4));
    for (int i = 0; i < 66; i++) {
      long each = i < 35 ? some.get(i) : others.get(i - 35);
      base.earns(each, before.plusDays(i % 20), i * 13);
      base.takes(each, after.plusDays(i % 20), i * 17, true);
      base.opened(each, i % 3 == 0 ? before : after, i % 4 == 0 ? "complaint" : "fault", i);
      base.agreement(each, base.day.minusYears(2), i % 5 == 0 ? after : null);
      base.call(each, before, i % 2 == 0 ? holder : null, i * 60);
    }
    base.write();
    for (Figure figure : Figure.values()) {
      for (Line line : effects.of(figure, base.span()).lines()) {
        var rows = rows(figure, new Wanted(line.group(), line.who()));
        assertThat(sum(rows.stream().map(Behind::totalBefore)))
            .as("%s %s", figure, line)
            .isCloseTo(line.before().total(), within(new BigDecimal("0.01")));
        assertThat(sum(rows.stream().map(Behind::unitsAfter)))
            .isEqualByComparingTo(line.after().units());
        assertThat(rows.stream().filter(row -> row.unitsBefore().signum() > 0).count())
            .isEqualTo(line.before().customers());
        assertThat(rows).isSortedAccordingTo((one, two) -> two.change().compareTo(one.change()));
      }
    }
  }

  @Test
  void nobodySeesCustomersInAFigureWhomTheyDoNotSeeElsewhere() {
    var mine = office.employee("salesperson");
    var some = customers(30, mine);
    var others = customers(30);
    base.classify(base.day.minusDays(300), null, Group.A, some);
    base.classify(base.day.minusDays(300), null, Group.A, others);
    base.write();
    var all = effects.of(Figure.CONTRIBUTION, base.span());
    assertThat(line(all, Group.A, Who.ALL).after().customers()).isEqualTo(60);
    Viewers.as(
        only(mine),
        () -> {
          var own = effects.of(Figure.CONTRIBUTION, base.span());
          assertThat(line(own, Group.A, Who.ALL).after().customers()).isEqualTo(30);
          assertThat(rows(Figure.CONTRIBUTION, new Wanted(Group.A, Who.ALL)))
              .extracting(row -> row.customer().value())
              .containsExactlyInAnyOrderElementsOf(some);
          return null;
        });
  }

  @Test
  void whatWasAdoptedUpToTodayIsFoundByItsName() {
    assertThat(base.playbook(Group.A, 3)).isEqualTo("playbook-A-3");
    var latest = adoptions.latest();
    assertThat(latest)
        .extracting(each -> each.key().kind())
        .containsExactly(Kind.PLAYBOOK, Kind.RULES);
    var playbook = adoptions.find("playbook-A-3");
    assertThat(playbook.group()).isEqualTo(Group.A);
    assertThat(playbook.day()).isEqualTo(base.day);
    assertThat(adoptions.find(base.adoption())).isEqualTo(latest.getLast());
    for (String other : List.of("playbook-3", "playbook-B-3", "rules-A-1", "round-1", "x")) {
      assertThatThrownBy(() -> adoptions.find(other)).isInstanceOf(Refusal.class);
    }
  }

  private Viewer only(EmployeeId who) {
    return new Viewer(
        null,
        false,
        Map.of(
            Permission.of("customers:see"),
            Reach.OWN,
            Permission.of("ledger:see"),
            Reach.OWN,
            Permission.of("effects:see"),
            Reach.ALL),
        Map.of(),
        Set.of(who),
        Set.of(who),
        Set.of());
  }

  private List<Long> group(Group group, int size) {
    var some = customers(size);
    base.classify(base.day.minusDays(300), null, group, some);
    return some;
  }

  private List<Long> customers(int size) {
    return customers(size, null);
  }

  private List<Long> customers(int size, @Nullable EmployeeId owner) {
    return Stream.generate(() -> base.customer(owner)).limit(size).toList();
  }

  private void earns(long customer, int amountBefore, int amountAfter) {
    base.earns(customer, before, amountBefore);
    base.earns(customer, after, amountAfter);
  }

  /** What the entries of some days come to, one by one. */
  private double sum(long customer, Period period) {
    double sum = 0;
    for (var entry : database.selectFrom(ENTRY).where(ENTRY.CUSTOMER_ID.eq(customer))) {
      if (period.contains(entry.getDay())) {
        sum +=
            switch (entry.getKind()) {
              case "i" -> entry.getAmount().doubleValue();
              case "c" -> -entry.getAmount().doubleValue();
              default -> -entry.getSeconds() * entry.getHourlyRate().doubleValue() / 3600;
            };
      }
    }
    return sum;
  }

  private List<Behind> rows(Figure figure, Wanted wanted) {
    List<Behind> all = new ArrayList<>();
    After place = null;
    do {
      var page = effects.behind(figure, base.span(), wanted, place, 10);
      all.addAll(page);
      place = page.size() < 10 ? null : After.of(page.getLast());
    } while (place != null);
    return all;
  }

  private static BigDecimal sum(Stream<BigDecimal> numbers) {
    return numbers.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Line line(Effect effect, @Nullable Group group, Who who) {
    return effect.line(group, who).orElseThrow();
  }

  private static Comparison compared(Line line) {
    return requireNonNull(line.comparison());
  }

  private static double difference(Effect effect, Group group, Who who) {
    return compared(line(effect, group, who)).difference().value();
  }
}
