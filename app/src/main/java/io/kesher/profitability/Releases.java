package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.RELEASE;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way back from groups that a round holds to groups that follow the facts. From the published
 * groups they go on by the rule of hysteresis and the policy in force; the next publication holds
 * them again. docs/decisions/0110-groups-that-hold-can-be-let-go.md
 */
@Service
public class Releases {
  private static final int LONGEST_REASON = 500;
  private static final int MOST = 50;

  private final DSLContext database;
  private final Classifications classifications;
  private final Simulations simulations;
  private final Policies policies;
  private final Employees employees;
  private final SchedulerClient scheduler;
  private final Clock clock;

  Releases(
      DSLContext database,
      Classifications classifications,
      Simulations simulations,
      Policies policies,
      Employees employees,
      @Lazy SchedulerClient scheduler,
      Clock clock) {
    this.database = database;
    this.classifications = classifications;
    this.simulations = simulations;
    this.policies = policies;
    this.employees = employees;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /**
   * @param by absent where nobody knows
   */
  public record Release(long id, Instant at, @Nullable String by, String reason) {}

  /**
   * Who would move, without moving anybody.
   *
   * @throws Refusal 409 where no groups hold
   */
  public Simulation preview() {
    held();
    return simulations.of(policies.inForce().policy());
  }

  /**
   * Lets the groups go; a job moves whom the facts move.
   *
   * @throws Refusal 409 where no groups hold, or they have been let go already; 422 without a
   *     reason
   */
  @Transactional
  public Release release(@Nullable String reason) {
    var why = reason == null ? "" : reason.strip();
    if (why.isEmpty()) {
      throw Refusal.of(List.of(FieldFault.of("reason", "web.field.required")));
    }
    if (why.length() > LONGEST_REASON) {
      throw Refusal.of(List.of(FieldFault.of("reason", "web.field.too-long", LONGEST_REASON)));
    }
    var held = held();
    try {
      long id =
          database
              .insertInto(RELEASE)
              .set(RELEASE.CLASSIFICATION_ID, held.id())
              .set(RELEASE.REASON, why)
              .set(RELEASE.BY_ID, EmployeeId.toNullable(Viewers.current().id().orElse(null)))
              .set(RELEASE.AT, clock.instant())
              .returningResult(RELEASE.ID)
              .fetchSingle()
              .value1();
      scheduler.scheduleIfNotExists(
          Classifications.CLASSIFY.instance("release/" + id).scheduledTo(clock.instant()));
    } catch (DuplicateKeyException already) {
      throw Refusal.of(HttpStatus.CONFLICT, "profitability.refusal.released");
    }
    return all().getFirst();
  }

  /** Whether groups were let go that still hold: a job is about to move whom the facts move. */
  public boolean isUnderWay() {
    return classifications
        .latest()
        .filter(Classification::holds)
        .map(held -> database.fetchExists(RELEASE, RELEASE.CLASSIFICATION_ID.eq(held.id())))
        .orElse(false);
  }

  private Classification held() {
    return classifications
        .latest()
        .filter(Classification::holds)
        .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "profitability.refusal.not-held"));
  }

  /** The latest first, at most 50. */
  public List<Release> all() {
    var names = employees.names();
    return database
        .selectFrom(RELEASE)
        .orderBy(RELEASE.ID.desc())
        .limit(MOST)
        .fetch(row -> {
          var by = EmployeeId.ofNullable(row.getById());
          return new Release(
              row.getId(), row.getAt(), by == null ? null : names.get(by), row.getReason());
        });
  }
}
