package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.CUSTOMER_MONTH;
import static io.kesher.db.profitability.Tables.FACTS;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.kesher.api.Filter;
import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.Customer;
import io.kesher.customers.CustomerId;
import io.kesher.customers.CustomerSearch;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectSeekStepN;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The customers' table: everybody with their facts, filtered, sorted and read page by page. The
 * standard period is read from standings by index; any other is worked out from the ledger's
 * months.
 */
@Service
public class Ranking {
  private static final String LEDGER = "ledger:see";
  private static final String GROUPS = "groups:see";

  private final DSLContext database;
  private final StandardPeriod standardPeriod;
  private final Reads reads;
  private final CustomerSearch names;

  Ranking(DSLContext database, StandardPeriod standardPeriod, Reads reads, CustomerSearch names) {
    this.database = database;
    this.reads = reads;
    this.names = names;
    this.standardPeriod = standardPeriod;
  }

  /** What the table can be sorted by. Ties go by external id. */
  public enum Sort {
    CONTRIBUTION,
    INCOME,
    TIME,
    TREND,
    NAME
  }

  /**
   * What is asked for.
   *
   * @param text blank for everybody
   * @param group absent for all groups
   * @param lineBit bit of a product line that brought income; absent for all lines
   * @param negative only customers whose contribution is below zero
   * @param everybody also customers without any entry in the period; a ranking leaves them out
   * @param movedFrom only customers who came out of this group in the latest classification; absent
   *     for all
   * @param filter over {@link RankingFields}
   */
  public record Search(
      Period period,
      String text,
      @Nullable Group group,
      @Nullable Long lineBit,
      boolean negative,
      boolean everybody,
      @Nullable Group movedFrom,
      Filter filter,
      Sort sort,
      boolean descending) {
    public Search(
        Period period,
        String text,
        @Nullable Group group,
        @Nullable Long lineBit,
        boolean negative,
        boolean everybody,
        Sort sort,
        boolean descending) {
      this(period, text, group, lineBit, negative, everybody, null, Filter.NONE, sort, descending);
    }

    /** Whether the answer tells something of what customers bring and take. */
    boolean asksForFacts() {
      return sort != Sort.NAME
          || negative
          || lineBit != null
          || filter.tests().anyMatch(test -> RankingFields.isFact(test.field()));
    }

    boolean asksForGroups() {
      return group != null || movedFrom != null;
    }
  }

  /** Where a page goes on: behind the customer of this sort value and tie. */
  public record After(String value, String tie) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,40})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    /** What a cursor carries; empty where no row of a table so sorted can have it. */
    public static Optional<After> of(String value, String tie, Sort sort) {
      boolean fits =
          switch (sort) {
            case CONTRIBUTION, INCOME, TREND -> NUMBER.matcher(value).matches();
            case TIME -> WHOLE.matcher(value).matches();
            case NAME -> WHOLE.matcher(tie).matches();
          };
      return fits ? Optional.of(new After(value, tie)) : Optional.empty();
    }
  }

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

  /** At most {@code limit} customers behind {@code after}. */
  public List<Ranked> page(Search search, @Nullable After after, int limit) {
    var facts = facts(search.period());
    List<Ranked> page =
        rows(search, facts, after == null ? noCondition() : behind(after, search, facts))
            .limit(limit)
            .fetch(each -> ranked(each, facts, search.sort()));
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
    var facts = facts(search.period());
    asked(search);
    return rows(search, facts, Customers.within("customers:export"))
        .fetchSize(1000)
        .fetchStream()
        .map(each -> ranked(each, facts, search.sort()))
        .peek(each -> reads.saw(Verb.EXPORT, "customer", List.of(each.id().value())));
  }

  /** The ids of all of them, for work on all that a list shows. */
  public Select<Record1<Long>> ids(Search search) {
    var facts = facts(search.period());
    return database
        .select(CUSTOMER.ID)
        .from(facts)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(of(facts, STANDING.CUSTOMER_ID)))
        .where(seen(search))
        .and(fits(search, facts));
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

  private SelectSeekStepN<Record> rows(Search search, Table<?> facts, Condition only) {
    return database
        .select(
            CUSTOMER.ID,
            CUSTOMER.EXTERNAL_ID,
            CUSTOMER.NAME,
            CUSTOMER.DISPLAY_NAME,
            CUSTOMER.OWNER_ID)
        .select(facts.fields())
        .from(facts)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(of(facts, STANDING.CUSTOMER_ID)))
        .where(seen(search))
        .and(fits(search, facts))
        .and(only)
        .orderBy(order(search, by(search.sort(), facts), tie(search.sort(), facts)));
  }

  /**
   * Whom the reader may see. An order by facts, or a filter by them, tells of the facts: there it
   * is those whose ledgers they may see, and who may see none may not ask.
   */
  private static Condition seen(Search search) {
    var viewer = Viewers.current();
    if (search.asksForFacts() && !viewer.may(LEDGER)
        || search.asksForGroups() && !viewer.may(GROUPS)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    return search.asksForFacts() ? ledgersSeen() : Customers.visible();
  }

  private static Condition ledgersSeen() {
    return Customers.visible().and(Customers.within(LEDGER));
  }

  private Condition fits(Search search, Table<?> facts) {
    Condition fits = names.matches(search.text());
    if (search.group() instanceof Group group) {
      fits = fits.and(of(facts, STANDING.GROUP_CODE).eq(group.name()));
    }
    if (search.lineBit() instanceof Long bit) {
      fits = fits.and(of(facts, STANDING.LINES).bitAnd(bit).ne(0L));
    }
    if (!search.everybody()) {
      fits = fits.and(of(facts, STANDING.ENTRIES).gt(0));
    }
    fits = fits.and(search.filter().condition(test -> RankingFields.condition(test, facts)));
    return search.negative()
        ? fits.and(of(facts, STANDING.CONTRIBUTION).lt(inline(BigDecimal.ZERO)))
        : fits;
  }

  private static Field<?> by(Sort sort, Table<?> facts) {
    return switch (sort) {
      case CONTRIBUTION -> of(facts, STANDING.CONTRIBUTION);
      case INCOME -> of(facts, STANDING.INCOME);
      case TIME -> of(facts, STANDING.SECONDS);
      case TREND -> of(facts, STANDING.TREND);
      case NAME -> CUSTOMER.DISPLAY_NAME.collate("he-x-icu");
    };
  }

  private static Field<?> column(Sort sort, Table<?> facts) {
    return sort == Sort.NAME ? CUSTOMER.DISPLAY_NAME : by(sort, facts);
  }

  private static Field<?> tie(Sort sort, Table<?> facts) {
    return sort == Sort.NAME ? CUSTOMER.ID : of(facts, STANDING.TIE);
  }

  /**
   * Numbers: from the highest, ties upwards; names: both upwards. The other direction is the exact
   * reverse.
   */
  private static List<SortField<?>> order(Search search, Field<?> by, Field<?> tie) {
    boolean tiesUpwards = search.sort() == Sort.NAME ? !search.descending() : search.descending();
    return List.of(
        search.descending() ? by.desc() : by.asc(), tiesUpwards ? tie.asc() : tie.desc());
  }

  private static Condition behind(After after, Search search, Table<?> facts) {
    return behind(after, by(search.sort(), facts), tie(search.sort(), facts), search);
  }

  private static <T, U> Condition behind(After after, Field<T> by, Field<U> tie, Search search) {
    Field<T> value = val(after.value(), by.getDataType());
    Field<U> last = val(after.tie(), tie.getDataType());
    boolean tiesUpwards = search.sort() == Sort.NAME ? !search.descending() : search.descending();
    Condition tied = tiesUpwards ? tie.gt(last) : tie.lt(last);
    return search.descending()
        ? by.le(value).and(by.lt(value).or(tied))
        : by.ge(value).and(by.gt(value).or(tied));
  }

  private static Ranked ranked(Record row, Table<?> facts, Sort sort) {
    var viewer = Viewers.current();
    var owner = EmployeeId.ofNullable(row.get(CUSTOMER.OWNER_ID));
    boolean groups = viewer.may(GROUPS);
    return new Ranked(
        new CustomerId(row.get(CUSTOMER.ID)),
        row.get(CUSTOMER.EXTERNAL_ID),
        row.get(CUSTOMER.NAME),
        groups ? Group.of(row.get(of(facts, STANDING.GROUP_CODE))) : null,
        groups ? Group.of(row.get(of(facts, STANDING.RAW_GROUP))) : null,
        viewer.reach(LEDGER).includes(owner)
            ? Standings.facts(row, facts).withTrend(row.get(of(facts, STANDING.TREND)))
            : null,
        new After(text(row.get(column(sort, facts))), text(row.get(tie(sort, facts)))));
  }

  /** Never in powers of ten: a zero with decimals would be 0E-16, and a cursor is only digits. */
  private static String text(@Nullable Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
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
