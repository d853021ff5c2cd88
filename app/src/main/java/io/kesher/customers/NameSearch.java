package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.orderBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.kesher.customers.Worth.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;

/**
 * One search by name, from the nearest to those that only sound so; of those that are equally near
 * the best come first.
 *
 * <p>A name that many have is met soon on the way down from the best. For one that few have this
 * way leads past everybody, so these are taken from the index of names and ranked. Which of the two
 * it is, is not left to what the database guesses: it looks at the best customers of the office,
 * and then at no more than {@link #FEW} of those who are called so.
 */
final class NameSearch {
  /** So many of the best are looked at first. */
  private static final int BEST = 1000;

  /**
   * A name that so many of the best have is a common one; two might be a family of three, which the
   * whole way down would be gone for.
   */
  private static final int OFTEN = 5;

  /**
   * Ranking so many costs as much as walking down to the eighth of them among a million, some 10
   * ms.
   */
  private static final int FEW = 1500;

  private static final List<OrderField<?>> BY_DISPLAY_NAME =
      List.of(CUSTOMER.DISPLAY_NAME.collate("he-x-icu"), CUSTOMER.ID);

  private record Called(long id, String name) {}

  private final DSLContext database;
  private final Optional<Order> order;
  private final Sought sought;
  private final Hits hits;

  /**
   * @param order absent where the reader may not see what they are worth
   */
  NameSearch(DSLContext database, Optional<Order> order, Sought sought, Hits hits) {
    this.database = database;
    this.order = order;
    this.sought = sought;
    this.hits = hits;
  }

  /** Whoever is called so, or sounds so; further from it only as long as there are too few. */
  void near() {
    if (hits.missing() == 0) {
      return;
    }
    var nearnesses =
        Stream.of(Nearness.values())
            .filter(each -> each != Nearness.RESEMBLANCE && each.isOf(sought))
            .toList();
    var met = order.map(by -> amongTheBest(by, nearnesses)).orElse(Map.of());
    for (var nearness : nearnesses) {
      if (hits.missing() > 0) {
        named(nearness, met.getOrDefault(nearness, List.of()));
      }
    }
  }

  /** Whoever's name looks like it; only where nobody was found. */
  void mistyped() {
    if (hits.ids().isEmpty() && Nearness.RESEMBLANCE.isOf(sought)) {
      named(Nearness.RESEMBLANCE, List.of());
    }
  }

  /**
   * @param met those among the best who are as near, and no nearer
   */
  private void named(Nearness nearness, List<Called> met) {
    if (met.size() >= hits.missing()) {
      met.forEach(each -> hit(each.id(), each.name()));
    } else if (met.size() >= OFTEN || !few(nearness)) {
      many(nearness);
    }
  }

  /** Those of the best who fit, by how near they are; the best first. */
  private Map<Nearness, List<Called>> amongTheBest(Order by, List<Nearness> nearnesses) {
    var place = rowNumber().over(orderBy(by.bestFirst())).as("place");
    var best =
        select(by.customer().as("id"), place)
            .from(by.table())
            .orderBy(by.bestFirst())
            .limit(inline(BEST))
            .asTable("best");
    var near = how(nearnesses);
    return database
        .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, near)
        .from(best)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(requireNonNull(best.field("id", Long.class))))
        .where(Customers.visible(), CUSTOMER.ID.notIn(hits.ids()), near.isNotNull())
        .orderBy(best.field(place))
        .fetchGroups(
            row -> nearnesses.get(row.value3()), row -> new Called(row.value1(), row.value2()));
  }

  /** The place of the nearest that fits among these; nothing where none does. */
  private Field<Integer> how(List<Nearness> nearnesses) {
    var near = when(nearnesses.getFirst().of(sought.words()), inline(0));
    for (int place = 1; place < nearnesses.size(); place++) {
      near = near.when(nearnesses.get(place).of(sought.words()), inline(place));
    }
    return near;
  }

  /** From the index of names, ranked; false where they are too many. */
  private boolean few(Nearness nearness) {
    var called =
        select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME)
            .from(CUSTOMER)
            .where(fits(nearness))
            .limit(inline(FEW + 1))
            .asTable("called", "id", "name");
    var id = requireNonNull(called.field("id", Long.class));
    var name = requireNonNull(called.field("name", String.class));
    var all = count().over();
    List<OrderField<?>> byName = List.of(name.collate("he-x-icu"), id);
    var ranked =
        database
            .select(id, name, all)
            .from(
                order
                    .<Table<?>>map(by -> called.leftJoin(by.table()).on(by.customer().eq(id)))
                    .orElse(called))
            .orderBy(order.map(Order::knownFirst).orElse(byName))
            .limit(inline(hits.missing()))
            .fetch();
    if (ranked.isNotEmpty() && ranked.getFirst().value3() > FEW) {
      return false;
    }
    ranked.forEach(row -> hit(row.value1(), row.value2()));
    return true;
  }

  /** Down the order of worth, and then those of whom no worth is known yet. */
  private void many(Nearness nearness) {
    order.ifPresent(by ->
        walk(
            CUSTOMER.join(by.table()).on(by.customer().eq(CUSTOMER.ID)), nearness, by.bestFirst()));
    walk(CUSTOMER, nearness, BY_DISPLAY_NAME);
  }

  private void walk(Table<?> whom, Nearness nearness, List<OrderField<?>> first) {
    if (hits.missing() > 0) {
      database
          .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME)
          .from(whom)
          .where(fits(nearness))
          .orderBy(first)
          .limit(inline(hits.missing()))
          .forEach(row -> hit(row.value1(), row.value2()));
    }
  }

  private Condition fits(Nearness nearness) {
    return Customers.visible().and(nearness.of(sought.words())).and(CUSTOMER.ID.notIn(hits.ids()));
  }

  private void hit(long id, String name) {
    hits.add("name", id, name, null);
  }
}
