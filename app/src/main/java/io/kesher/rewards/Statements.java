package io.kesher.rewards;

import static io.kesher.db.identity.Tables.DISABLING;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.HOURLY_COST;
import static io.kesher.db.rewards.Tables.KEPT;
import static io.kesher.db.rewards.Tables.LINE;
import static io.kesher.db.rewards.Tables.LINES;
import static io.kesher.db.rewards.Tables.STATEMENTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import io.kesher.identity.EmployeeId;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What everybody gets for a month, as far as the reader may see their pay. */
@Service
public class Statements {
  private static final Field<Boolean> LEFT =
      field(exists(selectOne().from(DISABLING).where(DISABLING.EMPLOYEE_ID.eq(EMPLOYEE.ID))))
          .as("left_office");
  private static final Field<Boolean> OWN_COST =
      field(exists(selectOne().from(HOURLY_COST).where(HOURLY_COST.EMPLOYEE_ID.eq(EMPLOYEE.ID))))
          .as("own_cost");

  private final DSLContext database;
  private final Months months;

  Statements(DSLContext database, Months months) {
    this.database = database;
    this.months = months;
  }

  /**
   * One employee's; with nothing in it where they earn nothing.
   *
   * @throws Refusal 404 where the reader may not see their pay
   */
  public Statement of(YearMonth month, EmployeeId employee) {
    var who =
        database
            .select(EMPLOYEE.ID, EMPLOYEE.NAME, LEFT, OWN_COST)
            .from(EMPLOYEE)
            .where(EMPLOYEE.ID.eq(employee.value()), Sight.of(EMPLOYEE.ID))
            .fetchOptional()
            .orElseThrow(Refusal::notFound);
    months.catchUp();
    var sums =
        database
            .select(STATEMENTS.EARNED, STATEMENTS.CARRIED_IN, STATEMENTS.PAYABLE)
            .select(STATEMENTS.CARRIED_OUT)
            .from(STATEMENTS.call(Months.day(month), employee.value()))
            .fetchOptional();
    return statement(month, who, sums.orElse(null));
  }

  /**
   * @throws Refusal 404 where the reader may not see their pay
   */
  void require(EmployeeId employee) {
    if (!database.fetchExists(EMPLOYEE, EMPLOYEE.ID.eq(employee.value()), Sight.of(EMPLOYEE.ID))) {
      throw Refusal.notFound();
    }
  }

  /** Of all who have earned something or owe something, in the order in which they came. */
  public List<Statement> page(YearMonth month, @Nullable Long after, int limit) {
    months.catchUp();
    return database
        .select(EMPLOYEE.ID, EMPLOYEE.NAME, LEFT, OWN_COST)
        .select(STATEMENTS.EARNED, STATEMENTS.CARRIED_IN, STATEMENTS.PAYABLE)
        .select(STATEMENTS.CARRIED_OUT)
        .from(STATEMENTS.call(Months.day(month), only()))
        .join(EMPLOYEE)
        .on(EMPLOYEE.ID.eq(STATEMENTS.EMPLOYEE_ID))
        .where(Sight.of(EMPLOYEE.ID), after == null ? noCondition() : EMPLOYEE.ID.gt(after))
        .orderBy(EMPLOYEE.ID)
        .limit(limit)
        .fetch(row -> statement(month, row, row));
  }

  /** Whom the reader may see, of those who are here; by name. */
  public Map<EmployeeId, String> colleagues() {
    return database
        .select(EMPLOYEE.ID, EMPLOYEE.NAME)
        .from(EMPLOYEE)
        .where(Sight.of(EMPLOYEE.ID))
        .orderBy(EMPLOYEE.NAME, EMPLOYEE.ID)
        .fetch()
        .intoMap(row -> new EmployeeId(row.value1()), row -> row.value2());
  }

  /** Whether the reader sees more than their own pay. */
  public boolean seesOthers() {
    return Sight.everybody() || colleagues().size() > 1;
  }

  private Statement statement(YearMonth month, Record who, @Nullable Record sums) {
    return new Statement(
        month,
        new EmployeeId(who.get(EMPLOYEE.ID)),
        who.get(EMPLOYEE.NAME),
        months.closed(month),
        who.get(LEFT),
        who.get(OWN_COST),
        sums == null ? BigDecimal.ZERO : sums.get(STATEMENTS.EARNED),
        sums == null ? BigDecimal.ZERO : sums.get(STATEMENTS.CARRIED_IN),
        sums == null ? BigDecimal.ZERO : sums.get(STATEMENTS.PAYABLE),
        sums == null ? BigDecimal.ZERO : sums.get(STATEMENTS.CARRIED_OUT));
  }

  /** What happened in nobody's hands, and what it would have paid. */
  public record Unheld(long events, BigDecimal amount) {}

  /** Empty where there is nothing, or the reader does not see everybody's pay. */
  public Optional<Unheld> unheld(YearMonth month) {
    if (!Sight.everybody()) {
      return Optional.empty();
    }
    months.catchUp();
    return database
        .select(count(), coalesce(sum(LINES.AMOUNT), inline(BigDecimal.ZERO)))
        .from(LINES.call(Months.day(month), (Long) null))
        .where(LINES.EMPLOYEE_ID.isNull())
        .fetchOptional(row -> new Unheld(row.value1(), row.value2()))
        .filter(unheld -> unheld.events() > 0);
  }

  /**
   * A month of rewards beside what those who stayed have brought.
   *
   * @param keeping paid for those who are there, claw-backs and corrections taken off
   * @param acquiring paid for those who come
   * @param kept the contribution of customers who were there a year before
   */
  public record MonthSum(
      YearMonth month, BigDecimal keeping, BigDecimal acquiring, BigDecimal kept) {}

  /**
   * The months up to this one, without those before the first set of rules.
   *
   * @param employee absent: of everybody whose pay the reader sees
   */
  public List<MonthSum> history(YearMonth last, int length, @Nullable EmployeeId employee) {
    var first = months.first().orElse(null);
    if (first == null || last.isBefore(first)) {
      return List.of();
    }
    months.catchUp();
    var begin = last.minusMonths(length - 1L);
    var from = begin.isBefore(first) ? first : begin;
    Map<YearMonth, BigDecimal> keeping = new HashMap<>();
    Map<YearMonth, BigDecimal> acquiring = new HashMap<>();
    paid(from, last, employee)
        .forEach((key, amount) ->
            (key.keeps() ? keeping : acquiring).merge(key.month(), amount, BigDecimal::add));
    var kept = kept(from, last, employee);
    List<MonthSum> all = new ArrayList<>();
    for (var month = from; !month.isAfter(last); month = month.plusMonths(1)) {
      all.add(
          new MonthSum(
              month,
              keeping.getOrDefault(month, BigDecimal.ZERO),
              acquiring.getOrDefault(month, BigDecimal.ZERO),
              kept.getOrDefault(month, BigDecimal.ZERO)));
    }
    return all;
  }

  private record Part(YearMonth month, boolean keeps) {}

  /** Closed months from what was written, open ones from what is due. */
  private Map<Part, BigDecimal> paid(
      YearMonth from, YearMonth last, @Nullable EmployeeId employee) {
    Map<Part, BigDecimal> paid = new HashMap<>();
    var open = months.open().orElse(last.plusMonths(1));
    database
        .select(LINE.MONTH, LINE.KIND, sum(LINE.AMOUNT))
        .from(LINE)
        .where(LINE.MONTH.between(from.atDay(1), last.atDay(1)), whose(LINE.EMPLOYEE_ID, employee))
        .groupBy(LINE.MONTH, LINE.KIND)
        .forEach(
            row -> paid.merge(part(row.value1(), row.value2()), row.value3(), BigDecimal::add));
    for (var month = open.isBefore(from) ? from : open;
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      var first = month.atDay(1);
      database
          .select(LINES.KIND, sum(LINES.AMOUNT))
          .from(LINES.call(first, employee == null ? only() : (Long) employee.value()))
          .where(whose(LINES.EMPLOYEE_ID, employee))
          .groupBy(LINES.KIND)
          .forEach(row -> paid.merge(part(first, row.value1()), row.value2(), BigDecimal::add));
    }
    return paid;
  }

  private static Part part(LocalDate month, String kind) {
    return new Part(
        YearMonth.from(month),
        kind.equals(RewardLine.Event.DISPUTE) || RewardKind.of(kind).keeps());
  }

  private static Condition whose(Field<Long> column, @Nullable EmployeeId employee) {
    return employee == null
        ? column.isNotNull().and(Sight.of(column))
        : column.eq(employee.value()).and(Sight.of(column));
  }

  private Map<YearMonth, BigDecimal> kept(
      YearMonth from, YearMonth last, @Nullable EmployeeId employee) {
    return database
        .select(KEPT.MONTH, KEPT.CONTRIBUTION)
        .from(
            KEPT.call(
                from.atDay(1),
                last.atEndOfMonth(),
                employee == null ? only() : (Long) employee.value()))
        .fetch()
        .intoMap(row -> YearMonth.from(row.value1()), row -> row.value2());
  }

  /** The reader, where they see nobody else: less is worked out then. */
  private @Nullable Long only() {
    return seesOthers() ? null : Viewers.by();
  }
}
