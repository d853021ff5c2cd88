package io.kesher.rewards;

import static io.kesher.db.agreements.Tables.PRODUCT_LINE;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.rewards.Tables.RULE;
import static io.kesher.db.rewards.Tables.RULE_SET;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.profitability.Group;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sets of rules: drafts, the one in force, and those before it. */
@Service
public class RuleSets {
  private static final Field<String> DRAFTER = nameOf(RULE_SET.DRAFTED_BY, "drafter");
  private static final Field<String> ADOPTER = nameOf(RULE_SET.ADOPTED_BY, "adopter");
  private static final int FARTHEST_MONTHS = 24;

  private final DSLContext database;
  private final ProductLines lines;
  private final Months months;
  private final Offices offices;
  private final Clock clock;

  RuleSets(DSLContext database, ProductLines lines, Months months, Offices offices, Clock clock) {
    this.database = database;
    this.lines = lines;
    this.months = months;
    this.offices = offices;
    this.clock = clock;
  }

  /** How an attempt to change a draft ends. */
  public sealed interface Saving {
    record Done(RuleSet set) implements Saving {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(RuleSet theirs) implements Saving {}
  }

  /** Begins a draft, with the rules of the set in force. */
  @Transactional
  public RuleSet begin() {
    var like = inForce(YearMonth.from(offices.today())).map(RuleSet::draft);
    return begin(like.orElseGet(() -> new RuleSet.Draft(null, List.of())));
  }

  /**
   * @throws Refusal 422 with all that is wrong
   */
  @Transactional
  public RuleSet begin(RuleSet.Draft draft) {
    check(draft);
    long id =
        database
            .insertInto(RULE_SET)
            .set(RULE_SET.NOTE, draft.note())
            .set(RULE_SET.DRAFTED_BY, Viewers.by())
            .set(RULE_SET.DRAFTED_AT, clock.instant())
            .returningResult(RULE_SET.ID)
            .fetchSingle()
            .value1();
    write(id, draft);
    return find(id);
  }

  /**
   * @param version that was read
   * @throws Refusal 404; 409 where it was adopted; 422 with all that is wrong
   */
  @Transactional
  public Saving change(long id, int version, RuleSet.Draft draft) {
    var now = draftLocked(id);
    if (now.version() != version) {
      return new Saving.Overtaken(now);
    }
    check(draft);
    database
        .update(RULE_SET)
        .set(RULE_SET.NOTE, draft.note())
        .set(RULE_SET.VERSION, version + 1)
        .where(RULE_SET.ID.eq(id))
        .execute();
    database.deleteFrom(RULE).where(RULE.RULE_SET_ID.eq(id)).execute();
    write(id, draft);
    return new Saving.Done(find(id));
  }

  /** Ends a draft. */
  @Transactional
  public void drop(long id) {
    draftLocked(id);
    database.deleteFrom(RULE_SET).where(RULE_SET.ID.eq(id)).execute();
  }

  /**
   * From this month on the set pays, and no other; of two from the same month the one adopted
   * later. Nothing about it changes any more.
   *
   * @param version that was read
   * @throws Refusal 404; 409 where it was adopted already or changed since, or the month is closed;
   *     422 where it has no rules or the month is far
   */
  @Transactional
  public RuleSet adopt(long id, int version, @Nullable YearMonth from) {
    var now = draftLocked(id);
    if (now.version() != version) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.overtaken");
    }
    if (from == null) {
      throw fault("from", "web.field.required");
    }
    if (now.rules().isEmpty()) {
      throw fault("rules", "rewards.fault.no-rules");
    }
    var today = YearMonth.from(offices.today());
    if (from.isBefore(today.minusMonths(FARTHEST_MONTHS))
        || from.isAfter(today.plusMonths(FARTHEST_MONTHS))) {
      throw fault("from", "rewards.fault.far", FARTHEST_MONTHS);
    }
    months.begin(from);
    database
        .update(RULE_SET)
        .set(RULE_SET.FROM_MONTH, from.atDay(1))
        .set(RULE_SET.ADOPTED_BY, Viewers.by())
        .set(RULE_SET.ADOPTED_AT, clock.instant())
        .where(RULE_SET.ID.eq(id))
        .execute();
    return find(id);
  }

  /**
   * @throws Refusal 404 where there is none
   */
  public RuleSet find(long id) {
    return sets(RULE_SET.ID.eq(id), 1).stream().findFirst().orElseThrow(Refusal::notFound);
  }

  /** Behind this one, the latest first. */
  public List<RuleSet> page(@Nullable Long after, int limit) {
    return sets(after == null ? noCondition() : RULE_SET.ID.lt(after), limit);
  }

  /** The set that pays for what happens in a month. */
  public Optional<RuleSet> inForce(YearMonth month) {
    return database
        .select(RULE_SET.ID)
        .from(RULE_SET)
        .where(RULE_SET.FROM_MONTH.le(month.atDay(1)))
        .orderBy(RULE_SET.FROM_MONTH.desc(), RULE_SET.ADOPTED_AT.desc(), RULE_SET.ID.desc())
        .limit(1)
        .fetchOptional(row -> find(row.value1()));
  }

  /** The rules of these numbers, of whatever set. */
  Map<Long, Rule> rules(Condition which) {
    return database
        .select(RULE.fields())
        .select(PRODUCT_LINE.CODE)
        .from(RULE)
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(RULE.LINE_ID))
        .where(which)
        .fetch()
        .stream()
        .collect(toMap(row -> row.get(RULE.ID), RuleSets::rule));
  }

  private RuleSet draftLocked(long id) {
    database
        .select(RULE_SET.ID)
        .from(RULE_SET)
        .where(RULE_SET.ID.eq(id))
        .forUpdate()
        .fetchOptional();
    var now = find(id);
    if (!now.isDraft()) {
      throw Refusal.of(HttpStatus.CONFLICT, "rewards.refusal.adopted");
    }
    return now;
  }

  private void check(RuleSet.Draft draft) {
    new RuleCheck(byCode()).check(draft);
  }

  private void write(long set, RuleSet.Draft draft) {
    var known = byCode();
    var rules = draft.rules() == null ? List.<Rule.Draft>of() : draft.rules();
    int place = 0;
    for (var rule : rules) {
      if (rule.kind() != null) {
        write(set, ++place, rule, rule.kind(), known);
      }
    }
  }

  private void write(
      long set, int place, Rule.Draft rule, RewardKind kind, Map<String, ProductLine> known) {
    var line = rule.line() == null ? null : known.get(rule.line());
    database
        .insertInto(RULE)
        .set(RULE.RULE_SET_ID, set)
        .set(RULE.PLACE, place)
        .set(RULE.KIND, kind.code())
        .set(RULE.GROUP_CODE, rule.group() == null ? null : rule.group().name())
        .set(RULE.LINE_ID, line == null ? null : (Short) line.id())
        .set(RULE.FROM_MONTH, first(rule.from()))
        .set(RULE.TO_MONTH, first(rule.to()))
        .set(RULE.RATE, rule.rate())
        .set(RULE.AMOUNT, rule.amount())
        .set(RULE.FLOOR, rule.floor() == null ? BigDecimal.ZERO : rule.floor())
        .set(RULE.WINDOW_MONTHS, rule.windowMonths() == null ? 0 : rule.windowMonths())
        .set(RULE.DEPUTY_SHARE, rule.deputyShare() == null ? BigDecimal.ZERO : rule.deputyShare())
        .execute();
  }

  private Map<String, ProductLine> byCode() {
    return lines.all().stream().collect(toMap(ProductLine::code, line -> line));
  }

  private List<RuleSet> sets(Condition which, int limit) {
    var rows =
        database
            .select(RULE_SET.fields())
            .select(DRAFTER, ADOPTER)
            .from(RULE_SET)
            .where(which)
            .orderBy(RULE_SET.ID.desc())
            .limit(limit)
            .fetch();
    var rules = rulesOf(rows.getValues(RULE_SET.ID));
    return rows.map(row -> set(row, rules.getOrDefault(row.get(RULE_SET.ID), List.of())));
  }

  private Map<Long, List<Rule>> rulesOf(List<Long> sets) {
    return database
        .select(RULE.fields())
        .select(PRODUCT_LINE.CODE)
        .from(RULE)
        .leftJoin(PRODUCT_LINE)
        .on(PRODUCT_LINE.ID.eq(RULE.LINE_ID))
        .where(RULE.RULE_SET_ID.in(sets))
        .orderBy(RULE.PLACE)
        .fetch()
        .stream()
        .collect(groupingBy(row -> row.get(RULE.RULE_SET_ID), mapping(RuleSets::rule, toList())));
  }

  private static RuleSet set(Record row, List<Rule> rules) {
    return new RuleSet(
        row.get(RULE_SET.ID),
        row.get(RULE_SET.NOTE),
        row.get(RULE_SET.VERSION),
        row.get(DRAFTER),
        row.get(RULE_SET.DRAFTED_AT),
        month(row.get(RULE_SET.FROM_MONTH)),
        row.get(ADOPTER),
        row.get(RULE_SET.ADOPTED_AT),
        rules);
  }

  private static Rule rule(Record row) {
    var group = row.get(RULE.GROUP_CODE);
    return new Rule(
        row.get(RULE.ID),
        row.get(RULE.PLACE),
        RewardKind.of(row.get(RULE.KIND)),
        group == null ? null : Group.valueOf(group),
        row.get(PRODUCT_LINE.CODE),
        month(row.get(RULE.FROM_MONTH)),
        month(row.get(RULE.TO_MONTH)),
        row.get(RULE.RATE),
        row.get(RULE.AMOUNT),
        row.get(RULE.FLOOR),
        row.get(RULE.WINDOW_MONTHS),
        row.get(RULE.DEPUTY_SHARE));
  }

  static Field<String> nameOf(Field<Long> employee, String alias) {
    return field(select(EMPLOYEE.NAME).from(EMPLOYEE).where(EMPLOYEE.ID.eq(employee))).as(alias);
  }

  private static @Nullable LocalDate first(@Nullable YearMonth month) {
    return month == null ? null : month.atDay(1);
  }

  private static @Nullable YearMonth month(@Nullable LocalDate first) {
    return first == null ? null : YearMonth.from(first);
  }

  private static Refusal fault(String field, String key, Object... arguments) {
    return Refusal.of(List.of(FieldFault.of(field, key, arguments)));
  }
}
