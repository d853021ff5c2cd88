package io.kesher.demo;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rewards.Disputes;
import io.kesher.rewards.Months;
import io.kesher.rewards.RewardKind;
import io.kesher.rewards.Rule;
import io.kesher.rewards.RuleSet;
import io.kesher.rewards.RuleSets;
import io.kesher.rewards.StatementLines;
import io.kesher.rewards.StatementLines.Wanted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rules that have paid for some months; the last month that is over waits to be closed. */
@Component
class DemoRewards {
  private static final int MONTHS = 5;
  private static final int CLOSED = 4;

  private final RuleSets sets;
  private final Months months;
  private final StatementLines lines;
  private final Disputes disputes;
  private final Rights rights;

  DemoRewards(
      RuleSets sets, Months months, StatementLines lines, Disputes disputes, Rights rights) {
    this.sets = sets;
    this.months = months;
    this.lines = lines;
    this.disputes = disputes;
    this.rights = rights;
  }

  boolean here() {
    return months.first().isPresent();
  }

  /**
   * @param disputing who finds that a line of theirs is wrong
   */
  @Transactional
  public void lay(LocalDate today, EmployeeId disputing) {
    var first = YearMonth.from(today).minusMonths(MONTHS);
    var drafted = sets.begin(new RuleSet.Draft("נשארים לפני שמגיעים", rules()));
    sets.adopt(drafted.id(), drafted.version(), first);
    for (int i = 0; i < CLOSED; i++) {
      months.close(first.plusMonths(i));
    }
    var viewer = rights.of(disputing).orElseThrow();
    Viewers.as(
        viewer,
        () -> {
          lines
              .page(first.plusMonths(CLOSED - 1L), disputing, new Wanted(null, null, null, 1))
              .stream()
              .map(line -> line.id())
              .filter(line -> line != null)
              .forEach(line -> disputes.open(line, "הלקוח הביא גם את ביטוח הדירה, והוא אינו כאן"));
          return viewer;
        });
  }

  private static List<Rule.Draft> rules() {
    return List.of(
        rate(RewardKind.RENEWAL, Group.A, "12", null, 6, 40),
        rate(RewardKind.RENEWAL, null, "8", null, 6, 30),
        rate(RewardKind.REPEAT, null, "10", null, 6, 30),
        rate(RewardKind.RETAINED, Group.A, "6", "50", null, 25),
        rate(RewardKind.RETAINED, null, "4", "50", null, 25),
        rate(RewardKind.ACQUISITION, null, "6", null, 12, 0));
  }

  private static Rule.Draft rate(
      RewardKind kind,
      @Nullable Group group,
      String rate,
      @Nullable String floor,
      @Nullable Integer window,
      int deputy) {
    return new Rule.Draft(
        kind,
        group,
        null,
        null,
        null,
        new BigDecimal(rate),
        null,
        floor == null ? null : new BigDecimal(floor),
        window,
        BigDecimal.valueOf(deputy));
  }
}
