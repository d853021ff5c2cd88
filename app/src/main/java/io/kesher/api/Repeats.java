package io.kesher.api;

import static io.kesher.db.api.Tables.REPLY;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replies kept for a day under the key that their request brought, so that a caller who never saw
 * one may ask again and nothing is done twice: not by two requests at once, not after a restart.
 *
 * <p>A key is claimed before anything is done and settled after. Only replies of success are kept:
 * whoever was refused has changed nothing, and may correct the request under the same key. A claim
 * whose node died in the middle is free again after {@link #LAPSES}; whether its work was done
 * nobody can say then, which is why that is long.
 */
@Component
class Repeats {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration LAPSES = Duration.ofHours(1);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext database;
  private final Clock clock;

  Repeats(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Names what is to be done once.
   *
   * @param caller one key or one sign-in
   * @param place digest of the method and path
   */
  record Name(String caller, byte[] place, String key) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Name(var itsCaller, var itsPlace, var itsKey)
          && caller.equals(itsCaller)
          && Arrays.equals(place, itsPlace)
          && key.equals(itsKey);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }

  /** What an answer consisted of. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Reply(int status, Map<String, String> headers, byte[] body) {}

  /** How an attempt to do something once begins. */
  sealed interface Beginning {
    /**
     * Nobody has: it is to be done now.
     *
     * @param at names this claim among those of the same key
     */
    record Claimed(Instant at) implements Beginning {}

    /** Somebody is doing it. */
    record Running() implements Beginning {}

    /**
     * It is done.
     *
     * @param request digest of what was asked for
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Done(byte[] request, Reply reply) implements Beginning {}
  }

  Beginning begin(Name name) {
    // as exact as the database keeps it
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var claimed =
        database
            .insertInto(REPLY)
            .set(REPLY.CALLER, name.caller())
            .set(REPLY.PLACE, name.place())
            .set(REPLY.KEY, name.key())
            .set(REPLY.BEGAN_AT, now)
            .onConflict(REPLY.CALLER, REPLY.PLACE, REPLY.KEY)
            .doUpdate()
            .set(REPLY.BEGAN_AT, now)
            .setNull(REPLY.STATUS)
            .setNull(REPLY.REQUEST)
            .setNull(REPLY.HEADERS)
            .setNull(REPLY.BODY)
            .where(
                REPLY
                    .BEGAN_AT
                    .le(now.minus(KEPT))
                    .or(REPLY.STATUS.isNull().and(REPLY.BEGAN_AT.le(now.minus(LAPSES)))))
            .execute();
    if (claimed == 1) {
      return new Beginning.Claimed(now);
    }
    return database
        .select(REPLY.STATUS, REPLY.REQUEST, REPLY.HEADERS, REPLY.BODY)
        .from(REPLY)
        .where(is(name), REPLY.STATUS.isNotNull())
        .fetchOptional()
        .<Beginning>map(row ->
            new Beginning.Done(
                row.value2(), new Reply(row.value1(), headers(row.value3()), row.value4())))
        .orElseGet(Beginning.Running::new);
  }

  void keep(Name name, Beginning.Claimed claim, byte[] request, Reply reply) {
    database
        .update(REPLY)
        .set(REPLY.REQUEST, request)
        .set(REPLY.STATUS, (short) reply.status())
        .set(REPLY.HEADERS, JSONB.valueOf(JSON.writeValueAsString(new TreeMap<>(reply.headers()))))
        .set(REPLY.BODY, reply.body())
        .where(is(name), REPLY.BEGAN_AT.eq(claim.at()))
        .execute();
  }

  void forget(Name name, Beginning.Claimed claim) {
    database.deleteFrom(REPLY).where(is(name), REPLY.BEGAN_AT.eq(claim.at())).execute();
  }

  private static org.jooq.Condition is(Name name) {
    return DSL.and(
        REPLY.CALLER.eq(name.caller()), REPLY.PLACE.eq(name.place()), REPLY.KEY.eq(name.key()));
  }

  private static Map<String, String> headers(JSONB kept) {
    return JSON.readValue(kept.data(), new TypeReference<TreeMap<String, String>>() {});
  }

  void clear() {
    database.deleteFrom(REPLY).where(REPLY.BEGAN_AT.le(clock.instant().minus(KEPT))).execute();
  }

  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  static class Clearing {
    @Bean
    RecurringTask<Void> clearRepliesTask(Repeats repeats) {
      return Tasks.recurring("clear-replies", FixedDelay.of(Duration.ofHours(1)))
          .execute((task, context) -> repeats.clear());
    }
  }
}
