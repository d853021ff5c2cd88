package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONSENT;
import static io.kesher.db.customers.Tables.PREFERENCE;

import io.kesher.audit.Reads;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.values.VisibleText;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How customers like to be spoken to, and what they agreed to be sent. Who may not know how they
 * are reached need not know this either.
 */
@Service
public class Preferences {
  private static final String FIELD = "customers.contact-points";
  private static final int LONGEST_SOURCE = 200;
  private static final int HISTORY = 200;
  private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;
  private final Clock clock;

  Preferences(DSLContext database, Customers customers, Reads reads, Clock clock) {
    this.database = database;
    this.customers = customers;
    this.reads = reads;
    this.clock = clock;
  }

  public Preference of(CustomerId customer) {
    return !see(customer) ? Preference.NONE : find(customer);
  }

  private Preference find(CustomerId customer) {
    return database
        .select(
            PREFERENCE.LANGUAGE.convertFrom(Preference.Tongue::ofNullable),
            PREFERENCE.CHANNEL.convertFrom(Channel::ofNullable),
            PREFERENCE.QUIET_FROM,
            PREFERENCE.QUIET_TO)
        .from(PREFERENCE)
        .where(PREFERENCE.CUSTOMER_ID.eq(customer.value()))
        .fetchOptional(Records.mapping(Preference::new))
        .orElse(Preference.NONE);
  }

  /**
   * Saying what stands already writes nothing.
   *
   * @throws Refusal 422 where the hours are half said, or none
   */
  @Transactional
  public void prefer(CustomerId customer, Preference preference) {
    write(customer);
    var from = preference.quietFrom();
    var to = preference.quietTo();
    if ((from == null) != (to == null) || from != null && from.equals(to)) {
      throw Refusal.of(List.of(FieldFault.of("quietTo", "customers.fault.hours")));
    }
    if (preference.equals(find(customer))) {
      return;
    }
    var language = preference.language();
    var channel = preference.channel();
    var row = database.newRecord(PREFERENCE);
    row.setCustomerId(customer.value());
    row.setLanguage(language == null ? null : language.code());
    row.setChannel(channel == null ? null : channel.code());
    row.setQuietFrom(from);
    row.setQuietTo(to);
    database
        .insertInto(PREFERENCE)
        .set(row)
        .onConflict(PREFERENCE.CUSTOMER_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  /**
   * All that they ever said, the newest first: of each channel its first holds.
   *
   * @throws Refusal 404 where the reader may not see the customer
   */
  public List<Consent> consents(CustomerId customer) {
    return !see(customer) ? List.of() : heard(customer);
  }

  private List<Consent> heard(CustomerId customer) {
    return database
        .select(
            CONSENT.CHANNEL.convertFrom(Channel::of),
            CONSENT.GIVEN,
            CONSENT.DAY,
            CONSENT.SOURCE,
            CONSENT.BY_ID.convertFrom(EmployeeId::ofNullable),
            CONSENT.AT)
        .from(CONSENT)
        .where(CONSENT.CUSTOMER_ID.eq(customer.value()))
        .orderBy(CONSENT.DAY.desc(), CONSENT.ID.desc())
        .limit(HISTORY)
        .fetch(Records.mapping(Consent::new));
  }

  /**
   * Writes down what they said. Nothing that was said before is changed.
   *
   * @throws Refusal 422 with what is missing or cannot be
   */
  @Transactional
  public void hear(CustomerId customer, Consent.Draft draft) {
    write(customer);
    var source = draft.source() == null ? "" : VisibleText.strip(draft.source());
    check(draft, source);
    database
        .insertInto(CONSENT)
        .set(CONSENT.CUSTOMER_ID, customer.value())
        .set(CONSENT.CHANNEL, Objects.requireNonNull(draft.channel()).code())
        .set(CONSENT.GIVEN, draft.given())
        .set(CONSENT.DAY, draft.day())
        .set(CONSENT.SOURCE, source)
        .set(CONSENT.BY_ID, EmployeeId.toNullable(Viewers.current().id().orElse(null)))
        .set(CONSENT.AT, clock.instant())
        .execute();
  }

  private void check(Consent.Draft draft, String source) {
    var faults = new ArrayList<FieldFault>();
    require(faults, "channel", draft.channel());
    require(faults, "given", draft.given());
    require(faults, "day", draft.day());
    require(faults, "source", source.isEmpty() ? null : source);
    var day = draft.day();
    if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LocalDate.now(clock)))) {
      faults.add(FieldFault.of("day", "customers.fault.said-later"));
    }
    if (source.codePoints().anyMatch(Character::isISOControl)) {
      faults.add(FieldFault.of("source", "web.problem.character"));
    }
    if (source.codePointCount(0, source.length()) > LONGEST_SOURCE) {
      faults.add(FieldFault.of("source", "web.field.too-long", LONGEST_SOURCE));
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  private static void require(List<FieldFault> faults, String field, @Nullable Object value) {
    if (value == null) {
      faults.add(FieldFault.of(field, "web.field.required"));
    }
  }

  private boolean see(CustomerId customer) {
    customers.require(customer);
    reads.saw("customer", customer.value());
    return Viewers.current().sees(FIELD);
  }

  private void write(CustomerId customer) {
    customers.require(customer, "customers:change");
    if (!Viewers.current().writes(FIELD)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
  }
}
