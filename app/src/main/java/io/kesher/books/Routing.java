package io.kesher.books;

import static io.kesher.db.books.Tables.ROUTING;
import static io.kesher.db.books.Tables.SETTING;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.books.Routed.Because;
import io.kesher.books.Routed.Considered;
import io.kesher.books.Routed.Step;
import io.kesher.customers.CustomerId;
import io.kesher.hours.Availabilities;
import io.kesher.hours.Availability;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.TeamId;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/**
 * The one question of whoever has something to hand on: who takes this of this customer now?
 *
 * <p>The first who is there, has room and may see the customer: whoever holds them; their deputy,
 * where they are away; of the team whoever has least to do. Where none of them is there now it
 * waits for its owner's next shift, or the deputy's; and only where there is neither does it wait
 * in the queue. So at night nothing leaves whoever knows the customer.
 */
@Service
public class Routing {
  private static final int MOST = 10_000;

  private final DSLContext database;
  private final Availabilities availabilities;
  private final ObjectProvider<OpenWork> work;
  private final Clock clock;

  Routing(
      DSLContext database,
      Availabilities availabilities,
      ObjectProvider<OpenWork> work,
      Clock clock) {
    this.database = database;
    this.availabilities = availabilities;
    this.work = work;
    this.clock = clock;
  }

  /**
   * @param first whose it was before; absent: whoever holds the customer
   * @param fits whether somebody could do with it at all: may see the customer, for one
   */
  public Routed ask(CustomerId customer, @Nullable EmployeeId first, Predicate<EmployeeId> fits) {
    var hands =
        database
            .select(CUSTOMER.OWNER_ID, CUSTOMER.TEAM_ID)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(customer.value()))
            .fetchSingle();
    var owner = first == null ? EmployeeId.ofNullable(hands.value1()) : first;
    return new Asking(owner, TeamId.ofNullable(hands.value2()), fits, clock.instant()).answer();
  }

  /** One question on its way from one to the next. */
  private final class Asking {
    private final @Nullable EmployeeId owner;
    private final @Nullable TeamId team;
    private final Predicate<EmployeeId> fits;
    private final Instant at;
    private final int most = mostOpen();
    private final List<Considered> considered = new ArrayList<>();

    Asking(
        @Nullable EmployeeId owner, @Nullable TeamId team, Predicate<EmployeeId> fits, Instant at) {
      this.owner = owner;
      this.team = team;
      this.fits = fits;
      this.at = at;
    }

    Routed answer() {
      if (owner != null) {
        var because = consider(Step.OWNER, List.of(owner)).orElse(null);
        if (because == null && considered.getLast().because() == Because.AWAY) {
          var deputy = availabilities.standIn(owner, at).orElse(null);
          because = deputy == null ? null : consider(Step.DEPUTY, List.of(deputy)).orElse(null);
        }
        if (because != null) {
          return taken(because);
        }
      }
      return consider(Step.TEAM, mates()).map(this::taken).orElseGet(this::later);
    }

    /** Of several the one with least to do, if any of them takes it. */
    private Optional<Considered> consider(Step step, Collection<EmployeeId> people) {
      if (people.isEmpty()) {
        return Optional.empty();
      }
      var there = availabilities.of(people, at);
      var open = open(people);
      for (var person :
          people.stream()
              .sorted(
                  Comparator.<EmployeeId>comparingInt(each -> open.getOrDefault(each, 0))
                      .thenComparingLong(EmployeeId::value))
              .toList()) {
        var one =
            new Considered(
                step,
                person,
                because(person, requireNonNull(there.get(person)), open.getOrDefault(person, 0)));
        considered.add(one);
        if (one.because() == Because.TAKES) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }

    private Because because(EmployeeId person, Availability there, int open) {
      return switch (there) {
        case Availability.Now _ when open >= most -> Because.FULL;
        case Availability.Now _ -> fits.test(person) ? Because.TAKES : Because.UNSEEN;
        case Availability.Later(_, var because) -> off(because);
        case Availability.Never(var because) -> off(because);
      };
    }

    private static Because off(io.kesher.hours.Because because) {
      return switch (because) {
        case ABSENT -> Because.AWAY;
        case LEFT -> Because.LEFT;
        default -> Because.OFF;
      };
    }

    /** The customer's team; without one those of whoever holds them. */
    private List<EmployeeId> mates() {
      if (team == null && owner == null) {
        return List.of();
      }
      var teams =
          team == null
              ? MEMBERSHIP.TEAM_ID.in(
                  select(MEMBERSHIP.as("theirs").TEAM_ID)
                      .from(MEMBERSHIP.as("theirs"))
                      .where(MEMBERSHIP.as("theirs").EMPLOYEE_ID.eq(requireNonNull(owner).value())))
              : MEMBERSHIP.TEAM_ID.eq(team.value());
      var asked = considered.stream().map(each -> each.who().value()).toList();
      return database
          .selectDistinct(MEMBERSHIP.EMPLOYEE_ID)
          .from(MEMBERSHIP)
          .where(teams)
          .and(asked.isEmpty() ? noCondition() : MEMBERSHIP.EMPLOYEE_ID.notIn(asked))
          .fetch(row -> new EmployeeId(row.value1()));
    }

    /** Nobody is there now. */
    private Routed later() {
      for (int i = 0; i < considered.size(); i++) {
        var one = considered.get(i);
        if (one.step() != Step.TEAM && one.because() == Because.OFF && fits.test(one.who())) {
          var waits = new Considered(one.step(), one.who(), Because.TAKES_LATER);
          considered.set(i, waits);
          return taken(waits);
        }
      }
      return new Routed(Step.QUEUE, null, team, List.copyOf(considered));
    }

    private Routed taken(Considered by) {
      return new Routed(by.step(), by.who(), team, List.copyOf(considered));
    }
  }

  private Map<EmployeeId, Integer> open(Collection<EmployeeId> people) {
    Map<EmployeeId, Integer> open = new HashMap<>();
    work.forEach(
        each -> each.of(people).forEach((person, many) -> open.merge(person, many, Integer::sum)));
    return open;
  }

  /** With so many things that wait for somebody the next goes to another. */
  public int mostOpen() {
    return database.select(SETTING.MOST_OPEN).from(SETTING).fetchSingle().value1();
  }

  /**
   * @throws Refusal 422
   */
  @Transactional
  public void allow(int mostOpen) {
    if (mostOpen < 1 || mostOpen > MOST) {
      throw Refusal.of(List.of(FieldFault.of("mostOpen", "books.fault.most-open", MOST)));
    }
    database
        .update(SETTING)
        .set(SETTING.MOST_OPEN, mostOpen)
        .where(SETTING.MOST_OPEN.ne(mostOpen))
        .execute();
  }

  /**
   * Keeps why something went where it went.
   *
   * @param thing a word of small letters, such as {@code case}
   */
  public void keep(Routed routed, CustomerId customer, String thing, long id) {
    database
        .insertInto(ROUTING)
        .set(ROUTING.CUSTOMER_ID, customer.value())
        .set(ROUTING.THING, thing)
        .set(ROUTING.THING_ID, id)
        .set(ROUTING.STEP, routed.step().name().toLowerCase(Locale.ROOT))
        .set(
            ROUTING.EMPLOYEE_ID, val(EmployeeId.toNullable(routed.employee()), ROUTING.EMPLOYEE_ID))
        .set(ROUTING.TEAM_ID, val(teamId(routed), ROUTING.TEAM_ID))
        .set(
            ROUTING.CONSIDERED,
            JSONB.valueOf(Proposals.JSON.writeValueAsString(routed.considered())))
        .set(ROUTING.AT, clock.instant())
        .execute();
  }

  private static @Nullable Long teamId(Routed routed) {
    var team = routed.team();
    return team == null ? null : (Long) team.value();
  }

  /** Why something is where it is, by the latest decision; whoever asks may see the thing. */
  public Optional<Routed> why(String thing, long id) {
    return database
        .selectFrom(ROUTING)
        .where(ROUTING.THING.eq(thing), ROUTING.THING_ID.eq(id))
        .orderBy(ROUTING.ID.desc())
        .limit(1)
        .fetchOptional(Routing::routed);
  }

  static Routed routed(Record row) {
    return new Routed(
        Step.valueOf(row.get(ROUTING.STEP).toUpperCase(Locale.ROOT)),
        EmployeeId.ofNullable(row.get(ROUTING.EMPLOYEE_ID)),
        TeamId.ofNullable(row.get(ROUTING.TEAM_ID)),
        Proposals.JSON.readValue(
            row.get(ROUTING.CONSIDERED).data(), new TypeReference<List<Considered>>() {}));
  }
}
