package io.kesher.identity;

import static io.kesher.db.identity.Tables.SIGN_IN_ATTEMPT;
import static io.kesher.db.identity.Tables.SIGN_IN_PLACE;

import io.kesher.db.identity.Routines;
import io.kesher.values.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down, and never locks anybody out: after some attempts that failed the next one
 * has to wait, twice as long each time, up to a quarter of an hour. What counts, and for whom, is
 * said in {@code identity.admit}: from one address against one account ten, or sixty where the
 * holder came in from there before; thirty against an account, fifty from an address and five
 * hundred in all, for whoever comes from where they never came in before. Kept in the database, so
 * that neither a restart nor another node forgets.
 */
@Component
class SignInAttempts {
  private final DSLContext db;
  private final Clock clock;

  SignInAttempts(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** Zero where this attempt may be judged, and is counted; otherwise how long it has to wait. */
  Duration admit(String email, String address) {
    var seconds =
        db.select(Routines.admit(account(email), address, clock.instant())).fetchSingle().value1();
    return Duration.ofSeconds(Objects.requireNonNull(seconds));
  }

  /** The holder has come in: what failed before from the same place was a slip. */
  void forgive(String email, String address) {
    var account = account(email);
    var now = clock.instant();
    db.deleteFrom(SIGN_IN_ATTEMPT)
        .where(SIGN_IN_ATTEMPT.ADDRESS.eq(address), SIGN_IN_ATTEMPT.ACCOUNT.eq(account))
        .execute();
    db.insertInto(SIGN_IN_PLACE)
        .set(SIGN_IN_PLACE.ACCOUNT, account)
        .set(SIGN_IN_PLACE.ADDRESS, address)
        .set(SIGN_IN_PLACE.AT, now)
        .onConflict(SIGN_IN_PLACE.ACCOUNT, SIGN_IN_PLACE.ADDRESS)
        .doUpdate()
        .set(SIGN_IN_PLACE.AT, now)
        .execute();
  }

  private static byte[] account(String email) {
    return Sha256.of(email.toLowerCase(Locale.ROOT));
  }
}
