package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.KnownBy.Kind;
import io.kesher.customers.Worth.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Who fits what somebody typed: by a number or an address that a customer is known by, or by name,
 * in either script, from the nearest to those that only sound so. It goes on to the next kind only
 * as long as there are too few; of those that are equally near, the office's best come first.
 */
@Service
public class CustomerSearch {
  private static final int LEAST_LETTERS = 2;
  private static final int MOST_KNOWN = 200;

  private final DSLContext database;
  private final Reads reads;
  private final ObjectProvider<KnownBy> marks;
  private final ObjectProvider<Worth> worth;

  CustomerSearch(
      DSLContext database,
      Reads reads,
      ObjectProvider<KnownBy> marks,
      ObjectProvider<Worth> worth) {
    this.database = database;
    this.reads = reads;
    this.marks = marks;
    this.worth = worth;
  }

  /**
   * What a search found.
   *
   * @param by what they were found by: a name of {@link KnownBy}, or {@code name}
   * @param mark the whole of it, or of a text what stands around the words; absent where it was the
   *     name
   * @param group absent where they have none or the reader may not see it
   */
  public record Found(
      CustomerId id, String name, String by, @Nullable String mark, @Nullable String group) {
    /** Somebody who was not looked for. */
    public static Found named(CustomerId id, String name) {
      return new Found(id, name, "name", null, null);
    }
  }

  /**
   * At most {@code limit} of them, the nearest first; no name by a single letter. Whoever typed the
   * digits of a number by which somebody is known looks for nobody else.
   */
  public List<Found> find(String typed, int limit) {
    var sought = Sought.of(typed);
    var hits = new Hits(limit);
    known(sources(sought, Kind.MARK), List.of(), hits);
    if (!sought.isNumber() || hits.ids().isEmpty()) {
      byWords(sought, hits);
    }
    reads.asked("text", typed);
    reads.saw(Verb.SEARCH, "customer", hits.ids());
    return hits.all(worth.stream().findFirst());
  }

  /** The customers that fit what was typed; all of them where nothing was. */
  public Condition matches(String typed) {
    return matches(typed, Customers::within);
  }

  /** The same for those in the trash. */
  Condition matchesTrashed(String typed) {
    return matches(typed, Customers::reached);
  }

  private Condition matches(String typed, Function<String, Condition> whom) {
    var sought = Sought.of(typed);
    if (sought.text().isEmpty()) {
      return trueCondition();
    }
    var named = sought.words().isEmpty() ? falseCondition() : Nearness.SOUND.of(sought.words());
    var known =
        marks
            .orderedStream()
            .filter(mark -> mark.kind() != Kind.WORDS)
            .flatMap(mark -> ids(mark, sought, whom).stream())
            .toList();
    Select<Record1<Long>> ids = select(CUSTOMER.ID).from(CUSTOMER).where(named);
    for (var more : known) {
      ids = ids.union(more);
    }
    return known.isEmpty() ? named : CUSTOMER.ID.in(ids);
  }

  private static Optional<Select<Record1<Long>>> ids(
      KnownBy mark, Sought sought, Function<String, Condition> whom) {
    return mark.like(sought)
        .map(like -> like.asTable("known", "customer", "mark"))
        .map(known ->
            select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(
                    CUSTOMER.ID.in(
                        select(requireNonNull(known.field("customer", Long.class))).from(known)))
                .and(whom.apply(mark.permission())));
  }

  /** One after another, as long as there are too few. */
  private void known(Sought sought, Hits hits, Kind kind) {
    var words = kind == Kind.WORDS ? sought.words() : List.<String>of();
    sources(sought, kind).stream()
        .filter(_ -> hits.missing() > 0)
        .forEach(source -> known(List.of(source), words, hits));
  }

  private List<Source> sources(Sought sought, Kind kind) {
    return marks
        .orderedStream()
        .filter(mark -> mark.kind() == kind)
        .flatMap(mark -> mark.like(sought).map(like -> new Source(mark, like)).stream())
        .toList();
  }

  /** What is known by a mark, as a query of ids and marks. */
  private record Source(KnownBy mark, Select<Record2<Long, String>> like) {
    /** At most so many: nothing that is found by a few digits is looked at twice. */
    Select<Record4<Integer, Long, String, String>> some(int place) {
      var known = like.asTable("known", "customer", "mark");
      return select(
              inline(place),
              CUSTOMER.ID,
              CUSTOMER.DISPLAY_NAME,
              requireNonNull(known.field("mark", String.class)))
          .from(known)
          .join(CUSTOMER)
          .on(CUSTOMER.ID.eq(requireNonNull(known.field("customer", Long.class))))
          .where(Customers.visible(mark.permission()))
          .limit(inline(MOST_KNOWN));
    }
  }

  /**
   * By several marks at once, those of the first mark first.
   *
   * @param words around which a text is cut; without any the whole of a mark is shown
   */
  private void known(List<Source> sources, List<String> words, Hits hits) {
    if (sources.isEmpty()) {
      return;
    }
    var some = together(sources).asTable("some", "place", "id", "name", "mark");
    var place = requireNonNull(some.field("place", Integer.class));
    var id = requireNonNull(some.field("id", Long.class));
    var order = order();
    var ranked =
        order.<Table<?>>map(by -> some.leftJoin(by.table()).on(by.customer().eq(id))).orElse(some);
    var first = new ArrayList<OrderField<?>>(List.of(place));
    first.addAll(order.map(Order::knownFirst).orElse(List.of(id)));
    database
        .select(id, some.field("name", String.class), some.field("mark", String.class), place)
        .from(ranked)
        .where(id.notIn(hits.ids()))
        .orderBy(first)
        .limit(inline(words.isEmpty() ? hits.missing() * sources.size() : MOST_KNOWN))
        .forEach(row ->
            hits.add(
                sources.get(row.value4()).mark().name(),
                row.value1(),
                row.value2(),
                words.isEmpty() ? row.value3() : Excerpt.of(row.value3(), words)));
  }

  private static Select<Record4<Integer, Long, String, String>> together(List<Source> sources) {
    var all = sources.getFirst().some(0);
    for (int place = 1; place < sources.size(); place++) {
      all = all.unionAll(sources.get(place).some(place));
    }
    return all;
  }

  private void byWords(Sought sought, Hits hits) {
    if (sought.letters() >= LEAST_LETTERS && !sought.words().isEmpty()) {
      byName(sought, hits);
    }
    if (hits.missing() > 0) {
      known(sought, hits, Kind.DETAIL);
    }
  }

  /** What was said of anybody in these words comes before what may be mistyped. */
  private void byName(Sought sought, Hits hits) {
    var names = new NameSearch(database, order(), sought, hits);
    names.near();
    known(sought, hits, Kind.WORDS);
    names.mistyped();
  }

  private Optional<Order> order() {
    return worth.stream().flatMap(each -> each.order().stream()).findFirst();
  }
}
