package io.kesher.books;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer of a proposal.
 *
 * @param place by contribution, from 1
 * @param from whose they were when it was built; absent: nobody's
 * @param to whose they are to be; absent: nobody's
 * @param needs hours a month
 * @param outcome absent as long as nobody has accepted it
 */
public record Line(
    CustomerId customer,
    String name,
    int place,
    @Nullable EmployeeId from,
    @Nullable String fromName,
    @Nullable EmployeeId to,
    @Nullable String toName,
    BigDecimal needs,
    List<Reason> reasons,
    @Nullable Outcome outcome) {
  /** What became of it. */
  public enum Outcome {
    MOVED,
    /** Somebody had moved them meanwhile: they stayed there. */
    OVERTAKEN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean moves() {
    return !Objects.equals(from, to);
  }
}
