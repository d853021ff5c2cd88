package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The customers in one employee's hands, as they are now.
 *
 * @param needs hours a month
 * @param standIn who has the book today because its holder is away; absent where they are there, or
 *     nobody stands in
 * @param awayUntil the last day of their absence; absent where they are there
 * @param costed whether it is said what an hour of theirs costs; without it the office's rate goes
 *     for them
 */
public record Book(
    EmployeeId holder,
    String name,
    int customers,
    BigDecimal needs,
    Capacity capacity,
    @Nullable String standIn,
    @Nullable LocalDate awayUntil,
    boolean costed) {

  public boolean overfull() {
    return needs.compareTo(capacity.hours()) > 0 || customers > capacity.most();
  }
}
