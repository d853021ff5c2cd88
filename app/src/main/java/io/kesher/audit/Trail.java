package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.KIND;
import static io.kesher.db.audit.Tables.PERSON;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SelectSeekStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The trail as it is read: who, what, when, from where. */
@Service
public class Trail {
  private final DSLContext database;
  private final Acting acting;

  Trail(DSLContext database, Acting acting) {
    this.database = database;
    this.acting = acting;
  }

  /**
   * One entry.
   *
   * @param name of who acted, as it was then
   * @param route absent for what no request did
   * @param number how many rows it was
   * @param customers whom it concerns; {@code names} are the first of them, as they were called
   * @param before by the key of each row, what changed as it was; JSON
   * @param asked of a read, what was asked for; JSON
   */
  public record Entry(
      long id,
      Instant at,
      Actor.Kind actor,
      @Nullable Long employee,
      String name,
      @Nullable String session,
      @Nullable String address,
      @Nullable String request,
      @Nullable String route,
      Verb verb,
      String what,
      long number,
      List<Long> subjects,
      List<Long> customers,
      List<String> names,
      @Nullable Long importId,
      @Nullable String before,
      @Nullable String after,
      @Nullable String asked) {}

  /**
   * What is looked for; whatever is absent is not asked for.
   *
   * @param from first day
   * @param to last day
   * @param zone whose days they are
   */
  public record Search(
      @Nullable Long employee,
      @Nullable Verb verb,
      @Nullable String what,
      @Nullable Long customer,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      ZoneId zone) {
    /** One customer, and not all that ever happened with them. */
    private boolean isOfFew() {
      return customer != null && (employee != null || verb != null || what != null);
    }
  }

  /** Where a page goes on: behind this entry. */
  public record After(Instant at, long id) {}

  /** At most {@code limit} entries behind {@code after}, the newest first. */
  public List<Entry> page(Search search, @Nullable After after, int limit) {
    return rows(search, after).limit(limit).fetch(Trail::entry);
  }

  /** All of them as a stream that must be closed; to be read inside a transaction. */
  public Stream<Entry> all(Search search) {
    return rows(search, null).fetchSize(1000).fetchStream().map(Trail::entry);
  }

  /** What there are entries of: whatever is watched or read. */
  public List<String> kinds() {
    return database.selectDistinct(KIND.WHAT).from(KIND).orderBy(KIND.WHAT).fetch(KIND.WHAT);
  }

  /** Who acted, by the name they had last. */
  public record Person(long employee, String name) {}

  public List<Person> people() {
    return database
        .select(PERSON.EMPLOYEE_ID, PERSON.NAME)
        .from(PERSON)
        .orderBy(PERSON.NAME)
        .fetch(Records.mapping(Person::new));
  }

  /**
   * Somebody opened a customer or changed them.
   *
   * @param name of who it was, as it was then
   */
  public record Sight(Instant at, Actor.Kind actor, String name, Verb verb) {}

  /**
   * The last of them, the newest first; lists and searches of several are not among them. They are
   * read from an index of their own: somebody may have been opened ten thousand times.
   */
  public List<Sight> sights(long customer, int limit) {
    return database
        .select(
            ENTRY.AT,
            ENTRY.ACTOR.convertFrom(Trail::actor),
            ENTRY.NAME,
            ENTRY.VERB.convertFrom(code -> Verb.of(code).orElseThrow()))
        .from(ENTRY)
        .where(cardinality(ENTRY.CUSTOMERS).eq(inline(1)))
        .and(arrayGet(ENTRY.CUSTOMERS, inline(1)).eq(customer))
        .orderBy(ENTRY.AT.desc())
        .limit(limit)
        .fetch(Records.mapping(Sight::new));
  }

  /**
   * What became of a customer and of how they are reached, behind {@code after}, the newest first;
   * what files did to them is not among it.
   */
  public List<Entry> changesOf(long customer, After after, int limit) {
    return newestFirst(
            of(customer)
                .and(ENTRY.IMPORT_ID.isNull())
                // written out, so that the planner knows the index that holds no more than these
                .and(ENTRY.VERB.in(inline("create"), inline("change"), inline("delete")))
                .and(ENTRY.WHAT.in(inline("customer"), inline("contact-point")))
                .and(behind(after)),
            true)
        .limit(limit)
        .fetch(Trail::entry);
  }

  /** Notes that somebody came in, went out, or was not let in. */
  public void note(Verb verb, @Nullable Long employee, String name, @Nullable String tried) {
    var who = acting.now();
    database
        .insertInto(ENTRY)
        .set(
            ENTRY.ACTOR,
            (employee == null ? who.kind() : Actor.Kind.EMPLOYEE).name().toLowerCase(Locale.ROOT))
        .set(ENTRY.EMPLOYEE_ID, employee)
        .set(ENTRY.NAME, name)
        .set(ENTRY.SESSION, who.session())
        .set(ENTRY.ADDRESS, who.address())
        .set(ENTRY.REQUEST, who.request())
        .set(ENTRY.ROUTE, who.route())
        .set(ENTRY.VERB, verb.code())
        .set(ENTRY.WHAT, "session")
        .set(ENTRY.NUMBER, 1L)
        .set(
            ENTRY.ASKED,
            tried == null
                ? null
                : JSONB.valueOf(
                    tools.jackson.databind.json.JsonMapper.shared()
                        .writeValueAsString(java.util.Map.of("name", tried))))
        .execute();
  }

  private SelectSeekStep2<Record, Instant, Long> rows(Search search, @Nullable After after) {
    return newestFirst(fits(search).and(behind(after)), search.isOfFew());
  }

  /**
   * @param few whether entries are found first and put in order then. Left to itself the database
   *     takes whoever is often read for somebody who is as often changed, and looks for their
   *     changes among all that ever happened.
   */
  private SelectSeekStep2<Record, Instant, Long> newestFirst(Condition which, boolean few) {
    var entries = select(ENTRY.fields()).from(ENTRY).where(which);
    var found =
        few ? name("found").asMaterialized(entries) : name("found").asNotMaterialized(entries);
    return database
        .with(found)
        .select(found.fields())
        .from(found)
        .orderBy(
            requireNonNull(found.field(ENTRY.AT)).desc(),
            requireNonNull(found.field(ENTRY.ID)).desc());
  }

  private static Condition of(long customer) {
    return ENTRY.CUSTOMERS.contains(new Long[] {customer});
  }

  private static Condition behind(@Nullable After after) {
    return after == null ? noCondition() : row(ENTRY.AT, ENTRY.ID).lt(row(after.at(), after.id()));
  }

  private Condition fits(Search search) {
    Condition fits = noCondition();
    if (search.employee() instanceof Long employee) {
      fits = fits.and(ENTRY.EMPLOYEE_ID.eq(employee));
    }
    if (search.verb() instanceof Verb verb) {
      fits = fits.and(ENTRY.VERB.eq(verb.code()));
    }
    if (search.what() instanceof String what) {
      fits = fits.and(ENTRY.WHAT.eq(what));
    }
    if (search.customer() instanceof Long customer) {
      fits = fits.and(of(customer));
    }
    if (search.from() instanceof LocalDate from) {
      fits = fits.and(ENTRY.AT.ge(from.atStartOfDay(search.zone()).toInstant()));
    }
    if (search.to() instanceof LocalDate to) {
      fits = fits.and(ENTRY.AT.lt(to.plusDays(1).atStartOfDay(search.zone()).toInstant()));
    }
    return fits;
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get(ENTRY.ID),
        row.get(ENTRY.AT),
        actor(row.get(ENTRY.ACTOR)),
        row.get(ENTRY.EMPLOYEE_ID),
        row.get(ENTRY.NAME),
        row.get(ENTRY.SESSION),
        row.get(ENTRY.ADDRESS),
        row.get(ENTRY.REQUEST),
        row.get(ENTRY.ROUTE),
        Verb.of(row.get(ENTRY.VERB)).orElseThrow(),
        row.get(ENTRY.WHAT),
        row.get(ENTRY.NUMBER),
        list(row.get(ENTRY.SUBJECTS)),
        list(row.get(ENTRY.CUSTOMERS)),
        list(row.get(ENTRY.NAMES)),
        row.get(ENTRY.IMPORT_ID),
        text(row.get(ENTRY.BEFORE)),
        text(row.get(ENTRY.AFTER)),
        text(row.get(ENTRY.ASKED)));
  }

  private static Actor.Kind actor(String code) {
    return Actor.Kind.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static <T> List<T> list(T @Nullable [] values) {
    return values == null ? List.of() : List.of(values);
  }

  private static @Nullable String text(@Nullable JSONB json) {
    return json == null ? null : json.data();
  }
}
