package io.kesher.rewards;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.rewards.Tables.LINE;
import static io.kesher.db.rewards.Tables.LINES;
import static io.kesher.db.rewards.Tables.RULE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import io.kesher.rewards.RewardLine.Event;
import io.kesher.rewards.RewardLine.What;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The lines of a statement, and what each is made of. */
@Service
public class StatementLines {
  private static final String WHAT = "reward";
  private static final int MOST_OF_EVENT = 200;

  private final DSLContext database;
  private final RuleSets sets;
  private final Statements statements;
  private final Months months;
  private final Reads reads;

  StatementLines(
      DSLContext database, RuleSets sets, Statements statements, Months months, Reads reads) {
    this.database = database;
    this.sets = sets;
    this.statements = statements;
    this.months = months;
    this.reads = reads;
  }

  /** Where a page goes on: behind this line. */
  public record After(LocalDate day, String kind, long source, String what, LocalDate month) {
    public static After of(RewardLine line) {
      return new After(
          line.day(),
          line.of().kindCode(),
          line.of().source(),
          line.what().code(),
          line.of().month().atDay(1));
    }

    /** Reads what {@link #toString} writes; empty where it is no such thing. */
    public static Optional<After> parse(String text) {
      var parts = text.split("~", -1);
      try {
        return parts.length != 5
            ? Optional.empty()
            : Optional.of(
                new After(
                    LocalDate.parse(parts[0]),
                    parts[1],
                    Long.parseLong(parts[2]),
                    parts[3],
                    LocalDate.parse(parts[4])));
      } catch (DateTimeException | NumberFormatException garbage) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return String.join("~", day.toString(), kind, Long.toString(source), what, month.toString());
    }
  }

  /** The lines of one rule, of one sort: how many, and how much. */
  public record Sum(
      What what, @Nullable RewardKind kind, @Nullable Rule rule, long lines, BigDecimal amount) {}

  /** What a page of lines is asked for. */
  public record Wanted(
      @Nullable What what, @Nullable Long rule, @Nullable After after, int limit) {}

  /**
   * By rule, in the order in which kinds are told.
   *
   * @throws io.kesher.web.Refusal 404 where the reader may not see their pay
   */
  public List<Sum> sums(YearMonth month, EmployeeId employee) {
    statements.require(employee);
    months.catchUp();
    var lines = LINES.call(Months.day(month), employee.value());
    var rows =
        database
            .select(LINES.WHAT, LINES.KIND, LINES.RULE_ID, count(), sum(LINES.AMOUNT))
            .from(lines)
            .where(LINES.EMPLOYEE_ID.eq(employee.value()))
            .groupBy(LINES.WHAT, LINES.KIND, LINES.RULE_ID)
            .fetch();
    var rules = sets.rules(RULE.ID.in(rows.getValues(LINES.RULE_ID)));
    return rows.stream()
        .map(row -> {
          var event = Event.of(row.value2(), 0, month);
          return new Sum(
              What.of(row.value1()),
              event.kind(),
              rules.get(row.value3()),
              row.value4(),
              row.value5());
        })
        .sorted(StatementLines::compare)
        .toList();
  }

  private static int compare(Sum one, Sum other) {
    int byWhat = one.what().compareTo(other.what());
    if (byWhat != 0) {
      return byWhat;
    }
    return Integer.compare(place(one), place(other));
  }

  private static int place(Sum sum) {
    var kind = sum.kind();
    var rule = sum.rule();
    return (kind == null ? 99 : kind.ordinal()) * 1000 + (rule == null ? 999 : rule.place());
  }

  /**
   * The lines of a statement, by day.
   *
   * @throws io.kesher.web.Refusal 404 where the reader may not see their pay
   */
  public List<RewardLine> page(YearMonth month, EmployeeId employee, Wanted wanted) {
    return found(month, employee, wanted, Verb.LIST);
  }

  /** The same for a file. */
  public List<RewardLine> export(YearMonth month, EmployeeId employee, Wanted wanted) {
    return found(month, employee, wanted, Verb.EXPORT);
  }

  private List<RewardLine> found(YearMonth month, EmployeeId employee, Wanted wanted, Verb noted) {
    statements.require(employee);
    months.catchUp();
    var found =
        lines(month, employee.value())
            .and(LINES.EMPLOYEE_ID.eq(employee.value()))
            .and(wanted.what() == null ? noCondition() : LINES.WHAT.eq(wanted.what().code()))
            .and(wanted.rule() == null ? noCondition() : LINES.RULE_ID.eq(wanted.rule()))
            .and(behind(wanted.after()))
            .orderBy(LINES.DAY, LINES.KIND, LINES.SOURCE, LINES.WHAT, LINES.EVENT_MONTH)
            .limit(wanted.limit())
            .fetch();
    return told(month, found, noted);
  }

  private static Condition behind(@Nullable After after) {
    return after == null
        ? noCondition()
        : row(LINES.DAY, LINES.KIND, LINES.SOURCE, LINES.WHAT, LINES.EVENT_MONTH)
            .gt(after.day(), after.kind(), after.source(), after.what(), after.month());
  }

  /**
   * All lines of one event of this employee: those of closed months, and those of this one.
   *
   * @throws io.kesher.web.Refusal 404 where the reader may not see their pay
   */
  public List<RewardLine> of(Event event, YearMonth month, EmployeeId employee) {
    statements.require(employee);
    months.catchUp();
    var before =
        database
            .selectDistinct(LINE.MONTH)
            .from(LINE)
            .where(
                LINE.EMPLOYEE_ID.eq(employee.value()),
                LINE.KIND.eq(event.kindCode()),
                LINE.SOURCE.eq(event.source()),
                LINE.EVENT_MONTH.eq(event.month().atDay(1)),
                LINE.MONTH.ne(month.atDay(1)))
            .orderBy(LINE.MONTH)
            .limit(MOST_OF_EVENT)
            .fetch(row -> YearMonth.from(row.value1()));
    var all = new ArrayList<RewardLine>();
    before.forEach(each -> all.addAll(ofMonth(event, each, employee)));
    all.addAll(ofMonth(event, month, employee));
    all.sort(Comparator.comparing(RewardLine::month).thenComparing(RewardLine::what));
    return all;
  }

  private List<RewardLine> ofMonth(Event event, YearMonth month, EmployeeId employee) {
    return told(
        month,
        lines(month, employee.value())
            .and(LINES.EMPLOYEE_ID.eq(employee.value()))
            .and(LINES.KIND.eq(event.kindCode()))
            .and(LINES.SOURCE.eq(event.source()))
            .and(LINES.EVENT_MONTH.eq(event.month().atDay(1)))
            .fetch(),
        Verb.LIST);
  }

  private SelectConditionStep<Record> lines(YearMonth month, @Nullable Long employee) {
    return database
        .select(LINES.fields())
        .select(LINE.ID, CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, PRODUCT_LINE.CODE)
        .from(LINES.call(Months.day(month), employee))
        .leftJoin(LINE)
        .on(
            LINE.MONTH.eq(month.atDay(1)),
            LINE.EMPLOYEE_ID.eq(LINES.EMPLOYEE_ID),
            LINE.WHAT.eq(LINES.WHAT),
            LINE.KIND.eq(LINES.KIND),
            LINE.SOURCE.eq(LINES.SOURCE),
            LINE.EVENT_MONTH.eq(LINES.EVENT_MONTH))
        .leftJoin(CUSTOMER)
        .on(CUSTOMER.ID.eq(LINES.CUSTOMER_ID), Customers.visible())
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(LINES.LINE_ID))
        .where(noCondition());
  }

  private List<RewardLine> told(YearMonth month, List<? extends Record> rows, Verb noted) {
    var rules = sets.rules(RULE.ID.in(rows.stream().map(row -> row.get(LINES.RULE_ID)).toList()));
    reads.saw(
        noted,
        WHAT,
        rows.stream().map(row -> row.get(CUSTOMER.ID)).filter(Objects::nonNull).toList());
    return rows.stream().map(row -> line(month, row, rules)).toList();
  }

  private static RewardLine line(YearMonth month, Record row, Map<Long, Rule> rules) {
    var customer = row.get(LINES.CUSTOMER_ID);
    var group = row.get(LINES.GROUP_CODE);
    return new RewardLine(
        row.get(LINE.ID),
        month,
        EmployeeId.ofNullable(row.get(LINES.EMPLOYEE_ID)),
        What.of(row.get(LINES.WHAT)),
        Event.of(
            row.get(LINES.KIND), row.get(LINES.SOURCE), YearMonth.from(row.get(LINES.EVENT_MONTH))),
        row.get(LINES.DAY),
        customer == null ? null : new CustomerId(customer),
        row.get(CUSTOMER.DISPLAY_NAME),
        row.get(LINES.AGREEMENT_ID),
        row.get(PRODUCT_LINE.CODE),
        group == null ? null : Group.valueOf(group),
        rules.get(row.get(LINES.RULE_ID)),
        row.get(LINES.STANDS_IN),
        row.get(LINES.SHARE),
        row.get(LINES.BASE),
        row.get(LINES.AMOUNT));
  }
}
