package io.kesher.cases;

import static io.kesher.db.cases.Tables.ANSWERING;
import static io.kesher.db.cases.Tables.PACE;
import static io.kesher.db.cases.Tables.PROMISE;
import static io.kesher.db.cases.Tables.RUNG;
import static io.kesher.db.cases.Tables.WATCH;

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
 * By when the office promises to answer and to solve a case: so many minutes of its business time,
 * to the first answer for all alike, to the solution by kind and severity, of which the group of
 * the customer takes a share. Whoever contributes most waits half as long. A group whose playbook
 * says when it is answered is answered so. And who is told where a promise is about to be broken.
 */
@Component
public class Promises {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 60_000;
  private static final int LEAST = 5;
  private static final int LEAST_TOLD = 10;
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
   * @param answer within how many minutes of business time a first answer comes; absent: as it was
   * @param percent of both, by group
   * @param rungs after how much of a promised time each rung is told, in per cent; 0: never
   */
  public record All(
      Map<CaseKind, Map<Severity, Integer>> minutes,
      @Nullable Integer answer,
      Map<Group, Integer> percent,
      Map<Rung, Integer> rungs) {
    /**
     * @param group absent: as it stands
     */
    Duration of(CaseKind kind, Severity severity, @Nullable Group group) {
      return share(
          Objects.requireNonNull(Objects.requireNonNull(minutes.get(kind)).get(severity)), group);
    }

    /**
     * @param group absent: as it stands
     */
    Duration answer(@Nullable Group group) {
      return share(Objects.requireNonNull(answer), group);
    }

    private Duration share(long whole, @Nullable Group group) {
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
    return new All(
        minutes,
        database.select(ANSWERING.MINUTES).from(ANSWERING).fetchSingle().value1(),
        percent,
        rungs());
  }

  private Map<Rung, Integer> rungs() {
    Map<Rung, Integer> rungs = new EnumMap<>(Rung.class);
    database
        .selectFrom(RUNG)
        .forEach(row -> rungs.put(Rung.of(row.get(RUNG.RUNG_)), row.get(RUNG.PERCENT)));
    return rungs;
  }

  /**
   * From now on; what was promised stays. Who is told when it is about to be broken, changes at
   * once.
   *
   * @throws Refusal 422 where a time is shorter than five minutes or longer than a thousand hours,
   *     with the fault at {@code <KIND>.<SEVERITY>}, {@code answer}, {@code <group>} or {@code
   *     <RUNG>}
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
    var answer = wanted.answer();
    if (answer != null && (answer < SHORTEST || answer > LONGEST)) {
      faults.add(FieldFault.of("answer", "cases.fault.promise"));
    }
    checkRungs(wanted.rungs(), faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    if (answer != null) {
      database
          .update(ANSWERING)
          .set(ANSWERING.MINUTES, answer)
          .where(ANSWERING.MINUTES.ne(answer))
          .execute();
    }
    setRungs(wanted.rungs());
    wanted.minutes().forEach((kind, minutes) -> minutes.forEach((s, time) -> set(kind, s, time)));
    wanted.percent().forEach(this::set);
  }

  /** Nobody is told before whoever stands below them, and the last is always told. */
  private void checkRungs(Map<Rung, Integer> wanted, List<FieldFault> faults) {
    var after = rungs();
    after.putAll(wanted);
    int last = 0;
    for (var rung : Rung.values()) {
      int percent = Objects.requireNonNullElse(after.get(rung), 0);
      boolean off = percent == 0 && rung != Rung.MANAGERS;
      if (!off && (percent < LEAST_TOLD || percent > MOST)) {
        faults.add(FieldFault.of(rung.name(), "cases.fault.rung", LEAST_TOLD, MOST));
      } else if (!off && percent < last) {
        faults.add(FieldFault.of(rung.name(), "cases.fault.rungs"));
      }
      last = Math.max(last, percent);
    }
  }

  /** What moves up when is worked out anew where it changes. */
  private void setRungs(Map<Rung, Integer> wanted) {
    int changed = 0;
    for (var each : wanted.entrySet()) {
      changed +=
          database
              .update(RUNG)
              .set(RUNG.PERCENT, each.getValue())
              .where(RUNG.RUNG_.eq(each.getKey().code()), RUNG.PERCENT.ne(each.getValue()))
              .execute();
    }
    if (changed > 0) {
      database.deleteFrom(WATCH).execute();
    }
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
