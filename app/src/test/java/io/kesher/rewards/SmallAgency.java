package io.kesher.rewards;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.RENEWAL;
import static io.kesher.db.agreements.Tables.RENEWAL_UNDOING;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.ABSENCE;
import static io.kesher.db.profitability.Tables.CUSTOMER_MONTH;

import io.kesher.AsOwner;
import io.kesher.agreements.ProductLine;
import io.kesher.agreements.ProductLines;
import io.kesher.customers.CustomerId;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Group;
import io.kesher.rewards.RuleSets.Saving;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** An agency whose customers renew, lapse and bring others, on whatever days a test says. */
public final class SmallAgency {
  private final DSLContext database;
  private final RuleSets sets;
  private final ProductLines lines;
  private int numbers;

  SmallAgency(DSLContext database, RuleSets sets, ProductLines lines) {
    this.database = database;
    this.sets = sets;
    this.lines = lines;
  }

  /** The same without anybody, and without rules. */
  public static SmallAgency of(DSLContext database, RuleSets sets, ProductLines lines) {
    AsOwner.run(
        "truncate rewards.rule_set, rewards.rule, rewards.closing, rewards.line, rewards.statement,"
            + " rewards.dispute, rewards.due, rewards.staying, rewards.kept_month, rewards.stale, agreements.agreement, customers.customer, identity.absence,"
            + " identity.disabling, identity.membership, profitability.customer_month cascade");
    AsOwner.run("update rewards.calendar set open_month = null");
    return new SmallAgency(database, sets, lines);
  }

  CustomerId customer(@Nullable EmployeeId owner) {
    return customer("לקוח " + ++numbers, owner);
  }

  public CustomerId customer(String name, @Nullable EmployeeId owner) {
    return new CustomerId(
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, name)
            .set(CUSTOMER.OWNER_ID, owner == null ? null : owner.value())
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1());
  }

  /** An agreement that brings this commission for each term. */
  public long agreement(CustomerId customer, @Nullable String line, LocalDate start, int due) {
    return database
        .insertInto(AGREEMENT)
        .set(AGREEMENT.CUSTOMER_ID, customer.value())
        .set(AGREEMENT.NUMBER, "P-" + ++numbers)
        .set(AGREEMENT.LINE_ID, line == null ? null : (Short) line(line).id())
        .set(AGREEMENT.START_ON, start)
        .set(AGREEMENT.RENEWAL_ON, start.plusYears(1))
        .set(AGREEMENT.COMMISSION_AMOUNT, BigDecimal.valueOf(due))
        .returningResult(AGREEMENT.ID)
        .fetchSingle()
        .value1();
  }

  private ProductLine line(String code) {
    return lines.named(List.of(code)).values().iterator().next();
  }

  public long renewal(long agreement, LocalDate day, String due) {
    var commission = new BigDecimal(due);
    return database
        .insertInto(RENEWAL)
        .set(RENEWAL.AGREEMENT_ID, agreement)
        .set(
            RENEWAL.CUSTOMER_ID,
            database
                .select(AGREEMENT.CUSTOMER_ID)
                .from(AGREEMENT)
                .where(AGREEMENT.ID.eq(agreement))
                .fetchSingle()
                .value1())
        .set(RENEWAL.DAY, day)
        .set(RENEWAL.UNTIL, day.plusYears(1))
        .set(RENEWAL.COMMISSION_AMOUNT, commission)
        .set(RENEWAL.BEFORE_AMOUNT, commission)
        .set(RENEWAL.AT, Instant.now())
        .returningResult(RENEWAL.ID)
        .fetchSingle()
        .value1();
  }

  void undo(long renewal) {
    database
        .insertInto(RENEWAL_UNDOING)
        .set(RENEWAL_UNDOING.RENEWAL_ID, renewal)
        .set(RENEWAL_UNDOING.AT, Instant.now())
        .execute();
  }

  void paid(long renewal, String due) {
    database
        .update(RENEWAL)
        .set(RENEWAL.COMMISSION_AMOUNT, new BigDecimal(due))
        .where(RENEWAL.ID.eq(renewal))
        .execute();
  }

  public void lapse(long agreement, @Nullable LocalDate day) {
    database
        .update(AGREEMENT)
        .set(AGREEMENT.ENDED_ON, day)
        .where(AGREEMENT.ID.eq(agreement))
        .execute();
  }

  /** What a customer has brought in a month. */
  public void month(CustomerId customer, YearMonth month, String income) {
    database
        .insertInto(CUSTOMER_MONTH)
        .set(CUSTOMER_MONTH.CUSTOMER_ID, customer.value())
        .set(CUSTOMER_MONTH.MONTH, month.atDay(1))
        .set(CUSTOMER_MONTH.INCOME, new BigDecimal(income))
        .set(CUSTOMER_MONTH.DIRECT_COST, BigDecimal.ZERO)
        .set(CUSTOMER_MONTH.SECONDS, 0L)
        .set(CUSTOMER_MONTH.RATED_SECONDS, BigDecimal.ZERO)
        .set(CUSTOMER_MONTH.ESTIMATED_SECONDS, 0L)
        .set(CUSTOMER_MONTH.CONTACTS, 0)
        .set(CUSTOMER_MONTH.ENTRIES, 1)
        .set(CUSTOMER_MONTH.LINES, 0L)
        .onDuplicateKeyUpdate()
        .set(CUSTOMER_MONTH.INCOME, new BigDecimal(income))
        .execute();
  }

  void absent(EmployeeId who, LocalDate first, LocalDate last, EmployeeId deputy) {
    database
        .insertInto(ABSENCE)
        .set(ABSENCE.EMPLOYEE_ID, who.value())
        .set(ABSENCE.FIRST_DAY, first)
        .set(ABSENCE.LAST_DAY, last)
        .set(ABSENCE.DEPUTY_ID, deputy.value())
        .execute();
  }

  /** Rules that pay from a month on. */
  public RuleSet adopted(YearMonth from, Rule.Draft... rules) {
    var draft = drafted(rules);
    return sets.adopt(draft.id(), draft.version(), from);
  }

  public RuleSet drafted(Rule.Draft... rules) {
    var begun = sets.begin(new RuleSet.Draft(null, List.of()));
    return ((Saving.Done)
            sets.change(begun.id(), begun.version(), new RuleSet.Draft("כללים", List.of(rules))))
        .set();
  }

  public static Rule.Draft rate(RewardKind kind, String rate) {
    return new Rule.Draft(
        kind, null, null, null, null, new BigDecimal(rate), null, null, null, null);
  }

  static Rule.Draft rate(RewardKind kind, @Nullable Group group, @Nullable String line, int rate) {
    return new Rule.Draft(
        kind, group, line, null, null, BigDecimal.valueOf(rate), null, null, null, null);
  }

  /** With a window of claw-back, and a deputy's share. */
  public static Rule.Draft rate(RewardKind kind, String rate, int window, int share) {
    return new Rule.Draft(
        kind,
        null,
        null,
        null,
        null,
        new BigDecimal(rate),
        null,
        null,
        window,
        BigDecimal.valueOf(share));
  }
}
