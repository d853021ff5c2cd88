package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_TIME;
import static io.kesher.db.cases.Tables.CASE_WORD;
import static io.kesher.db.cases.Tables.OUTWARD_WORD;
import static io.kesher.db.cases.Tables.PARTS;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.profitability.Tables.ENTRY;
import static org.jooq.impl.DSL.boolAnd;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.EntryCorrected;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.web.Messages;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said of a case, with the time that it took. The thread of a case holds that of all that
 * are part of it.
 */
@Service
public class CaseThread {
  private static final String ACTIVITY = "case";

  private static final Field<Integer> SECONDS =
      field(
              select(sum(ENTRY.SECONDS))
                  .from(CASE_TIME)
                  .join(ENTRY)
                  .on(ENTRY.ID.eq(CASE_TIME.ENTRY_ID))
                  .where(CASE_TIME.WORD_ID.eq(CASE_WORD.ID)))
          .convertFrom(sum -> sum == null ? null : (Integer) sum.intValue())
          .as("seconds");
  private static final Field<Boolean> MEASURED =
      field(
              select(boolAnd(field(ENTRY.MEASURED)))
                  .from(CASE_TIME)
                  .join(ENTRY)
                  .on(ENTRY.ID.eq(CASE_TIME.ENTRY_ID))
                  .where(CASE_TIME.WORD_ID.eq(CASE_WORD.ID)))
          .as("measured");

  private final DSLContext database;
  private final Cases cases;
  private final CaseSteps steps;
  private final Answers answers;
  private final Ledger ledger;
  private final Offices offices;
  private final Messages messages;
  private final Clock clock;

  CaseThread(
      DSLContext database,
      Cases cases,
      CaseSteps steps,
      Answers answers,
      Ledger ledger,
      Offices offices,
      Messages messages,
      Clock clock) {
    this.database = database;
    this.cases = cases;
    this.steps = steps;
    this.answers = answers;
    this.ledger = ledger;
    this.offices = offices;
    this.messages = messages;
    this.clock = clock;
  }

  /** Where a thread goes on: behind the word of this moment and number. */
  public record After(Instant at, long id) {}

  /**
   * @param next absent on the last page
   */
  public record Page(List<Word> words, @Nullable After next) {}

  /** The time that went into a case. */
  public record Spent(int seconds, int estimated) {}

  /** What was said, the latest first. */
  public Page words(CaseId id, @Nullable After after, int limit) {
    cases.find(id);
    var found =
        words(standing(id))
            .and(behind(after))
            .orderBy(CASE_WORD.AT.desc(), CASE_WORD.ID.desc())
            .limit(limit + 1)
            .fetch(CaseThread::word);
    boolean more = found.size() > limit;
    var page = more ? found.subList(0, limit) : found;
    return new Page(page, more ? new After(page.getLast().at(), page.getLast().id()) : null);
  }

  private static Condition behind(@Nullable After after) {
    return after == null
        ? noCondition()
        : row(CASE_WORD.AT, CASE_WORD.ID).lt(after.at(), after.id());
  }

  /** What the customer has said and was told, the earliest first: all that may be shown outside. */
  public List<OutwardWord> outward(CaseId id) {
    cases.find(id);
    return database
        .selectFrom(OUTWARD_WORD)
        .where(OUTWARD_WORD.CASE_ID.in(parts(id)))
        .orderBy(OUTWARD_WORD.AT, OUTWARD_WORD.ID)
        .fetch(row ->
            new OutwardWord(
                row.get(OUTWARD_WORD.ID),
                row.get(OUTWARD_WORD.KIND).equals(Word.Kind.ANSWER.code()),
                row.get(OUTWARD_WORD.TEXT),
                row.get(OUTWARD_WORD.AT)));
  }

  /** What became of it, the earliest first. */
  public List<Step> steps(CaseId id) {
    cases.find(id);
    return steps.of(id);
  }

  public Spent spent(CaseId id) {
    cases.find(id);
    var estimated = sum(ENTRY.SECONDS).filterWhere(field(ENTRY.MEASURED).isFalse());
    return database
        .select(sum(ENTRY.SECONDS), estimated)
        .from(CASE_TIME)
        .join(ENTRY)
        .on(ENTRY.ID.eq(CASE_TIME.ENTRY_ID))
        .where(CASE_TIME.CASE_ID.in(parts(id)))
        .fetchSingle(row -> new Spent(whole(row.value1()), whole(row.value2())));
  }

  private static int whole(@Nullable BigDecimal sum) {
    return sum == null ? 0 : sum.intValue();
  }

  /** Of a case and of all that are part of it, what was not taken back. */
  private static Condition standing(CaseId id) {
    return CASE_WORD.CASE_ID.in(parts(id)).and(CASE_WORD.WITHDRAWN_AT.isNull());
  }

  private static Select<Record1<Long>> parts(CaseId id) {
    var parts = PARTS.call(id.value());
    return select(parts.ID).from(parts);
  }

  /**
   * Keeps what was said and posts the time that it took, under the case's number.
   *
   * @param needed whether there must be words; without any, time alone is posted
   */
  Optional<Word> write(Case of, WordDraft draft, boolean needed) {
    var text = CaseRules.words(draft, needed);
    var by = Viewers.current().id().orElse(null);
    var now = clock.instant();
    Long word =
        text.isEmpty()
            ? null
            : database
                .insertInto(CASE_WORD)
                .set(CASE_WORD.CASE_ID, of.id().value())
                .set(CASE_WORD.KIND, Objects.requireNonNull(draft.kind()).code())
                .set(CASE_WORD.TEXT, text)
                .set(CASE_WORD.EMPLOYEE_ID, EmployeeId.toNullable(by))
                .set(CASE_WORD.AT, now)
                .returningResult(CASE_WORD.ID)
                .fetchSingle()
                .value1();
    var entry =
        ledger.spend(
            new Posting.Time(
                of.customer().id(),
                now.atZone(offices.current().zone()).toLocalDate(),
                ACTIVITY,
                draft.seconds(),
                1,
                by,
                "#" + of.id() + " " + of.subject()));
    belongs(entry.id(), of.id().value(), word);
    if (word != null && draft.kind() == Word.Kind.ANSWER) {
      answers.note(of.id());
    }
    return word == null ? Optional.empty() : Optional.of(word(word));
  }

  /**
   * @throws Refusal 404 where it is no word of this case, 409 where somebody else said it, or
   *     longer ago than {@link Word#OPEN}
   */
  void withdraw(Case of, long word) {
    var said =
        words(standing(of.id()))
            .and(CASE_WORD.ID.eq(word))
            .fetchOptional(CaseThread::word)
            .orElseThrow(Refusal::notFound);
    if (!said.isOpenTo(Viewers.current().id().orElse(null), clock.instant())) {
      throw Refusal.of(HttpStatus.CONFLICT, "cases.refusal.word");
    }
    database
        .update(CASE_WORD)
        .set(CASE_WORD.WITHDRAWN_AT, clock.instant())
        .where(CASE_WORD.ID.eq(word))
        .execute();
    answers.note(said.of());
    if (Objects.requireNonNullElse(said.seconds(), 0) > 0) {
      takeBack(said);
    }
  }

  private void takeBack(Word said) {
    long last =
        database
            .select(max(CASE_TIME.ENTRY_ID))
            .from(CASE_TIME)
            .where(CASE_TIME.WORD_ID.eq(said.id()))
            .fetchSingle()
            .value1();
    var why = messages.say(offices.current().language(), "cases.ledger.withdrawn");
    belongs(ledger.amend(last, 0, "#" + said.of() + " " + why).id(), said.of().value(), said.id());
  }

  /** What somebody corrects in the ledger itself is the case's too. */
  @EventListener
  @Transactional
  void on(EntryCorrected corrected) {
    database
        .select(CASE_TIME.CASE_ID, CASE_TIME.WORD_ID)
        .from(CASE_TIME)
        .where(CASE_TIME.ENTRY_ID.eq(corrected.entry()))
        .fetchOptional()
        .ifPresent(row -> belongs(corrected.correction(), row.value1(), row.value2()));
  }

  private void belongs(long entry, long of, @Nullable Long word) {
    database
        .insertInto(CASE_TIME)
        .set(CASE_TIME.ENTRY_ID, entry)
        .set(CASE_TIME.CASE_ID, of)
        .set(CASE_TIME.WORD_ID, word)
        .execute();
  }

  private Word word(long id) {
    return words(CASE_WORD.ID.eq(id)).fetchSingle(CaseThread::word);
  }

  private SelectConditionStep<Record> words(Condition which) {
    return database
        .select(CASE_WORD.fields())
        .select(EMPLOYEE.NAME, SECONDS, MEASURED)
        .from(CASE_WORD)
        .leftJoin(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(CASE_WORD.EMPLOYEE_ID))
        .where(which);
  }

  private static Word word(Record row) {
    return new Word(
        row.get(CASE_WORD.ID),
        new CaseId(row.get(CASE_WORD.CASE_ID)),
        Word.Kind.of(row.get(CASE_WORD.KIND)),
        row.get(CASE_WORD.TEXT),
        EmployeeId.ofNullable(row.get(CASE_WORD.EMPLOYEE_ID)),
        row.get(EMPLOYEE.NAME),
        row.get(CASE_WORD.AT),
        row.get(SECONDS),
        row.get(MEASURED));
  }
}
