package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.cases.Tables.LADDER;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.kesher.cases.Escalation.Because;
import io.kesher.cases.Watching.Due;
import io.kesher.hours.Availabilities;
import io.kesher.hours.Availability;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who of a rung is told. A mate is asked one at a time, the deputy of whoever is away first, then
 * whoever has least to do; those who lead, and those who manage, all of them. The number of
 * questions to the database goes by the people, not by the cases.
 */
@Component
class Rungs {
  private final DSLContext database;
  private final Availabilities availabilities;
  private final OpenCases open;
  private final Rights rights;

  Rungs(DSLContext database, Availabilities availabilities, OpenCases open, Rights rights) {
    this.database = database;
    this.availabilities = availabilities;
    this.open = open;
    this.rights = rights;
  }

  /**
   * @param people whom the rung is for, in the order in which they were asked
   * @param passesOn whether nobody looks at the case, so that the next rung is told at once
   */
  record Answer(Map<EmployeeId, Because> people, boolean passesOn) {}

  /** For each case by its number. */
  Map<Long, Answer> ask(List<Due> due, Instant at) {
    var owners = due.stream().map(Due::owner).filter(Objects::nonNull).distinct().toList();
    var there = new HashMap<>(availabilities.of(owners, at));
    Map<EmployeeId, EmployeeId> deputies = new HashMap<>();
    owners.stream()
        .filter(owner -> off(there.get(owner)) == Because.AWAY)
        .forEach(
            owner -> availabilities.standIn(owner, at).ifPresent(who -> deputies.put(owner, who)));
    var standing = standing(due, deputies);
    var everybody = standing.values().stream().flatMap(List::stream).distinct().toList();
    there.putAll(availabilities.of(everybody, at));
    var busy = new HashMap<>(open.of(everybody));
    var seen = seen(standing);
    Map<Long, Answer> answers = new HashMap<>();
    for (var one : due) {
      var deputy = one.owner() == null ? null : deputies.get(one.owner());
      var asked = new LinkedHashMap<EmployeeId, Because>();
      for (var who : inOrder(standing.getOrDefault(one.of(), List.of()), deputy, busy)) {
        boolean sees = seen.getOrDefault(who, Set.of()).contains(one.of());
        asked.put(who, sees ? because(there.get(who)) : unseen(there.get(who)));
        if (one.rung() == Rung.MATES && asked.get(who) == Because.TOLD) {
          busy.merge(who, 1, Integer::sum);
          break;
        }
      }
      answers.put(
          one.of(), answer(one, asked, one.owner() == null ? null : there.get(one.owner())));
    }
    return answers;
  }

  private static List<EmployeeId> inOrder(
      List<EmployeeId> people, @Nullable EmployeeId deputy, Map<EmployeeId, Integer> busy) {
    return people.stream()
        .sorted(
            comparing((EmployeeId who) -> !who.equals(deputy))
                .thenComparing(comparingInt(who -> busy.getOrDefault(who, 0)))
                .thenComparing(EmployeeId::value))
        .toList();
  }

  /** Whom the rungs are for, with the deputies of those who are away. */
  private Map<Long, List<EmployeeId>> standing(
      List<Due> due, Map<EmployeeId, EmployeeId> deputies) {
    var rung =
        due.stream()
            .collect(groupingBy(Due::atRung, mapping(Due::of, toList())))
            .entrySet()
            .stream()
            .map(each ->
                LADDER.RUNG.eq(each.getKey().code()).and(LADDER.CASE_ID.in(each.getValue())))
            .reduce(DSL.falseCondition(), (one, other) -> one.or(other));
    Map<Long, List<EmployeeId>> standing =
        new HashMap<>(
            database
                .select(LADDER.CASE_ID, LADDER.EMPLOYEE_ID)
                .from(LADDER)
                .where(rung)
                .fetchGroups(row -> row.value1(), row -> new EmployeeId(row.value2())));
    due.stream()
        .filter(one -> one.rung() == Rung.MATES && one.owner() != null)
        .forEach(one ->
            Optional.ofNullable(deputies.get(one.owner()))
                .ifPresent(deputy ->
                    standing.merge(
                        one.of(),
                        List.of(deputy),
                        (mates, more) ->
                            Stream.concat(mates.stream(), more.stream()).distinct().toList())));
    return standing;
  }

  /** Which of the cases each of them may see. */
  private Map<EmployeeId, Set<Long>> seen(Map<Long, List<EmployeeId>> standing) {
    Map<EmployeeId, List<Long>> asked = new HashMap<>();
    standing.forEach((of, people) ->
        people.forEach(who -> asked.computeIfAbsent(who, _ -> new ArrayList<>()).add(of)));
    Map<EmployeeId, Set<Long>> seen = new HashMap<>();
    asked.forEach((who, of) ->
        rights
            .of(who)
            .filter(viewer -> viewer.may(Cases.SEE))
            .ifPresent(viewer -> seen.put(who, Viewers.as(viewer, () -> visible(of)))));
    return seen;
  }

  private Set<Long> visible(Collection<Long> of) {
    return database
        .select(CUSTOMER_CASE.ID)
        .from(CUSTOMER_CASE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(CUSTOMER_CASE.CUSTOMER_ID))
        .where(CUSTOMER_CASE.ID.in(of), Cases.visible())
        .fetchSet(CUSTOMER_CASE.ID);
  }

  /** Where nobody is there, whoever comes next is told when they come. */
  private static Answer answer(
      Due one, Map<EmployeeId, Because> asked, @Nullable Availability owner) {
    if (!asked.containsValue(Because.TOLD)) {
      boolean last = one.rung() == Rung.MANAGERS;
      asked.replaceAll((_, because) ->
          because == Because.OFF || last && because == Because.AWAY ? Because.LATER : because);
      if (one.rung() == Rung.MATES) {
        onlyTheFirst(asked);
      }
    }
    boolean held = one.owner() != null && off(owner) != Because.AWAY;
    return new Answer(asked, !held && !asked.containsValue(Because.TOLD));
  }

  private static void onlyTheFirst(Map<EmployeeId, Because> asked) {
    boolean found = false;
    for (var each : asked.entrySet()) {
      if (each.getValue() == Because.LATER) {
        if (found) {
          each.setValue(Because.OFF);
        }
        found = true;
      }
    }
  }

  private static Because because(@Nullable Availability there) {
    return there instanceof Availability.Now ? Because.TOLD : off(there);
  }

  private static Because unseen(@Nullable Availability there) {
    return off(there) == Because.LEFT ? Because.LEFT : Because.UNSEEN;
  }

  private static Because off(@Nullable Availability there) {
    return switch (there) {
      case Availability.Later(_, var because) -> off(because);
      case Availability.Never(var because) -> off(because);
      case Availability.Now _ -> Because.OFF;
      case null -> Because.LEFT;
    };
  }

  private static Because off(io.kesher.hours.Because because) {
    return switch (because) {
      case ABSENT -> Because.AWAY;
      case LEFT -> Because.LEFT;
      default -> Because.OFF;
    };
  }
}
