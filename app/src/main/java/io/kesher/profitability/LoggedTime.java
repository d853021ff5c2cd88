package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.sequence;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.HourlyCosts;
import io.kesher.importing.Copy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Sequence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Time of work that a file tells of, as a set: for targets whose records are more than time. It
 * goes by the import that brought it, as every entry of a file does.
 */
@Component
public class LoggedTime {
  private static final List<Field<?>> COLUMNS =
      List.of(
          ENTRY.ID,
          ENTRY.CUSTOMER_ID,
          ENTRY.DAY,
          ENTRY.KIND,
          ENTRY.ACTIVITY,
          ENTRY.SECONDS,
          ENTRY.QUANTITY,
          ENTRY.HOURLY_RATE,
          ENTRY.SPENT_BY,
          ENTRY.MEASURED,
          ENTRY.LOGGED,
          ENTRY.IMPORT_ID,
          ENTRY.IMPORT_ROW);

  private static final Sequence<Long> NUMBERS =
      sequence(name("profitability", "entry_id_seq"), Long.class);

  private final DSLContext database;
  private final Rates rates;
  private final HourlyCosts hourlyCosts;

  LoggedTime(DSLContext database, Rates rates, HourlyCosts hourlyCosts) {
    this.database = database;
    this.rates = rates;
    this.hourlyCosts = hourlyCosts;
  }

  /**
   * One row's work.
   *
   * @param seconds as measured; absent: the standard minutes of the activity
   */
  public record Spent(
      long row,
      CustomerId customer,
      LocalDate day,
      String activity,
      @Nullable Integer seconds,
      @Nullable EmployeeId by) {}

  /** The entry that it became, and the seconds that stand in it. */
  public record Entered(long entry, int seconds, boolean measured) {}

  /** Writes all of it, in the current transaction; what it became, in the same order. */
  public List<Entered> enter(long importId, List<Spent> work) {
    var book = rates.book();
    var own = ownRates(work); // nothing else may be asked while a COPY runs
    var ids = database.nextvals(NUMBERS, work.size());
    List<Entered> entered = new ArrayList<>(work.size());
    Copy.into(
        database,
        ENTRY,
        COLUMNS,
        line -> {
          for (int place = 0; place < work.size(); place++) {
            var spent = work.get(place);
            var measured = spent.seconds();
            int seconds =
                measured != null ? measured : book.standardSeconds(spent.activity(), spent.day());
            var rate = own.get(Rated.of(spent));
            line.add(ids.get(place))
                .add(spent.customer())
                .add(spent.day())
                .add(EntryKind.TIME.code())
                .add(spent.activity())
                .add(seconds)
                .add(1)
                .add(rate == null ? book.hourlyCost(spent.day()) : rate)
                .add(rate == null ? null : EmployeeId.toNullable(spent.by()))
                .add(measured != null)
                .add(true)
                .add(importId)
                .add(spent.row())
                .end();
            entered.add(new Entered(ids.get(place), seconds, measured != null));
          }
        });
    return entered;
  }

  private record Rated(@Nullable EmployeeId by, LocalDate day) {
    static Rated of(Spent spent) {
      return new Rated(spent.by(), spent.day());
    }
  }

  /** What an hour of each colleague costs on each day, where the office has said so. */
  private Map<Rated, BigDecimal> ownRates(List<Spent> work) {
    Map<Rated, BigDecimal> known = new HashMap<>();
    work.stream()
        .map(Rated::of)
        .distinct()
        .forEach(rated -> {
          var by = rated.by();
          if (by != null) {
            hourlyCosts.rate(by, rated.day()).ifPresent(rate -> known.put(rated, rate));
          }
        });
    return known;
  }
}
