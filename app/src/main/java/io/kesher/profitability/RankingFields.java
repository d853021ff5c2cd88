package io.kesher.profitability;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.STANDING;
import static io.kesher.profitability.Ranking.of;
import static org.jooq.impl.DSL.bitOrAgg;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.shl;

import io.kesher.agreements.ProductLine;
import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.Customer;
import io.kesher.customers.Tags;
import io.kesher.identity.Viewers;
import io.kesher.values.Folded;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/** What the customers' table can be filtered by, and what that means over its facts. */
public final class RankingFields {
  private static final BigDecimal SECONDS_IN_HOUR = BigDecimal.valueOf(3600);

  private static final Set<String> GROUPS = Set.of("group", "waiting");
  private static final Set<String> OF_CUSTOMERS =
      Set.of("externalId", "name", "kind", "tag", "birthDate", "since");

  private RankingFields() {}

  /** Those that the reader may ask for: what is hidden from them is unknown. */
  public static List<FilterField> visible(List<ProductLine> lines) {
    var viewer = Viewers.current();
    return all(lines).stream()
        .filter(field -> !isFact(field) || viewer.may("ledger:see"))
        .filter(field -> !GROUPS.contains(field.name()) || viewer.may("groups:see"))
        .filter(field -> !field.name().equals("birthDate") || viewer.sees("customers.birth-date"))
        .toList();
  }

  /** Whether it tells of what a customer brings and takes. */
  static boolean isFact(FilterField field) {
    return !OF_CUSTOMERS.contains(field.name()) && !GROUPS.contains(field.name());
  }

  /** All of them, in an office with these product lines. */
  private static List<FilterField> all(List<ProductLine> lines) {
    return List.of(
        FilterField.of("externalId", Type.TEXT),
        FilterField.of("name", Type.TEXT),
        FilterField.choice("kind", Stream.of(Customer.Kind.values()).map(Enum::name).toList()),
        FilterField.of("tag", Type.TEXT),
        FilterField.of("birthDate", Type.DATE),
        FilterField.of("since", Type.DATE),
        FilterField.choice("group", Stream.of(Group.values()).map(Enum::name).toList()),
        FilterField.of("waiting", Type.YES_NO),
        FilterField.choice("line", lines.stream().map(ProductLine::code).toList()),
        FilterField.of("entries", Type.NUMBER),
        FilterField.of("income", Type.MONEY),
        FilterField.of("directCost", Type.MONEY),
        FilterField.of("hours", Type.NUMBER),
        FilterField.of("timeCost", Type.MONEY),
        FilterField.of("contribution", Type.MONEY),
        FilterField.of("contributionPerHour", Type.MONEY),
        FilterField.of("persistence", Type.NUMBER),
        FilterField.of("breadth", Type.NUMBER),
        FilterField.of("regularity", Type.NUMBER),
        FilterField.of("trend", Type.MONEY));
  }

  static Condition condition(Test test, Table<?> facts) {
    return switch (test.field().name()) {
      case "externalId" -> FilterColumns.on(CUSTOMER.EXTERNAL_ID, test);
      case "name" -> name(test);
      case "kind" -> FilterColumns.on(CUSTOMER.KIND.upper(), test);
      case "tag" -> tag(test);
      case "birthDate" -> FilterColumns.on(CUSTOMER.BIRTH_DATE, test);
      case "since" -> FilterColumns.on(CUSTOMER.SINCE, test);
      case "group" -> FilterColumns.on(of(facts, STANDING.GROUP_CODE), test);
      case "waiting" ->
          FilterColumns.on(
              field(of(facts, STANDING.RAW_GROUP).isDistinctFrom(of(facts, STANDING.GROUP_CODE))),
              test);
      case "line" -> line(test, of(facts, STANDING.LINES));
      case "entries" -> number(of(facts, STANDING.ENTRIES), test);
      case "income" -> number(of(facts, STANDING.INCOME), test);
      case "directCost" -> number(of(facts, STANDING.DIRECT_COST), test);
      case "hours" ->
          FilterColumns.on(
              of(facts, STANDING.SECONDS).cast(BigDecimal.class).div(SECONDS_IN_HOUR), test);
      case "timeCost" -> number(of(facts, STANDING.TIME_COST), test);
      case "contribution" -> number(of(facts, STANDING.CONTRIBUTION), test);
      case "contributionPerHour" -> number(of(facts, STANDING.CONTRIBUTION_PER_HOUR), test);
      case "persistence" -> number(of(facts, STANDING.PERSISTENCE), test);
      case "breadth" -> number(of(facts, STANDING.BREADTH), test);
      case "regularity" -> number(of(facts, STANDING.REGULARITY), test);
      case "trend" -> number(of(facts, STANDING.TREND), test);
      default -> throw new IllegalStateException("No column for " + test.field().name());
    };
  }

  /** As exact as it was asked: 1.5 is no whole number, and a huge one fits no integer. */
  private static Condition number(Field<?> column, Test test) {
    return FilterColumns.on(
        column.getType() == BigDecimal.class
            ? column.coerce(BigDecimal.class)
            : column.cast(BigDecimal.class),
        test);
  }

  /** A part of a name is found in any spelling of the same letters. */
  private static Condition name(Test test) {
    if (test.operator() != Operator.CONTAINS && test.operator() != Operator.STARTSWITH) {
      return FilterColumns.on(CUSTOMER.NAME, test);
    }
    var folded = Folded.of((String) test.values().getFirst()).text();
    return FilterColumns.on(
        CUSTOMER.NAME_KEY, new Test(test.field(), test.operator(), List.of(folded)));
  }

  /** Of several tags one that fits is enough; whoever is not to have one has none that fits. */
  private static Condition tag(Test test) {
    return switch (test.operator()) {
      case IS_NULL -> Tags.any().not();
      case IS_NOT_NULL -> Tags.any();
      case NE -> Tags.named((String) test.values().getFirst()).not();
      default ->
          test.values().stream()
              .map(String.class::cast)
              .map(tagged(test.operator()))
              .reduce(noCondition(), Condition::or);
    };
  }

  private static Function<String, Condition> tagged(Operator operator) {
    return switch (operator) {
      case CONTAINS -> Tags::containing;
      case STARTSWITH -> Tags::beginning;
      default -> Tags::named;
    };
  }

  /** Lines are bits of one number; those asked for are put together once, not for each row. */
  private static Condition line(Test test, Field<Long> lines) {
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
}
