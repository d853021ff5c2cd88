package io.kesher.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.agreements.ProductLines;
import io.kesher.db.rewards.Routines;
import io.kesher.db.rewards.Tables;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.rewards.StatementLines.Wanted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Statements beside the same worked out in plain Java from the same facts, and in other steps. */
@KesherTest
@ForTheOffice
class RewardReckoningTests {
  private static final int HAPPENINGS = 60;
  private static final int AHEAD = 14;

  @Autowired DSLContext database;
  @Autowired RuleSets sets;
  @Autowired Months months;
  @Autowired Statements statements;
  @Autowired StatementLines lines;
  @Autowired ProductLines productLines;
  @Autowired Offices offices;
  @Autowired TestOffice office;

  private final List<Happening> happened = new ArrayList<>();
  private SmallAgency agency;
  private EmployeeId dana = new EmployeeId(0);
  private EmployeeId avi = new EmployeeId(0);
  private YearMonth first = YearMonth.of(2026, 1);

  /** What a test has told the database, once more. */
  private static final class Happening {
    final RewardKind kind;
    final EmployeeId holder;
    final @Nullable String line;
    final LocalDate from;
    final LocalDate day;
    final Runnable gone;
    final java.util.function.Consumer<LocalDate> ended;
    BigDecimal base;
    boolean undone;
    @Nullable LocalDate end;

    Happening(
        RewardKind kind,
        EmployeeId holder,
        @Nullable String line,
        LocalDate from,
        LocalDate day,
        BigDecimal base,
        Runnable gone,
        java.util.function.Consumer<LocalDate> ended) {
      this.kind = kind;
      this.holder = holder;
      this.line = line;
      this.from = from;
      this.day = day;
      this.base = base;
      this.gone = gone;
      this.ended = ended;
    }
  }

  private record Paying(
      RewardKind kind,
      @Nullable String line,
      @Nullable String rate,
      @Nullable String amount,
      String floor,
      int window,
      int deputyShare) {
    Rule.Draft draft() {
      return new Rule.Draft(
          kind,
          null,
          line,
          null,
          null,
          rate == null ? null : new BigDecimal(rate),
          amount == null ? null : new BigDecimal(amount),
          floor.equals("0") ? null : new BigDecimal(floor),
          kind == RewardKind.RETAINED ? null : (Integer) window,
          BigDecimal.valueOf(deputyShare));
    }

    boolean fits(Happening event) {
      return kind == event.kind
          && (line == null || line.equals(event.line))
          && event.base.compareTo(new BigDecimal(floor)) >= 0;
    }

    BigDecimal whole(BigDecimal base) {
      return amount != null
          ? new BigDecimal(amount)
          : base.multiply(new BigDecimal(rate == null ? "0" : rate))
              .movePointLeft(2)
              .setScale(2, RoundingMode.HALF_UP);
    }
  }

  private static final List<Paying> RULES =
      List.of(
          new Paying(RewardKind.RENEWAL, "home", "17", null, "400", 0, 33),
          new Paying(RewardKind.RENEWAL, null, null, "35.50", "900", 6, 40),
          new Paying(RewardKind.RENEWAL, "home", "9.75", null, "100", 12, 25),
          new Paying(RewardKind.RENEWAL, null, "11.37", null, "0", 4, 33),
          new Paying(RewardKind.REPEAT, null, "9", null, "50", 3, 0),
          new Paying(RewardKind.RETAINED, null, "3.3333", null, "200", 0, 50),
          new Paying(RewardKind.RETAINED, null, "1", null, "0", 0, 0));

  @BeforeEach
  void somebody() {
    agency = SmallAgency.of(database, sets, productLines);
    dana = office.employee("salesperson");
    avi = office.employee("service");
    first = YearMonth.from(offices.today()).minusMonths(6);
    productLines.named(List.of("motor", "home"));
    happened.clear();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void statementsAreWhatTheRulesSayOfTheFactsAndFollowWhateverChanges(long seed) {
    var random = new Random(seed);
    agency.adopted(first, RULES.stream().map(Paying::draft).toArray(Rule.Draft[]::new));
    agency.absent(dana, absence().getFirst(), absence().getLast(), avi);
    for (int i = 0; i < HAPPENINGS; i++) {
      happen(random);
    }
    assertThat(paid()).isEqualTo(owed());

    changes(random, true);
    assertThat(paid()).isEqualTo(owed());

    var before = totals(owed());
    months.close(first);
    months.close(first.plusMonths(1));
    assertThat(totals(paid())).isEqualTo(before);
    changes(random, false);
    assertThat(totals(paid())).isEqualTo(totals(owed()));
    months.close(first.plusMonths(2));
    changes(random, false);
    assertThat(totals(paid())).isEqualTo(totals(owed()));
  }

  /** What follows step by step is what is worked out at once. */
  @ParameterizedTest
  @ValueSource(longs = {31})
  void whatIsKeptReadyIsWhatIsWorkedOutAnew(long seed) {
    var random = new Random(seed);
    agency.adopted(first, RULES.stream().map(Paying::draft).toArray(Rule.Draft[]::new));
    agency.absent(dana, absence().getFirst(), absence().getLast(), avi);
    for (int turn = 0; turn < 6; turn++) {
      for (int i = 0; i < HAPPENINGS / 6; i++) {
        happen(random);
      }
      changes(random, turn < 2);
      months.catchUp();
      var followed = due();
      Routines.workOut(database.configuration(), null);
      assertThat(due()).isEqualTo(followed).isNotEmpty();
      if (turn > 1) {
        months.close(first.plusMonths(turn - 2));
      }
    }
  }

  private List<String> due() {
    return database.selectFrom(Tables.DUE).fetch().stream()
        .map(row -> row.valuesRow().toString())
        .sorted()
        .toList();
  }

  private List<LocalDate> absence() {
    return List.of(first.atDay(20), first.plusMonths(1).atDay(9));
  }

  private void happen(Random random) {
    var holder = random.nextBoolean() ? dana : avi;
    var customer = agency.customer(holder);
    var day = first.atDay(1).plusDays(random.nextInt(150));
    var base = BigDecimal.valueOf(random.nextInt(150_000), 2);
    var line = random.nextBoolean() ? "motor" : "home";
    long old = agency.agreement(customer, line, first.minusYears(3).atDay(1), 100);
    switch (random.nextInt(3)) {
      case 0 -> {
        long renewal = agency.renewal(old, day, base.toPlainString());
        happened.add(
            new Happening(
                RewardKind.RENEWAL,
                holder,
                line,
                day,
                day,
                base,
                () -> agency.undo(renewal),
                end -> agency.lapse(old, end)));
      }
      case 1 -> {
        long another = agency.agreement(customer, line, day, base.intValue());
        happened.add(
            new Happening(
                RewardKind.REPEAT,
                holder,
                line,
                day,
                day,
                new BigDecimal(base.intValue()),
                () -> {},
                end -> agency.lapse(another, end)));
      }
      default -> {
        var month = YearMonth.from(day);
        agency.month(customer, month.minusMonths(12), "1");
        agency.month(customer, month, base.toPlainString());
        happened.add(
            new Happening(
                RewardKind.RETAINED,
                holder,
                null,
                month.atDay(1),
                month.atEndOfMonth(),
                base,
                () -> agency.month(customer, month, "0"),
                _ -> {}));
      }
    }
  }

  /** Some end, some are undone, and some that ended did not; others come. */
  private void changes(Random random, boolean many) {
    for (var each : List.copyOf(happened)) {
      if (random.nextInt(many ? 3 : 8) == 0) {
        each.end = random.nextInt(4) == 0 ? null : each.day.plusDays(random.nextInt(200));
        each.ended.accept(each.end);
      } else if (each.kind != RewardKind.REPEAT && !each.undone && random.nextInt(8) == 0) {
        each.undone = true;
        each.gone.run();
      }
    }
    happen(random);
  }

  /** By month, employee and kind. */
  private Map<String, BigDecimal> owed() {
    Map<String, BigDecimal> all = new TreeMap<>();
    for (var event : happened) {
      var rule = RULES.stream().filter(each -> each.fits(event)).findFirst().orElse(null);
      if (event.undone || rule == null) {
        continue;
      }
      var whole = rule.whole(event.base);
      var share =
          event.holder.equals(dana)
              ? BigDecimal.valueOf(daysAway(event) * rule.deputyShare)
                  .divide(
                      BigDecimal.valueOf(
                          100 * (ChronoUnit.DAYS.between(event.from, event.day) + 1)),
                      MathContext.DECIMAL128)
              : BigDecimal.ZERO;
      var deputys = whole.multiply(share).setScale(2, RoundingMode.HALF_UP);
      add(all, event, rule, event.holder, whole.subtract(deputys));
      add(all, event, rule, avi, deputys);
    }
    return tidy(all);
  }

  private long daysAway(Happening event) {
    return event
        .from
        .datesUntil(event.day.plusDays(1))
        .filter(day -> !day.isBefore(absence().getFirst()) && !day.isAfter(absence().getLast()))
        .count();
  }

  private static void add(
      Map<String, BigDecimal> all,
      Happening event,
      Paying rule,
      EmployeeId who,
      BigDecimal amount) {
    var whose = " " + who.value() + " " + event.kind;
    all.merge(YearMonth.from(event.day) + whose, amount, BigDecimal::add);
    var end = event.end;
    if (rule.window > 0 && end != null && end.isBefore(event.day.plusMonths(rule.window))) {
      all.merge(YearMonth.from(end) + whose, amount.negate(), BigDecimal::add);
    }
  }

  private Map<String, BigDecimal> paid() {
    Map<String, BigDecimal> all = new TreeMap<>();
    for (var month = first; month.isBefore(first.plusMonths(AHEAD)); month = month.plusMonths(1)) {
      for (var who : List.of(dana, avi)) {
        var sum = BigDecimal.ZERO;
        for (var line : lines.page(month, who, new Wanted(null, null, null, 500))) {
          all.merge(
              month + " " + who.value() + " " + line.of().kind(), line.amount(), BigDecimal::add);
          sum = sum.add(line.amount());
        }
        assertThat(statements.of(month, who).earned()).isEqualByComparingTo(sum);
      }
    }
    return tidy(all);
  }

  private static Map<String, BigDecimal> totals(Map<String, BigDecimal> months) {
    Map<String, BigDecimal> all = new TreeMap<>();
    months.forEach(
        (key, amount) -> all.merge(key.substring(key.indexOf(' ') + 1), amount, BigDecimal::add));
    return tidy(all);
  }

  private static Map<String, BigDecimal> tidy(Map<String, BigDecimal> sums) {
    sums.values().removeIf(amount -> amount.signum() == 0);
    sums.replaceAll((_, amount) -> amount.setScale(2, RoundingMode.UNNECESSARY));
    return sums;
  }
}
