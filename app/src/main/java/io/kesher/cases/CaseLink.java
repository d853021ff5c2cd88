package io.kesher.cases;

import java.util.Locale;

/**
 * What one case has to do with another, as the one tells it.
 *
 * @param forward whether this one was linked to the other; else the other was to this one
 */
public record CaseLink(Kind kind, boolean forward, Case other) {
  /** What two cases can have to do with each other. */
  public enum Kind {
    RELATED,
    CAUSED_BY,
    DUPLICATE_OF;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** {@code caused-by}, or where the other says so, {@code cause-of}: a part of a message key. */
  public String what() {
    return switch (kind) {
      case RELATED -> "related";
      case CAUSED_BY -> forward ? "caused-by" : "cause-of";
      case DUPLICATE_OF -> forward ? "duplicate-of" : "original-of";
    };
  }
}
