package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.kesher.db.customers.Routines;
import io.kesher.identity.Viewers;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.Select;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The numbers and addresses by which a customer is known. */
@Configuration(proxyBeanMethods = false)
class ContactMarks {
  private static final int LEAST_ENDING = 4;
  private static final int LEAST_BEGINNING = 6;

  /** What is left of four digits without the zero in front; of a country's sign nothing is. */
  private static final int LEAST_NATIONAL = 3;

  private static final int LEAST_ID = 5;
  private static final int MOST_DIGITS = 20;
  private static final String HOME = "+972";

  /** A socket's plug, of its name and its query. */
  private record Plug(String name, Query query) implements KnownBy {
    @Override
    public Optional<Select<Record2<Long, String>>> like(Sought sought) {
      return query.of(sought);
    }
  }

  private interface Query {
    Optional<Select<Record2<Long, String>>> of(Sought sought);
  }

  @Bean
  @Order(10)
  KnownBy knownByExternalId() {
    return new Plug(
        "external-id",
        sought ->
            Optional.of(sought)
                .filter(Sought::hasDigits)
                .map(Sought::text)
                .map(text ->
                    select(CUSTOMER.ID, CUSTOMER.EXTERNAL_ID)
                        .from(CUSTOMER)
                        .where(CUSTOMER.EXTERNAL_ID.eq(text))));
  }

  @Bean
  @Order(20)
  KnownBy knownByIsraeliId() {
    return new Plug(
        "israeli-id",
        sought ->
            number(sought, LEAST_ID)
                .filter(_ -> Seen.by(Viewers.current()).israeliId())
                .map(ContactMarks::israeliId));
  }

  @Bean
  @Order(30)
  KnownBy knownByPhone() {
    return new Plug(
        "phone",
        sought ->
            number(sought, LEAST_ENDING)
                .filter(number -> national(number).length() >= LEAST_NATIONAL)
                .filter(_ -> Seen.by(Viewers.current()).contactPoints())
                .map(ContactMarks::phone));
  }

  @Bean
  @Order(40)
  KnownBy knownByEmail() {
    return new Plug(
        "email",
        sought ->
            Optional.of(sought.text().toLowerCase(Locale.ROOT))
                .filter(text -> text.indexOf('@') > 0)
                .filter(_ -> Seen.by(Viewers.current()).contactPoints())
                .map(ContactMarks::email));
  }

  private static Optional<String> number(Sought sought, int least) {
    return Optional.of(sought)
        .filter(Sought::isNumber)
        .map(Sought::number)
        .filter(number -> number.length() >= least && number.length() <= MOST_DIGITS);
  }

  private static Select<Record2<Long, String>> israeliId(String number) {
    var ids = Routines.israeliIds(number.replace("+", ""));
    return select(ids.CUSTOMER, ids.MARK).from(ids);
  }

  /** Its last digits, or its first ones from the area on. */
  private static Select<Record2<Long, String>> phone(String number) {
    var ending = new StringBuilder(national(number)).reverse().toString();
    var whole = number.startsWith("+") ? number : HOME + national(number);
    boolean begins =
        !number.startsWith("*") && whole.length() >= HOME.length() + LEAST_BEGINNING - 1;
    return begins ? phones(ending, whole, whole + "9999999") : phones(ending, number, number);
  }

  private static Select<Record2<Long, String>> phones(String ending, String low, String high) {
    var phones = Routines.phones(ending, low, high);
    return select(phones.CUSTOMER, phones.MARK).from(phones);
  }

  /** Without what a number begins with only in some notations. */
  private static String national(String number) {
    var plain = number.startsWith(HOME) ? number.substring(HOME.length()) : number;
    var home = plain.startsWith("972") && plain.length() > 9 ? plain.substring(3) : plain;
    return home.startsWith("0") ? home.substring(1) : home.replace("+", "");
  }

  /** What is looked for stands in the query itself: the plan hangs on it. */
  private static Select<Record2<Long, String>> email(String text) {
    return select(CONTACT_POINT.CUSTOMER_ID, CONTACT_POINT.VALUE)
        .from(CONTACT_POINT)
        .where(
            CONTACT_POINT.KIND.eq(inline("email")),
            CONTACT_POINT.KEY.like(inline(escaped(text) + "%"), '!'));
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
