package io.kesher.rounds;

import static io.kesher.db.rounds.Tables.PLAN;
import static io.kesher.db.rounds.Tables.ROUND;

import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.rounds.Round.Stage;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decision that ends a review: what the office expects of each group from now on. */
@Service
public class Plans {
  private static final BigDecimal MOST = new BigDecimal("1e13");
  private static final BigDecimal MOST_HOURS = new BigDecimal("1e9");

  private final DSLContext database;
  private final Rounds rounds;
  private final Clock clock;

  Plans(DSLContext database, Rounds rounds, Clock clock) {
    this.database = database;
    this.rounds = rounds;
    this.clock = clock;
  }

  /**
   * Ends the review. Disputes that are open then stay open: these customers stay where they are.
   *
   * @param plans at most one for each group
   * @throws Refusal 409 where the round is not in review, 422 with the faults of the plans
   */
  @Transactional
  public Round decide(long id, List<Plan> plans) {
    rounds.expect(id, Stage.REVIEW);
    check(plans);
    database.deleteFrom(PLAN).where(PLAN.ROUND_ID.eq(id)).execute();
    for (Plan plan : plans) {
      database
          .insertInto(PLAN)
          .set(PLAN.ROUND_ID, id)
          .set(PLAN.GROUP_CODE, plan.group().name())
          .set(PLAN.CONTRIBUTION, plan.contribution().setScale(2, RoundingMode.HALF_EVEN))
          .set(PLAN.HOURS, plan.hours().setScale(2, RoundingMode.HALF_EVEN))
          .execute();
    }
    database
        .update(ROUND)
        .set(ROUND.DECIDED_BY, Viewers.by())
        .set(ROUND.DECIDED_AT, clock.instant())
        .where(ROUND.ID.eq(id))
        .execute();
    return rounds.changed(id);
  }

  private static void check(List<Plan> plans) {
    List<FieldFault> faults = new ArrayList<>();
    Map<Group, Plan> groups = new EnumMap<>(Group.class);
    for (Plan plan : plans) {
      String group = plan.group().name().toLowerCase(Locale.ROOT);
      if (groups.put(plan.group(), plan) != null) {
        faults.add(FieldFault.of(group + ".contribution", "rounds.fault.twice"));
      }
      if (plan.contribution().abs().compareTo(MOST) >= 0) {
        faults.add(FieldFault.of(group + ".contribution", "rounds.fault.far"));
      }
      if (plan.hours().signum() < 0 || plan.hours().compareTo(MOST_HOURS) >= 0) {
        faults.add(FieldFault.of(group + ".hours", "rounds.fault.hours"));
      }
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  public Map<Group, Plan> of(Round round) {
    Map<Group, Plan> plans = new EnumMap<>(Group.class);
    database
        .selectFrom(PLAN)
        .where(PLAN.ROUND_ID.eq(round.id()))
        .forEach(row -> {
          var group = Group.valueOf(row.getGroupCode());
          plans.put(group, new Plan(group, row.getContribution(), row.getHours()));
        });
    return plans;
  }
}
