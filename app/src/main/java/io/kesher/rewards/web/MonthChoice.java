package io.kesher.rewards.web;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months that there is anything of, the latest first.
 *
 * @param open the first that is not closed; absent as long as no set was adopted
 * @param closable whether the chosen one could be closed today
 */
public record MonthChoice(
    YearMonth chosen, List<YearMonth> all, @Nullable YearMonth open, boolean closable) {
  private static final int MOST = 36;

  static List<YearMonth> between(@Nullable YearMonth first, YearMonth last) {
    List<YearMonth> all = new ArrayList<>();
    var begin = first == null || first.isAfter(last) ? last : first;
    for (var month = last;
        !month.isBefore(begin) && all.size() < MOST;
        month = month.minusMonths(1)) {
      all.add(month);
    }
    return all;
  }

  public boolean closed() {
    return open != null && chosen.isBefore(open);
  }

  /** Whether months before it have to be closed first, so that corrections still come. */
  public boolean ahead() {
    return open != null && chosen.isAfter(open);
  }

  public @Nullable YearMonth before() {
    int at = all.indexOf(chosen);
    return at >= 0 && at + 1 < all.size() ? all.get(at + 1) : null;
  }

  public @Nullable YearMonth behind() {
    int at = all.indexOf(chosen);
    return at > 0 ? all.get(at - 1) : null;
  }
}
