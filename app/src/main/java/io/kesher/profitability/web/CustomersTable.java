package io.kesher.profitability.web;

import io.kesher.agreements.ProductLine;
import io.kesher.profitability.Group;
import io.kesher.profitability.Ranking.Ranked;
import io.kesher.profitability.Summary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the customers' table.
 *
 * @param everybody the base of the period, which the table's sums are when nothing is filtered
 * @param groups how many are in each group
 * @param more address of the rows behind these; absent after the last
 * @param begins whether these are the first rows
 * @param empty whether the ledger holds nothing at all yet
 */
public record CustomersTable(
    CustomersQuery query,
    Summary everybody,
    Map<Group, Long> groups,
    List<ProductLine> lines,
    List<Row> rows,
    Scale scale,
    @Nullable String more,
    boolean begins,
    boolean empty) {

  public record Row(Ranked ranked, Spark spark) {}
}
