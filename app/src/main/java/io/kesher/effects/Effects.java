package io.kesher.effects;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.effects.Tables.COMPARED;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.abs;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.db.effects.tables.Compared;
import io.kesher.effects.Effect.Line;
import io.kesher.effects.Effect.Side;
import io.kesher.effects.Effect.Who;
import io.kesher.models.comparisons.Ratios;
import io.kesher.profitability.Group;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Holds what was before against what came after, for the customers whom the reader may see. */
@Service
public class Effects {
  private final DSLContext database;
  private final Reads reads;

  Effects(DSLContext database, Reads reads) {
    this.database = database;
    this.reads = reads;
  }

  /** One figure, in one question to the database. */
  public Effect of(Figure figure, Span span) {
    var compared = COMPARED.call(figure.code(), span.day(), span.days());
    Map<Group, Map<Boolean, Tally>> groups = new EnumMap<>(Group.class);
    database
        .select(compared.GROUP_CODE, compared.NEWLY)
        .select(sums(compared))
        .from(compared)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(compared.CUSTOMER_ID))
        .where(seen())
        .groupBy(compared.GROUP_CODE, compared.NEWLY)
        .forEach(part ->
            groups
                .computeIfAbsent(
                    Group.valueOf(part.get(compared.GROUP_CODE)), group -> new HashMap<>())
                .put(part.get(compared.NEWLY), tally(part)));
    return new Effect(figure, lines(figure, groups));
  }

  /** Facts are shown: it takes the customer, their ledger and the effects. */
  private static Condition seen() {
    return Customers.visible("ledger:see", "effects:see");
  }

  /**
   * How many there are, with units on each side; the sums of the four numbers; of their products.
   */
  private static List<SelectField<?>> sums(Compared compared) {
    var numbers = numbers(compared);
    List<SelectField<?>> sums = new ArrayList<>();
    sums.add(count());
    sums.add(count().filterWhere(compared.UNITS_BEFORE.gt(BigDecimal.ZERO)));
    sums.add(count().filterWhere(compared.UNITS_AFTER.gt(BigDecimal.ZERO)));
    numbers.forEach(number -> sums.add(sum(number)));
    for (int i = 0; i < Ratios.NUMBERS; i++) {
      for (int j = i; j < Ratios.NUMBERS; j++) {
        sums.add(
            sum(numbers.get(i).cast(Double.class).mul(numbers.get(j).cast(Double.class)))
                .cast(Double.class));
      }
    }
    return sums;
  }

  private static List<Field<BigDecimal>> numbers(Compared compared) {
    return List.of(
        compared.UNITS_BEFORE, compared.TOTAL_BEFORE, compared.UNITS_AFTER, compared.TOTAL_AFTER);
  }

  private static Tally tally(Record part) {
    int at = 2;
    long customers = number(part, at++).longValueExact();
    long customersBefore = number(part, at++).longValueExact();
    long customersAfter = number(part, at++).longValueExact();
    BigDecimal[] sums = new BigDecimal[Ratios.NUMBERS];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = number(part, at++);
    }
    double[] products = new double[Ratios.PRODUCTS];
    for (int i = 0; i < products.length; i++) {
      products[i] = requireNonNull(part.get(at++, Double.class));
    }
    return new Tally(
        new Side(customersBefore, sums[0], sums[1]),
        new Side(customersAfter, sums[2], sums[3]),
        new Ratios(
            customers,
            Arrays.stream(sums).mapToDouble(BigDecimal::doubleValue).toArray(),
            products),
        products[Ratios.product(1, 3)]);
  }

  private static BigDecimal number(Record part, int at) {
    return requireNonNull(part.get(at, BigDecimal.class));
  }

  private static List<Line> lines(Figure figure, Map<Group, Map<Boolean, Tally>> groups) {
    List<Line> lines = new ArrayList<>();
    var all = Tally.none();
    for (var group : groups.entrySet()) {
      var parts = group.getValue();
      var whole = parts.values().stream().reduce(Tally.none(), Tally::and);
      all = all.and(whole);
      lines.add(whole.line(figure, group.getKey(), Who.ALL));
      if (parts.size() > 1 && !figure.ends()) {
        lines.add(requireNonNull(parts.get(true)).line(figure, group.getKey(), Who.NEWCOMERS));
        lines.add(requireNonNull(parts.get(false)).line(figure, group.getKey(), Who.OTHERS));
      }
    }
    if (!lines.isEmpty()) {
      lines.addFirst(all.line(figure, null, Who.ALL));
    }
    return lines;
  }

  /**
   * Whose rows are wanted.
   *
   * @param group absent: of all
   */
  public record Wanted(@Nullable Group group, Who who) {}

  /** A customer behind a figure; units and totals as the database has them, no factor in them. */
  public record Behind(
      CustomerId customer,
      String name,
      Group group,
      BigDecimal unitsBefore,
      BigDecimal totalBefore,
      BigDecimal unitsAfter,
      BigDecimal totalAfter) {
    /** By how much they have changed: what they are sorted by. */
    public BigDecimal change() {
      return totalAfter.subtract(totalBefore).abs();
    }
  }

  /** Where a list goes on. */
  public record After(BigDecimal change, long customer) {
    public static After of(Behind last) {
      return new After(last.change(), last.customer().value());
    }
  }

  /** The customers behind a figure, those that have changed most first. */
  public List<Behind> behind(
      Figure figure, Span span, Wanted wanted, @Nullable After after, int limit) {
    var compared = COMPARED.call(figure.code(), span.day(), span.days());
    var change = abs(compared.TOTAL_AFTER.minus(compared.TOTAL_BEFORE));
    var found =
        database
            .select(compared.fields())
            .select(CUSTOMER.DISPLAY_NAME)
            .from(compared)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(compared.CUSTOMER_ID))
            .where(seen(), of(compared, wanted))
            .and(
                after == null
                    ? noCondition()
                    : row(change.neg(), compared.CUSTOMER_ID)
                        .gt(val(after.change().negate()), val(after.customer())))
            .orderBy(change.desc(), compared.CUSTOMER_ID)
            .limit(limit)
            .fetch(each ->
                new Behind(
                    new CustomerId(each.get(compared.CUSTOMER_ID)),
                    each.get(CUSTOMER.DISPLAY_NAME),
                    Group.valueOf(each.get(compared.GROUP_CODE)),
                    each.get(compared.UNITS_BEFORE),
                    each.get(compared.TOTAL_BEFORE),
                    each.get(compared.UNITS_AFTER),
                    each.get(compared.TOTAL_AFTER)));
    reads.saw(Verb.LIST, "standing", found.stream().map(each -> each.customer().value()).toList());
    return found;
  }

  private static Condition of(Compared compared, Wanted wanted) {
    Condition whose =
        switch (wanted.who()) {
          case ALL -> noCondition();
          case NEWCOMERS -> compared.NEWLY.isTrue();
          case OTHERS -> compared.NEWLY.isFalse();
        };
    return wanted.group() == null
        ? whose
        : whose.and(compared.GROUP_CODE.eq(wanted.group().name()));
  }
}
