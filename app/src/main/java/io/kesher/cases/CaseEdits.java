package io.kesher.cases;

import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static org.jooq.impl.DSL.val;

import io.kesher.books.Routed;
import io.kesher.books.Routing;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases as people open them, hand them on, wait, close and open them again. */
@Service
public class CaseEdits {
  /** How the routing of cases is kept. */
  static final String ROUTED = "case";

  private final DSLContext database;
  private final Cases cases;
  private final CaseRules rules;
  private final CaseSteps steps;
  private final CaseThread thread;
  private final Deadlines deadlines;
  private final Customers customers;
  private final Routing routing;
  private final CaseNews news;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseEdits(
      DSLContext database,
      Cases cases,
      CaseRules rules,
      CaseSteps steps,
      CaseThread thread,
      Deadlines deadlines,
      Customers customers,
      Routing routing,
      CaseNews news,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.cases = cases;
    this.rules = rules;
    this.steps = steps;
    this.thread = thread;
    this.deadlines = deadlines;
    this.customers = customers;
    this.routing = routing;
    this.news = news;
    this.events = events;
    this.clock = clock;
  }

  /** How an attempt to change a case ends. */
  public sealed interface Edit {
    record Done(Case changed) implements Edit {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(Case theirs) implements Edit {}
  }

  /**
   * Opens a case, in the hands of whoever is named, else of whoever takes what this customer asks
   * now; of a customer in nobody's hands, of whoever opens it.
   *
   * @param first what was said, and how long it took; absent where a program opens it
   * @throws Refusal 404 where they may not see the customer, 403 where they may not open cases of
   *     theirs, 422 with the faults of the draft
   */
  @Transactional
  public Case open(CustomerId customer, CaseDraft draft, @Nullable WordDraft first) {
    customers.require(customer, "cases:create");
    var kept = rules.check(customer, draft, null);
    var routed = routed(customer, null).filter(asked -> follows(kept.owner(), asked)).orElse(null);
    var now = clock.instant();
    var due = kept.dueAt();
    var id =
        new CaseId(
            database
                .insertInto(CUSTOMER_CASE)
                .set(CUSTOMER_CASE.CUSTOMER_ID, customer.value())
                .set(CUSTOMER_CASE.SUBJECT, kept.subject())
                .set(CUSTOMER_CASE.KIND, kept.kind().code())
                .set(CUSTOMER_CASE.SEVERITY, kept.severity().place())
                .set(
                    CUSTOMER_CASE.OWNER_ID,
                    val(EmployeeId.toNullable(hands(kept, routed)), CUSTOMER_CASE.OWNER_ID))
                .set(
                    CUSTOMER_CASE.DUE_AT,
                    due == null
                        ? deadlines.promised(customer, kept.kind(), kept.severity(), now, List.of())
                        : due)
                .set(CUSTOMER_CASE.PROMISED, due == null)
                .set(CUSTOMER_CASE.ANSWER_BY, deadlines.answer(customer, now))
                .set(CUSTOMER_CASE.OPENED_BY, Viewers.by())
                .set(CUSTOMER_CASE.OPENED_AT, now)
                .returningResult(CUSTOMER_CASE.ID)
                .fetchSingle()
                .value1());
    steps.note(id, Step.Kind.OPENED);
    keep(routed, customer, id);
    var opened = cases.find(id);
    if (first != null) {
      thread.write(opened, first, false);
      opened = cases.find(id);
    }
    events.publishEvent(new CaseOpened(id, customer, kept.kind(), kept.severity()));
    news.tell(opened);
    return opened;
  }

  /** Whose case one of this customer is by itself, at this moment; empty: the queue's. */
  public Optional<EmployeeId> ownerOf(CustomerId customer) {
    return routed(customer, null)
        .map(routed -> Optional.ofNullable(routed.employee()))
        .orElseGet(() -> Viewers.current().id());
  }

  /** Who takes it; empty of a customer who is in nobody's hands. */
  private Optional<Routed> routed(CustomerId customer, @Nullable EmployeeId first) {
    var held = customers.find(customer).orElseThrow(Refusal::notFound);
    return first == null && held.owner() == null && held.team() == null
        ? Optional.empty()
        : Optional.of(routing.ask(customer, first, who -> rules.sees(who, customer)));
  }

  /** Whoever is named as the one who takes it anyway was not chosen by anybody. */
  private static boolean follows(@Nullable EmployeeId named, Routed asked) {
    return named == null || named.equals(asked.employee());
  }

  private static @Nullable EmployeeId hands(CaseRules.Kept kept, @Nullable Routed routed) {
    if (kept.owner() != null) {
      return kept.owner();
    }
    return routed == null ? Viewers.current().id().orElse(null) : routed.employee();
  }

  private void keep(@Nullable Routed routed, CustomerId customer, CaseId id) {
    if (routed != null) {
      routing.keep(routed, customer, ROUTED, id.value());
    }
  }

  /**
   * @param version that was read
   * @throws Refusal 409 where it is closed, or part of another
   */
  @Transactional
  public Edit change(CaseId id, int version, CaseDraft draft) {
    var now = cases.workable(id);
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    if (draft.equals(CaseDraft.of(now))) {
      return new Edit.Done(now);
    }
    var kept = rules.check(now.customer().id(), draft, now);
    database
        .update(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.SUBJECT, kept.subject())
        .set(CUSTOMER_CASE.KIND, kept.kind().code())
        .set(CUSTOMER_CASE.SEVERITY, kept.severity().place())
        .set(
            CUSTOMER_CASE.OWNER_ID,
            val(EmployeeId.toNullable(kept.owner()), CUSTOMER_CASE.OWNER_ID))
        .set(CUSTOMER_CASE.DUE_AT, due(now, kept))
        .set(CUSTOMER_CASE.PROMISED, kept.dueAt() == null)
        .set(CUSTOMER_CASE.VERSION, CUSTOMER_CASE.VERSION.plus(1))
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .execute();
    if (!Objects.equals(kept.owner(), now.owner())) {
      steps.handed(id, kept.owner());
    }
    return new Edit.Done(told(now));
  }

  /** A promise stands until something changes that it goes by. */
  private Instant due(Case now, CaseRules.Kept kept) {
    if (kept.dueAt() != null) {
      return kept.dueAt();
    }
    if (now.promised() && kept.kind() == now.kind() && kept.severity() == now.severity()) {
      return now.dueAt();
    }
    return deadlines.promised(
        now.customer().id(),
        kept.kind(),
        kept.severity(),
        steps.beginning(now),
        steps.waits(now.id()));
  }

  /** Takes it into one's own hands. */
  @Transactional
  public Case take(CaseId id) {
    var now = cases.workable(id);
    var draft = CaseDraft.of(now);
    return switch (change(
        id,
        now.version(),
        new CaseDraft(
            draft.subject(), draft.kind(), draft.severity(), Viewers.by(), draft.dueAt()))) {
      case Edit.Done(var taken) -> taken;
      case Edit.Overtaken(var theirs) -> theirs;
    };
  }

  /** It is the customer's turn: the deadline stands still. Asking twice is asking once. */
  @Transactional
  public Case await(CaseId id) {
    var now = cases.workable(id);
    if (now.state() == CaseState.WAITING) {
      return now;
    }
    database
        .update(CUSTOMER_CASE)
        .set(CUSTOMER_CASE.WAITS_SINCE, clock.instant())
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .execute();
    steps.note(id, Step.Kind.WAITING);
    return told(now);
  }

  /** It is the office's turn again, and has as much time left as when the wait began. */
  @Transactional
  public Case resume(CaseId id) {
    var now = cases.workable(id);
    var since = now.waitsSince();
    if (since == null) {
      return now;
    }
    var wait = new CaseSteps.Wait(since, clock.instant());
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.WAITS_SINCE)
        .set(
            CUSTOMER_CASE.DUE_AT, now.promised() ? deadlines.after(now.dueAt(), wait) : now.dueAt())
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .execute();
    steps.note(id, Step.Kind.RESUMED);
    return told(now);
  }

  /**
   * Says something of a case. What the customer says ends the wait for them.
   *
   * @throws Refusal 409 where it is closed, or part of another
   */
  @Transactional
  public Word say(CaseId id, WordDraft draft) {
    var now = cases.workable(id);
    var said = thread.write(now, draft, true).orElseThrow();
    if (draft.kind() == Word.Kind.MESSAGE) {
      resume(id);
    }
    news.tell(now);
    return said;
  }

  /** Says that time went into a case, without words. */
  @Transactional
  public void spend(CaseId id, @Nullable Integer seconds) {
    thread.write(cases.workable(id), new WordDraft(Word.Kind.NOTE, null, seconds), false);
  }

  /** Takes back what one has said oneself, and its time out of the ledger. */
  @Transactional
  public void withdraw(CaseId id, long word) {
    var now = cases.workable(id);
    thread.withdraw(now, word);
    news.tell(now);
  }

  /** Closing what is closed already changes nothing. */
  @Transactional
  public Case close(CaseId id, Outcome outcome) {
    var now = cases.changeable(id);
    if (now.state() == CaseState.CLOSED) {
      return now;
    }
    cases.workable(id);
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.WAITS_SINCE)
        .set(CUSTOMER_CASE.CLOSED_AT, clock.instant())
        .set(CUSTOMER_CASE.VERSION, CUSTOMER_CASE.VERSION.plus(1))
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .execute();
    steps.closed(id, outcome);
    events.publishEvent(new CaseClosed(id, now.customer().id(), now.kind(), outcome));
    return told(now);
  }

  /**
   * Opens it again, with a new promise. It returns to its owner, as long as they are there: else to
   * whoever takes it for them. Where they have left or see the customer no longer, to whoever takes
   * what this customer asks.
   */
  @Transactional
  public Case reopen(CaseId id) {
    var now = cases.changeable(id);
    if (now.mergedInto() != null) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.merged", cases.whole(id).toString());
    }
    if (now.state() != CaseState.CLOSED) {
      return now;
    }
    var customer = now.customer().id();
    var last = now.owner();
    var routed =
        routed(customer, last != null && rules.sees(last, customer) ? last : null).orElse(null);
    var owner = routed == null ? null : routed.employee();
    database
        .update(CUSTOMER_CASE)
        .setNull(CUSTOMER_CASE.CLOSED_AT)
        .set(CUSTOMER_CASE.OWNER_ID, val(EmployeeId.toNullable(owner), CUSTOMER_CASE.OWNER_ID))
        .set(
            CUSTOMER_CASE.DUE_AT,
            deadlines.promised(
                now.customer().id(), now.kind(), now.severity(), clock.instant(), List.of()))
        .set(CUSTOMER_CASE.PROMISED, true)
        .set(CUSTOMER_CASE.ANSWER_BY, deadlines.answer(customer, clock.instant()))
        .set(CUSTOMER_CASE.VERSION, CUSTOMER_CASE.VERSION.plus(1))
        .set(CUSTOMER_CASE.UPDATED_AT, clock.instant())
        .where(CUSTOMER_CASE.ID.eq(id.value()))
        .execute();
    steps.note(id, Step.Kind.REOPENED);
    keep(routed, customer, id);
    if (!Objects.equals(owner, now.owner())) {
      steps.handed(id, owner);
    }
    events.publishEvent(new CaseReopened(id, now.customer().id(), now.kind()));
    return told(now);
  }

  /** Both those who had it and those who have it now see it move. */
  private Case told(Case before) {
    var changed = cases.find(before.id());
    news.tell(before, changed);
    return changed;
  }
}
