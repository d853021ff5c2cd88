package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.RENEWAL;
import static io.kesher.db.agreements.Tables.RENEWAL_UNDOING;

import io.kesher.customers.CustomerId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives agreements another term, and takes that back on the day it was a mistake. */
@Service
public class Renewals {
  /** More than anybody reads on one page: an agreement is renewed once a year. */
  private static final int MOST = 50;

  private static final int LONGEST_TERM_YEARS = 10;

  private final DSLContext database;
  private final Agreements agreements;
  private final Offices offices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Renewals(
      DSLContext database,
      Agreements agreements,
      Offices offices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.agreements = agreements;
    this.offices = offices;
    this.events = events;
    this.clock = clock;
  }

  /** How an attempt to renew ends. */
  public sealed interface Renewing {
    record Done(Renewal renewal) implements Renewing {}

    /** The agreement is not the one that was read: perhaps somebody has renewed it already. */
    record Overtaken(Agreement now) implements Renewing {}
  }

  /**
   * @param version of the agreement, as it was read
   * @throws Refusal 404 or 403 as {@link Agreements#show}; 409 where the agreement does not last;
   *     422 with the faults of the term
   */
  @Transactional
  public Renewing renew(AgreementId id, int version, Term term) {
    var now = agreements.lock(id, AgreementEdits.CHANGE);
    if (now.version() != version) {
      return new Renewing.Overtaken(now);
    }
    var today = offices.today();
    if (!now.renewable(today)) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.not-renewable");
    }
    check(term, now, today);
    var renewal = find(RENEWAL.ID.eq(insert(now, term, today)));
    write(id, term);
    events.publishEvent(
        new AgreementRenewed(renewal, agreements.require(id, AgreementEdits.CHANGE)));
    return new Renewing.Done(renewal);
  }

  private static void check(Term term, Agreement now, LocalDate today) {
    var terms = new Terms();
    terms.required("until", term.until());
    terms.day("until", term.until());
    terms.money("premium", term.premium());
    terms.commission(Commission.percent(term.commission()), Commission.amount(term.commission()));
    if (term.until() != null) {
      var from = now.renewalOn();
      if (!term.until().isAfter(today) || from != null && !term.until().isAfter(from)) {
        terms.fault("until", "agreements.fault.until-early");
      } else if (term.until().isAfter(today.plusYears(LONGEST_TERM_YEARS))) {
        terms.fault("until", "agreements.fault.until-late", LONGEST_TERM_YEARS);
      }
    }
    terms.accept();
  }

  private long insert(Agreement now, Term term, LocalDate today) {
    return database
        .insertInto(RENEWAL)
        .set(RENEWAL.AGREEMENT_ID, now.id().value())
        .set(RENEWAL.CUSTOMER_ID, now.customer().value())
        .set(RENEWAL.DAY, today)
        .set(RENEWAL.UNTIL, term.until())
        .set(RENEWAL.PREMIUM, term.premium())
        .set(RENEWAL.COMMISSION_RATE, Commission.percent(term.commission()))
        .set(RENEWAL.COMMISSION_AMOUNT, Commission.amount(term.commission()))
        .set(RENEWAL.BEFORE_UNTIL, now.renewalOn())
        .set(RENEWAL.BEFORE_PREMIUM, now.premium())
        .set(RENEWAL.BEFORE_RATE, Commission.percent(now.commission()))
        .set(RENEWAL.BEFORE_AMOUNT, Commission.amount(now.commission()))
        .set(RENEWAL.BY_ID, Viewers.by())
        .set(RENEWAL.AT, clock.instant())
        .returningResult(RENEWAL.ID)
        .fetchSingle()
        .value1();
  }

  private void write(AgreementId id, Term term) {
    database
        .update(AGREEMENT)
        .set(AGREEMENT.RENEWAL_ON, term.until())
        .set(AGREEMENT.PREMIUM, term.premium())
        .set(AGREEMENT.COMMISSION_RATE, Commission.percent(term.commission()))
        .set(AGREEMENT.COMMISSION_AMOUNT, Commission.amount(term.commission()))
        .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
        .where(AGREEMENT.ID.eq(id.value()))
        .execute();
  }

  /**
   * Takes a renewal back on the day it was made. Asking twice is asking once.
   *
   * @throws Refusal 404 or 403 as {@link Agreements#show}; 409 on a later day, or where the
   *     agreement was changed since
   */
  @Transactional
  public Renewal undo(AgreementId id, long renewal) {
    var now = agreements.lock(id, AgreementEdits.CHANGE);
    var made = find(RENEWAL.ID.eq(renewal).and(RENEWAL.AGREEMENT_ID.eq(id.value())));
    if (made.undone()) {
      return made;
    }
    if (!made.day().equals(offices.today())) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.undo-late");
    }
    if (!Term.of(now).says(made.term()) || now.lapse() != null) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.undo-changed");
    }
    write(id, made.before());
    database
        .insertInto(RENEWAL_UNDOING)
        .set(RENEWAL_UNDOING.RENEWAL_ID, renewal)
        .set(RENEWAL_UNDOING.BY_ID, Viewers.by())
        .set(RENEWAL_UNDOING.AT, clock.instant())
        .execute();
    events.publishEvent(new RenewalUndone(made, agreements.require(id, AgreementEdits.CHANGE)));
    return find(RENEWAL.ID.eq(renewal));
  }

  /** The renewals of an agreement that the reader is shown, the latest first. */
  public List<Renewal> of(Agreement agreement) {
    return select(RENEWAL.AGREEMENT_ID.eq(agreement.id().value()));
  }

  private Renewal find(Condition one) {
    return select(one).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  private List<Renewal> select(Condition which) {
    return database
        .select(RENEWAL.fields())
        .select(RENEWAL_UNDOING.RENEWAL_ID)
        .from(RENEWAL)
        .leftJoin(RENEWAL_UNDOING)
        .on(RENEWAL_UNDOING.RENEWAL_ID.eq(RENEWAL.ID))
        .where(which)
        .orderBy(RENEWAL.ID.desc())
        .limit(MOST)
        .fetch(Renewals::renewal);
  }

  private static Renewal renewal(Record row) {
    return new Renewal(
        row.get(RENEWAL.ID),
        new AgreementId(row.get(RENEWAL.AGREEMENT_ID)),
        new CustomerId(row.get(RENEWAL.CUSTOMER_ID)),
        row.get(RENEWAL.DAY),
        new Term(
            row.get(RENEWAL.UNTIL),
            row.get(RENEWAL.PREMIUM),
            Commission.of(row.get(RENEWAL.COMMISSION_RATE), row.get(RENEWAL.COMMISSION_AMOUNT))),
        new Term(
            row.get(RENEWAL.BEFORE_UNTIL),
            row.get(RENEWAL.BEFORE_PREMIUM),
            Commission.of(row.get(RENEWAL.BEFORE_RATE), row.get(RENEWAL.BEFORE_AMOUNT))),
        row.get(RENEWAL.AT),
        row.get(RENEWAL_UNDOING.RENEWAL_ID) != null);
  }
}
