package io.kesher.identity;

import static io.kesher.db.identity.Tables.OFFICE;

import io.kesher.web.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The office and its day. */
@Component
public class Offices {
  private final DSLContext db;
  private final Clock clock;

  Offices(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * @throws IllegalStateException before the first start is done; no route but setup is reached
   *     then
   */
  public Office current() {
    return find().orElseThrow(() -> new IllegalStateException("The office is not open yet"));
  }

  /** The office, once it is open. */
  public Optional<Office> find() {
    return Settled.ask(Office.class, this::read);
  }

  Optional<Office> read() {
    return db.select(OFFICE.NAME, OFFICE.LANGUAGE, OFFICE.ZONE, OFFICE.CURRENCY)
        .from(OFFICE)
        .fetchOptional(row ->
            new Office(
                row.value1(),
                Language.of(row.value2()).orElseThrow(),
                ZoneId.of(row.value3()),
                Currency.getInstance(row.value4())));
  }

  /** The day that it is in the office now. */
  public LocalDate today() {
    return LocalDate.now(clock.withZone(current().zone()));
  }

  public void change(Office office) {
    db.update(OFFICE)
        .set(OFFICE.NAME, office.name())
        .set(OFFICE.LANGUAGE, office.language().tag())
        .set(OFFICE.ZONE, office.zone().getId())
        .set(OFFICE.CURRENCY, office.currency().getCurrencyCode())
        .execute();
  }

  /** Opens the office, unless somebody has done so: of two at once, one does. */
  boolean open(Office office, Instant at) {
    return db.insertInto(OFFICE)
            .set(OFFICE.NAME, office.name())
            .set(OFFICE.LANGUAGE, office.language().tag())
            .set(OFFICE.ZONE, office.zone().getId())
            .set(OFFICE.CURRENCY, office.currency().getCurrencyCode())
            .set(OFFICE.OPENED_AT, at)
            .onConflictDoNothing()
            .execute()
        == 1;
  }
}
