package io.kesher.profitability;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.profitability.PeriodRows.of;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.shl;

import io.kesher.agreements.ProductLine;
import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.CustomerColumn;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.web.Frame;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * What the ledger says of customers, as columns of their list over one period.
 *
 * @param facts the standings, or the same worked out for another period
 * @param lines all that the office has
 */
record FactColumns(Table<?> facts, Supplier<List<ProductLine>> lines) {
  static final String LEDGER = "ledger:see";
  static final String GROUPS = "groups:see";

  private static final BigDecimal SECONDS_IN_HOUR = BigDecimal.valueOf(3600);
  private static final List<String> LETTERS = Stream.of(Group.values()).map(Enum::name).toList();
  private static final Set<String> NAMES =
      new FactColumns(STANDING, List::of)
          .all()
          .map(CustomerColumn::name)
          .collect(Collectors.toSet());

  /** Each is made when it is looked at. */
  Stream<CustomerColumn<?>> all() {
    return Stream.<Supplier<CustomerColumn<?>>>of(
            () -> group("group", STANDING.GROUP_CODE).with(Trait.GROUPED),
            () -> number("contribution", Type.MONEY, STANDING.CONTRIBUTION, Trait.FILLED),
            () -> number("income", Type.MONEY, STANDING.INCOME, Trait.FILLED),
            () -> hours(),
            () -> number("trend", Type.MONEY, STANDING.TREND, Trait.FILLED),
            () -> number("directCost", Type.MONEY, STANDING.DIRECT_COST, Trait.FILLED),
            () -> number("timeCost", Type.MONEY, STANDING.TIME_COST, Trait.FILLED),
            () -> number("contributionPerHour", Type.MONEY, STANDING.CONTRIBUTION_PER_HOUR),
            () -> number("persistence", Type.NUMBER, STANDING.PERSISTENCE, Trait.FILLED),
            () -> number("breadth", Type.NUMBER, STANDING.BREADTH, Trait.FILLED),
            () -> number("regularity", Type.NUMBER, STANDING.REGULARITY),
            () -> number("entries", Type.NUMBER, STANDING.ENTRIES, Trait.FILLED),
            () -> line(),
            () -> waiting(),
            () -> movedFrom())
        .map(Supplier::get);
  }

  /** Whether this is the name of a fact. */
  static boolean has(String name) {
    return NAMES.contains(name);
  }

  private static Words words(String name) {
    return Words.of("profitability.column." + name);
  }

  private static String letter(Frame frame, String code) {
    return frame.say("web.group." + code);
  }

  private CustomerColumn<String> group(String name, Field<String> column) {
    return CustomerColumn.of(
            FilterField.choice(name, LETTERS),
            Words.of("profitability.column." + name, FactColumns::letter),
            of(facts, column))
        .within(GROUPS);
  }

  /** As exact as it was asked: 1.5 is no whole number, and a huge one fits no integer. */
  private CustomerColumn<BigDecimal> number(
      String name, Type type, Field<? extends Number> standing, Trait... more) {
    Field<?> column = of(facts, standing);
    Field<BigDecimal> exact =
        column.getType() == BigDecimal.class
            ? column.coerce(BigDecimal.class)
            : column.cast(BigDecimal.class);
    return CustomerColumn.of(FilterField.of(name, type), words(name), exact)
        .orderedBy(column)
        .within(LEDGER)
        .with(Trait.SORTED, more);
  }

  /** Sorted by seconds, of which there is an index. */
  private CustomerColumn<BigDecimal> hours() {
    var seconds = of(facts, STANDING.SECONDS);
    return CustomerColumn.of(
            FilterField.of("hours", Type.NUMBER),
            words("hours"),
            seconds.cast(BigDecimal.class).div(SECONDS_IN_HOUR))
        .orderedBy(seconds)
        .within(LEDGER)
        .with(Trait.SORTED, Trait.FILLED);
  }

  /** Lines are bits of one number. */
  private CustomerColumn<String[]> line() {
    var bits = of(facts, STANDING.LINES);
    Map<String, ProductLine> byCode =
        lines.get().stream()
            .collect(
                Collectors.toMap(
                    ProductLine::code, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    var codes =
        array(
            select(PRODUCT_LINE.CODE)
                .from(PRODUCT_LINE)
                .where(bits.bitAnd(shl(inline(1L), PRODUCT_LINE.ID)).ne(0L))
                .orderBy(PRODUCT_LINE.ID));
    var each =
        select(PRODUCT_LINE.CODE.as("key"), shl(inline(1L), PRODUCT_LINE.ID).as("bit"))
            .from(PRODUCT_LINE)
            .asTable("each_line");
    return CustomerColumn.of(
            FilterField.choice("line", List.copyOf(byCode.keySet())),
            Words.of(
                "profitability.column.line",
                (frame, code) -> byCode.containsKey(code) ? byCode.get(code).label(frame) : code),
            codes)
        .asked(test -> brought(test, bits))
        .severally(each, bits.bitAnd(Objects.requireNonNull(each.field("bit", Long.class))).ne(0L))
        .within(LEDGER)
        .with(Trait.GROUPED);
  }

  /** Those asked for are put together once, not for each row. */
  private static Condition brought(Test test, Field<Long> lines) {
    if (test.values().isEmpty()) {
      return test.operator() == Operator.IS_NULL ? lines.eq(0L) : lines.ne(0L);
    }
    var asked =
        field(
            select(coalesce(bitOrAgg(shl(inline(1L), PRODUCT_LINE.ID)), inline(0L)))
                .from(PRODUCT_LINE)
                .where(PRODUCT_LINE.CODE.in(test.values())));
    var has = lines.bitAnd(asked).ne(0L);
    return test.operator() == Operator.NE ? has.not() : has;
  }

  private CustomerColumn<Boolean> waiting() {
    return CustomerColumn.of(
            FilterField.of("waiting", Type.YES_NO),
            words("waiting"),
            field(of(facts, STANDING.RAW_GROUP).isDistinctFrom(of(facts, STANDING.GROUP_CODE))))
        .within(GROUPS);
  }

  /** The group that they came out of in the latest classification, for those who moved. */
  private CustomerColumn<String> movedFrom() {
    var before = of(facts, STANDING.GROUP_BEFORE);
    var moved = before.isDistinctFrom(of(facts, STANDING.GROUP_CODE));
    return group("movedFrom", STANDING.GROUP_BEFORE)
        .asked(test ->
            test.operator() == Operator.NE || test.operator() == Operator.IS_NULL
                ? FilterColumns.on(before, test).or(moved.not())
                : FilterColumns.on(before, test).and(moved));
  }
}
