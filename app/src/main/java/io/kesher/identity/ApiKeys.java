package io.kesher.identity;

import static io.kesher.db.identity.Tables.API_KEY;
import static io.kesher.db.identity.Tables.API_KEY_REVOCATION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.values.Sha256;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The keys of programs. A key is shown once and kept as its hash; it may what its owner may. */
@Component
public class ApiKeys {
  /** Every key begins with this, so that one that leaks is found by a search. */
  public static final String MARK = KeyText.MARK;

  /** Of a key that somebody chose, so that it cannot be guessed. */
  public static final int SHORTEST = 16;

  private static final Duration USED_EVERY = Duration.ofMinutes(1);
  private static final int SHOWN = MARK.length() + 4;

  private final DSLContext db;
  private final Rights rights;
  private final KnownPermissions known;
  private final Clock clock;

  /** A key that somebody chose may look like one of ours and have another checksum. */
  private volatile byte @Nullable [] chosen;

  ApiKeys(DSLContext db, Rights rights, KnownPermissions known, Clock clock) {
    this.db = db;
    this.rights = rights;
    this.known = known;
    this.clock = clock;
  }

  /** Who holds this key, as long as it is valid. */
  public Optional<SignedIn> find(String key) {
    if (KeyText.mistyped(key) && !Arrays.equals(Sha256.of(key), chosen)) {
      return Optional.empty();
    }
    var now = clock.instant();
    var found =
        db.select(
                API_KEY.ID, API_KEY.EMPLOYEE_ID, API_KEY.LAST_USED_AT, API_KEY.SCOPES, Settled.MARK)
            .from(API_KEY)
            .where(
                API_KEY.KEY_HASH.eq(Sha256.of(key)),
                API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(now)),
                notRevoked())
            .fetchOptional();
    var owner = found.flatMap(row -> rights.of(new EmployeeId(row.value2()), row.value5()));
    found.filter(_ -> owner.isPresent()).ifPresent(row -> use(row.value1(), row.value3(), now));
    return found.flatMap(row -> owner.map(who -> signedIn(row.value1(), who, row.value4())));
  }

  private SignedIn signedIn(long id, Viewer owner, String @Nullable [] scopes) {
    return new SignedIn(
        scopes == null
            ? owner
            : owner.within(
                Stream.of(scopes).map(Permission::of).collect(Collectors.toSet()),
                known.permissions()),
        "key-" + id,
        id);
  }

  /** The valid keys of an employee, the newest first. */
  public List<ApiKey> of(EmployeeId employee) {
    return page(employee, null, Integer.MAX_VALUE);
  }

  /** Of those the next behind a key. */
  public List<ApiKey> page(EmployeeId employee, @Nullable Long after, int limit) {
    return db.select(
            API_KEY.ID,
            API_KEY.NAME,
            API_KEY.PREFIX,
            API_KEY.SCOPES.convertFrom(scopes -> scopes == null ? null : List.of(scopes)),
            API_KEY.CREATED_AT,
            API_KEY.EXPIRES_AT,
            API_KEY.LAST_USED_AT)
        .from(API_KEY)
        .where(API_KEY.EMPLOYEE_ID.eq(employee.value()), notRevoked())
        .and(after == null ? noCondition() : API_KEY.ID.lt(after))
        .orderBy(API_KEY.ID.desc())
        .limit(limit)
        .fetch(Records.mapping(ApiKey::new));
  }

  /**
   * Makes a key and returns it, for this once. A key makes no keys: whoever finds one would
   * otherwise keep a way in when it is revoked.
   *
   * @param scopes what it may, of what its owner may at the time; {@code null} for all of that
   * @throws Refusal 403 where a key asks, or for more than its owner has
   */
  public String create(
      SignedIn owner, String name, @Nullable Set<Permission> scopes, @Nullable Instant expiresAt) {
    if (owner.byKey()) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "identity.refusal.key-by-key");
    }
    if (scopes != null && !owner.viewer().permissions(known).containsAll(scopes)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "identity.refusal.more-than-own");
    }
    var key = KeyText.random();
    install(owner.employee().id(), name, key, scopes, expiresAt);
    return key;
  }

  /** Makes exactly this key valid, which somebody chose, unless it is or was. */
  void install(EmployeeId owner, String name, String key) {
    chosen = Sha256.of(key);
    install(owner, name, key, null, null);
  }

  private void install(
      EmployeeId owner,
      String name,
      String key,
      @Nullable Set<Permission> scopes,
      @Nullable Instant expiresAt) {
    db.insertInto(API_KEY)
        .set(API_KEY.EMPLOYEE_ID, owner.value())
        .set(API_KEY.NAME, name)
        .set(API_KEY.PREFIX, prefix(key))
        .set(API_KEY.KEY_HASH, Sha256.of(key))
        .set(
            API_KEY.SCOPES,
            scopes == null
                ? null
                : scopes.stream().sorted().map(Permission::toString).toArray(String[]::new))
        .set(API_KEY.CREATED_AT, clock.instant())
        .set(API_KEY.EXPIRES_AT, expiresAt)
        .onConflictDoNothing()
        .execute();
  }

  /** Ends a key of one's own; false where there is no such key. */
  public boolean revoke(long id, EmployeeId by) {
    return db.insertInto(
                API_KEY_REVOCATION,
                API_KEY_REVOCATION.API_KEY_ID,
                API_KEY_REVOCATION.BY_ID,
                API_KEY_REVOCATION.AT)
            .select(
                db.select(
                        API_KEY.ID,
                        org.jooq.impl.DSL.val(by.value()),
                        org.jooq.impl.DSL.val(clock.instant()))
                    .from(API_KEY)
                    .where(API_KEY.ID.eq(id), API_KEY.EMPLOYEE_ID.eq(by.value())))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  private void use(long id, @Nullable Instant lastUsed, Instant now) {
    if (lastUsed == null || lastUsed.isBefore(now.minus(USED_EVERY))) {
      db.update(API_KEY).set(API_KEY.LAST_USED_AT, now).where(API_KEY.ID.eq(id)).execute();
    }
  }

  private static Condition notRevoked() {
    return notExists(
        selectOne().from(API_KEY_REVOCATION).where(API_KEY_REVOCATION.API_KEY_ID.eq(API_KEY.ID)));
  }

  /** A chosen key may be short: never show more than a quarter of it. */
  private static String prefix(String key) {
    return key.substring(0, Math.min(key.startsWith(MARK) ? SHOWN : 4, key.length() / 4 + 1));
  }
}
