package io.kesher.interactions;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.interactions.Tables.EARLIER_WORDING;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.PIN;
import static io.kesher.db.interactions.Tables.POSTED;
import static io.kesher.db.interactions.Tables.RETRACTION;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.EntryCorrected;
import io.kesher.profitability.Ledger;
import io.kesher.web.FieldFault;
import io.kesher.web.Messages;
import io.kesher.web.Refusal;
import io.kesher.web.TypedText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be made right of an interaction once it is logged. */
@Service
public class InteractionEdits {
  private static final String CHANGE = "interactions:change";

  private final DSLContext database;
  private final Interactions interactions;
  private final Customers customers;
  private final Ledger ledger;
  private final Mentions mentions;
  private final Offices offices;
  private final Messages messages;
  private final Clock clock;

  InteractionEdits(
      DSLContext database,
      Interactions interactions,
      Customers customers,
      Ledger ledger,
      Mentions mentions,
      Offices offices,
      Messages messages,
      Clock clock) {
    this.database = database;
    this.interactions = interactions;
    this.customers = customers;
    this.ledger = ledger;
    this.mentions = mentions;
    this.offices = offices;
    this.messages = messages;
    this.clock = clock;
  }

  /** How an attempt to word a summary anew ends. */
  public sealed interface Rewording {
    record Done(Interaction interaction) implements Rewording {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(Interaction theirs) implements Rewording {}
  }

  /** What stood in a summary before; the latest first. */
  public record Earlier(int version, String summary, @Nullable String by, Instant at) {}

  /**
   * Words the summary anew; what stood there is kept.
   *
   * @param version that was read
   */
  @Transactional
  public Rewording reword(CustomerId customer, long id, int version, @Nullable String summary) {
    var now = changeable(customer, id);
    if (now.version() != version) {
      return new Rewording.Overtaken(now);
    }
    var text = summary(now, summary);
    if (text.equals(now.summary())) {
      return new Rewording.Done(now);
    }
    var by = Viewers.current().id().orElse(null);
    database
        .insertInto(EARLIER_WORDING)
        .select(
            select(
                    INTERACTION.ID,
                    INTERACTION.VERSION,
                    INTERACTION.SUMMARY,
                    INTERACTION.WORDED_BY,
                    INTERACTION.WORDED_AT)
                .from(INTERACTION)
                .where(INTERACTION.ID.eq(id)))
        .execute();
    database
        .update(INTERACTION)
        .set(INTERACTION.SUMMARY, text)
        .set(INTERACTION.WORDED_BY, EmployeeId.toNullable(by))
        .set(INTERACTION.WORDED_AT, clock.instant())
        .set(INTERACTION.VERSION, INTERACTION.VERSION.plus(1))
        .where(INTERACTION.ID.eq(id))
        .execute();
    mentions.note(id, text, by);
    return new Rewording.Done(interactions.find(customer, id));
  }

  private static String summary(Interaction now, @Nullable String typed) {
    List<FieldFault> faults = new ArrayList<>();
    boolean needed = now.kind() == InteractionKind.NOTE;
    var text = TypedText.of("summary", typed, needed, Said.LONGEST, faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    return text;
  }

  public List<Earlier> earlier(CustomerId customer, long id) {
    interactions.find(customer, id);
    return database
        .select(
            EARLIER_WORDING.VERSION,
            EARLIER_WORDING.SUMMARY,
            EMPLOYEE.NAME,
            EARLIER_WORDING.WORDED_AT)
        .from(EARLIER_WORDING)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(EARLIER_WORDING.WORDED_BY))
        .where(EARLIER_WORDING.INTERACTION_ID.eq(id))
        .orderBy(EARLIER_WORDING.VERSION.desc())
        .limit(50)
        .fetch(Records.mapping(Earlier::new));
  }

  /**
   * Corrects the time by an entry of the ledger that holds the difference.
   *
   * @throws Refusal 409 where somebody else logged it, or longer ago than {@link Interaction#OPEN}
   */
  @Transactional
  public Interaction correctTime(CustomerId customer, long id, @Nullable Integer seconds) {
    var now = changeable(customer, id);
    List<FieldFault> faults = new ArrayList<>();
    if (seconds == null) {
      faults.add(FieldFault.of("seconds", "web.field.required"));
    }
    Said.checkSeconds(seconds, faults);
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
    expectOpen(now);
    int right = Objects.requireNonNull(seconds);
    if (right != now.seconds() && !now.withdrawn()) {
      post(now, right, "interactions.ledger.corrected");
      database
          .update(INTERACTION)
          .set(INTERACTION.SECONDS, right)
          .where(INTERACTION.ID.eq(id))
          .execute();
    }
    return interactions.find(customer, id);
  }

  /** Takes it out of the timeline and its time out of the ledger. Asking twice is asking once. */
  @Transactional
  public Interaction withdraw(CustomerId customer, long id) {
    var now = changeable(customer, id);
    expectOpen(now);
    if (!now.withdrawn()) {
      if (now.seconds() > 0) {
        post(now, 0, "interactions.ledger.withdrawn");
      }
      database
          .insertInto(RETRACTION)
          .set(RETRACTION.INTERACTION_ID, id)
          .set(RETRACTION.BY_ID, EmployeeId.toNullable(now.by()))
          .set(RETRACTION.AT, clock.instant())
          .execute();
    }
    return interactions.find(customer, id);
  }

  /** Puts back what was withdrawn. */
  @Transactional
  public Interaction restore(CustomerId customer, long id) {
    var now = changeable(customer, id);
    expectOpen(now);
    if (now.withdrawn()) {
      if (now.seconds() > 0) {
        post(now, now.seconds(), "interactions.ledger.restored");
      }
      database.deleteFrom(RETRACTION).where(RETRACTION.INTERACTION_ID.eq(id)).execute();
    }
    return interactions.find(customer, id);
  }

  /** Puts it above all others of the customer, or back among them. */
  @Transactional
  public Interaction pin(CustomerId customer, long id, boolean pinned) {
    var now = changeable(customer, id);
    if (pinned && !now.pinned()) {
      database
          .insertInto(PIN)
          .set(PIN.INTERACTION_ID, id)
          .set(PIN.CUSTOMER_ID, customer.value())
          .set(PIN.BY_ID, Viewers.by())
          .set(PIN.AT, clock.instant())
          .execute();
    } else if (!pinned) {
      database.deleteFrom(PIN).where(PIN.INTERACTION_ID.eq(id)).execute();
    }
    return interactions.find(customer, id);
  }

  /** What somebody corrects in the ledger itself stands here too. */
  @EventListener
  void on(EntryCorrected corrected) {
    database
        .select(POSTED.INTERACTION_ID)
        .from(POSTED)
        .where(POSTED.ENTRY_ID.eq(corrected.entry()))
        .fetchOptional(POSTED.INTERACTION_ID)
        .ifPresent(id -> {
          belongs(corrected.correction(), id);
          database
              .update(INTERACTION)
              .set(INTERACTION.SECONDS, corrected.right().intValue())
              .where(INTERACTION.ID.eq(id))
              .execute();
        });
  }

  /** Of two who change one at once the second waits, and then sees what the first did. */
  private Interaction changeable(CustomerId customer, long id) {
    customers.require(customer, CHANGE);
    database
        .select(INTERACTION.ID)
        .from(INTERACTION)
        .where(INTERACTION.ID.eq(id))
        .forUpdate()
        .fetchOptional();
    return interactions.find(customer, id);
  }

  private void expectOpen(Interaction interaction) {
    var viewer = Viewers.current().id().orElse(null);
    if (!interaction.isOpenTo(viewer, clock.instant())) {
      throw Refusal.of(HttpStatus.CONFLICT, "interactions.refusal.closed");
    }
  }

  private void post(Interaction interaction, int seconds, String why) {
    long last =
        database
            .select(max(POSTED.ENTRY_ID))
            .from(POSTED)
            .where(POSTED.INTERACTION_ID.eq(interaction.id()))
            .fetchSingle()
            .value1();
    var entry = ledger.amend(last, seconds, messages.say(offices.current().language(), why));
    belongs(entry.id(), interaction.id());
  }

  private void belongs(long entry, long interaction) {
    database
        .insertInto(POSTED)
        .set(POSTED.ENTRY_ID, entry)
        .set(POSTED.INTERACTION_ID, interaction)
        .execute();
  }
}
