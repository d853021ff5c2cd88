package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.RELATED;
import static io.kesher.db.customers.Tables.RELATION;

import io.kesher.audit.Reads;
import io.kesher.audit.Verb;
import io.kesher.db.customers.Routines;
import io.kesher.identity.EmployeeId;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who customers are to each other. Nobody learns here of somebody whom they may not see. */
@Service
public class Relations {
  /** More than that is a list of its own, and no panel. */
  private static final int MOST = 200;

  private static final LocalDate FIRST_DAY = LocalDate.of(1850, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);

  private final DSLContext database;
  private final Customers customers;
  private final Reads reads;

  Relations(DSLContext database, Customers customers, Reads reads) {
    this.database = database;
    this.customers = customers;
    this.reads = reads;
  }

  /**
   * Those who have to do with a customer: who still has before who had, in the order of the roles.
   *
   * @throws Refusal 404 where the reader may not see the customer
   */
  public List<Related> of(CustomerId customer) {
    customers.require(customer);
    var found =
        database
            .select(
                CUSTOMER.ID.convertFrom(CustomerId::new),
                CUSTOMER.DISPLAY_NAME,
                CUSTOMER.KIND.convertFrom(Customer.Kind::of),
                CUSTOMER.OWNER_ID.convertFrom(EmployeeId::ofNullable),
                RELATED.ROLE.convertFrom(RelationRole::of),
                RELATED.TURNED,
                RELATED.FROM_DAY,
                RELATED.TO_DAY)
            .from(RELATED)
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(RELATED.WHO_ID))
            .where(RELATED.WHOSE_ID.eq(customer.value()), Customers.visible())
            .orderBy(CUSTOMER.DISPLAY_NAME.collate("he-x-icu"), CUSTOMER.ID)
            .limit(MOST)
            .fetch(Records.mapping(Related::read));
    reads.saw("customer", customer.value());
    reads.saw(Verb.LIST, "customer", found.stream().map(each -> each.id().value()).toList());
    return found.stream()
        .sorted(Comparator.comparing(Related::isEnded).thenComparing(Related::role))
        .toList();
  }

  /**
   * Says what somebody is to a customer, or from when to when. Saying it again changes the days.
   *
   * @return names the relation
   * @throws Refusal 404 or 403 as {@link Customers#require(CustomerId, String)}, 422 with what
   *     cannot be
   */
  @Transactional
  public long relate(
      CustomerId customer,
      RelationRole role,
      CustomerId other,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    customers.require(customer, "customers:change");
    var relation = Relation.of(customer, role, other);
    check(relation, other, days(from, to));
    return database
        .insertInto(RELATION)
        .set(RELATION.CUSTOMER_ID, relation.customer().value())
        .set(RELATION.ROLE, relation.role().code())
        .set(RELATION.OTHER_ID, relation.other().value())
        .set(RELATION.FROM_DAY, from)
        .set(RELATION.TO_DAY, to)
        .onConflict(RELATION.CUSTOMER_ID, RELATION.ROLE, RELATION.OTHER_ID)
        .doUpdate()
        .set(RELATION.FROM_DAY, from)
        .set(RELATION.TO_DAY, to)
        .returningResult(RELATION.ID)
        .fetchSingle()
        .value1();
  }

  /**
   * A relation as it was said on the page of one of the two.
   *
   * @param customer whose page it is
   * @param role what the other is to them
   */
  public record Said(CustomerId customer, RelationRole role, CustomerId other) {}

  /**
   * A relation from either side; empty where there is none or the reader sees not both of them.
   *
   * @param turned from the page of the one who is something to the other
   */
  public Optional<Said> find(long id, boolean turned) {
    return database
        .select(RELATION.CUSTOMER_ID, RELATION.ROLE, RELATION.OTHER_ID)
        .from(RELATION)
        .where(RELATION.ID.eq(id))
        .fetchOptional(row -> said(row, turned))
        .filter(said -> customers.sees(said.customer()) && customers.sees(said.other()));
  }

  private static Said said(Record3<Long, String, Long> row, boolean turned) {
    var one = new CustomerId(row.value1());
    var role = RelationRole.of(row.value2());
    var other = new CustomerId(row.value3());
    return turned ? new Said(one, role.inverse(), other) : new Said(other, role, one);
  }

  /**
   * Takes a relation away. Asking twice is asking once.
   *
   * @return what it was; empty where there is none, or with nobody whom the reader may see
   */
  @Transactional
  public Optional<Related> part(CustomerId customer, RelationRole role, CustomerId other) {
    customers.require(customer, "customers:change");
    var gone =
        of(customer).stream()
            .filter(each -> each.id().equals(other) && each.role() == role)
            .findFirst();
    if (gone.isPresent()) {
      database.deleteFrom(RELATION).where(is(Relation.of(customer, role, other))).execute();
    }
    return gone;
  }

  private void check(Relation relation, CustomerId other, List<FieldFault> faults) {
    if (relation.customer().equals(relation.other())) {
      faults.add(FieldFault.of("other", "customers.fault.itself"));
    } else if (!customers.sees(other)) {
      faults.add(FieldFault.of("other", "customers.fault.nobody"));
    } else if (relation.role() == RelationRole.MEMBER && !isCircle(relation.other())) {
      faults.add(FieldFault.of("role", "customers.fault.no-circle"));
    } else if (relation.role().isOneWay() && closesCircle(relation)) {
      faults.add(FieldFault.of("other", "customers.fault.round"));
    }
    if (!faults.isEmpty()) {
      throw Refusal.of(faults);
    }
  }

  private boolean isCircle(CustomerId customer) {
    return database
        .select(CUSTOMER.KIND.convertFrom(Customer.Kind::of))
        .from(CUSTOMER)
        .where(CUSTOMER.ID.eq(customer.value()))
        .fetchOptional(row -> row.value1().isCircle())
        .orElse(false);
  }

  private boolean closesCircle(Relation relation) {
    return Boolean.TRUE.equals(
        Routines.closesCircle(
            database.configuration(),
            relation.role().code(),
            relation.customer().value(),
            relation.other().value()));
  }

  private static List<FieldFault> days(@Nullable LocalDate from, @Nullable LocalDate to) {
    var faults = new ArrayList<FieldFault>();
    if (from != null && (from.isBefore(FIRST_DAY) || from.isAfter(LAST_DAY))) {
      faults.add(FieldFault.of("from", "customers.fault.day"));
    }
    if (to != null && (to.isBefore(FIRST_DAY) || to.isAfter(LAST_DAY))) {
      faults.add(FieldFault.of("to", "customers.fault.day"));
    }
    if (from != null && to != null && to.isBefore(from)) {
      faults.add(FieldFault.of("to", "customers.fault.ends-before"));
    }
    return faults;
  }

  private static Condition is(Relation relation) {
    return RELATION
        .CUSTOMER_ID
        .eq(relation.customer().value())
        .and(RELATION.ROLE.eq(relation.role().code()))
        .and(RELATION.OTHER_ID.eq(relation.other().value()));
  }
}
