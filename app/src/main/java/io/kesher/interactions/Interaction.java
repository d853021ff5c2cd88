package io.kesher.interactions;

import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contact with a customer, or a note about them.
 *
 * @param direction of a note there is none
 * @param by who spent the time; absent: a program that is nobody's
 * @param seconds as the ledger has them after all corrections
 * @param measured else estimated, by the office's standard minutes
 * @param version of its wording
 * @param withdrawn logged by mistake; its time is out of the ledger
 */
public record Interaction(
    long id,
    CustomerId customer,
    InteractionKind kind,
    @Nullable Direction direction,
    @Nullable EmployeeId by,
    @Nullable String byName,
    Instant at,
    int seconds,
    boolean measured,
    String summary,
    int version,
    Instant loggedAt,
    boolean pinned,
    boolean withdrawn) {
  /** How long whoever logged it may correct its time or take it back. */
  public static final Duration OPEN = Duration.ofHours(48);

  /** Whether its time may still be corrected, and by this one. */
  public boolean isOpenTo(@Nullable EmployeeId somebody, Instant now) {
    return Objects.equals(by, somebody) && now.isBefore(loggedAt.plus(OPEN));
  }

  /** {@code call.in}; of a note its kind alone. */
  public String what() {
    return direction == null ? kind.code() : kind.code() + "." + direction.code();
  }
}
