package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import io.kesher.audit.Reads;
import io.kesher.fields.CustomFields;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Reached;
import io.kesher.identity.TeamId;
import io.kesher.identity.Viewers;
import io.kesher.web.Once;
import io.kesher.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All customers of the office. */
@Service
public class Customers {
  private static final String SEE = "customers:see";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final DSLContext database;
  private final Reads reads;
  private final CustomFields fields;

  Customers(DSLContext database, Reads reads, CustomFields fields) {
    this.database = database;
    this.reads = reads;
    this.fields = fields;
  }

  /** The customer, unless there is none or the reader may not see them. */
  public Optional<Customer> find(CustomerId id) {
    var custom = fields.shown();
    Optional<Customer> found =
        database
            .select(
                CUSTOMER.ID.convertFrom(CustomerId::new),
                CUSTOMER.EXTERNAL_ID,
                CUSTOMER.KIND.convertFrom(Customer.Kind::of),
                CUSTOMER.NAME,
                CUSTOMER.ISRAELI_ID,
                CUSTOMER.ISRAELI_ID_VERIFIED,
                CUSTOMER.ID_KIND.convertFrom(IdKind::ofNullable),
                CUSTOMER.BIRTH_DATE,
                CUSTOMER.SINCE,
                CUSTOMER.DETAILS.convertFrom(Customers::details),
                CUSTOMER.CUSTOM.convertFrom(custom::filled),
                ContactPoints.ofCustomer(),
                CUSTOMER.OWNER_ID.convertFrom(EmployeeId::ofNullable),
                CUSTOMER.TEAM_ID.convertFrom(TeamId::ofNullable),
                CUSTOMER.VERSION)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(id.value()), visible())
            .fetchOptional(Records.mapping(Customer::new));
    found.ifPresent(customer -> {
      Once.know(inHands(id), Optional.of(new InHands(customer.owner(), customer.team())));
      reads.saw("customer", id.value());
    });
    return found.map(customer -> customer.as(Seen.by(Viewers.current())));
  }

  /**
   * @throws Refusal 404 where there is no such customer or the reader may not see them
   */
  public void require(CustomerId id) {
    if (!sees(id)) {
      throw absent(id);
    }
  }

  /**
   * Why the reader does not find somebody: in the trash is told only to whoever saw them before.
   */
  public Refusal absent(CustomerId id) {
    return database.fetchExists(
            CUSTOMER, CUSTOMER.ID.eq(id.value()).and(Trash.inTrash()).and(reached(SEE)))
        ? Refusal.of(HttpStatus.NOT_FOUND, "customers.refusal.in-trash")
        : Refusal.notFound();
  }

  /** Whether there is such a customer, and the reader may see them. */
  public boolean sees(CustomerId id) {
    return hands(id).isPresent();
  }

  /**
   * @param permission what is about to be done, such as {@code ledger:change}
   * @throws Refusal 404 where the reader may not see the customer, 403 where they may, but not this
   */
  public void require(CustomerId id, String permission) {
    var hands = hands(id).orElseThrow(() -> absent(id));
    if (!Viewers.current().reaches(permission, hands.owner(), hands.team())) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "web.problem.forbidden");
    }
  }

  /** Whose a customer is. */
  private record InHands(@Nullable EmployeeId owner, @Nullable TeamId team) {}

  private static Object inHands(CustomerId id) {
    return List.of(InHands.class, Viewers.current(), id);
  }

  /** Nothing of a customer whom the reader may not see. */
  private Optional<InHands> hands(CustomerId id) {
    return Once.ask(
        inHands(id),
        () ->
            database
                .select(
                    CUSTOMER.OWNER_ID.convertFrom(EmployeeId::ofNullable),
                    CUSTOMER.TEAM_ID.convertFrom(TeamId::ofNullable))
                .from(CUSTOMER)
                .where(CUSTOMER.ID.eq(id.value()), visible())
                .fetchOptional(Records.mapping(InHands::new)));
  }

  /** Whom the reader may see: every query of customers begins here. */
  public static Condition visible() {
    return within(SEE);
  }

  /**
   * Those of them for whom these permissions of the reader are good as well. Permissions that reach
   * as far as each other are one condition: the database would take several for rarer than one.
   */
  public static Condition visible(String... permissions) {
    return Stream.concat(Stream.of(SEE), Stream.of(permissions))
        .map(Viewers.current()::reach)
        .distinct()
        .map(Customers::reached)
        .reduce(CUSTOMER.TRASHED_AT.isNull(), Condition::and);
  }

  /**
   * The customers for whom a permission of the reader is good; nobody in the trash is among them.
   */
  public static Condition within(String permission) {
    return CUSTOMER.TRASHED_AT.isNull().and(reached(permission));
  }

  /**
   * The same for whoever has no need of the customers themselves: it reads the few that are in the
   * trash and not the many that are not.
   */
  public static Condition notInTrash(Field<Long> customer) {
    return customer.notIn(
        select(CUSTOMER.ID).from(CUSTOMER).where(CUSTOMER.TRASHED_AT.isNotNull()));
  }

  /** The same, with those in the trash: for bringing them back. */
  static Condition reached(String permission) {
    return reached(Viewers.current().reach(permission));
  }

  private static Condition reached(Reached reach) {
    return switch (reach) {
      case Reached.Everybody() -> trueCondition();
      case Reached.Only(var employees) -> inHands(employees, Viewers.current().teams());
    };
  }

  private static Condition inHands(Set<EmployeeId> employees, Set<TeamId> teams) {
    var owned = CUSTOMER.OWNER_ID.in(employees.stream().map(EmployeeId::value).toList());
    return employees.isEmpty() || teams.isEmpty()
        ? owned
        : owned.or(CUSTOMER.TEAM_ID.in(teams.stream().map(TeamId::value).toList()));
  }

  /** The same for one customer, by what stands in their row. */
  public static boolean includes(String permission, @Nullable Long ownerId, @Nullable Long teamId) {
    return Viewers.current()
        .reaches(permission, EmployeeId.ofNullable(ownerId), TeamId.ofNullable(teamId));
  }

  /**
   * Whether the reader may see the customers that a column names, and has this permission for them:
   * for tables that are searched before their customers are.
   */
  public static Condition named(Field<Long> customer, String permission) {
    return reached(SEE).and(reached(permission)).equals(trueCondition())
        ? notInTrash(customer)
        : customer.in(select(CUSTOMER.ID).from(CUSTOMER).where(visible(permission)));
  }

  private static SortedMap<String, String> details(JSONB details) {
    return JSON.readValue(details.data(), new TypeReference<TreeMap<String, String>>() {});
  }
}
