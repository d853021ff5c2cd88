package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.CUSTOMER_MONTH;
import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.kesher.agreements.ProductLines;
import io.kesher.api.Filter;
import io.kesher.api.FilterField;
import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumns;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The customers' table: everybody with their facts, filtered, sorted and read page by page. The
 * standard period is read from standings by index; any other is worked out from the ledger's
 * months.
 */
@Service
public class Ranking {
  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final Reads reads;
  private final CustomerSearch names;
  private final ProductLines lines;
  private final ObjectProvider<CustomerColumns> columns;
  private final Offices offices;

  Ranking(
      DSLContext database,
      StandardPeriod standardPeriod,
      Reads reads,
      CustomerSearch names,
      ProductLines lines,
      ObjectProvider<CustomerColumns> columns,
      Offices offices) {
    this.database = database;
    this.standardPeriod = standardPeriod;
    this.reads = reads;
    this.names = names;
    this.lines = lines;
    this.columns = columns;
    this.offices = offices;
  }

  /**
   * What is asked for.
   *
   * @param text blank for everybody
   * @param everybody also customers without any entry in the period; a ranking leaves them out
   * @param filter over the fields of {@link Ranking#columns}
   * @param sort name of a column that can be sorted by. Ties of facts go by external id
   */
  public record Search(
      Period period,
      String text,
      boolean everybody,
      Filter filter,
      String sort,
      boolean descending) {}

  /**
   * Where a page goes on: behind the customer of this tie.
   *
   * @param value what the page is sorted by; absent among those who have none, who come last
   */
  public record After(@Nullable String value, String tie) {}

  /**
   * One row of the table.
   *
   * @param group absent where they have none, or where groups are not the reader's to see; so
   *     {@code raw}, what the facts alone say
   * @param facts absent where the customer's ledger is not the reader's to see
   */
  public record Ranked(
      CustomerId id,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable Group group,
      @Nullable Group raw,
      @Nullable Facts facts,
      After at) {
    public String displayName() {
      return Customer.displayName(name, externalId, id);
    }
  }

  /** The columns that the reader may see, filter by and, where they say so, sort and group by. */
  public List<CustomerColumn<?>> columns(Period period) {
    return columns(facts(period));
  }

  private List<CustomerColumn<?>> columns(Table<?> facts) {
    var viewer = Viewers.current();
    return Stream.concat(
            new FactColumns(facts, lines.all()).all().stream(),
            columns.orderedStream().flatMap(each -> each.all().stream()))
        .filter(each -> each.permission() == null || viewer.may(each.permission()))
        .toList();
  }

  /** What a list may be filtered by. */
  public List<FilterField> fields() {
    return columns(STANDING).stream().map(CustomerColumn::field).toList();
  }

  /**
   * At most {@code limit} customers behind {@code after}; those without what it is sorted by come
   * last.
   */
  public List<Ranked> page(Search search, @Nullable After after, int limit) {
    var list = list(search);
    List<Ranked> page = new ArrayList<>();
    if (after == null || after.value() != null) {
      page.addAll(list.having(after).limit(limit).fetch(list::ranked));
    }
    if (page.size() < limit && !list.by().is(Trait.FILLED)) {
      boolean begun = after != null && after.value() == null;
      page.addAll(
          list.lacking(begun ? after : null).limit(limit - page.size()).fetch(list::ranked));
    }
    asked(search);
    reads.saw(Verb.LIST, "customer", page.stream().map(each -> each.id().value()).toList());
    return page;
  }

  private void asked(Search search) {
    if (!search.text().isBlank()) {
      reads.asked("text", search.text());
    }
  }

  /**
   * All of them that the reader may export, as a stream that must be closed; to be read inside a
   * transaction.
   */
  public Stream<Ranked> all(Search search) {
    var list = list(search);
    asked(search);
    return list.all(Customers.within("customers:export"))
        .fetchSize(1000)
        .fetchStream()
        .map(list::ranked)
        .peek(each -> reads.saw(Verb.EXPORT, "customer", List.of(each.id().value())));
  }

  /** The ids of all of them, for work on all that a list shows. */
  public Select<Record1<Long>> ids(Search search) {
    return list(search).ids();
  }

  private Listing list(Search search) {
    var facts = facts(search.period());
    Map<String, CustomerColumn<?>> byName =
        columns(facts).stream()
            .collect(Collectors.toMap(CustomerColumn::name, Function.identity()));
    var by = byName.get(search.sort());
    if (by == null || !by.is(Trait.SORTED)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.sort", search.sort());
    }
    return new Listing(
        database, search, facts, byName, by, names.matches(search.text()), offices.today());
  }

  /** Sums over the customers whose ledgers the reader may see. */
  public Totals totals(Period period) {
    var facts = facts(period);
    Map<Group, Long> groups = new EnumMap<>(Group.class);
    var sums =
        database
            .select(
                of(facts, STANDING.GROUP_CODE),
                count(),
                sum(of(facts, STANDING.INCOME)),
                sum(of(facts, STANDING.CONTRIBUTION)),
                sum(of(facts, STANDING.SECONDS)),
                sum(of(facts, STANDING.ESTIMATED_SECONDS)))
            .from(facts)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(of(facts, STANDING.CUSTOMER_ID)))
            .where(ledgersSeen())
            .and(of(facts, STANDING.ENTRIES).gt(0))
            .groupBy(of(facts, STANDING.GROUP_CODE))
            .fetch();
    sums.stream()
        .filter(row -> row.value1() != null)
        .forEach(row -> groups.put(Group.valueOf(row.value1()), row.value2().longValue()));
    return new Totals(
        sums.stream().mapToLong(row -> row.value2()).sum(),
        sums.stream().map(row -> row.value3()).reduce(BigDecimal.ZERO, BigDecimal::add),
        sums.stream().map(row -> row.value4()).reduce(BigDecimal.ZERO, BigDecimal::add),
        sums.stream().mapToLong(row -> row.value5().longValueExact()).sum(),
        sums.stream().mapToLong(row -> row.value6().longValueExact()).sum(),
        groups);
  }

  private Table<?> facts(Period period) {
    if (period.equals(standardPeriod.current())) {
      return STANDING;
    }
    var now = FACTS.call(period.from(), period.to()).as("now");
    var before = FACTS.call(period.previous().from(), period.previous().to()).as("before");
    Field<BigDecimal> none = inline(BigDecimal.ZERO);
    Field<BigDecimal> contribution = coalesce(now.CONTRIBUTION, none);
    return select(
            STANDING.CUSTOMER_ID,
            STANDING.TIE,
            STANDING.GROUP_CODE,
            STANDING.GROUP_BEFORE,
            STANDING.RAW_GROUP,
            coalesce(now.ENTRIES, inline(0L)).as(STANDING.ENTRIES),
            coalesce(now.INCOME, none).as(STANDING.INCOME),
            coalesce(now.DIRECT_COST, none).as(STANDING.DIRECT_COST),
            coalesce(now.SECONDS, inline(0L)).as(STANDING.SECONDS),
            coalesce(now.ESTIMATED_SECONDS, inline(0L)).as(STANDING.ESTIMATED_SECONDS),
            coalesce(now.TIME_COST, none).as(STANDING.TIME_COST),
            contribution.as(STANDING.CONTRIBUTION),
            now.CONTRIBUTION_PER_HOUR,
            coalesce(now.PERSISTENCE, none).as(STANDING.PERSISTENCE),
            coalesce(now.BREADTH, inline(0)).as(STANDING.BREADTH),
            now.REGULARITY,
            coalesce(now.LINES, inline(0L)).as(STANDING.LINES),
            contribution.minus(coalesce(before.CONTRIBUTION, none)).as(STANDING.TREND))
        .from(STANDING)
        .leftJoin(now)
        .on(now.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .leftJoin(before)
        .on(before.CUSTOMER_ID.eq(STANDING.CUSTOMER_ID))
        .asTable("facts");
  }

  private static Condition ledgersSeen() {
    return Customers.visible().and(Customers.within(FactColumns.LEDGER));
  }

  static <T> Field<T> of(Table<?> facts, Field<T> column) {
    return Objects.requireNonNull(facts.field(column));
  }

  /**
   * Contribution of each calendar month of the period for these customers, for the sparks beside
   * their names.
   */
  public Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months(
      Collection<CustomerId> customers, Period period) {
    Map<CustomerId, SortedMap<YearMonth, BigDecimal>> months = new HashMap<>();
    database
        .select(
            CUSTOMER_MONTH.CUSTOMER_ID,
            CUSTOMER_MONTH.MONTH,
            CUSTOMER_MONTH
                .INCOME
                .minus(CUSTOMER_MONTH.DIRECT_COST)
                .minus(CUSTOMER_MONTH.RATED_SECONDS.div(BigDecimal.valueOf(3600))))
        .from(CUSTOMER_MONTH)
        .where(CUSTOMER_MONTH.CUSTOMER_ID.in(customers.stream().map(CustomerId::value).toList()))
        .and(CUSTOMER_MONTH.MONTH.between(period.from().withDayOfMonth(1), period.to()))
        .forEach(row ->
            months
                .computeIfAbsent(new CustomerId(row.value1()), first -> new TreeMap<>())
                .put(YearMonth.from(row.value2()), row.value3()));
    return months;
  }
}
