package io.kesher.books;

import io.kesher.identity.EmployeeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for a customer in somebody's book, in points.
 *
 * @param knownLines bits of the product lines that the holder knows; none: nothing was said
 */
record Fit(EmployeeId holder, Set<String> languages, long knownLines, Set<Long> skills) {
  static final double PLACED = 100;
  static final double BY_PLACE = 100;

  private static final double KEPT = 60;
  private static final double LANGUAGE = 30;
  private static final double LINES = 20;
  private static final double SKILL = 20;

  /**
   * A customer who is to lie in a book.
   *
   * @param lines bits of the product lines that bring income
   * @param skilled tags that are somebody's skill
   */
  record Candidate(
      long customer,
      @Nullable EmployeeId owner,
      double needs,
      @Nullable String language,
      long lines,
      Set<Long> skilled) {}

  double points(Candidate of) {
    return (keeps(of) ? KEPT : 0)
        + (speaks(of) ? LANGUAGE : 0)
        + LINES * knows(of)
        + SKILL * deals(of);
  }

  boolean keeps(Candidate of) {
    return holder.equals(of.owner());
  }

  boolean speaks(Candidate of) {
    return of.language() != null && languages.contains(of.language());
  }

  /** The share of the customer's lines that the holder knows. */
  double knows(Candidate of) {
    return of.lines() == 0
        ? 0
        : (double) Long.bitCount(of.lines() & knownLines) / Long.bitCount(of.lines());
  }

  /** The share of what the customer asks of skill. */
  double deals(Candidate of) {
    return of.skilled().isEmpty()
        ? 0
        : (double) of.skilled().stream().filter(skills::contains).count() / of.skilled().size();
  }

  /** What speaks for this holder and not, or less, for the one before. */
  List<Reason> reasons(Candidate of, @Nullable Fit before) {
    List<Reason> reasons = new ArrayList<>();
    if (speaks(of) && (before == null || !before.speaks(of))) {
      reasons.add(Reason.LANGUAGE);
    }
    if (knows(of) > (before == null ? 0 : before.knows(of))) {
      reasons.add(Reason.LINES);
    }
    if (deals(of) > (before == null ? 0 : before.deals(of))) {
      reasons.add(Reason.SKILL);
    }
    return reasons;
  }
}
