package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.identity.Employee;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the customers' table.
 *
 * @param sums of all whose ledgers the reader may see, which the table's are when nothing is
 *     filtered; absent where they may see each one's but not the office's
 * @param employees into whose hands the reader may put these customers; nobody where they may not
 * @param more address of the rows behind these; absent after the last
 * @param begins whether these are the first rows
 * @param empty whether the ledger holds nothing at all yet
 */
public record CustomersTable(
    CustomersQuery query,
    @Nullable Totals sums,
    List<Employee> employees,
    List<ProductLine> lines,
    List<Row> rows,
    Scale scale,
    @Nullable String more,
    boolean begins,
    boolean empty) {

  /** How many are in a group, where that may be told. */
  public long count(Group group) {
    return sums == null ? 0 : sums.groups().getOrDefault(group, 0L);
  }

  /**
   * @param spark absent where the ranked customer has no facts
   */
  public record Row(Ranked ranked, @Nullable Spark spark) {}
}
