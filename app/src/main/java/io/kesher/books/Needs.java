package io.kesher.books;

import static io.kesher.db.books.Tables.CONTACTS;
import static io.kesher.db.books.Tables.TAKEN;
import static io.kesher.db.profitability.Tables.ENTRY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import io.kesher.db.books.tables.Taken;
import io.kesher.hours.Because;
import io.kesher.hours.Lines;
import io.kesher.identity.Offices;
import io.kesher.models.staffing.ContactForecast;
import io.kesher.models.staffing.HourOfContacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/**
 * How many hours a month customers need: what the ledger has of the last eight weeks, times what
 * the next four will bring against them.
 *
 * <p>The forecast is the office's, not that of one customer, of whom eight weeks tell too little.
 * The ledger knows days and not hours, so the hour of {@link ContactForecast} is a day here: each
 * day's contacts are said to have come at midnight, and only midnights are asked for. It learns
 * what the days of the week, feasts and the trend do.
 */
@Component
class Needs {
  static final int DAYS = 56;
  private static final int DAYS_AHEAD = 28;
  private static final int HOURS_OF_DAY = 24;
  private static final double CONFIDENCE = 0.8;

  /** With fewer contacts a day than this nothing is foretold. */
  private static final double FEW = 1;

  private static final double LEAST_FACTOR = 0.5;
  private static final double GREATEST_FACTOR = 2;
  private static final Set<Because> FEASTS = Set.of(Because.FEAST, Because.EVE, Because.HALF);

  private final DSLContext database;
  private final Lines lines;
  private final Offices offices;

  Needs(DSLContext database, Lines lines, Offices offices) {
    this.database = database;
    this.lines = lines;
    this.offices = offices;
  }

  /**
   * Of what days needs are measured, and how they go on.
   *
   * @param factor what the next four weeks bring against these eight; 1 where there is too little
   *     to learn from
   */
  record Span(LocalDate from, LocalDate to, BigDecimal factor) {
    Taken taken() {
      return TAKEN.call(from, to).as("taken");
    }

    /** Hours a month of the customer whose row of {@link #taken} is joined, if there is one. */
    Field<BigDecimal> of(Taken taken, Setting setting) {
      double hours = Carrying.monthly(1, DAYS) / 3600 * factor.doubleValue();
      return greatest(
              coalesce(
                  taken.SECONDS.cast(BigDecimal.class).mul(val(BigDecimal.valueOf(hours))),
                  inline(BigDecimal.ZERO)),
              val(least(setting)))
          .cast(BigDecimal.class);
    }
  }

  static BigDecimal least(Setting setting) {
    return BigDecimal.valueOf(setting.leastMinutes())
        .divide(BigDecimal.valueOf(60), 4, RoundingMode.HALF_UP);
  }

  /** The last eight weeks of which the ledger knows time. */
  Span span() {
    var today = offices.today();
    var to =
        database
            .select(ENTRY.DAY)
            .from(ENTRY)
            .where(ENTRY.KIND.eq("t"), ENTRY.DAY.le(today))
            .orderBy(ENTRY.DAY.desc())
            .limit(1)
            .fetchOptional(ENTRY.DAY)
            .orElse(today);
    var from = to.minusDays(DAYS - 1);
    return new Span(from, to, factor(from, to));
  }

  private BigDecimal factor(LocalDate from, LocalDate to) {
    var contacts = CONTACTS.call(from, to);
    var past =
        database
            .selectFrom(contacts)
            .fetch(row -> new HourOfContacts(row.getDay().atStartOfDay(), row.getContacts()));
    double daily = past.stream().mapToInt(HourOfContacts::contacts).average().orElse(0);
    if (daily < FEW) {
      return BigDecimal.ONE.setScale(2);
    }
    return BigDecimal.valueOf(
            Math.clamp(ahead(past, from, to) / daily, LEAST_FACTOR, GREATEST_FACTOR))
        .setScale(2, RoundingMode.HALF_UP);
  }

  /** Contacts a day that are expected. */
  private double ahead(List<HourOfContacts> past, LocalDate from, LocalDate to) {
    var forecast = ContactForecast.of(past, feasts(from, to.plusDays(DAYS_AHEAD)));
    var hours =
        forecast.hours(to.plusDays(1).atStartOfDay(), DAYS_AHEAD * HOURS_OF_DAY, CONFIDENCE);
    return IntStream.range(0, DAYS_AHEAD)
        .mapToDouble(day -> hours.get(day * HOURS_OF_DAY).expected())
        .average()
        .orElse(0);
  }

  /** Days on which the office keeps other hours than on others of the week. */
  private Set<LocalDate> feasts(LocalDate from, LocalDate to) {
    var hours = lines.all().getFirst().hours();
    return from.datesUntil(to.plusDays(1))
        .filter(day -> FEASTS.contains(hours.on(day).because()))
        .collect(Collectors.toSet());
  }
}
