package io.kesher.profitability;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.importing.Tables.IMPORT;
import static io.kesher.db.profitability.Tables.ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the ledger's entries. */
@Repository
public class Entries {
  private static final Field<BigDecimal> WORTH =
      coalesce(
          ENTRY.AMOUNT,
          ENTRY
              .SECONDS
              .cast(BigDecimal.class)
              .mul(ENTRY.HOURLY_RATE)
              .div(inline(BigDecimal.valueOf(3600))));

  private final DSLContext database;

  Entries(DSLContext database) {
    this.database = database;
  }

  /**
   * What to show of a customer's entries.
   *
   * @param kind absent for all kinds
   * @param after the last entry of the page before
   */
  public record Page(Period period, @Nullable EntryKind kind, @Nullable After after, int limit) {
    public Page {
      limit = Math.clamp(limit, 1, 500);
    }
  }

  /** Where a page goes on: below the entry of this day and number. */
  public record After(LocalDate day, long id) {
    /** What a cursor carries; empty where it is no such thing. */
    public static Optional<After> of(String day, String id) {
      try {
        return Optional.of(new After(LocalDate.parse(day), Long.parseLong(id)));
      } catch (DateTimeParseException | NumberFormatException garbage) {
        return Optional.empty();
      }
    }
  }

  /**
   * Which entries a timeline asks for.
   *
   * @param money income and direct cost
   * @param time time of these activities, or of all others
   */
  public record Wanted(boolean money, boolean time, Set<String> activities, boolean others) {
    private Condition condition() {
      Condition fits = others ? ENTRY.ACTIVITY.notIn(activities) : ENTRY.ACTIVITY.in(activities);
      return or(
          money ? ENTRY.KIND.ne(EntryKind.TIME.code()) : falseCondition(),
          time ? fits : falseCondition());
    }
  }

  Optional<Entry> find(long id) {
    return select().where(ENTRY.ID.eq(id)).fetchOptional(Entries::entry);
  }

  boolean isCorrected(long id) {
    return database.fetchExists(ENTRY, ENTRY.CORRECTS.eq(id));
  }

  /**
   * What stands after all corrections up to this entry: its own amount or seconds, and those of all
   * it corrects.
   */
  BigDecimal standing(Entry entry) {
    BigDecimal stands = own(entry);
    for (Long corrected = entry.corrects(); corrected != null; ) {
      Entry earlier = find(corrected).orElseThrow();
      stands = stands.add(own(earlier));
      corrected = earlier.corrects();
    }
    return stands;
  }

  private static BigDecimal own(Entry entry) {
    var time = entry.time();
    return time == null ? entry.amount() : BigDecimal.valueOf(time.seconds());
  }

  Optional<Entry> correctionOf(long id) {
    return select().where(ENTRY.CORRECTS.eq(id)).fetchOptional(Entries::entry);
  }

  /** How many entries of each kind a customer has in a period. */
  Map<EntryKind, Long> counts(CustomerId customer, Period period) {
    return database
        .select(ENTRY.KIND, count())
        .from(ENTRY)
        .where(ENTRY.CUSTOMER_ID.eq(customer.value()))
        .and(ENTRY.DAY.between(period.from(), period.to()))
        .groupBy(ENTRY.KIND)
        .fetchMap(row -> EntryKind.of(row.value1()), row -> row.value2().longValue());
  }

  List<Entry> of(CustomerId customer, Page page) {
    return select()
        .where(ENTRY.CUSTOMER_ID.eq(customer.value()))
        .and(ENTRY.DAY.between(page.period().from(), page.period().to()))
        .and(page.kind() == null ? noCondition() : ENTRY.KIND.eq(page.kind().code()))
        .and(below(page.after()))
        .orderBy(ENTRY.DAY.desc(), ENTRY.ID.desc())
        .limit(page.limit())
        .fetch(Entries::entry);
  }

  List<Entry> latest(CustomerId customer, Wanted wanted, After after, int limit) {
    return select()
        .where(ENTRY.CUSTOMER_ID.eq(customer.value()))
        .andNot(ENTRY.LOGGED)
        .and(wanted.condition())
        .and(below(after))
        .orderBy(ENTRY.DAY.desc(), ENTRY.ID.desc())
        .limit(limit)
        .fetch(Entries::entry);
  }

  private static Condition below(@Nullable After after) {
    return after == null ? noCondition() : row(ENTRY.DAY, ENTRY.ID).lt(after.day(), after.id());
  }

  private SelectJoinStep<? extends Record> select() {
    return database
        .select(ENTRY.fields())
        .select(WORTH.as("worth"), PRODUCT_LINE.CODE, IMPORT.FILE_NAME)
        .from(ENTRY)
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(ENTRY.LINE_ID))
        .leftJoin(IMPORT)
        .on(IMPORT.ID.eq(ENTRY.IMPORT_ID));
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get(ENTRY.ID),
        new CustomerId(row.get(ENTRY.CUSTOMER_ID)),
        row.get(ENTRY.DAY),
        EntryKind.of(row.get(ENTRY.KIND)),
        row.get("worth", BigDecimal.class),
        row.get(PRODUCT_LINE.CODE),
        time(row),
        row.get(ENTRY.CORRECTS),
        source(row),
        row.get(ENTRY.NOTE),
        row.get(ENTRY.POSTED_AT));
  }

  private static Entry.@Nullable Time time(Record row) {
    String activity = row.get(ENTRY.ACTIVITY);
    return activity == null
        ? null
        : new Entry.Time(
            activity,
            row.get(ENTRY.SECONDS),
            Objects.requireNonNullElse(row.get(ENTRY.QUANTITY), 1),
            row.get(ENTRY.HOURLY_RATE),
            row.get(ENTRY.MEASURED),
            EmployeeId.ofNullable(row.get(ENTRY.SPENT_BY)));
  }

  private static Entry.@Nullable Source source(Record row) {
    Long importId = row.get(ENTRY.IMPORT_ID);
    return importId == null
        ? null
        : new Entry.Source(importId, row.get(ENTRY.IMPORT_ROW), row.get(IMPORT.FILE_NAME));
  }
}
