package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.COMMISSION_ENTRY;

import io.kesher.agreements.Agreement;
import io.kesher.agreements.AgreementLapsed;
import io.kesher.agreements.AgreementRenewed;
import io.kesher.agreements.LapseUndone;
import io.kesher.agreements.RenewalUndone;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Posts the commission of renewals as income, and what goes back with a lapse as income below zero:
 * within the transaction of the renewal or lapse, so that there is never the one without the other.
 * Taking back is a correction. Whoever may renew need not be allowed to write in the ledger.
 */
@Component
class CommissionOfAgreements {
  private static final String RENEWAL = "renewal";
  private static final String LAPSE = "lapse";

  private final DSLContext database;
  private final Ledger ledger;
  private final Entries entries;
  private final Offices offices;
  private final Messages messages;

  CommissionOfAgreements(
      DSLContext database, Ledger ledger, Entries entries, Offices offices, Messages messages) {
    this.database = database;
    this.ledger = ledger;
    this.entries = entries;
    this.offices = offices;
    this.messages = messages;
  }

  @EventListener
  void post(AgreementRenewed renewed) {
    var renewal = renewed.renewal();
    post(RENEWAL, renewal.id(), renewed.agreement(), renewal.day(), renewal.due());
  }

  @EventListener
  void post(AgreementLapsed lapsed) {
    var lapse = lapsed.lapse();
    if (lapse.returned() != null) {
      post(LAPSE, lapse.id(), lapsed.agreement(), offices.today(), lapse.returned().negate());
    }
  }

  @EventListener
  void correct(RenewalUndone undone) {
    correct(RENEWAL, undone.renewal().id(), undone.agreement());
  }

  @EventListener
  void correct(LapseUndone undone) {
    correct(LAPSE, undone.lapse().id(), undone.agreement());
  }

  private void post(
      String step, long id, Agreement agreement, LocalDate day, BigDecimal commission) {
    if (commission.signum() == 0) {
      return;
    }
    var line = agreement.line();
    var income =
        new Posting.Income(
            agreement.customer(),
            day,
            commission,
            line == null ? null : line.code(),
            note("profitability.commission." + step, agreement));
    long entry = Viewers.asOffice(() -> ledger.post(income)).id();
    database
        .insertInto(COMMISSION_ENTRY)
        .set(COMMISSION_ENTRY.STEP, step)
        .set(COMMISSION_ENTRY.STEP_ID, id)
        .set(COMMISSION_ENTRY.ENTRY_ID, entry)
        .execute();
  }

  /** Nothing is left of it, also where somebody has corrected the entry by hand meanwhile. */
  private void correct(String step, long id, Agreement agreement) {
    database
        .select(COMMISSION_ENTRY.ENTRY_ID)
        .from(COMMISSION_ENTRY)
        .where(COMMISSION_ENTRY.STEP.eq(step), COMMISSION_ENTRY.STEP_ID.eq(id))
        .fetchOptional(row -> latest(entries.find(row.value1()).orElseThrow()))
        .filter(entry -> entries.standing(entry).signum() != 0)
        .ifPresent(entry ->
            Viewers.asOffice(() ->
                ledger.correct(
                    entry.id(),
                    BigDecimal.ZERO,
                    note("profitability.commission." + step + "-undone", agreement))));
  }

  private Entry latest(Entry entry) {
    var latest = entry;
    for (var next = entries.correctionOf(latest.id());
        next.isPresent();
        next = entries.correctionOf(latest.id())) {
      latest = next.get();
    }
    return latest;
  }

  private String note(String key, Agreement agreement) {
    return messages.say(offices.current().language(), key, agreement.number());
  }
}
