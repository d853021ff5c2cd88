package io.kesher.customers;

import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said about being sent advertising by one channel.
 *
 * @param given false: refused, or taken back
 * @param day when they said so
 * @param source how: on which form, in which call
 * @param by who wrote it down
 */
public record Consent(
    Channel channel,
    boolean given,
    LocalDate day,
    String source,
    @Nullable EmployeeId by,
    Instant at) {

  /** As somebody wrote it down. */
  public record Draft(
      @Nullable Channel channel,
      @Nullable Boolean given,
      @Nullable LocalDate day,
      @Nullable String source) {}
}
