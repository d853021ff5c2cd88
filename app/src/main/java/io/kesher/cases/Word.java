package io.kesher.cases;

import io.kesher.identity.EmployeeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said of a case.
 *
 * @param of the case that it was said of: the one asked for, or one that is part of it
 * @param seconds that it took; absent where nobody said
 */
public record Word(
    long id,
    CaseId of,
    Kind kind,
    String text,
    @Nullable EmployeeId by,
    @Nullable String byName,
    Instant at,
    @Nullable Integer seconds,
    @Nullable Boolean measured) {
  /** How long whoever wrote it may take it back. */
  public static final Duration OPEN = Duration.ofHours(48);

  /** To whom it was said. Only a note stays inside the office. */
  public enum Kind {
    /** From the office to the customer. */
    ANSWER,
    /** From the customer to the office. */
    MESSAGE,
    /** Among those who work in the office: never shown outside. */
    NOTE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public boolean outward() {
    return kind != Kind.NOTE;
  }

  public boolean isOpenTo(@Nullable EmployeeId somebody, Instant now) {
    return Objects.equals(by, somebody) && now.isBefore(at.plus(OPEN));
  }
}
