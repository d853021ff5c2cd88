package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.profitability.PeriodRows.of;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import io.kesher.agreements.ProductLines;
import io.kesher.api.Filter;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
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
  private final PeriodRows rows;
  private final Reads reads;
  private final CustomerSearch names;
  private final ProductLines lines;
  private final ObjectProvider<CustomerColumns> columns;
  private final Offices offices;

  Ranking(
      DSLContext database,
      PeriodRows rows,
      Reads reads,
      CustomerSearch names,
      ProductLines lines,
      ObjectProvider<CustomerColumns> columns,
      Offices offices) {
    this.database = database;
    this.rows = rows;
    this.reads = reads;
    this.names = names;
    this.lines = lines;
    this.columns = columns;
    this.offices = offices;
  }

  /**
   * What is asked for.
   *
   * @param columns those that there are for the reader
   * @param text blank for everybody
   * @param everybody also customers without any entry in the period; a ranking leaves them out
   * @param filter over the fields of the columns
   * @param sort name of a column that can be sorted by. Ties of facts go by external id
   */
  public record Search(
      KnownColumns columns,
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
   * @param cells what stands in the columns that were asked for, by their names; nothing where
   *     nothing does
   */
  public record Ranked(
      CustomerId id,
      @Nullable String externalId,
      @Nullable String name,
      @Nullable Group group,
      @Nullable Group raw,
      @Nullable Facts facts,
      After at,
      Map<String, Object> cells) {
    public String displayName() {
      return Customer.displayName(name, externalId, id);
    }

    Ranked with(Map<String, Object> more) {
      var all = new LinkedHashMap<>(cells);
      all.putAll(more);
      return new Ranked(id, externalId, name, group, raw, facts, at, all);
    }
  }

  /** The columns that there are for the reader. */
  public KnownColumns columns() {
    return new KnownColumns(
        Viewers.current(),
        lines::all,
        () ->
            columns
                .orderedStream()
                .<CustomerColumn<?>>flatMap(each -> each.all().stream())
                .toList());
  }

  public List<Ranked> page(Search search, @Nullable After after, int limit) {
    return page(search, List.of(), after, limit);
  }

  /**
   * At most {@code limit} customers behind {@code after}; those without what it is sorted by come
   * last.
   *
   * @param shown names of columns to be read with them: the facts at once, the others of those
   *     alone who stand on the page
   */
  public List<Ranked> page(Search search, List<String> shown, @Nullable After after, int limit) {
    var list = list(search, shown.stream().filter(FactColumns::has).toList(), null);
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
    var others =
        search.columns().named(shown.stream().filter(each -> !FactColumns.has(each)).toList());
    return others.isEmpty() ? page : withCells(page, others);
  }

  private List<Ranked> withCells(List<Ranked> page, List<CustomerColumn<?>> shown) {
    var ids = page.stream().map(each -> each.id().value()).toList();
    Map<Long, Map<String, Object>> cells =
        cellsOf(shown)
            .where(CUSTOMER.ID.in(ids))
            .fetchMap(row -> row.get(CUSTOMER.ID), row -> Listing.cells(row, shown));
    return page.stream()
        .map(each -> each.with(cells.getOrDefault(each.id().value(), Map.of())))
        .toList();
  }

  /**
   * What stands in these columns for one customer, over the standard period; nothing where nothing
   * does.
   *
   * @throws Refusal 404 where there is no such customer or the reader may not see them
   */
  public Map<String, Object> cells(CustomerId customer, List<CustomerColumn<?>> shown) {
    reads.saw("customer", customer.value());
    return cellsOf(shown)
        .where(CUSTOMER.ID.eq(customer.value()), Customers.visible())
        .fetchOptional(row -> Listing.cells(row, shown))
        .orElseThrow(Refusal::notFound);
  }

  private SelectJoinStep<Record> cellsOf(List<CustomerColumn<?>> shown) {
    SelectJoinStep<Record> from =
        database
            .select(CUSTOMER.ID)
            .select(shown.stream().map(Listing::cell).toList())
            .from(CUSTOMER)
            .leftJoin(STANDING)
            .on(STANDING.CUSTOMER_ID.eq(CUSTOMER.ID));
    for (var source :
        shown.stream()
            .map(CustomerColumn::source)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new))) {
      from = from.leftJoin(source.table()).on(source.on());
    }
    return from;
  }

  private void asked(Search search) {
    if (!search.text().isBlank()) {
      reads.asked("text", search.text());
    }
  }

  /**
   * All of them that the reader may export, as a stream that must be closed; to be read inside a
   * transaction.
   *
   * @param shown names of columns to be read with them
   * @param chosen those of them alone; all of them where it is empty
   */
  public Stream<Ranked> all(Search search, List<String> shown, List<Long> chosen) {
    var list = list(search, shown, null);
    asked(search);
    var only = Customers.within("customers:export");
    return list.all(chosen.isEmpty() ? only : only.and(CUSTOMER.ID.in(chosen)))
        .fetchSize(1000)
        .fetchStream()
        .map(list::ranked)
        .peek(each -> reads.saw(Verb.EXPORT, "customer", List.of(each.id().value())));
  }

  /** The ids of all of them, for work on all that a list shows. */
  public Select<Record1<Long>> ids(Search search) {
    return list(search, List.of(), null).ids();
  }

  /**
   * Sums over all that fit; money and time over those whose ledgers the reader may see.
   *
   * @param key of the group; absent for those in none
   */
  public record Sums(
      @Nullable String key,
      long customers,
      BigDecimal income,
      BigDecimal contribution,
      long seconds,
      long estimatedSeconds) {
    static final Sums NONE = new Sums(null, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
  }

  public Sums sums(Search search) {
    var list = list(search, List.of(), null);
    return list.sums().fetch(Ranking::sums).stream().findFirst().orElse(Sums.NONE);
  }

  /**
   * The same for each group, the largest first.
   *
   * @param by name of a column that can be grouped by
   */
  public List<Sums> groups(Search search, String by) {
    if (!groups(search.columns(), by)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value");
    }
    return list(search, List.of(), by).sums().fetch(Ranking::sums);
  }

  /**
   * Whether the reader may ask for this order and grouping; the filter has been read already.
   *
   * @param by blank for none
   */
  public boolean answers(Search search, String by) {
    var sorted = search.columns().find(search.sort());
    return sorted.isPresent()
        && sorted.get().is(Trait.SORTED)
        && (by.isEmpty() || groups(search.columns(), by));
  }

  private static boolean groups(KnownColumns columns, String by) {
    return columns.find(by).filter(each -> each.is(Trait.GROUPED)).isPresent();
  }

  private static Sums sums(
      Record6<String, Integer, BigDecimal, BigDecimal, BigDecimal, BigDecimal> row) {
    return new Sums(
        row.value1(),
        row.value2(),
        none(row.value3()),
        none(row.value4()),
        none(row.value5()).longValue(),
        none(row.value6()).longValue());
  }

  private static BigDecimal none(@Nullable BigDecimal sum) {
    return sum == null ? BigDecimal.ZERO : sum;
  }

  private Listing list(Search search, List<String> shown, @Nullable String groupedBy) {
    var facts = rows.facts(search.period());
    var columns = search.columns();
    var by =
        columns
            .find(search.sort(), facts)
            .filter(each -> each.is(Trait.SORTED))
            .orElseThrow(
                () -> Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.sort", search.sort()));
    return new Listing(
        database,
        search,
        facts,
        by,
        groupedBy == null ? null : columns.find(groupedBy, facts).orElseThrow(),
        columns.named(shown, facts),
        names.matches(search.text()),
        offices.today());
  }

  /** Sums over the customers whose ledgers the reader may see. */
  public Totals totals(Period period) {
    var facts = rows.facts(period);
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

  private static Condition ledgersSeen() {
    return Customers.visible(FactColumns.LEDGER);
  }
}
