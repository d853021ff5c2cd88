package io.kesher.identity;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.INVITATION;
import static io.kesher.db.identity.Tables.INVITATION_ACCEPTANCE;
import static io.kesher.db.identity.Tables.INVITATION_WITHDRAWAL;
import static io.kesher.db.identity.Tables.MEMBERSHIP;
import static io.kesher.db.identity.Tables.ROLE;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.kesher.values.Sha256;
import io.kesher.web.FieldFault;
import io.kesher.web.Language;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How people come to work in the office: by a link that is good once, for a week, and that can be
 * handed over in any way, since the office may have no mail of its own.
 */
@Component
public class Invitations {
  static final Duration GOOD_FOR = Duration.ofDays(7);

  private final DSLContext db;
  private final Employees employees;
  private final Roles roles;
  private final Passphrases passphrases;
  private final Clock clock;

  Invitations(
      DSLContext db, Employees employees, Roles roles, Passphrases passphrases, Clock clock) {
    this.db = db;
    this.employees = employees;
    this.roles = roles;
    this.passphrases = passphrases;
    this.clock = clock;
  }

  /** Those that are still good, the newest first. */
  public List<Invitation> open() {
    return db.select(
            INVITATION.ID,
            INVITATION.EMAIL,
            ROLE.ID,
            ROLE.CODE,
            ROLE.NAME,
            ROLE.EVERYTHING,
            EMPLOYEE.NAME,
            INVITATION.AT,
            INVITATION.EXPIRES_AT)
        .from(INVITATION)
        .join(ROLE)
        .on(ROLE.ID.eq(INVITATION.ROLE_ID))
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(INVITATION.BY_ID))
        .where(good())
        .orderBy(INVITATION.ID.desc())
        .fetch(row ->
            new Invitation(
                new InvitationId(row.get(INVITATION.ID)),
                row.get(INVITATION.EMAIL),
                Employees.role(row),
                row.get(EMPLOYEE.NAME),
                row.get(INVITATION.AT),
                row.get(INVITATION.EXPIRES_AT)));
  }

  /**
   * Invites somebody and returns the token for their link, for this once. An earlier invitation of
   * the same address is good no longer.
   *
   * @param by gives no more than they have
   */
  @Transactional
  public String invite(String email, RoleId role, @Nullable TeamId team, Viewer by) {
    roles.giveable(role, by);
    if (employees.known(email)) {
      throw Refusal.of(List.of(FieldFault.of("email", "identity.fault.email-known")));
    }
    var inviter = by.id().orElseThrow();
    var now = clock.instant();
    db.insertInto(
            INVITATION_WITHDRAWAL,
            INVITATION_WITHDRAWAL.INVITATION_ID,
            INVITATION_WITHDRAWAL.BY_ID,
            INVITATION_WITHDRAWAL.AT)
        .select(
            db.select(INVITATION.ID, val(inviter.value()), val(now))
                .from(INVITATION)
                .where(lower(INVITATION.EMAIL).eq(email.toLowerCase(Locale.ROOT)), good()))
        .execute();
    var token = Secrets.random();
    db.insertInto(INVITATION)
        .set(INVITATION.EMAIL, email)
        .set(INVITATION.ROLE_ID, role.value())
        .set(INVITATION.TEAM_ID, team == null ? null : team.value())
        .set(INVITATION.TOKEN_HASH, Sha256.of(token))
        .set(INVITATION.BY_ID, inviter.value())
        .set(INVITATION.AT, now)
        .set(INVITATION.EXPIRES_AT, now.plus(GOOD_FOR))
        .execute();
    return token;
  }

  /** Takes an invitation back; false where there is none that is still good. */
  public boolean withdraw(InvitationId id, EmployeeId by) {
    return db.insertInto(
                INVITATION_WITHDRAWAL,
                INVITATION_WITHDRAWAL.INVITATION_ID,
                INVITATION_WITHDRAWAL.BY_ID,
                INVITATION_WITHDRAWAL.AT)
            .select(
                db.select(INVITATION.ID, val(by.value()), val(clock.instant()))
                    .from(INVITATION)
                    .where(INVITATION.ID.eq(id.value()), good()))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** The address that a link was made for, as long as the link is good. */
  public Optional<String> email(String token) {
    return db.select(INVITATION.EMAIL)
        .from(INVITATION)
        .where(INVITATION.TOKEN_HASH.eq(Sha256.of(token)), good())
        .fetchOptional(row -> row.value1());
  }

  /**
   * Lets somebody in by their link. Of two who use it at once, one comes in.
   *
   * @throws Refusal 404 where the link is not good, or no longer
   */
  @Transactional
  public EmployeeId accept(String token, String name, String passphrase, Language language) {
    var hash = passphrases.hash(passphrase);
    var invited =
        db.select(INVITATION.ID, INVITATION.EMAIL, INVITATION.ROLE_ID, INVITATION.TEAM_ID)
            .from(INVITATION)
            .where(INVITATION.TOKEN_HASH.eq(Sha256.of(token)), good())
            .forUpdate()
            .fetchOptional()
            .orElseThrow(Refusal::notFound);
    if (employees.known(invited.value2())) {
      throw Refusal.of(HttpStatus.CONFLICT, "identity.refusal.invitation-known");
    }
    var now = clock.instant();
    var employee =
        employees.hire(name, invited.value2(), hash, language, new RoleId(invited.value3()), now);
    db.insertInto(INVITATION_ACCEPTANCE)
        .set(INVITATION_ACCEPTANCE.INVITATION_ID, invited.value1())
        .set(INVITATION_ACCEPTANCE.EMPLOYEE_ID, employee.value())
        .set(INVITATION_ACCEPTANCE.AT, now)
        .execute();
    if (invited.value4() != null) {
      db.insertInto(MEMBERSHIP)
          .set(MEMBERSHIP.TEAM_ID, invited.value4())
          .set(MEMBERSHIP.EMPLOYEE_ID, employee.value())
          .execute();
    }
    return employee;
  }

  private Condition good() {
    return INVITATION
        .EXPIRES_AT
        .gt(clock.instant())
        .and(
            notExists(
                selectOne()
                    .from(INVITATION_ACCEPTANCE)
                    .where(INVITATION_ACCEPTANCE.INVITATION_ID.eq(INVITATION.ID))))
        .and(
            notExists(
                selectOne()
                    .from(INVITATION_WITHDRAWAL)
                    .where(INVITATION_WITHDRAWAL.INVITATION_ID.eq(INVITATION.ID))));
  }
}
