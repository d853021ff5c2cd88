package io.kesher.importing;

/** What became of the rows read so far; the five outcomes add up to the rows. */
public record Counts(
    long rows, long created, long updated, long unchanged, long skipped, long rejected) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  static Counts of(long[] byOutcome) {
    long rows = 0;
    for (long count : byOutcome) {
      rows += count;
    }
    return new Counts(
        rows,
        byOutcome[Outcome.CREATED.ordinal()],
        byOutcome[Outcome.UPDATED.ordinal()],
        byOutcome[Outcome.UNCHANGED.ordinal()],
        byOutcome[Outcome.SKIPPED.ordinal()],
        byOutcome[Outcome.REJECTED.ordinal()]);
  }

  Counts plus(Counts other) {
    return new Counts(
        rows + other.rows,
        created + other.created,
        updated + other.updated,
        unchanged + other.unchanged,
        skipped + other.skipped,
        rejected + other.rejected);
  }
}
