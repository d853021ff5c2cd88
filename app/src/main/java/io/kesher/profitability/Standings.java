package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.audit.Reads;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.db.profitability.Routines;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the ledger says of single customers, and the way to keep that ready. */
@Service
public class Standings {
  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final Classifications classifications;
  private final Base base;
  private final Reads reads;

  Standings(
      DSLContext database,
      StandardPeriod standardPeriod,
      Classifications classifications,
      Base base,
      Reads reads) {
    this.reads = reads;
    this.database = database;
    this.standardPeriod = standardPeriod;
    this.classifications = classifications;
    this.base = base;
  }

  /**
   * Brings everything that follows from the ledger up to date: months and standings of stale
   * customers, the standard period, groups, the base's snapshot. After an import and at the turn of
   * a month; a single posting needs it not.
   */
  @Transactional
  public void refresh() {
    Routines.sumUp(database.configuration(), standardPeriod.moveOn());
    Routines.standNew(database.configuration());
    classifications.apply();
    base.renew(standardPeriod.current());
  }

  /** A customer's facts over any period, with the trend against the period before. */
  public Facts facts(CustomerId customer, Period period) {
    Facts facts = factsOf(customer, period);
    BigDecimal before = factsOf(customer, period.previous()).contribution();
    return facts.withTrend(facts.contribution().subtract(before));
  }

  private Facts factsOf(CustomerId customer, Period period) {
    var table = FACTS.call(period.from(), period.to());
    return database
        .selectFrom(table)
        .where(table.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(row -> facts(row, table))
        .orElse(Facts.NONE);
  }

  /**
   * What a customer weighs in the office's standard period.
   *
   * @param group absent as long as they have none
   */
  public record Weight(BigDecimal contribution, @Nullable Group group) {}

  /** Of these customers, those whose ledger the reader may see. */
  public Map<CustomerId, Weight> weights(Collection<CustomerId> customers) {
    if (customers.isEmpty()) {
      return Map.of();
    }
    return database
        .select(STANDING.CUSTOMER_ID, STANDING.CONTRIBUTION, STANDING.GROUP_CODE)
        .from(STANDING)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(STANDING.CUSTOMER_ID))
        .where(STANDING.CUSTOMER_ID.in(customers.stream().map(CustomerId::value).toList()))
        .and(Customers.within("ledger:see"))
        .fetchMap(
            row -> new CustomerId(row.value1()),
            row ->
                new Weight(
                    row.value2(), row.value3() == null ? null : Group.valueOf(row.value3())));
  }

  /** Where a customer stands in the office's standard period. */
  public Standing standing(CustomerId customer) {
    return database
        .selectFrom(STANDING)
        .where(STANDING.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(row -> standing(customer, row))
        .orElseGet(() -> new Standing(customer, Facts.NONE, 0, null, null, null));
  }

  private Standing standing(CustomerId customer, Record row) {
    Facts facts = facts(row, STANDING).withTrend(row.get(STANDING.TREND));
    return new Standing(
        customer,
        facts,
        row.get(STANDING.TENURE),
        Group.of(row.get(STANDING.GROUP_CODE)),
        Group.of(row.get(STANDING.RAW_GROUP)),
        facts.entries() == 0 ? null : base.rank(facts.contribution(), row.get(STANDING.TIE)));
  }

  /** Why a customer is in their group; absent before the first classification. */
  public @Nullable Explanation explanation(CustomerId customer) {
    reads.saw("standing", customer.value());
    var classification = classifications.latest().orElse(null);
    if (classification == null) {
      return null;
    }
    Standing standing = standing(customer);
    return new Explanation(
        standing, classification, classification.policy().checks(inputs(standing)));
  }

  static Map<ClassifierInput, BigDecimal> inputs(Standing standing) {
    return inputs(standing.facts(), standing.tenure());
  }

  /** All that may decide over the group, by name: the closed list, filled in. */
  public static Map<ClassifierInput, BigDecimal> inputs(Facts facts, int tenure) {
    Map<ClassifierInput, BigDecimal> inputs = new EnumMap<>(ClassifierInput.class);
    for (ClassifierInput input : ClassifierInput.values()) {
      BigDecimal fact =
          switch (input) {
            case CONTRIBUTION -> facts.contribution();
            case INCOME -> facts.income();
            case TIME -> BigDecimal.valueOf(facts.seconds());
            case CONTRIBUTION_PER_HOUR -> facts.contributionPerHour();
            case PERSISTENCE -> facts.persistence();
            case BREADTH -> BigDecimal.valueOf(facts.breadth());
            case REGULARITY -> facts.regularity();
            case TENURE -> BigDecimal.valueOf(tenure);
          };
      if (fact != null) {
        inputs.put(input, fact);
      }
    }
    return inputs;
  }

  /** Reads facts out of a row of whatever table has them under the standing's names. */
  static Facts facts(Record row, Table<?> table) {
    return new Facts(
        ((Number) row.get(field(table, STANDING.ENTRIES))).longValue(),
        (BigDecimal) row.get(field(table, STANDING.INCOME)),
        (BigDecimal) row.get(field(table, STANDING.DIRECT_COST)),
        ((Number) row.get(field(table, STANDING.SECONDS))).longValue(),
        ((Number) row.get(field(table, STANDING.ESTIMATED_SECONDS))).longValue(),
        (BigDecimal) row.get(field(table, STANDING.TIME_COST)),
        (BigDecimal) row.get(field(table, STANDING.CONTRIBUTION)),
        (BigDecimal) row.get(field(table, STANDING.CONTRIBUTION_PER_HOUR)),
        (BigDecimal) row.get(field(table, STANDING.PERSISTENCE)),
        ((Number) row.get(field(table, STANDING.BREADTH))).intValue(),
        (BigDecimal) row.get(field(table, STANDING.REGULARITY)),
        null);
  }

  private static Field<?> field(Table<?> table, Field<?> field) {
    return Objects.requireNonNull(table.field(field.getName()));
  }
}
