package io.kesher.rewards;

import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.rewards.Tables.DISPUTE;
import static io.kesher.db.rewards.Tables.LINE;
import static org.jooq.impl.DSL.noCondition;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.rewards.Dispute.Outcome;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lines that somebody says are wrong, and what was answered. */
@Service
public class Disputes {
  private static final int LONGEST = 1000;
  private static final BigDecimal MOST = new BigDecimal("1e9");
  private static final Field<String> SETTLER = RuleSets.nameOf(DISPUTE.SETTLED_BY, "settler");

  private final DSLContext database;
  private final Clock clock;

  Disputes(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param line of a closed month: what is wrong in an open one is mended where the facts are
   * @throws Refusal 404 where the reader may not see the line; 403 where it is another's; 409 where
   *     a dispute of it is open; 422 without a reason
   */
  @Transactional
  public Dispute open(long line, @Nullable String words) {
    var whose =
        database
            .select(LINE.EMPLOYEE_ID)
            .from(LINE)
            .where(LINE.ID.eq(line), LINE.EMPLOYEE_ID.isNotNull(), Sight.of(LINE.EMPLOYEE_ID))
            .fetchOptional(row -> new EmployeeId(row.value1()))
            .orElseThrow(Refusal::notFound);
    if (Viewers.current().id().filter(whose::equals).isEmpty()) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "rewards.refusal.not-yours");
    }
    List<FieldFault> faults = new ArrayList<>();
    var reason = text("words", words, faults);
    check(faults);
    try {
      return find(
          database
              .insertInto(DISPUTE)
              .set(DISPUTE.LINE_ID, line)
              .set(DISPUTE.EMPLOYEE_ID, whose.value())
              .set(DISPUTE.WORDS, reason)
              .set(DISPUTE.AT, clock.instant())
              .returningResult(DISPUTE.ID)
              .fetchSingle()
              .value1());
    } catch (DuplicateKeyException open) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.disputed");
    }
  }

  /**
   * An answer as it is written.
   *
   * @param correction what is paid more, or below zero less; absent where the line stands
   */
  public record Answer(
      @Nullable Outcome outcome, @Nullable BigDecimal correction, @Nullable String answer) {}

  /**
   * @param version that was read
   * @throws Refusal 404 where the reader may not see it; 403 for one's own; 409 where it is
   *     answered already; 422 with all that is wrong
   */
  @Transactional
  public Dispute settle(long id, int version, Answer answer) {
    database.select(DISPUTE.ID).from(DISPUTE).where(DISPUTE.ID.eq(id)).forUpdate().fetchOptional();
    var now = find(id);
    if (Viewers.current().id().filter(now.employee()::equals).isPresent()) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "rewards.refusal.own-dispute");
    }
    if (now.outcome() != null || now.version() != version) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.answered");
    }
    List<FieldFault> faults = new ArrayList<>();
    var words = text("answer", answer.answer(), faults);
    correction(answer, faults);
    check(faults);
    database
        .update(DISPUTE)
        .set(DISPUTE.OUTCOME, answer.outcome() == null ? null : answer.outcome().code())
        .set(DISPUTE.CORRECTION, answer.correction())
        .set(DISPUTE.ANSWER, words)
        .set(DISPUTE.SETTLED_BY, Viewers.by())
        .set(DISPUTE.SETTLED_AT, clock.instant())
        .set(DISPUTE.VERSION, version + 1)
        .where(DISPUTE.ID.eq(id))
        .execute();
    return find(id);
  }

  private static void correction(Answer answer, List<FieldFault> faults) {
    var correction = answer.correction();
    if (answer.outcome() == null) {
      faults.add(FieldFault.of("outcome", "web.field.required"));
    } else if (answer.outcome() == Outcome.DECLINED && correction != null) {
      faults.add(FieldFault.of("correction", "rewards.fault.declined-correction"));
    } else if (answer.outcome() == Outcome.GRANTED
        && (correction == null || correction.signum() == 0)) {
      faults.add(FieldFault.of("correction", "web.field.required"));
    } else if (correction != null
        && (correction.abs().compareTo(MOST) > 0 || correction.stripTrailingZeros().scale() > 2)) {
      faults.add(FieldFault.of("correction", "rewards.fault.amount"));
    }
  }

  private static String text(String field, @Nullable String typed, List<FieldFault> faults) {
    var text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      faults.add(FieldFault.of(field, "web.field.required"));
    } else if (text.length() > LONGEST) {
      faults.add(FieldFault.of(field, "web.field.too-long", LONGEST));
    } else if (text.indexOf('\0') >= 0) {
      faults.add(FieldFault.of(field, "rewards.fault.text"));
    }
    return text;
  }

  private static void check(List<FieldFault> faults) {
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  /**
   * @throws Refusal 404 where there is none that the reader may see
   */
  public Dispute find(long id) {
    return disputes(DISPUTE.ID.eq(id), 1).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  /** Those that wait for an answer, or all of them, the latest first. */
  public List<Dispute> page(boolean open, @Nullable Long after, int limit) {
    return disputes(
        (open ? DISPUTE.SETTLED_AT.isNull() : noCondition())
            .and(after == null ? noCondition() : DISPUTE.ID.lt(after)),
        limit);
  }

  /** Of one line, the latest first. */
  public List<Dispute> of(long line) {
    return disputes(DISPUTE.LINE_ID.eq(line), 50);
  }

  private List<Dispute> disputes(Condition which, int limit) {
    return database
        .select(DISPUTE.fields())
        .select(LINE.MONTH, LINE.KIND, LINE.SOURCE, LINE.EVENT_MONTH, LINE.AMOUNT, EMPLOYEE.NAME)
        .select(SETTLER)
        .from(DISPUTE)
        .join(LINE)
        .on(LINE.ID.eq(DISPUTE.LINE_ID))
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(DISPUTE.EMPLOYEE_ID))
        .where(which, Sight.of(DISPUTE.EMPLOYEE_ID))
        .orderBy(DISPUTE.ID.desc())
        .limit(limit)
        .fetch(Disputes::dispute);
  }

  private static Dispute dispute(Record row) {
    return new Dispute(
        row.get(DISPUTE.ID),
        row.get(DISPUTE.LINE_ID),
        YearMonth.from(row.get(LINE.MONTH)),
        RewardLine.Event.of(
            row.get(LINE.KIND), row.get(LINE.SOURCE), YearMonth.from(row.get(LINE.EVENT_MONTH))),
        row.get(LINE.AMOUNT),
        new EmployeeId(row.get(DISPUTE.EMPLOYEE_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(DISPUTE.WORDS),
        row.get(DISPUTE.AT),
        row.get(DISPUTE.VERSION),
        Outcome.of(row.get(DISPUTE.OUTCOME)),
        row.get(DISPUTE.CORRECTION),
        row.get(DISPUTE.ANSWER),
        row.get(SETTLER),
        row.get(DISPUTE.SETTLED_AT));
  }
}
