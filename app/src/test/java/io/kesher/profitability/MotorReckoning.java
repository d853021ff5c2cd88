package io.kesher.profitability;

import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The motor portfolio of some months put into groups by the policy that ships, row by row of the
 * file, by the definitions and without the database.
 */
final class MotorReckoning {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final BigDecimal RATE = BigDecimal.valueOf(120);
  private static final int NEW = 6;

  final Map<String, Facts> customers = new HashMap<>();
  private final Map<String, YearMonth> first = new HashMap<>();
  private final Period period;
  private final BigDecimal longestHalf;
  private final BigDecimal longest;
  private final BigDecimal best;
  private final BigDecimal good;
  private final BigDecimal steady;
  private final BigDecimal broad;
  private @Nullable BigDecimal large;

  /** What a customer brought and took in these months. */
  static final class Facts {
    BigDecimal contribution = BigDecimal.ZERO;
    long seconds;
    private final Set<YearMonth> months = new HashSet<>();
    private final Set<String> risks = new HashSet<>();

    private BigDecimal seconds() {
      return BigDecimal.valueOf(seconds);
    }
  }

  MotorReckoning(List<String[]> rows, Period period) {
    this.period = period;
    rows.forEach(this::read);
    this.longestHalf = percentile(0.5, Facts::seconds);
    this.longest = percentile(0.9, Facts::seconds);
    this.best = percentile(0.9, facts -> facts.contribution);
    this.good = percentile(0.65, facts -> facts.contribution);
    this.steady = percentile(0.7, facts -> BigDecimal.valueOf(facts.months.size()));
    this.broad = percentile(0.7, facts -> BigDecimal.valueOf(facts.risks.size()));
  }

  private void read(String[] row) {
    var renewed = LocalDate.parse(row[2], DAY);
    var began = YearMonth.from(LocalDate.parse(row[1], DAY));
    var seen = YearMonth.from(renewed);
    first.merge(
        row[0],
        began.isBefore(seen) ? began : seen,
        (one, other) -> one.isBefore(other) ? one : other);
    if (!period.contains(renewed)) {
      return;
    }
    var facts = customers.computeIfAbsent(row[0], _ -> new Facts());
    var premium = new BigDecimal(row[14]);
    long seconds = 900 + 5400 * Long.parseLong(row[16]);
    facts.contribution =
        facts
            .contribution
            .add(premium)
            .subtract(new BigDecimal(row[15]).max(BigDecimal.ZERO))
            .subtract(RATE.multiply(BigDecimal.valueOf(seconds).divide(new BigDecimal(3600))));
    facts.seconds += seconds;
    facts.risks.add(row[19]);
    if (premium.signum() > 0) {
      facts.months.add(seen);
    }
  }

  private BigDecimal percentile(double share, Function<Facts, BigDecimal> fact) {
    return percentile(share, customers.values().stream().map(fact).toList());
  }

  /** The smallest value that at least this share does not pass. */
  private static BigDecimal percentile(double share, Collection<BigDecimal> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  /** Whether they were a customer by their end. */
  boolean knows(String customer) {
    return tenure(customer) >= 0;
  }

  private long tenure(String customer) {
    return ChronoUnit.MONTHS.between(
        Objects.requireNonNull(first.get(customer)), YearMonth.from(period.to()));
  }

  /** What their facts say. */
  @Nullable Group raw(String customer) {
    var facts = customers.get(customer);
    if (tenure(customer) < NEW) {
      return knows(customer) ? Group.N : null;
    }
    if (facts == null) {
      return null;
    }
    if (facts.contribution.signum() < 0 && facts.seconds().compareTo(longestHalf) >= 0) {
      return Group.C;
    }
    if (facts.contribution.signum() > 0 && facts.contribution.compareTo(good) >= 0) {
      return facts.contribution.compareTo(best) >= 0
              && facts.seconds().compareTo(longest) <= 0
              && BigDecimal.valueOf(facts.months.size()).compareTo(steady) >= 0
              && BigDecimal.valueOf(facts.risks.size()).compareTo(broad) >= 0
          ? Group.A
          : Group.B;
    }
    return Group.D;
  }

  /** With hysteresis: out of a group only twice or for a large change. */
  @Nullable Group settled(
      String customer, @Nullable Group held, @Nullable Group rawBefore, MotorReckoning before) {
    var raw = raw(customer);
    boolean moves =
        raw == null
            || held == null
            || held == Group.N
            || raw == rawBefore
            || trend(customer, before).abs().compareTo(largeChange(before)) >= 0;
    return moves ? raw : held;
  }

  private BigDecimal largeChange(MotorReckoning before) {
    if (large == null) {
      large =
          percentile(
              0.9, customers.keySet().stream().map(each -> trend(each, before).abs()).toList());
    }
    return large;
  }

  private BigDecimal trend(String customer, MotorReckoning before) {
    return contribution(customer).subtract(before.contribution(customer));
  }

  BigDecimal contribution(String customer) {
    var facts = customers.get(customer);
    return facts == null ? BigDecimal.ZERO : facts.contribution;
  }

  long seconds(String customer) {
    var facts = customers.get(customer);
    return facts == null ? 0 : facts.seconds;
  }

  Set<String> everybody() {
    return first.keySet();
  }
}
