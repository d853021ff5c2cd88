package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.LEDGER;
import static io.kesher.db.profitability.Tables.SNAPSHOT;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.kesher.db.profitability.Routines;
import io.kesher.values.Period;
import io.kesher.web.Once;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All customers of a period together. What is worked out once is kept for as long as the ledger's
 * mark stands, so that a page that opens again costs one row.
 *
 * <p>Where a base is so large that nobody would wait for it, whoever asks is shown what was worked
 * out last, and it is worked out anew in the background, once a minute at most: the ledger of a
 * busy office changes with every call.
 */
@Service
public class Base {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Customers whose sums are worked out while somebody waits, in some 60 ms. */
  private static final long AT_ONCE = 20_000;

  private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);

  static final TaskDescriptor<String> RENEW = TaskDescriptor.of("sum-up-base", String.class);

  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final SchedulerClient scheduler;
  private final Clock clock;

  /** The curve that was read last: every customer's page asks for the standard period's. */
  private volatile @Nullable Kept kept;

  private record Kept(Period period, Instant taken, WhaleCurve curve) {}

  /** The sums whose renewal was asked for last: the job stands in the database, one asking does. */
  private volatile @Nullable Old asked;

  private record Old(Period period, Instant taken) {}

  /**
   * @param fresh whether nothing was posted since
   */
  private record Taken(Instant at, boolean fresh) {}

  Base(
      DSLContext database,
      StandardPeriod standardPeriod,
      @Lazy SchedulerClient scheduler,
      Clock clock) {
    this.database = database;
    this.standardPeriod = standardPeriod;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  public Summary summary(Period period) {
    return curve(period).summary();
  }

  public WhaleCurve curve(Period period) {
    return shown(period).curve();
  }

  /**
   * When the sums that are shown of a period were worked out, where they are older than what was
   * posted last.
   */
  public Optional<Instant> olderThanTheLedger(Period period) {
    return Optional.ofNullable(shown(period).before());
  }

  /**
   * @param before when it was worked out; absent where nothing was posted since
   */
  private record Shown(WhaleCurve curve, @Nullable Instant before) {}

  private Shown shown(Period period) {
    return Once.ask(List.of(Base.class, period), () -> find(period));
  }

  private Shown find(Period period) {
    Taken taken = taken(period);
    if (taken != null) {
      WhaleCurve last = known(period, taken.at());
      if (taken.fresh()) {
        return new Shown(last, null);
      }
      if (last.summary().customers() > AT_ONCE) {
        renewLater(new Old(period, taken.at()));
        return new Shown(last, taken.at());
      }
    }
    Routines.takeSnapshot(database.configuration(), period.from(), period.to());
    return new Shown(keep(period).curve(), null);
  }

  /** Works the sums out, unless they are fresh, however long it takes. */
  @Transactional
  public void renew(Period period) {
    Taken taken = taken(period);
    if (taken == null || !taken.fresh()) {
      Routines.takeSnapshot(database.configuration(), period.from(), period.to());
    }
  }

  private void renewLater(Old old) {
    if (old.equals(asked)) {
      return;
    }
    Instant now = clock.instant();
    Instant due = old.taken().plus(RENEWED_EVERY);
    var text = old.period().from() + "/" + old.period().to();
    scheduler.scheduleIfNotExists(
        RENEW.instance(text).data(text).scheduledTo(due.isAfter(now) ? due : now));
    asked = old;
  }

  private WhaleCurve known(Period period, Instant taken) {
    Kept last = kept;
    return last != null && last.period().equals(period) && last.taken().equals(taken)
        ? last.curve()
        : keep(period).curve();
  }

  private Kept keep(Period period) {
    Kept now = read(period);
    kept = now;
    return now;
  }

  /**
   * What the office's sums count and no list shows: customers in the trash, or of whom nothing is
   * known any more.
   *
   * @param contribution in the standard period
   */
  public record Unlisted(int customers, BigDecimal contribution) {}

  /** Those with entries in the standard period. */
  public Unlisted unlisted() {
    return database
        .select(count(), coalesce(sum(STANDING.CONTRIBUTION), inline(BigDecimal.ZERO)))
        .from(STANDING)
        .where(STANDING.ENTRIES.gt(0))
        .and(
            STANDING.CUSTOMER_ID.in(
                select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.TRASHED_AT.isNotNull())))
        .fetchSingle(Records.mapping(Unlisted::new));
  }

  /**
   * The rank of who contributes so much in the standard period, ties broken so: counted from the
   * curve's next point away from zero. On the other side there may stand, at zero itself, all who
   * have no entry.
   */
  @Nullable Long rank(BigDecimal contribution, String tie) {
    WhaleCurve.Point above = null;
    WhaleCurve.Point below = null;
    for (WhaleCurve.Point point : curve(standardPeriod.current()).points()) {
      int order = contribution.compareTo(point.contribution());
      if (order > 0 || (order == 0 && tie.compareTo(point.tie()) < 0)) {
        below = point;
        break;
      }
      above = point;
    }
    if (above == null) {
      return 1L;
    }
    return contribution.signum() < 0 && below != null
        ? below.rank() - behind(contribution, tie, below.contribution(), below.tie())
        : above.rank() + behind(above.contribution(), above.tie(), contribution, tie);
  }

  /** How many come behind the first in the order of contribution, up to the last. */
  private int behind(
      BigDecimal firstContribution, String firstTie, BigDecimal lastContribution, String lastTie) {
    var contribution = STANDING.CONTRIBUTION;
    return database.fetchCount(
        STANDING,
        STANDING.ENTRIES.gt(0),
        contribution.between(lastContribution, firstContribution),
        contribution.lt(firstContribution).or(STANDING.TIE.gt(firstTie)),
        contribution.gt(lastContribution).or(STANDING.TIE.le(lastTie)));
  }

  private @Nullable Taken taken(Period period) {
    return database
        .select(SNAPSHOT.AT, field(LEDGER.MARK.eq(SNAPSHOT.MARK)))
        .from(SNAPSHOT)
        .crossJoin(LEDGER)
        .where(row(SNAPSHOT.FROM_DAY, SNAPSHOT.TO_DAY).eq(period.from(), period.to()))
        .fetchOptional(Records.mapping(Taken::new))
        .orElse(null);
  }

  private Kept read(Period period) {
    return database
        .select(SNAPSHOT.AT, SNAPSHOT.SUMMARY, SNAPSHOT.CURVE)
        .from(SNAPSHOT)
        .where(row(SNAPSHOT.FROM_DAY, SNAPSHOT.TO_DAY).eq(period.from(), period.to()))
        .fetchSingle(row ->
            new Kept(
                period,
                row.value1(),
                curve(
                    summary(period, JSON.readTree(row.value2().data())),
                    JSON.readTree(row.value3().data()))));
  }

  private static Summary summary(Period period, JsonNode json) {
    return new Summary(
        period,
        json.get("customers").longValue(),
        decimal(json, "income"),
        decimal(json, "directCost"),
        decimal(json, "timeCost"),
        json.get("seconds").longValue(),
        json.get("estimatedSeconds").longValue(),
        decimal(json, "contribution"),
        json.get("negative").longValue(),
        json.get("top").longValue(),
        decimal(json, "topIncome"),
        decimal(json, "topContribution"),
        json.get("incomeGini").isNull() ? null : decimal(json, "incomeGini"),
        json.get("contributionGini").isNull() ? null : decimal(json, "contributionGini"),
        decimal(json, "peak"),
        json.get("peakRank").longValue(),
        pareto(json.get("pareto")));
  }

  private static List<Summary.Share> pareto(@Nullable JsonNode shares) {
    List<Summary.Share> pareto = new ArrayList<>();
    if (shares != null) {
      for (JsonNode share : shares) {
        pareto.add(
            new Summary.Share(
                share.get("percent").intValue(),
                share.get("customers").longValue(),
                decimal(share, "income"),
                decimal(share, "contribution")));
      }
    }
    return pareto;
  }

  private static WhaleCurve curve(Summary summary, JsonNode json) {
    List<WhaleCurve.Point> points = new ArrayList<>();
    for (JsonNode point : json.get("points")) {
      points.add(
          new WhaleCurve.Point(
              point.get("rank").longValue(),
              decimal(point, "cumulative"),
              decimal(point, "contribution"),
              point.get("tie").stringValue(),
              point.get("group").isNull()
                  ? null
                  : Group.valueOf(point.get("group").stringValue())));
    }
    Map<Group, Long> groups = new EnumMap<>(Group.class);
    json.get("groups")
        .properties()
        .forEach(entry -> {
          if (!entry.getKey().isEmpty()) {
            groups.put(Group.valueOf(entry.getKey()), entry.getValue().longValue());
          }
        });
    return new WhaleCurve(summary, points, groups);
  }

  private static BigDecimal decimal(JsonNode json, String member) {
    return json.get(member).decimalValue();
  }
}
