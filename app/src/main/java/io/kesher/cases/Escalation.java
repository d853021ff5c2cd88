package io.kesher.cases;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A case that moved up by itself, since a promise was about to be broken.
 *
 * @param of the case: the one asked for, or one that is part of it
 * @param dueAt by when it was promised
 * @param percent of the promised time that had passed
 * @param asked whom the rung was for, and what became of each; nobody where there was none
 */
public record Escalation(
    long id,
    CaseId of,
    Owed owed,
    Instant dueAt,
    Rung rung,
    int percent,
    Instant at,
    List<Asked> asked) {
  public Escalation {
    asked = List.copyOf(asked);
  }

  /**
   * @param toldAt when it stood on their page of today; absent: it never did
   */
  public record Asked(EmployeeId who, String name, Because because, @Nullable Instant toldAt) {}

  /** What became of somebody for whom a rung was. */
  public enum Because {
    TOLD,
    /** Nobody of the rung is there: when their shift begins. */
    LATER,
    /** Not in their shift, and somebody else was told. */
    OFF,
    AWAY,
    LEFT,
    /** They may not see the case. */
    UNSEEN;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Because of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
