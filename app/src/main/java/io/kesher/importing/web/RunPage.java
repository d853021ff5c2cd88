package io.kesher.importing.web;

import io.kesher.importing.Counts;
import io.kesher.importing.Import;
import io.kesher.importing.ImportState;
import io.kesher.importing.Rejection;
import io.kesher.importing.Rows.ImportRow;
import io.kesher.importing.Tallies;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import or its dry run is, and what came of it.
 *
 * @param ready the mapping can be run
 * @param blocking the import that this one waits for
 */
public record RunPage(
    Import shown,
    boolean ready,
    @Nullable Import blocking,
    List<Refused> refused,
    List<ImportRow> noted) {
  static final int SHOWN = 100;

  /** A rejected row with its reason in words. */
  public record Refused(ImportRow row, String why) {
    public String column() {
      Rejection rejection = row.rejection();
      return rejection == null || rejection.column() == null ? "" : rejection.column();
    }

    public String value() {
      Rejection rejection = row.rejection();
      return rejection == null || rejection.value() == null ? "" : rejection.value();
    }
  }

  public boolean moves() {
    return shown.state().isAtWork();
  }

  /** Of the dry run while the file is mapped, of the import itself after that. */
  public Counts counts() {
    return ImportPages.isMapping(shown) && shown.trial() != null
        ? shown.trial().counts()
        : shown.counts();
  }

  public Tallies records() {
    return ImportPages.isMapping(shown) && shown.trial() != null
        ? shown.trial().records()
        : shown.records();
  }

  public boolean isTried() {
    return shown.trial() != null && shown.trial().finished() != null;
  }

  public boolean isTrying() {
    return shown.state() == ImportState.CHECKING;
  }

  public long pace() {
    return shown.rowsPerSecond(Instant.now());
  }

  public long left() {
    Long left = shown.secondsLeft(Instant.now());
    return left == null ? 0 : left;
  }
}
