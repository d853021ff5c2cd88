package io.kesher.books;

import static io.kesher.db.books.Tables.HOLDER;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.identity.Tables.EMPLOYEE;
import static io.kesher.db.identity.Tables.HOURLY_COST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.sum;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.hours.Availabilities;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Offices;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The books as they are now. */
@Service
public class Books {
  static final String SEE = "books:see";
  static final String MANAGE = "books:manage";

  private final DSLContext database;
  private final BookHolders holders;
  private final Carrying carrying;
  private final Needs needs;
  private final Availabilities availabilities;
  private final Employees employees;
  private final Offices offices;
  private final Reads reads;
  private final Clock clock;

  Books(
      DSLContext database,
      BookHolders holders,
      Carrying carrying,
      Needs needs,
      Availabilities availabilities,
      Employees employees,
      Offices offices,
      Reads reads,
      Clock clock) {
    this.database = database;
    this.holders = holders;
    this.carrying = carrying;
    this.needs = needs;
    this.availabilities = availabilities;
    this.employees = employees;
    this.offices = offices;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Those that the reader may see, by name: of everybody who holds customers, or of whom something
   * was said for it.
   */
  public List<Book> all() {
    var held =
        database
            .select(EMPLOYEE.ID)
            .from(EMPLOYEE)
            .where(
                EMPLOYEE
                    .ID
                    .in(
                        selectDistinct(CUSTOMER.OWNER_ID)
                            .from(CUSTOMER)
                            .where(CUSTOMER.OWNER_ID.isNotNull()))
                    .or(EMPLOYEE.ID.in(select(HOLDER.EMPLOYEE_ID).from(HOLDER))))
            .orderBy(EMPLOYEE.NAME.collate("he-x-icu"), EMPLOYEE.ID)
            .fetch(each -> new EmployeeId(each.value1()));
    return of(held.stream().filter(BookHolders::sees).toList());
  }

  /**
   * @throws Refusal 404 where there is nobody of that id whose book the reader may see
   */
  public Book find(EmployeeId holder) {
    return of(List.of(holders.find(holder).employee())).getFirst();
  }

  private List<Book> of(Collection<EmployeeId> people) {
    var setting = holders.setting();
    var names = employees.names();
    var sides = sides(people, setting);
    var costed = costed(people);
    var today = offices.today();
    var hours = availabilities.hours(people);
    var books = new LinkedHashMap<EmployeeId, Book>();
    carrying
        .of(people, setting)
        .forEach((person, capacity) -> {
          var side = sides.getOrDefault(person, new Side(0, BigDecimal.ZERO.setScale(1)));
          var absence = requireNonNull(hours.get(person)).absence(today);
          var standIn =
              absence.flatMap(_ -> availabilities.standIn(person, clock.instant())).orElse(null);
          books.put(
              person,
              new Book(
                  person,
                  names.getOrDefault(person, ""),
                  side.customers(),
                  side.needs(),
                  capacity,
                  standIn == null ? null : names.get(standIn),
                  absence.map(each -> each.lastDay()).orElse(null),
                  costed.contains(person)));
        });
    return List.copyOf(books.values());
  }

  private record Side(int customers, BigDecimal needs) {}

  private Map<EmployeeId, Side> sides(Collection<EmployeeId> people, Setting setting) {
    var span = needs.span();
    var taken = span.taken();
    return database
        .select(CUSTOMER.OWNER_ID, count(), sum(span.of(taken, setting)))
        .from(CUSTOMER)
        .leftJoin(taken)
        .on(taken.CUSTOMER_ID.eq(CUSTOMER.ID))
        .where(
            CUSTOMER.OWNER_ID.in(people.stream().map(EmployeeId::value).toList()),
            Customers.visible())
        .groupBy(CUSTOMER.OWNER_ID)
        .fetchMap(
            each -> new EmployeeId(each.value1()),
            each -> new Side(each.value2(), each.value3().setScale(1, RoundingMode.HALF_UP)));
  }

  private Set<EmployeeId> costed(Collection<EmployeeId> people) {
    return database
        .selectDistinct(HOURLY_COST.EMPLOYEE_ID)
        .from(HOURLY_COST)
        .where(HOURLY_COST.EMPLOYEE_ID.in(people.stream().map(EmployeeId::value).toList()))
        .and(HOURLY_COST.VALID_FROM.le(offices.today()))
        .fetchSet(each -> new EmployeeId(each.value1()));
  }

  /**
   * One customer of a book.
   *
   * @param needs hours a month
   */
  public record Kept(CustomerId customer, String name, BigDecimal needs) {}

  /** Where a list of them goes on. */
  public record After(String name, long customer) {}

  /** By name, behind somebody. */
  public List<Kept> customers(EmployeeId holder, @Nullable After after, int limit) {
    holders.find(holder);
    var span = needs.span();
    var taken = span.taken();
    var kept =
        database
            .select(CUSTOMER.ID, CUSTOMER.DISPLAY_NAME, span.of(taken, holders.setting()))
            .from(CUSTOMER)
            .leftJoin(taken)
            .on(taken.CUSTOMER_ID.eq(CUSTOMER.ID))
            .where(CUSTOMER.OWNER_ID.eq(holder.value()), Customers.visible())
            .and(
                after == null
                    ? noCondition()
                    : row(CUSTOMER.DISPLAY_NAME.collate("he-x-icu"), CUSTOMER.ID)
                        .gt(after.name(), after.customer()))
            .orderBy(CUSTOMER.DISPLAY_NAME.collate("he-x-icu"), CUSTOMER.ID)
            .limit(limit)
            .fetch(each ->
                new Kept(
                    new CustomerId(each.value1()),
                    each.value2(),
                    each.value3().setScale(1, RoundingMode.HALF_UP)));
    reads.saw(Verb.LIST, "customer", kept.stream().map(each -> each.customer().value()).toList());
    return kept;
  }
}
