package io.kesher.profitability;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative contribution by rank, from the customer who brings most to the one who costs most.
 *
 * @param points in the order of ranks, about 240 of them, always with the first, the last of the
 *     top 20 %, the peak and the last
 * @param groups how many ranked customers are in each group; those in none are left out
 */
public record WhaleCurve(Summary summary, List<Point> points, Map<Group, Long> groups) {
  /**
   * @param contribution of the customer at this rank
   * @param group the most common one in the stretch that ends here; absent where nobody has been
   *     classified
   */
  public record Point(
      long rank,
      BigDecimal cumulative,
      BigDecimal contribution,
      String tie,
      @Nullable Group group) {}
}
