package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.TAG;
import static io.kesher.db.customers.Tables.TAGGING;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.upper;

import io.kesher.api.Filter.Operator;
import io.kesher.api.Filter.Test;
import io.kesher.api.FilterColumns;
import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.customers.CustomerColumn.Trait;
import io.kesher.customers.CustomerColumn.Words;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.values.Folded;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the list of customers shows of who they are and in whose hands. */
@Component
@Order(10)
class WhoTheyAre implements CustomerColumns {
  /** A choice of owner: whoever looks, so that one view is good for everybody. */
  private static final String ME = "me";

  private static final String CONTACT_POINTS = "customers.contact-points";
  private static final String BIRTH_DATE = "customers.birth-date";

  private static final String CHANGE = "customers:change";

  private final Employees employees;
  private final Teams teams;
  private final Hands hands;

  WhoTheyAre(Employees employees, Teams teams, Hands hands) {
    this.employees = employees;
    this.teams = teams;
    this.hands = hands;
  }

  @Override
  public List<CustomerColumn<?>> all() {
    var viewer = Viewers.current();
    List<CustomerColumn<?>> columns = new ArrayList<>();
    columns.add(
        column("name", Type.TEXT, CUSTOMER.DISPLAY_NAME)
            .orderedBy(CUSTOMER.DISPLAY_NAME.collate("he-x-icu"))
            .asked(WhoTheyAre::named)
            .edited(new NameEditing())
            .with(Trait.SORTED, Trait.FILLED));
    columns.add(
        CustomerColumn.of(
                FilterField.choice(
                    "kind", Stream.of(Customer.Kind.values()).map(Enum::name).toList()),
                Words.of(
                    "customers.column.kind", (frame, code) -> frame.say("customers.kind." + code)),
                upper(CUSTOMER.KIND))
            .with(Trait.GROUPED, Trait.FILLED));
    columns.add(owner());
    columns.add(team());
    columns.add(tags());
    columns.add(
        column("externalId", Type.TEXT, CUSTOMER.EXTERNAL_ID)
            .orderedBy(CUSTOMER.EXTERNAL_KEY)
            .with(Trait.SORTED));
    columns.add(
        column("since", Type.DATE, CUSTOMER.SINCE)
            .edited(new ColumnEditing<>(CUSTOMER.SINCE, CHANGE, true, WhoTheyAre::day))
            .with(Trait.SORTED));
    if (viewer.sees(BIRTH_DATE)) {
      var birthDate = birthDate(viewer.writes(BIRTH_DATE));
      columns.add(
          viewer.exports(BIRTH_DATE)
              ? birthDate.with(Trait.SORTED)
              : birthDate.with(Trait.SORTED, Trait.KEPT));
    }
    if (viewer.sees(CONTACT_POINTS)) {
      for (var kind : ContactPoint.Kind.values()) {
        columns.add(contact(kind, viewer.exports(CONTACT_POINTS)));
      }
    }
    return columns;
  }

  private static <T> CustomerColumn<T> column(String name, Type type, Field<T> value) {
    return CustomerColumn.of(
        FilterField.of(name, type), Words.of("customers.column." + name), value);
  }

  /** A part of a name is found in any spelling of the same letters. */
  private static Condition named(Test test) {
    if (test.operator() != Operator.CONTAINS && test.operator() != Operator.STARTSWITH) {
      return FilterColumns.on(CUSTOMER.NAME, test);
    }
    var folded = Folded.of((String) test.values().getFirst()).text();
    return FilterColumns.on(
        CUSTOMER.NAME_KEY, new Test(test.field(), test.operator(), List.of(folded)));
  }

  private CustomerColumn<?> owner() {
    Map<String, String> names = new LinkedHashMap<>();
    employees.names().forEach((id, name) -> names.put(Long.toString(id.value()), name));
    List<String> choices = Stream.concat(Stream.of(ME), names.keySet().stream()).toList();
    return CustomerColumn.of(
            FilterField.choice("owner", choices),
            Words.of(
                "customers.column.owner",
                (frame, code) ->
                    code.equals(ME)
                        ? frame.say("customers.column.owner.me")
                        : names.getOrDefault(code, code)),
            CUSTOMER.OWNER_ID.cast(String.class))
        .asked(WhoTheyAre::owned)
        .edited(hands.owned())
        .with(Trait.GROUPED);
  }

  private CustomerColumn<?> team() {
    Map<String, String> names = new LinkedHashMap<>();
    teams.names().forEach((id, name) -> names.put(Long.toString(id.value()), name));
    return CustomerColumn.of(
            FilterField.choice("team", List.copyOf(names.keySet())),
            Words.of("customers.column.team", (frame, code) -> names.getOrDefault(code, code)),
            CUSTOMER.TEAM_ID.cast(String.class))
        .asked(test ->
            FilterColumns.on(
                CUSTOMER.TEAM_ID,
                new Test(
                    test.field(),
                    test.operator(),
                    test.values().stream()
                        .<Object>map(code -> Long.valueOf((String) code))
                        .toList())))
        .edited(hands.ofTeam())
        .with(Trait.GROUPED);
  }

  private static CustomerColumn<?> birthDate(boolean written) {
    var column = column("birthDate", Type.DATE, CUSTOMER.BIRTH_DATE);
    return written
        ? column.edited(new ColumnEditing<>(CUSTOMER.BIRTH_DATE, CHANGE, false, WhoTheyAre::day))
        : column;
  }

  /** As a browser sends a day. */
  private static String day(String typed) {
    try {
      var day = LocalDate.parse(typed);
      if (day.getYear() >= 1800 && day.getYear() <= 2200) {
        return day.toString();
      }
    } catch (DateTimeException noDay) {
      throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.day")));
    }
    throw Refusal.of(List.of(FieldFault.of("value", "customers.fault.day")));
  }

  private static Condition owned(Test test) {
    var owners = test.values().stream().map(WhoTheyAre::employee).toList();
    return FilterColumns.on(
        CUSTOMER.OWNER_ID, new Test(test.field(), test.operator(), List.copyOf(owners)));
  }

  private static Object employee(Object code) {
    return code.equals(ME)
        ? Viewers.current().id().map(EmployeeId::value).orElse(0L)
        : Long.parseLong((String) code);
  }

  private static CustomerColumn<?> tags() {
    Field<String[]> names =
        array(
            select(TAG.NAME)
                .from(TAGGING)
                .join(TAG)
                .on(TAG.ID.eq(TAGGING.TAG_ID))
                .where(TAGGING.CUSTOMER_ID.eq(CUSTOMER.ID))
                .orderBy(TAG.NAME));
    var each =
        select(TAGGING.CUSTOMER_ID, TAG.NAME.as("key"))
            .from(TAGGING)
            .join(TAG)
            .on(TAG.ID.eq(TAGGING.TAG_ID))
            .asTable("each_tag");
    return column("tag", Type.TEXT, names)
        .asked(WhoTheyAre::tagged)
        .severally(each, CUSTOMER.ID.eq(each.field(TAGGING.CUSTOMER_ID)))
        .edited(new TagsEditing())
        .with(Trait.GROUPED);
  }

  /** Of several tags one that fits is enough; whoever is not to have one has none that fits. */
  private static Condition tagged(Test test) {
    return switch (test.operator()) {
      case IS_NULL -> Tags.any().not();
      case IS_NOT_NULL -> Tags.any();
      case NE -> Tags.named((String) test.values().getFirst()).not();
      case CONTAINS -> anyOf(test, Tags::containing);
      case STARTSWITH -> anyOf(test, Tags::beginning);
      default -> anyOf(test, Tags::named);
    };
  }

  private static Condition anyOf(Test test, Function<String, Condition> fits) {
    return test.values().stream()
        .map(String.class::cast)
        .map(fits)
        .reduce(noCondition(), Condition::or);
  }

  /** The main one is shown; any of them is found. */
  private static CustomerColumn<?> contact(ContactPoint.Kind kind, boolean exported) {
    var ofCustomer =
        CONTACT_POINT.CUSTOMER_ID.eq(CUSTOMER.ID).and(CONTACT_POINT.KIND.eq(kind.code()));
    Field<String> main =
        field(
            select(CONTACT_POINT.VALUE)
                .from(CONTACT_POINT)
                .where(ofCustomer, CONTACT_POINT.DO_NOT_USE.isNull())
                .orderBy(CONTACT_POINT.MAIN.desc(), CONTACT_POINT.ID)
                .limit(1));
    var column =
        column(kind.code(), Type.TEXT, main).asked(test -> reached(kind, test, ofCustomer));
    return exported ? column : column.with(Trait.KEPT);
  }

  private static Condition reached(ContactPoint.Kind kind, Test test, Condition ofCustomer) {
    return switch (test.operator()) {
      case IS_NULL -> notExists(selectOne().from(CONTACT_POINT).where(ofCustomer));
      case IS_NOT_NULL -> exists(selectOne().from(CONTACT_POINT).where(ofCustomer));
      case NE -> exists(selectOne().from(CONTACT_POINT).where(ofCustomer, is(kind, test))).not();
      default -> exists(selectOne().from(CONTACT_POINT).where(ofCustomer, is(kind, test)));
    };
  }

  /** A part of a telephone number is found however it is written. */
  private static Condition is(ContactPoint.Kind kind, Test test) {
    if (test.operator() == Operator.NE) {
      return CONTACT_POINT.VALUE.eq((String) test.values().getFirst());
    }
    return kind == ContactPoint.Kind.PHONE && test.operator() == Operator.CONTAINS
        ? CONTACT_POINT.KEY.contains(digits((String) test.values().getFirst()))
        : FilterColumns.on(CONTACT_POINT.VALUE, test);
  }

  /** As they stand in a key: without what is dialled only within the country. */
  private static String digits(String typed) {
    return typed.replaceAll("[^0-9]", "").replaceFirst("^0", "");
  }
}
