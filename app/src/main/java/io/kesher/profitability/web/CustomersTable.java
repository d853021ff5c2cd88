package io.kesher.profitability.web;

import io.kesher.customers.CustomerColumn;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Ranking.Sums;
import io.kesher.profitability.Totals;
import io.kesher.views.FilterWords.Chip;
import io.kesher.views.SavedView;
import io.kesher.web.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of the customers' table.
 *
 * @param sums of all whose ledgers the reader may see, which the table's are when nothing is
 *     filtered; absent where they may see each one's but not the office's
 * @param sumsBefore when they were worked out, where something was posted since
 * @param columns those that are shown, but for the name
 * @param known all that there are
 * @param editable names of those whose cells the reader may change
 * @param chips what it is filtered by, part by part
 * @param views those of the reader
 * @param view the one that it was opened with
 * @param gone a view that was just taken away
 * @param groups where it is grouped: one for each row
 * @param more address of the rows behind these; absent after the last
 * @param begins whether these are the first rows
 * @param empty whether the ledger holds nothing at all yet
 */
public record CustomersTable(
    CustomersQuery query,
    @Nullable Totals sums,
    @Nullable Instant sumsBefore,
    List<CustomerColumn<?>> columns,
    List<CustomerColumn<?>> known,
    Set<String> editable,
    List<Chip> chips,
    List<SavedView> views,
    @Nullable SavedView view,
    @Nullable Long gone,
    List<Sums> groups,
    List<Row> rows,
    Scale scale,
    @Nullable String more,
    boolean begins,
    boolean empty) {

  /** How many are in a group, where that may be told. */
  public long count(Group group) {
    return sums == null ? 0 : sums.groups().getOrDefault(group, 0L);
  }

  /** Whether a view was opened and then something else was asked. */
  public boolean isChanged() {
    return view != null && view.query() != null && !view.query().equals(query.state());
  }

  /** Whether this is what everybody has, or one of its groups, rather than a view of somebody. */
  public boolean shows(Group group) {
    return view == null && query.words().equals(Chosen.words(group, null, false, null));
  }

  public boolean showsAll() {
    return view == null && query.words().isEmpty();
  }

  public @Nullable CustomerColumn<?> grouping() {
    return known.stream().filter(each -> each.name().equals(query.by())).findFirst().orElse(null);
  }

  /** How a group is called. */
  public String label(Frame frame, Sums group) {
    var column = grouping();
    return group.key() == null || column == null
        ? frame.say("profitability.by.none")
        : column.words().choice(frame, group.key());
  }

  /** The customers of one group alone. */
  public String of(Sums group) {
    var key = group.key();
    var test = query.by() + (key == null ? " is null" : " eq '" + key.replace("'", "''") + "'");
    var words = query.words().isEmpty() ? test : "(" + query.words() + ") and " + test;
    return query.filtered(words).grouped("").path();
  }

  /**
   * @param spark absent where the ranked customer has no facts
   */
  public record Row(Ranked ranked, @Nullable Spark spark) {}
}
