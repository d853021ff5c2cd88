package io.kesher.books.web;

import io.kesher.books.Line;
import io.kesher.books.Proposal;
import io.kesher.books.ProposedBook;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a proposal shows.
 *
 * @param moves those who would change hands, or have, from a place on
 * @param more behind which place the next of them stand; absent on the last page
 * @param left some of those for whom no book has room
 */
public record ProposalView(
    Proposal proposal,
    List<ProposedBook> books,
    List<Line> moves,
    @Nullable Integer more,
    List<Line> left) {

  /** The most hours that any book needs or has: what the bars are drawn against. */
  public double widest() {
    return books.stream()
        .flatMap(book ->
            java.util.stream.Stream.of(book.hours(), book.before().needs(), book.after().needs()))
        .mapToDouble(BigDecimal::doubleValue)
        .max()
        .orElse(1);
  }
}
