package io.kesher.cases;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that became of a case.
 *
 * @param of the case that it became of: the one asked for, or one that is part of it
 * @param outcome of what was closed
 * @param owner into whose hands it was given, by name; absent: into nobody's
 * @param other the case that it became part of, or no longer is part of
 * @param by who did it, by name; absent: a program
 */
public record Step(
    long id,
    CaseId of,
    Kind kind,
    @Nullable Outcome outcome,
    @Nullable String owner,
    @Nullable CaseId other,
    @Nullable String by,
    Instant at) {
  /** What can become of a case. */
  public enum Kind {
    OPENED,
    WAITING,
    RESUMED,
    CLOSED,
    REOPENED,
    HANDED,
    MERGED,
    SEPARATED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
