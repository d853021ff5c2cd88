package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ACTIVITY;
import static io.kesher.db.profitability.Tables.HOURLY_COST;
import static io.kesher.db.profitability.Tables.STANDARD_MINUTES;

import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an hour costs the office and how long an activity takes where nobody measured it, each from
 * a day on. An entry keeps the rate of its day for ever: a new rate changes entries that are yet to
 * be posted, not those that are.
 */
@Service
public class Rates {
  /** What an hour costs until the office says otherwise. */
  public static final BigDecimal FIRST_HOURLY_COST = BigDecimal.valueOf(120);

  private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
  private static final BigDecimal MOST_A_DAY = BigDecimal.valueOf(24 * 60);
  private static final BigDecimal MOST_AN_HOUR = BigDecimal.valueOf(100_000);

  private final DSLContext database;

  Rates(DSLContext database) {
    this.database = database;
  }

  /** What an hour costs from this day on. */
  public record HourlyCost(LocalDate validFrom, BigDecimal amount) {}

  /** How many minutes an activity takes from this day on. */
  public record StandardMinutes(String activity, LocalDate validFrom, BigDecimal minutes) {}

  public List<HourlyCost> hourlyCosts() {
    return database
        .select(HOURLY_COST.VALID_FROM, HOURLY_COST.AMOUNT)
        .from(HOURLY_COST)
        .orderBy(HOURLY_COST.VALID_FROM.desc())
        .fetch(Records.mapping(HourlyCost::new));
  }

  /** The latest first within each activity, activities in the office's order. */
  public List<StandardMinutes> standardMinutes() {
    return database
        .select(STANDARD_MINUTES.ACTIVITY, STANDARD_MINUTES.VALID_FROM, STANDARD_MINUTES.MINUTES)
        .from(STANDARD_MINUTES)
        .join(ACTIVITY)
        .on(ACTIVITY.CODE.eq(STANDARD_MINUTES.ACTIVITY))
        .orderBy(ACTIVITY.PLACE, ACTIVITY.CODE, STANDARD_MINUTES.VALID_FROM.desc())
        .fetch(Records.mapping(StandardMinutes::new));
  }

  /** The rates as they stand, to look many entries up in. */
  Book book() {
    return new Book(hourlyCosts(), standardMinutes());
  }

  /** Sets the hourly cost from a day on; the same day again replaces it. */
  @Transactional
  public void setHourlyCost(HourlyCost cost) {
    if (cost.amount().signum() < 0 || cost.amount().compareTo(MOST_AN_HOUR) > 0) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.hourly-cost");
    }
    var amount = cost.amount().setScale(2, RoundingMode.HALF_EVEN);
    database
        .insertInto(HOURLY_COST, HOURLY_COST.VALID_FROM, HOURLY_COST.AMOUNT)
        .values(cost.validFrom(), amount)
        .onConflict(HOURLY_COST.VALID_FROM)
        .doUpdate()
        .set(HOURLY_COST.AMOUNT, amount)
        .execute();
  }

  /** The hourly cost with which the office opens, good for all days before too. */
  @Transactional
  public void open(BigDecimal hourlyCost) {
    setHourlyCost(new HourlyCost(ALWAYS, hourlyCost));
  }

  /** Sets the standard minutes of an activity from a day on; a new activity is made. */
  @Transactional
  public void setStandardMinutes(StandardMinutes standard) {
    if (standard.minutes().signum() < 0 || standard.minutes().compareTo(MOST_A_DAY) > 0) {
      throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "profitability.refusal.standard-minutes");
    }
    addActivity(standard.activity());
    var minutes = standard.minutes().setScale(2, RoundingMode.HALF_EVEN);
    database
        .insertInto(
            STANDARD_MINUTES,
            STANDARD_MINUTES.ACTIVITY,
            STANDARD_MINUTES.VALID_FROM,
            STANDARD_MINUTES.MINUTES)
        .values(standard.activity(), standard.validFrom(), minutes)
        .onConflict(STANDARD_MINUTES.ACTIVITY, STANDARD_MINUTES.VALID_FROM)
        .doUpdate()
        .set(STANDARD_MINUTES.MINUTES, minutes)
        .execute();
  }

  /** Makes the activity known, with no minutes of its own until somebody sets them. */
  void addActivity(String code) {
    database.insertInto(ACTIVITY, ACTIVITY.CODE).values(code).onConflictDoNothing().execute();
  }

  /** Rates of all days, held still. */
  static final class Book {
    private final List<HourlyCost> costs;
    private final List<StandardMinutes> minutes;

    private Book(List<HourlyCost> costs, List<StandardMinutes> minutes) {
      this.costs = costs;
      this.minutes = minutes;
    }

    BigDecimal hourlyCost(LocalDate on) {
      return costs.stream()
          .filter(cost -> !cost.validFrom().isAfter(on))
          .findFirst()
          .map(HourlyCost::amount)
          .orElse(FIRST_HOURLY_COST);
    }

    boolean knows(String activity) {
      return minutes.stream().anyMatch(standard -> standard.activity().equals(activity));
    }

    /** Seconds that one such activity takes by the office's standard; 0 where it has set none. */
    int standardSeconds(String activity, LocalDate on) {
      return minutes.stream()
          .filter(
              standard -> standard.activity().equals(activity) && !standard.validFrom().isAfter(on))
          .findFirst()
          .map(standard -> standard.minutes().multiply(BigDecimal.valueOf(60)).intValue())
          .orElse(0);
    }
  }
}
