package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.SESSION;

import io.kesher.values.Sha256;
import io.kesher.web.LiveEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sign-ins that last, kept in the database: they hold on every node and end everywhere at once. */
@Component
@EnableConfigurationProperties(SessionLength.class)
public class Sessions {
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

  private final DSLContext db;
  private final Rights rights;
  private final Clock clock;
  private final SessionLength length;
  private final LiveEvents live;
  private final ApplicationEventPublisher events;

  Sessions(
      DSLContext db,
      Rights rights,
      Clock clock,
      SessionLength length,
      LiveEvents live,
      ApplicationEventPublisher events) {
    this.events = events;
    this.db = db;
    this.rights = rights;
    this.clock = clock;
    this.length = length;
    this.live = live;
  }

  /** Who holds this token, as long as it lasts. */
  public Optional<SignedIn> find(String token) {
    var hash = Sha256.of(token);
    var now = clock.instant();
    var found =
        db.select(SESSION.EMPLOYEE_ID, SESSION.SEEN_AT, Settled.MARK)
            .from(SESSION)
            .where(SESSION.TOKEN_HASH.eq(hash), lasts(now))
            .fetchOptional();
    var viewer = found.flatMap(row -> rights.of(new EmployeeId(row.value1()), row.value3()));
    found
        .filter(row -> viewer.isPresent() && row.value2().isBefore(now.minus(SEEN_EVERY)))
        .ifPresent(_ -> see(hash, now));
    return viewer.map(who -> new SignedIn(who, name(hash), null));
  }

  /** Ends the sign-in; its live streams end with it. */
  public void end(String token) {
    end(SESSION.TOKEN_HASH.eq(Sha256.of(token)));
  }

  /**
   * Whether a sign-in still lasts, for what outlives its request.
   *
   * @param name as in {@link SignedIn#name()}
   */
  public boolean lasts(EmployeeId employee, String name) {
    return db
        .select(SESSION.TOKEN_HASH)
        .from(SESSION)
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(SESSION.EMPLOYEE_ID))
        .where(EMPLOYEE.ID.eq(employee.value()), lasts(clock.instant()), Rights.enabled())
        .fetch(SESSION.TOKEN_HASH)
        .stream()
        .anyMatch(hash -> name(hash).equals(name));
  }

  /** Those of the one who asks, the latest first. */
  public List<Session> of(SignedIn who) {
    return db.select(
            SESSION.ID,
            SESSION.ADDRESS,
            SESSION.AGENT,
            SESSION.BEGAN_AT,
            SESSION.SEEN_AT,
            SESSION.TOKEN_HASH)
        .from(SESSION)
        .where(SESSION.EMPLOYEE_ID.eq(who.employee().id().value()), lasts(clock.instant()))
        .orderBy(SESSION.SEEN_AT.desc(), SESSION.ID.desc())
        .fetch(row ->
            new Session(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                name(row.value6()).equals(who.name())));
  }

  /** Ends one of the sign-ins of the one who asks; false where it is none of theirs. */
  public boolean end(long id, SignedIn who) {
    return end(SESSION.ID.eq(id).and(SESSION.EMPLOYEE_ID.eq(who.employee().id().value()))) == 1;
  }

  /** Ends all sign-ins of the one who asks but this. */
  public void endOthers(SignedIn who) {
    of(who).stream()
        .filter(session -> !session.current())
        .forEach(session -> end(session.id(), who));
  }

  private int end(Condition which) {
    var ended =
        db.deleteFrom(SESSION)
            .where(which)
            .returningResult(SESSION.TOKEN_HASH, SESSION.EMPLOYEE_ID)
            .fetch();
    for (var session : ended) {
      live.end(name(session.value1()));
      events.publishEvent(new SignedOut(new EmployeeId(session.value2())));
    }
    return ended.size();
  }

  /** Begins a sign-in and returns its token, which is kept nowhere else. */
  String begin(EmployeeId employee, Caller caller) {
    var token = Secrets.random();
    var now = clock.instant();
    db.deleteFrom(SESSION).where(SESSION.BEGAN_AT.le(now.minus(length.longest()))).execute();
    db.insertInto(SESSION)
        .set(SESSION.TOKEN_HASH, Sha256.of(token))
        .set(SESSION.EMPLOYEE_ID, employee.value())
        .set(SESSION.ADDRESS, caller.address())
        .set(SESSION.AGENT, caller.agent())
        .set(SESSION.BEGAN_AT, now)
        .set(SESSION.SEEN_AT, now)
        .execute();
    return token;
  }

  private Condition lasts(Instant now) {
    return SESSION
        .BEGAN_AT
        .gt(now.minus(length.longest()))
        .and(SESSION.SEEN_AT.gt(now.minus(length.idle())));
  }

  private void see(byte[] hash, Instant now) {
    db.update(SESSION).set(SESSION.SEEN_AT, now).where(SESSION.TOKEN_HASH.eq(hash)).execute();
  }

  private static String name(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, 8);
  }
}
