package io.kesher.importing;

import io.kesher.tables.Detection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in, or in.
 *
 * @param step rises with everything that is asked of it
 * @param file what was found in it
 * @param guesses what its columns seem to hold
 * @param profile id of the profile that its mapping came from
 * @param counts of the rows that are in
 * @param requestedBy the employee who brought it
 */
public record Import(
    long id,
    String fileName,
    long bytes,
    ImportState state,
    int step,
    Detection file,
    List<Suggestion.Guess> guesses,
    Mapping mapping,
    @Nullable String profile,
    Counts counts,
    Tallies records,
    @Nullable Trial trial,
    @Nullable UndoReport undone,
    @Nullable Failure failure,
    @Nullable Long requestedBy,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** The data rows of the file. */
  public long rows() {
    return file.rows();
  }

  /** The rows read so far by the import, or by the dry run that goes on. */
  public long rowsRead() {
    return state == ImportState.CHECKING && trial != null ? trial.counts().rows() : counts.rows();
  }

  /** Rows in a second, since it began. */
  public long rowsPerSecond(Instant now) {
    Instant from = state == ImportState.CHECKING && trial != null ? trial.started() : startedAt;
    if (from == null) {
      return 0;
    }
    Instant until = state.isAtWork() || finishedAt == null ? now : finishedAt;
    long millis = Math.max(1, Duration.between(from, until).toMillis());
    return rowsRead() * 1000 / millis;
  }

  /** Seconds until the last row is read, at the pace so far; absent where there is no pace yet. */
  public @Nullable Long secondsLeft(Instant now) {
    long pace = rowsPerSecond(now);
    return pace == 0 ? null : (rows() - rowsRead() + pace - 1) / pace;
  }

  public boolean canUndo() {
    return switch (state) {
      case DONE, FAILED, CANCELLED -> counts.rows() > 0;
      case MAPPING, CHECKING, QUEUED, RUNNING, SUMMING, UNDOING, UNDONE -> false;
    };
  }
}
