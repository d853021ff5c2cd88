package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said of somebody who holds a book, or could.
 *
 * @param hours a month for their customers; absent: a share of those that they work
 * @param most how many customers at most; absent: as many as the office says
 * @param languages that they speak, such as {@code ru}; none: nothing is said
 * @param lines codes of product lines that they know; none: nothing is said
 * @param skills tags of customers with whom they know how to deal
 * @param version 0 where nobody has said anything
 */
public record Holder(
    EmployeeId employee,
    @Nullable BigDecimal hours,
    @Nullable Integer most,
    List<String> languages,
    List<String> lines,
    List<String> skills,
    int version) {

  /** Of whom nothing was said. */
  static Holder of(EmployeeId employee) {
    return new Holder(employee, null, null, List.of(), List.of(), List.of(), 0);
  }

  /** What somebody says of them. */
  public record Draft(
      @Nullable BigDecimal hours,
      @Nullable Integer most,
      @Nullable List<String> languages,
      @Nullable List<String> lines,
      @Nullable List<String> skills) {
    public static Draft of(Holder holder) {
      return new Draft(
          holder.hours(), holder.most(), holder.languages(), holder.lines(), holder.skills());
    }
  }
}
