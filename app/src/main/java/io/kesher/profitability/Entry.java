package io.kesher.profitability;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger, as it stands. It is never edited; a correction is another entry that
 * names it and holds the difference.
 *
 * @param amount of income, or of direct cost; for time what it costs at its rate
 * @param line the product line, where one is known
 * @param time what only an entry of time has
 * @param corrects the entry whose difference this is
 * @param source the row of the import that brought it; absent where a person or a module posted it
 */
public record Entry(
    long id,
    CustomerId customer,
    LocalDate day,
    EntryKind kind,
    BigDecimal amount,
    @Nullable String line,
    @Nullable Time time,
    @Nullable Long corrects,
    @Nullable Source source,
    @Nullable String note,
    Instant postedAt) {

  /**
   * Time that somebody spent.
   *
   * @param quantity how many activities
   * @param measured else estimated, by the office's standard minutes
   * @param by whose own hourly cost it was reckoned with; absent: the office's
   */
  public record Time(
      String activity,
      int seconds,
      int quantity,
      BigDecimal hourlyRate,
      boolean measured,
      @Nullable EmployeeId by) {

    /** The rate, unless it is somebody's own: that tells a salary, to those who may know it. */
    public @Nullable BigDecimal rateFor(Viewer viewer) {
      return by == null || viewer.may("hourly-costs:see") ? hourlyRate : null;
    }
  }

  /** Row of a file. */
  public record Source(long importId, long row, String fileName) {}

  /** What it adds to the contribution: a cost takes away. */
  public BigDecimal effect() {
    return kind == EntryKind.INCOME ? amount : amount.negate();
  }
}
