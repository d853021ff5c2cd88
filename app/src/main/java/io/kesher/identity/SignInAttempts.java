package io.kesher.identity;

import static io.kesher.db.identity.Tables.SIGN_IN_ATTEMPT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. An attempt counts from before it is judged, so many at once gain nothing.
 * Ten from one address against one account; a hundred from one address; a hundred against one
 * account from anywhere, which is high enough that a stranger does not lock the account's own
 * holder out by the way.
 */
@Component
class SignInAttempts {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int AGAINST_ACCOUNT_FROM_ADDRESS = 10;
  private static final int FROM_ADDRESS = 100;
  private static final int AGAINST_ACCOUNT = 100;

  private final DSLContext db;
  private final Clock clock;

  SignInAttempts(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Counts this attempt and says whether it may be judged. */
  boolean admit(String email, String address) {
    var now = clock.instant();
    db.deleteFrom(SIGN_IN_ATTEMPT).where(SIGN_IN_ATTEMPT.AT.le(now.minus(WINDOW))).execute();
    var account = account(email);
    db.insertInto(SIGN_IN_ATTEMPT)
        .set(SIGN_IN_ATTEMPT.ACCOUNT, account)
        .set(SIGN_IN_ATTEMPT.ADDRESS, address)
        .set(SIGN_IN_ATTEMPT.AT, now)
        .execute();
    var here = SIGN_IN_ATTEMPT.ADDRESS.eq(address);
    var against = SIGN_IN_ATTEMPT.ACCOUNT.eq(account);
    return since(now, here.and(against)) <= AGAINST_ACCOUNT_FROM_ADDRESS
        && since(now, here) <= FROM_ADDRESS
        && since(now, against) <= AGAINST_ACCOUNT;
  }

  /** The holder has come in: what failed before from the same place was a slip. */
  void forgive(String email, String address) {
    db.deleteFrom(SIGN_IN_ATTEMPT)
        .where(SIGN_IN_ATTEMPT.ADDRESS.eq(address), SIGN_IN_ATTEMPT.ACCOUNT.eq(account(email)))
        .execute();
  }

  private int since(Instant now, Condition which) {
    return db.fetchCount(SIGN_IN_ATTEMPT, which.and(SIGN_IN_ATTEMPT.AT.gt(now.minus(WINDOW))));
  }

  private static byte[] account(String email) {
    return Secrets.sha256(email.toLowerCase(Locale.ROOT));
  }
}
