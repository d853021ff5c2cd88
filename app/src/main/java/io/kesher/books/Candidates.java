package io.kesher.books;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.PREFERENCE;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.customers.Tables.TAGGING;
import static io.kesher.db.profitability.Tables.STANDING;

import io.kesher.agreements.ProductLines;
import io.kesher.books.Fit.Candidate;
import io.kesher.books.Proposal.Wish;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.profitability.Ranking;
import io.kesher.profitability.Ranking.Search;
import io.kesher.profitability.StandardPeriod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** For whom a proposal builds books, and what must be known of them for it. */
@Component
class Candidates {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String HAND_OVER = "customers:manage";

  private final DSLContext database;
  private final Ranking ranking;
  private final StandardPeriod standardPeriod;
  private final ProductLines lines;

  Candidates(
      DSLContext database, Ranking ranking, StandardPeriod standardPeriod, ProductLines lines) {
    this.database = database;
    this.ranking = ranking;
    this.standardPeriod = standardPeriod;
    this.lines = lines;
  }

  /**
   * Those of whom the viewer sees the ledger and whom they may hand over, who contribute most
   * first.
   *
   * @param skills tags that are somebody's skill
   */
  List<Candidate> of(Wish wish, Needs.Span span, Map<Long, String> skills) {
    var ids = asked(wish);
    var skilled = skilled(ids, skills.keySet());
    var taken = span.taken();
    var needs = span.of(taken, wish.setting());
    return database
        .select(CUSTOMER.ID, CUSTOMER.OWNER_ID, needs, PREFERENCE.LANGUAGE, STANDING.LINES)
        .from(CUSTOMER)
        .join(STANDING)
        .on(STANDING.CUSTOMER_ID.eq(CUSTOMER.ID))
        .leftJoin(PREFERENCE)
        .on(PREFERENCE.CUSTOMER_ID.eq(CUSTOMER.ID))
        .leftJoin(taken)
        .on(taken.CUSTOMER_ID.eq(CUSTOMER.ID))
        .where(CUSTOMER.ID.in(ids), mine())
        .orderBy(STANDING.CONTRIBUTION.desc(), STANDING.TIE)
        .limit(limit(wish))
        .fetch(row ->
            new Candidate(
                row.value1(),
                EmployeeId.ofNullable(row.value2()),
                Math.max(row.value3().doubleValue(), Filling.EPSILON),
                row.value4(),
                row.value5() == null ? 0 : row.value5(),
                skilled.getOrDefault(row.value1(), Set.of())));
  }

  private Select<Record1<Long>> asked(Wish wish) {
    var known = ranking.columns();
    return ranking.ids(
        new Search(
            known,
            standardPeriod.current(),
            "",
            !wish.filter().isBlank(),
            known.filter(wish.filter()),
            "contribution",
            true));
  }

  private static Condition mine() {
    return Customers.within(HAND_OVER);
  }

  private int limit(Wish wish) {
    if (wish.percent() == null) {
      return wish.top() == null ? WishCheck.MOST_CUSTOMERS : wish.top();
    }
    var all =
        BigDecimal.valueOf(database.fetchCount(CUSTOMER, CUSTOMER.ID.in(asked(wish)), mine()));
    return Math.min(
        WishCheck.MOST_CUSTOMERS,
        all.multiply(wish.percent()).divide(HUNDRED, 0, RoundingMode.CEILING).intValueExact());
  }

  private Map<Long, Set<Long>> skilled(Select<Record1<Long>> ids, Set<Long> tags) {
    return tags.isEmpty()
        ? Map.of()
        : database
            .select(TAGGING.CUSTOMER_ID, TAGGING.TAG_ID)
            .from(TAGGING)
            .where(TAGGING.TAG_ID.in(tags), TAGGING.CUSTOMER_ID.in(ids))
            .fetchStream()
            .collect(
                Collectors.groupingBy(
                    row -> row.value1(),
                    Collectors.mapping(row -> row.value2(), Collectors.toSet())));
  }

  /** What holders can do, as it is compared with what customers ask. */
  List<Fit> fits(List<Holder> holders, Map<Long, String> skills) {
    var known = lines.all();
    return holders.stream()
        .map(holder ->
            new Fit(
                holder.employee(),
                new HashSet<>(holder.languages()),
                known.stream()
                    .filter(line -> holder.lines().contains(line.code()))
                    .mapToLong(line -> 1L << line.id())
                    .reduce(0, (one, other) -> one | other),
                skills.entrySet().stream()
                    .filter(tag -> holder.skills().contains(tag.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet())))
        .toList();
  }

  /** The tags that are somebody's skill. */
  Map<Long, String> skills(Collection<Holder> holders) {
    var names = holders.stream().flatMap(holder -> holder.skills().stream()).distinct().toList();
    return database
        .select(TAG.ID, TAG.NAME)
        .from(TAG)
        .where(TAG.NAME.in(names))
        .fetchMap(TAG.ID, TAG.NAME);
  }

  /** Whoever else is in these hands: how many, and the hours a month that they need. */
  record Other(long customer, EmployeeId owner, double needs) {}

  List<Other> others(
      Wish wish, Needs.Span span, Collection<EmployeeId> holders, Set<Long> candidates) {
    var taken = span.taken();
    return database
        .select(CUSTOMER.ID, CUSTOMER.OWNER_ID, span.of(taken, wish.setting()))
        .from(CUSTOMER)
        .leftJoin(taken)
        .on(taken.CUSTOMER_ID.eq(CUSTOMER.ID))
        .where(CUSTOMER.OWNER_ID.in(holders.stream().map(EmployeeId::value).toList()), mine())
        .orderBy(CUSTOMER.ID)
        .fetch(row ->
            new Other(row.value1(), new EmployeeId(row.value2()), row.value3().doubleValue()))
        .stream()
        .filter(other -> !candidates.contains(other.customer()))
        .toList();
  }
}
