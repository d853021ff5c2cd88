package io.kesher.profitability.web;

import io.kesher.importing.Import;
import io.kesher.profitability.Classification;
import io.kesher.profitability.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview shows.
 *
 * @param empty whether the ledger holds nothing at all yet
 * @param moves the latest classification; absent before the first
 * @param sources the files that came in last
 */
public record Overview(
    PeriodChoice choice,
    boolean empty,
    Summary summary,
    List<Headline> headlines,
    @Nullable WhaleChart chart,
    @Nullable Classification moves,
    List<Import> sources) {

  /** The longest bar among those who moved. */
  public long mostMoved() {
    return moves == null
        ? 1
        : moves.moves().stream().mapToLong(Classification.Move::customers).max().orElse(1);
  }
}
