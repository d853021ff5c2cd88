package io.kesher.importing;

/** What became of the records of one target. */
public record Tally(long created, long updated, long unchanged, long skipped) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  static Tally of(long[] byOutcome) {
    return new Tally(
        byOutcome[Outcome.CREATED.ordinal()],
        byOutcome[Outcome.UPDATED.ordinal()],
        byOutcome[Outcome.UNCHANGED.ordinal()],
        byOutcome[Outcome.SKIPPED.ordinal()]);
  }

  Tally plus(Tally other) {
    return new Tally(
        created + other.created,
        updated + other.updated,
        unchanged + other.unchanged,
        skipped + other.skipped);
  }
}
