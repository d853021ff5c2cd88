package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.SILENCES;
import static io.kesher.db.interactions.Tables.SILENCE_DISMISSAL;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.customers.TodayItem.About;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.LiveEvents;
import io.kesher.web.Refusal;
import io.kesher.web.TypedText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Key customers who have fallen silent: three times as long as usually lies between two days of
 * contact with them, by {@code interactions.silences}. It is worked out when somebody looks; a
 * silence ends when somebody has spoken with them, or by a reason why it means nothing. Who may not
 * see groups learns of none.
 */
@Service
public class Silences {
  private static final String GROUPS = "groups:see";
  private static final int LONGEST = 500;

  private final DSLContext database;
  private final Customers customers;
  private final Offices offices;
  private final Reads reads;
  private final LiveEvents live;
  private final Clock clock;

  Silences(
      DSLContext database,
      Customers customers,
      Offices offices,
      Reads reads,
      LiveEvents live,
      Clock clock) {
    this.database = database;
    this.customers = customers;
    this.offices = offices;
    this.reads = reads;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Of all whom the reader may see, the longest against their rhythm first; without dismissed ones.
   */
  public List<Silence> all(int limit) {
    var found = silences(null, null, limit);
    reads.saw(
        Verb.LIST,
        "interaction",
        found.stream().map(each -> each.customer().id().value()).toList());
    return found;
  }

  /** Of the customers in the hands of whoever looks. */
  List<Silence> ofMine(int limit) {
    return Viewers.current().id().map(me -> silences(me.value(), null, limit)).orElse(List.of());
  }

  /**
   * Also one that was dismissed; empty where they speak as they used to.
   *
   * @throws Refusal 404, or 403 where the reader sees the customer, but not this
   */
  public Optional<Silence> of(CustomerId customer) {
    customers.require(customer, Interactions.SEE);
    reads.saw("interaction", customer.value());
    return silences(null, customer.value(), 1).stream().findFirst();
  }

  private List<Silence> silences(@Nullable Long holder, @Nullable Long customer, int limit) {
    if (!Viewers.current().may(GROUPS)) {
      return List.of();
    }
    var silent = SILENCES.call(offices.today(), holder, customer).as("silent");
    var one =
        database
            .select(silent.fields())
            .select(
                CUSTOMER.DISPLAY_NAME,
                SILENCE_DISMISSAL.REASON,
                SILENCE_DISMISSAL.AT,
                EMPLOYEE.NAME)
            .from(silent)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(silent.CUSTOMER_ID))
            .leftJoin(SILENCE_DISMISSAL)
            .on(SILENCE_DISMISSAL.ID.eq(silent.DISMISSAL_ID))
            .leftJoin(EMPLOYEE)
            .on(EMPLOYEE.ID.eq(SILENCE_DISMISSAL.BY_ID))
            .where(Customers.visible(Interactions.SEE));
    return (customer == null ? one.and(silent.DISMISSAL_ID.isNull()) : one)
        .orderBy(silent.SILENT_DAYS.div(silent.USUAL_GAP).desc(), silent.CUSTOMER_ID)
        .limit(limit)
        .fetch(row ->
            new Silence(
                new About(
                    new CustomerId(row.get(silent.CUSTOMER_ID)), row.get(CUSTOMER.DISPLAY_NAME)),
                row.get(silent.DAYS_OF_CONTACT),
                row.get(silent.USUAL_GAP),
                row.get(silent.LAST_DAY),
                row.get(silent.SILENT_DAYS),
                dismissed(row)));
  }

  private static Silence.@Nullable Dismissed dismissed(Record row) {
    String reason = row.get(SILENCE_DISMISSAL.REASON);
    return reason == null
        ? null
        : new Silence.Dismissed(reason, row.get(EMPLOYEE.NAME), row.get(SILENCE_DISMISSAL.AT));
  }

  /**
   * Says why a silence means nothing. Saying it again says it anew.
   *
   * @throws Refusal 409 where they are not silent, 422 without a reason
   */
  @Transactional
  public Silence dismiss(CustomerId customer, @Nullable String reason) {
    customers.require(customer, "interactions:create");
    var silence = silent(customer);
    List<FieldFault> faults = new ArrayList<>();
    var kept = TypedText.of("reason", reason, true, LONGEST, faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    database
        .insertInto(SILENCE_DISMISSAL)
        .set(SILENCE_DISMISSAL.CUSTOMER_ID, customer.value())
        .set(SILENCE_DISMISSAL.LAST_DAY, silence.lastDay())
        .set(SILENCE_DISMISSAL.REASON, kept)
        .set(SILENCE_DISMISSAL.BY_ID, Viewers.by())
        .set(SILENCE_DISMISSAL.AT, clock.instant())
        .execute();
    tell(customer);
    return silent(customer);
  }

  /** It means something after all. */
  @Transactional
  public Silence takeBack(CustomerId customer) {
    customers.require(customer, "interactions:create");
    var silence = silent(customer);
    database
        .deleteFrom(SILENCE_DISMISSAL)
        .where(
            SILENCE_DISMISSAL.CUSTOMER_ID.eq(customer.value()),
            SILENCE_DISMISSAL.LAST_DAY.ge(silence.lastDay()))
        .execute();
    tell(customer);
    return silent(customer);
  }

  private Silence silent(CustomerId customer) {
    return of(customer)
        .orElseThrow(() -> Refusal.of(HttpStatus.CONFLICT, "interactions.refusal.not-silent"));
  }

  private void tell(CustomerId customer) {
    customers
        .find(customer)
        .flatMap(found -> Optional.ofNullable(found.owner()))
        .ifPresent(owner -> live.publishToday(owner.value()));
  }
}
