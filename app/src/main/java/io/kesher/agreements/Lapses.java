package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.LAPSE;
import static io.kesher.db.agreements.Tables.LAPSE_UNDOING;

import io.kesher.customers.CustomerId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements that go before their time, and those of which that was a mistake. */
@Service
public class Lapses {
  private static final int MOST = 50;
  private static final int LONGEST_NOTE = 400;

  private final DSLContext database;
  private final Agreements agreements;
  private final Offices offices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Lapses(
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

  /**
   * What somebody says of a lapse.
   *
   * @param day from which the agreement holds no longer
   * @param returned commission that goes back to whoever paid it
   */
  public record Draft(
      @Nullable LocalDate day,
      @Nullable LapseReason reason,
      @Nullable String note,
      @Schema(description = "commission that goes back to whoever paid it")
          @Nullable BigDecimal returned) {}

  /** How an attempt to write a lapse down ends. */
  public sealed interface Lapsing {
    record Done(Lapse lapse) implements Lapsing {}

    /** The agreement is not the one that was read. */
    record Overtaken(Agreement now) implements Lapsing {}
  }

  /**
   * @param version of the agreement, as it was read
   * @throws Refusal 404 or 403 as {@link Agreements#show}; 409 where it lasts no longer; 422 with
   *     the faults of the draft
   */
  @Transactional
  public Lapsing lapse(AgreementId id, int version, Draft draft) {
    var now = agreements.lock(id, AgreementEdits.CHANGE);
    if (now.version() != version) {
      return new Lapsing.Overtaken(now);
    }
    var today = offices.today();
    if (now.lapse() != null || !now.lasts(today)) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.not-lasting");
    }
    check(draft, now, today);
    var lapse = find(LAPSE.ID.eq(insert(now, draft)));
    write(id, lapse.day(), lapse.id());
    events.publishEvent(new AgreementLapsed(lapse, agreements.require(id, AgreementEdits.CHANGE)));
    return new Lapsing.Done(lapse);
  }

  private static void check(Draft draft, Agreement now, LocalDate today) {
    var terms = new Terms();
    terms.required("day", draft.day());
    terms.required("reason", draft.reason());
    terms.text("note", draft.note(), LONGEST_NOTE);
    terms.money("returned", draft.returned());
    terms.day("day", draft.day());
    terms.order(now.startOn(), "day", draft.day(), "agreements.fault.before-start");
    terms.order(draft.day(), "day", today.plusYears(1), "agreements.fault.lapse-late");
    terms.accept();
  }

  private long insert(Agreement now, Draft draft) {
    var returned = draft.returned();
    return database
        .insertInto(LAPSE)
        .set(LAPSE.AGREEMENT_ID, now.id().value())
        .set(LAPSE.CUSTOMER_ID, now.customer().value())
        .set(LAPSE.DAY, draft.day())
        .set(LAPSE.REASON, Objects.requireNonNull(draft.reason()).code())
        .set(LAPSE.NOTE, new Terms().text("note", draft.note(), LONGEST_NOTE))
        .set(LAPSE.RETURNED, returned == null || returned.signum() == 0 ? null : returned)
        .set(LAPSE.BEFORE_ENDED_ON, now.endedOn())
        .set(LAPSE.BY_ID, Viewers.by())
        .set(LAPSE.AT, clock.instant())
        .returningResult(LAPSE.ID)
        .fetchSingle()
        .value1();
  }

  private void write(AgreementId id, @Nullable LocalDate endedOn, @Nullable Long lapse) {
    database
        .update(AGREEMENT)
        .set(AGREEMENT.ENDED_ON, endedOn)
        .set(AGREEMENT.LAPSE_ID, lapse)
        .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
        .where(AGREEMENT.ID.eq(id.value()))
        .execute();
  }

  /**
   * Takes a lapse back on the day it was written down. Asking twice is asking once.
   *
   * @throws Refusal 404 or 403 as {@link Agreements#show}; 409 on a later day
   */
  @Transactional
  public Lapse undo(AgreementId id, long lapse) {
    agreements.lock(id, AgreementEdits.CHANGE);
    var made = find(LAPSE.ID.eq(lapse).and(LAPSE.AGREEMENT_ID.eq(id.value())));
    if (made.undone()) {
      return made;
    }
    if (!LocalDate.ofInstant(made.at(), offices.current().zone()).equals(offices.today())) {
      throw Refusal.of(HttpStatus.CONFLICT, "agreements.refusal.undo-late");
    }
    write(id, made.endedBefore(), null);
    database
        .insertInto(LAPSE_UNDOING)
        .set(LAPSE_UNDOING.LAPSE_ID, lapse)
        .set(LAPSE_UNDOING.BY_ID, Viewers.by())
        .set(LAPSE_UNDOING.AT, clock.instant())
        .execute();
    events.publishEvent(new LapseUndone(made, agreements.require(id, AgreementEdits.CHANGE)));
    return find(LAPSE.ID.eq(lapse));
  }

  /** The lapses of an agreement that the reader is shown, the latest first. */
  public List<Lapse> of(Agreement agreement) {
    return select(LAPSE.AGREEMENT_ID.eq(agreement.id().value()));
  }

  private Lapse find(Condition one) {
    return select(one).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  private List<Lapse> select(Condition which) {
    return database
        .select(LAPSE.fields())
        .select(LAPSE_UNDOING.LAPSE_ID)
        .from(LAPSE)
        .leftJoin(LAPSE_UNDOING)
        .on(LAPSE_UNDOING.LAPSE_ID.eq(LAPSE.ID))
        .where(which)
        .orderBy(LAPSE.ID.desc())
        .limit(MOST)
        .fetch(row -> lapse(row, row.get(LAPSE_UNDOING.LAPSE_ID) != null));
  }

  static Lapse lapse(Record row, boolean undone) {
    return new Lapse(
        row.get(LAPSE.ID),
        new AgreementId(row.get(LAPSE.AGREEMENT_ID)),
        new CustomerId(row.get(LAPSE.CUSTOMER_ID)),
        row.get(LAPSE.DAY),
        LapseReason.ofCode(row.get(LAPSE.REASON)),
        row.get(LAPSE.NOTE),
        row.get(LAPSE.RETURNED),
        row.get(LAPSE.BEFORE_ENDED_ON),
        row.get(LAPSE.AT),
        undone);
  }
}
