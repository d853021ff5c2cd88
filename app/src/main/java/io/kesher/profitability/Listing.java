package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.profitability.PeriodRows.of;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.kesher.api.Filter.Test;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Source;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Ranking.After;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Ranking.Search;
import io.kesher.web.Cursor;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record6;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectFromStep;
import org.jooq.SelectJoinStep;
import org.jooq.SelectSeekStepN;
import org.jooq.SortField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One search of the customers' table on its way to the database.
 *
 * @param by one of its columns
 * @param groupedBy one of them
 * @param shown those whose values are read with the rows
 * @param named what the searched text leaves
 */
record Listing(
    DSLContext database,
    Search search,
    Table<?> facts,
    CustomerColumn<?> by,
    @Nullable CustomerColumn<?> groupedBy,
    List<CustomerColumn<?>> shown,
    Condition named,
    LocalDate today) {
  private static final String VALUE = "sorted_by";
  private static final String TIE = "tied_by";
  private static final String CELL = "cell_";
  private static final String KEY = "group_key";
  private static final int MOST_GROUPS = 200;
  private static final Pattern CALENDAR = Pattern.compile("[0-9]{4}-.*");

  /** Those who have what the list is sorted by, behind a customer or from the first. */
  SelectSeekStepN<Record> having(@Nullable After after) {
    var filled = by.is(Trait.FILLED) ? noCondition() : by.order().isNotNull();
    return rows(filled.and(after == null ? noCondition() : behind(after)))
        .orderBy(List.of(sorted(order(), search.descending()), tied()));
  }

  /**
   * Names that fit a search stand together in the order of names: whoever walks along that index
   * passes nearly everybody before the first of them. Written so, they are found first and sorted
   * then.
   */
  private Field<?> order() {
    return search.text().isBlank() || !by.name().equals("name")
        ? by.order()
        : by.order().concat("");
  }

  /** Those who have it not. */
  SelectSeekStepN<Record> lacking(@Nullable After after) {
    var behind = after == null ? noCondition() : behindTie(tie(), after);
    return rows(by.order().isNull().and(behind)).orderBy(List.<SortField<?>>of(tied()));
  }

  /** All of them, in one go. */
  SelectSeekStepN<Record> all(Condition only) {
    return rows(only).orderBy(List.of(sorted(by.order(), search.descending()).nullsLast(), tied()));
  }

  Select<Record1<Long>> ids() {
    return from(database.select(CUSTOMER.ID));
  }

  private SelectConditionStep<Record> rows(Condition only) {
    return from(database
            .select(
                CUSTOMER.ID,
                CUSTOMER.EXTERNAL_ID,
                CUSTOMER.NAME,
                CUSTOMER.DISPLAY_NAME,
                CUSTOMER.OWNER_ID,
                CUSTOMER.TEAM_ID)
            .select(by.order().as(VALUE), tie().as(TIE))
            .select(facts.fields())
            .select(shown.stream().map(Listing::cell).toList()))
        .and(only);
  }

  /** What stands in a column, for the customers of whom the reader may know it. */
  static Field<?> cell(CustomerColumn<?> column) {
    return column.permission() == null
        ? column.value().as(CELL + column.name())
        : when(Customers.within(column.permission()), column.value()).as(CELL + column.name());
  }

  /** What was read of these columns, by their names. */
  static Map<String, Object> cells(Record row, List<CustomerColumn<?>> columns) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (var column : columns) {
      Object value = row.get(CELL + column.name());
      if (value != null) {
        cells.put(column.name(), value);
      }
    }
    return cells;
  }

  /** Sums over all of them, of each group where there is one; the largest groups first. */
  ResultQuery<Record6<String, Integer, BigDecimal, BigDecimal, BigDecimal, BigDecimal>> sums() {
    Field<String> key = groupedBy == null ? inline("") : groupedBy.key();
    var mine =
        Viewers.current().may(FactColumns.LEDGER)
            ? Customers.within(FactColumns.LEDGER)
            : falseCondition();
    var from =
        joined(
            database.select(
                key.as(KEY),
                count(),
                sum(of(facts, STANDING.INCOME)).filterWhere(mine),
                sum(of(facts, STANDING.CONTRIBUTION)).filterWhere(mine),
                sum(of(facts, STANDING.SECONDS)).filterWhere(mine),
                sum(of(facts, STANDING.ESTIMATED_SECONDS)).filterWhere(mine)));
    if (groupedBy != null && groupedBy.several() != null) {
      from = from.leftJoin(groupedBy.several().table()).on(groupedBy.several().on());
    }
    return from.where(seen())
        .and(fits())
        .groupBy(inline(1))
        .orderBy(inline(2).desc(), inline(1))
        .limit(MOST_GROUPS);
  }

  private <R extends Record> SelectConditionStep<R> from(SelectFromStep<R> select) {
    return joined(select).where(seen()).and(fits());
  }

  private <R extends Record> SelectJoinStep<R> joined(SelectFromStep<R> select) {
    SelectJoinStep<R> from =
        select.from(facts).join(CUSTOMER).on(CUSTOMER.ID.eq(of(facts, STANDING.CUSTOMER_ID)));
    for (var source : sources()) {
      from = from.leftJoin(source.table()).on(source.on());
    }
    return from;
  }

  private Set<Source> sources() {
    return Stream.concat(asked(), shown.stream())
        .map(CustomerColumn::source)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The columns of which the list tells something by whom it shows and in what order. */
  private Stream<CustomerColumn<?>> asked() {
    var told = groupedBy == null ? Stream.of(by) : Stream.of(groupedBy);
    return Stream.concat(told, search.filter().tests().map(this::column));
  }

  private CustomerColumn<?> column(Test test) {
    return search.columns().find(test.field().name(), facts).orElseThrow();
  }

  /**
   * Whom the reader may see. An order by facts, or a filter by them, tells of the facts: there it
   * is those whose ledgers they may see; and so for whatever else stands behind a permission.
   */
  private Condition seen() {
    var permissions =
        asked().map(CustomerColumn::permission).filter(Objects::nonNull).toArray(String[]::new);
    return Customers.visible(permissions);
  }

  private Condition fits() {
    var fits = named.and(search.filter().condition(today, test -> column(test).fits().apply(test)));
    return search.everybody() ? fits : fits.and(of(facts, STANDING.ENTRIES).gt(0));
  }

  /** Facts have their own, by which their indexes go on. */
  private Field<?> tie() {
    return FactColumns.LEDGER.equals(by.permission()) ? of(facts, STANDING.TIE) : CUSTOMER.ID;
  }

  private static <T> SortField<T> sorted(Field<T> field, boolean descending) {
    return descending ? field.desc() : field.asc();
  }

  /** Of facts, descending ranks have ascending ties; all else goes one way with its tie. */
  private boolean tiesDescend() {
    return FactColumns.LEDGER.equals(by.permission()) != search.descending();
  }

  private SortField<?> tied() {
    return sorted(tie(), tiesDescend());
  }

  private Condition behind(After after) {
    return behind(by.order(), Objects.requireNonNull(after.value()), behindTie(tie(), after));
  }

  private <T> Condition behind(Field<T> order, String text, Condition tied) {
    Field<T> value = read(order, text);
    return search.descending()
        ? order.le(value).and(order.lt(value).or(tied))
        : order.ge(value).and(order.gt(value).or(tied));
  }

  private <T> Condition behindTie(Field<T> tie, After after) {
    Field<T> last = read(tie, after.tie());
    return tiesDescend() ? tie.lt(last) : tie.gt(last);
  }

  /** What a cursor carries is whatever somebody sends. */
  private static <T> Field<T> read(Field<T> column, String text) {
    try {
      Object value = value(column.getType(), text);
      if (text(value).equals(text)) {
        return val(value, column.getDataType());
      }
    } catch (IllegalArgumentException | DateTimeException noSuchValue) {
      throw Cursor.refused();
    }
    throw Cursor.refused();
  }

  private static Object value(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    if (type == LocalDate.class && CALENDAR.matcher(text).matches()) {
      return LocalDate.parse(text);
    }
    if (type == Instant.class && CALENDAR.matcher(text).matches()) {
      return Instant.parse(text);
    }
    if (Number.class.isAssignableFrom(type)) {
      return Long.valueOf(text);
    }
    throw Cursor.refused();
  }

  Ranked ranked(Record row) {
    var viewer = Viewers.current();
    boolean groups = viewer.may(FactColumns.GROUPS);
    Object value = row.get(VALUE);
    return new Ranked(
        new CustomerId(row.get(CUSTOMER.ID)),
        row.get(CUSTOMER.EXTERNAL_ID),
        row.get(CUSTOMER.NAME),
        groups ? Group.of(row.get(of(facts, STANDING.GROUP_CODE))) : null,
        groups ? Group.of(row.get(of(facts, STANDING.RAW_GROUP))) : null,
        Customers.includes(
                FactColumns.LEDGER, row.get(CUSTOMER.OWNER_ID), row.get(CUSTOMER.TEAM_ID))
            ? Standings.facts(row, facts).withTrend(row.get(of(facts, STANDING.TREND)))
            : null,
        new After(value == null ? null : text(value), text(Objects.requireNonNull(row.get(TIE)))),
        cells(row, shown));
  }

  /** Never in powers of ten: a zero with decimals would be 0E-16, and a cursor is only digits. */
  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }
}
