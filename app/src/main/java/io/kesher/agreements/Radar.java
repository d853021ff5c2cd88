package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * The renewals that come, and those that are overdue: what is at stake first. Read by one of two
 * indexes, {@code agreement_stake} or {@code agreement_renewal}, which hold only what can be
 * renewed.
 */
@Service
public class Radar {
  private static final String EXPORT = "agreements:export";

  /** As the indexes say it. */
  private static final Condition TO_BE_RENEWED =
      AGREEMENT
          .ENDED_ON
          .isNull()
          .and(AGREEMENT.RENEWAL_ON.isNotNull())
          .and(AGREEMENT.OFFERED_ON.isNull().or(AGREEMENT.START_ON.isNotNull()));

  private final DSLContext database;
  private final Offices offices;
  private final ObjectProvider<RenewalFact> facts;
  private final Reads reads;

  Radar(DSLContext database, Offices offices, ObjectProvider<RenewalFact> facts, Reads reads) {
    this.database = database;
    this.offices = offices;
    this.facts = facts;
    this.reads = reads;
  }

  /** How far away a renewal is, in days; each begins where the one before ends. */
  public enum Window {
    OVERDUE(null, -1),
    T30(0, 30),
    T60(31, 60),
    T90(61, 90);

    private final @Nullable Integer first;
    private final int last;

    Window(@Nullable Integer first, int last) {
      this.first = first;
      this.last = last;
    }

    private Condition covers(LocalDate today) {
      var ends = AGREEMENT.RENEWAL_ON.le(today.plusDays(last));
      return first == null ? ends : ends.and(AGREEMENT.RENEWAL_ON.ge(today.plusDays(first)));
    }
  }

  /** What comes first. */
  public enum First {
    /** The most commission, then the most premium. */
    STAKE,
    /** The earliest. */
    DAY
  }

  /**
   * What is asked for; what is absent leaves nothing out.
   *
   * @param owner in whose hands the customer is
   */
  public record Search(
      @Nullable Window window,
      @Nullable ProductLine line,
      @Nullable EmployeeId owner,
      @Nullable String group,
      First sort) {}

  /**
   * An agreement that is to be renewed.
   *
   * @param days until then; below zero where it is overdue
   */
  public record Coming(
      Agreement agreement,
      String customer,
      @Nullable EmployeeId owner,
      RenewalFact.Worth worth,
      int days) {
    /** Where a page goes on behind it. */
    public After after() {
      return new After(
          agreement.due(),
          Objects.requireNonNullElse(agreement.premium(), BigDecimal.ZERO),
          Objects.requireNonNull(agreement.renewalOn()),
          agreement.id());
    }
  }

  /** Where a page goes on: behind the agreement that has these. */
  public record After(BigDecimal due, BigDecimal premium, LocalDate day, AgreementId id) {}

  /** What is at stake in a window. */
  public record Stake(long agreements, BigDecimal premium, BigDecimal commission) {
    public static final Stake NOTHING = new Stake(0, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** The groups that can be asked for. */
  public List<String> groups() {
    return facts.stream().flatMap(fact -> fact.groups().stream()).toList();
  }

  /** At most {@code limit} of them, behind {@code after}. */
  public List<Coming> page(Search search, @Nullable After after, int limit) {
    return read(search, after, limit, noCondition(), Verb.LIST);
  }

  /** The same of those that the reader may export. */
  public List<Coming> export(Search search, @Nullable After after, int limit) {
    return read(search, after, limit, Customers.within(EXPORT), Verb.EXPORT);
  }

  /** Those that fall on these days, the earliest first; the last day included. */
  public List<Coming> between(LocalDate first, LocalDate last, Reached owners, int limit) {
    var days = TO_BE_RENEWED.and(AGREEMENT.RENEWAL_ON.between(first, last));
    return coming(List.of(days, of(owners)), First.DAY, limit, Verb.LIST);
  }

  private static Condition of(Reached owners) {
    return switch (owners) {
      case Reached.Everybody() -> noCondition();
      case Reached.Only(var employees) ->
          CUSTOMER.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());
    };
  }

  /**
   * One agreement as the list shows it, also where its renewal is no longer to come.
   *
   * @throws Refusal 404 where there is none or it is not the reader's to see
   */
  public Coming find(AgreementId id) {
    return coming(List.of(AGREEMENT.ID.eq(id.value())), First.DAY, 1, Verb.SEE).stream()
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private List<Coming> read(
      Search search, @Nullable After after, int limit, Condition only, Verb verb) {
    var where = List.of(fits(search), behind(search.sort(), after), only);
    return coming(where, search.sort(), limit, verb);
  }

  private List<Coming> coming(List<Condition> where, First sort, int limit, Verb verb) {
    var today = offices.today();
    var found =
        AgreementRows.select(database, CUSTOMER.DISPLAY_NAME, CUSTOMER.OWNER_ID)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(AGREEMENT.CUSTOMER_ID))
            .where(Agreements.visible())
            .and(and(where))
            .orderBy(order(sort))
            .limit(limit)
            .fetch();
    var customers = found.map(each -> each.get(AGREEMENT.CUSTOMER_ID));
    reads.saw(verb, Agreements.WHAT, customers);
    var worth = worth(customers);
    return found.map(each -> coming(each, worth, today));
  }

  private Map<CustomerId, RenewalFact.Worth> worth(List<Long> customers) {
    var fact = facts.getIfAvailable();
    return fact == null || customers.isEmpty()
        ? Map.of()
        : fact.of(customers.stream().map(CustomerId::new).distinct().toList());
  }

  private static Coming coming(
      Record row, Map<CustomerId, RenewalFact.Worth> worth, LocalDate today) {
    var agreement = AgreementRows.agreement(row);
    var day = agreement.renewalOn();
    return new Coming(
        agreement,
        row.get(CUSTOMER.DISPLAY_NAME),
        EmployeeId.ofNullable(row.get(CUSTOMER.OWNER_ID)),
        worth.getOrDefault(agreement.customer(), RenewalFact.Worth.UNKNOWN),
        day == null ? 0 : (int) ChronoUnit.DAYS.between(today, day));
  }

  /** What is at stake in each window, for all that fit but for their window. */
  public Map<Window, Stake> stakes(Search search) {
    var today = offices.today();
    // a name, since the two places of one expression would be two parameters
    Field<String> window = window(today).as("window");
    var all = new Search(null, search.line(), search.owner(), search.group(), search.sort());
    var from =
        database.select(window, count(), sum(AGREEMENT.WORTH), sum(AGREEMENT.DUE)).from(AGREEMENT);
    var stakes = new EnumMap<Window, Stake>(Window.class);
    (needsCustomers(search)
            ? from.join(CUSTOMER)
                .on(CUSTOMER.ID.eq(AGREEMENT.CUSTOMER_ID))
                .where(Agreements.visible())
            : from.where(Agreements.THERE, Customers.notInTrash(AGREEMENT.CUSTOMER_ID)))
        .and(fits(all))
        .groupBy(window)
        .forEach(row ->
            stakes.put(
                Window.valueOf(row.value1()), new Stake(row.value2(), row.value3(), row.value4())));
    return stakes;
  }

  /** Whoever sees everybody's is spared reading the customers. */
  private static boolean needsCustomers(Search search) {
    var viewer = Viewers.current();
    return search.owner() != null
        || !(viewer.reach("customers:see") instanceof Reached.Everybody)
        || !(viewer.reach(Agreements.SEE) instanceof Reached.Everybody);
  }

  private static Field<String> window(LocalDate today) {
    return when(Window.OVERDUE.covers(today), val(Window.OVERDUE.name()))
        .when(Window.T30.covers(today), val(Window.T30.name()))
        .when(Window.T60.covers(today), val(Window.T60.name()))
        .otherwise(val(Window.T90.name()));
  }

  private Condition fits(Search search) {
    var today = offices.today();
    var fits =
        TO_BE_RENEWED.and(
            search.window() == null
                ? AGREEMENT.RENEWAL_ON.le(today.plusDays(Window.T90.last))
                : search.window().covers(today));
    if (search.line() != null) {
      fits = fits.and(AGREEMENT.LINE_ID.eq(search.line().id()));
    }
    if (search.owner() != null) {
      fits = fits.and(CUSTOMER.OWNER_ID.eq(search.owner().value()));
    }
    return search.group() == null ? fits : fits.and(isIn(search.group()));
  }

  private Condition isIn(String group) {
    return facts.stream()
        .filter(fact -> fact.groups().contains(group))
        .findFirst()
        .map(fact -> fact.isIn(AGREEMENT.CUSTOMER_ID, group))
        .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "web.problem.value"));
  }

  private static List<OrderField<?>> order(First sort) {
    return switch (sort) {
      case STAKE -> List.of(AGREEMENT.DUE.desc(), AGREEMENT.WORTH.desc(), AGREEMENT.ID.desc());
      case DAY -> List.of(AGREEMENT.RENEWAL_ON.asc(), AGREEMENT.ID.asc());
    };
  }

  private static Condition behind(First sort, @Nullable After after) {
    if (after == null) {
      return noCondition();
    }
    return switch (sort) {
      case STAKE ->
          row(AGREEMENT.DUE, AGREEMENT.WORTH, AGREEMENT.ID)
              .lt(after.due(), after.premium(), after.id().value());
      case DAY -> row(AGREEMENT.RENEWAL_ON, AGREEMENT.ID).gt(after.day(), after.id().value());
    };
  }
}
