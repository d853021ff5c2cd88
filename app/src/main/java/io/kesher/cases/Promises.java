package io.kesher.cases;

import static io.kesher.db.cases.Tables.PACE;
import static io.kesher.db.cases.Tables.PROMISE;

import io.kesher.profitability.Group;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * By when the office promises to solve a case: so many minutes of its business time by kind and
 * severity, of which the group of the customer takes a share. Whoever contributes most waits half
 * as long.
 */
@Component
public class Promises {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 60_000;
  private static final int LEAST = 5;
  private static final int MOST = 1000;
  private static final int WHOLE = 100;

  private final DSLContext database;

  Promises(DSLContext database) {
    this.database = database;
  }

  /**
   * All of them.
   *
   * @param minutes by kind and severity
   * @param percent of that, by group
   */
  public record All(Map<CaseKind, Map<Severity, Integer>> minutes, Map<Group, Integer> percent) {
    /**
     * @param group absent: as it stands
     */
    Duration of(CaseKind kind, Severity severity, @Nullable Group group) {
      long whole = Objects.requireNonNull(Objects.requireNonNull(minutes.get(kind)).get(severity));
      return Duration.ofSeconds(
          whole * 60 * (group == null ? WHOLE : percent.getOrDefault(group, WHOLE)) / WHOLE);
    }
  }

  public All all() {
    Map<CaseKind, Map<Severity, Integer>> minutes = new EnumMap<>(CaseKind.class);
    database
        .selectFrom(PROMISE)
        .forEach(row ->
            minutes
                .computeIfAbsent(
                    CaseKind.of(row.get(PROMISE.KIND)), _ -> new EnumMap<>(Severity.class))
                .put(Severity.at(row.get(PROMISE.SEVERITY)), row.get(PROMISE.MINUTES)));
    Map<Group, Integer> percent = new EnumMap<>(Group.class);
    database
        .selectFrom(PACE)
        .forEach(
            row -> percent.put(Group.valueOf(row.get(PACE.GROUP_CODE)), row.get(PACE.PERCENT)));
    return new All(minutes, percent);
  }

  /**
   * From now on; what was promised stays.
   *
   * @throws Refusal 422 where a time is shorter than five minutes or longer than a thousand hours,
   *     with the fault at {@code <KIND>.<SEVERITY>} or {@code <group>}
   */
  @Transactional
  public void set(All wanted) {
    List<FieldFault> faults = new ArrayList<>();
    wanted
        .minutes()
        .forEach((kind, minutes) ->
            minutes.forEach((severity, time) -> {
              if (time < SHORTEST || time > LONGEST) {
                faults.add(FieldFault.of(kind + "." + severity, "cases.fault.promise"));
              }
            }));
    wanted
        .percent()
        .forEach((group, percent) -> {
          if (percent < LEAST || percent > MOST) {
            faults.add(FieldFault.of(group.name(), "cases.fault.pace", LEAST, MOST));
          }
        });
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    wanted.minutes().forEach((kind, minutes) -> minutes.forEach((s, time) -> set(kind, s, time)));
    wanted.percent().forEach(this::set);
  }

  private void set(CaseKind kind, Severity severity, int minutes) {
    database
        .update(PROMISE)
        .set(PROMISE.MINUTES, minutes)
        .where(PROMISE.KIND.eq(kind.code()), PROMISE.SEVERITY.eq(severity.place()))
        .and(PROMISE.MINUTES.ne(minutes))
        .execute();
  }

  private void set(Group group, int percent) {
    database
        .update(PACE)
        .set(PACE.PERCENT, percent)
        .where(PACE.GROUP_CODE.eq(group.name()), PACE.PERCENT.ne(percent))
        .execute();
  }
}
