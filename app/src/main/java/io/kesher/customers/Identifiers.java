package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.MERGE;

import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import io.kesher.values.EmailAddress;
import io.kesher.values.Parsing;
import io.kesher.values.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All by which a customer is or was known: what stands in their rows now, what the trail says stood
 * there before, and what was told of those who became part of them.
 */
final class Identifiers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration DAY = Duration.ofDays(1);
  private static final int LEAST_DIGITS = 7;
  private static final int LEAST_LETTERS = 4;
  private static final int LOOKED_BACK = 10_000;

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> numbers = new LinkedHashSet<>();
  private final Set<String> others = new LinkedHashSet<>();
  private final Set<String> digits = new LinkedHashSet<>();

  /** By what kind of mark, as it is kept: what an import would recognise them by. */
  private final Map<String, Set<String>> marks = new LinkedHashMap<>();

  static Identifiers of(CustomerId customer, DSLContext database, Trail trail, Instant now) {
    var found = new Identifiers();
    database
        .selectFrom(CUSTOMER)
        .where(CUSTOMER.ID.eq(customer.value()))
        .forEach(row -> {
          found.field("name", row.getName());
          found.field("external_id", row.getExternalId());
          found.field("israeli_id", row.getIsraeliId());
          found.details(row.getDetails());
        });
    database
        .selectFrom(CONTACT_POINT)
        .where(CONTACT_POINT.CUSTOMER_ID.eq(customer.value()))
        .forEach(row -> found.point(row.getKind(), row.getValue()));
    database
        .select(MERGE.GONE, MERGE.KEPT)
        .from(MERGE)
        .where(MERGE.KEPT_ID.eq(customer.value()).or(MERGE.GONE_ID.eq(customer.value())))
        .forEach(row -> {
          found.whole(row.value1());
          found.whole(row.value2());
        });
    found.before(
        customer,
        trail.changesOf(customer.value(), new Trail.After(now.plus(DAY), 0), LOOKED_BACK));
    return found;
  }

  /** What they were called: others may be called so too. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Ids and addresses of e-mail, as they are written: nobody else's. */
  List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** Of phones and ids, as much as all notations have in common. */
  List<String> digits() {
    return List.copyOf(digits);
  }

  Map<String, Set<String>> marks() {
    return marks;
  }

  /** As JSON writes them within its quotes. */
  List<String> asJson() {
    var written = new ArrayList<String>();
    all()
        .filter(text -> text.length() >= LEAST_LETTERS)
        .map(JSON::writeValueAsString)
        .forEach(quoted -> written.add(quoted.substring(1, quoted.length() - 1)));
    return written;
  }

  /** Whether a text tells of them. */
  boolean toldBy(String text) {
    var plain = text.toLowerCase(Locale.ROOT);
    var run = text.replaceAll("[^0-9]", "");
    return Stream.concat(names.stream(), numbers.stream())
            .map(each -> each.toLowerCase(Locale.ROOT))
            .anyMatch(each -> each.length() > 2 && plain.contains(each))
        || digits.stream().anyMatch(run::contains);
  }

  private Stream<String> all() {
    return Stream.of(names, numbers, others).flatMap(Set::stream);
  }

  private void before(CustomerId customer, List<Trail.Entry> entries) {
    var id = customer.toString();
    for (var entry : entries) {
      for (var change : new Told(entry).changes()) {
        if (entry.what().equals("customer") && change.row().equals(id)) {
          field(change.field(), change.before());
          field(change.field(), change.after());
        } else if (entry.customers().size() == 1 && change.field().equals("value")) {
          guess(change.before());
          guess(change.after());
        }
      }
    }
  }

  private void whole(JSONB customer) {
    var told = JSON.readTree(customer.data());
    for (var name : List.of("name", "external_id", "israeli_id")) {
      field(name, text(told.get(name)));
    }
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asString();
  }

  private void details(JSONB details) {
    JSON.readTree(details.data()).forEach(value -> add(others, text(value)));
  }

  private void field(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return;
    }
    switch (name) {
      case "name" -> add(names, value);
      case "external_id" -> {
        add(numbers, value);
        mark("externalId", value);
      }
      case "israeli_id" -> {
        add(numbers, value);
        digits(value);
        mark("israeliId", value);
      }
      default -> {
        // says nothing of who they are
      }
    }
  }

  private void point(String kind, String value) {
    add(others, value);
    switch (kind) {
      case "phone" -> phone(value);
      case "email" -> email(value);
      default -> {
        // an address is a text like others
      }
    }
  }

  /** The trail tells the value of a contact point, and not always its kind. */
  private void guess(String value) {
    if (!value.isBlank()) {
      add(others, value);
      if (value.contains("@")) {
        email(value);
      } else {
        phone(value);
      }
    }
  }

  private void phone(String value) {
    if (PhoneNumber.parse(value) instanceof Parsing.Parsed<PhoneNumber>(var phone, var _)) {
      digits(phone.value().replaceFirst("^\\+972", ""));
      mark("phone", phone.value());
    }
  }

  private void email(String value) {
    if (EmailAddress.parse(value) instanceof Parsing.Parsed<EmailAddress>(var email, var _)) {
      add(numbers, email.key());
      mark("email", email.key());
    }
  }

  private void digits(String value) {
    var plain = value.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
    if (plain.length() >= LEAST_DIGITS) {
      digits.add(plain);
    }
  }

  private static void add(Set<String> set, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      set.add(text.strip());
    }
  }

  private void mark(String kind, String value) {
    marks.computeIfAbsent(kind, first -> new LinkedHashSet<>()).add(value);
  }
}
