package io.kesher.customers;

import io.kesher.importing.ImportRecord;
import io.kesher.importing.OnMatch;
import io.kesher.values.EmailAddress;
import io.kesher.values.IsraeliId;
import io.kesher.values.PhoneNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The customers that the rows of one chunk speak of, each once. Rows are of one person by the same
 * law as in the database: the first key that finds somebody decides, and a weaker key finds nobody
 * whose stronger key says that they are somebody else.
 */
final class SamePeople {
  private static final List<String> STRONG = List.of("externalId", "israeliId");

  private final List<String> keys;
  private final OnMatch onMatch;
  private final Map<String, Person> byKey = new HashMap<>();
  private final Map<Long, Person> byNumber = new LinkedHashMap<>();

  private SamePeople(List<String> keys, OnMatch onMatch) {
    this.keys = keys;
    this.onMatch = onMatch;
  }

  static SamePeople among(Collection<ImportRecord> records, List<String> keys, OnMatch onMatch) {
    var people = new SamePeople(keys, onMatch);
    records.forEach(people::add);
    return people;
  }

  Collection<Person> all() {
    return byNumber.values();
  }

  List<Long> rowsOf(long number) {
    return byNumber.get(number) instanceof Person person ? person.rows : List.of();
  }

  private void add(ImportRecord row) {
    Person person = known(row.values());
    if (person == null) {
      person = new Person(row.row());
      byNumber.put(row.row(), person);
    }
    person.learn(row, onMatch);
    for (String key : keys) {
      if (row.values().get(key) instanceof Object value) {
        byKey.putIfAbsent(key + ":" + mark(value), person);
      }
    }
  }

  private @Nullable Person known(Map<String, Object> values) {
    for (String key : keys) {
      if (values.get(key) instanceof Object value
          && byKey.get(key + ":" + mark(value)) instanceof Person person
          && !person.contradicts(values)) {
        return person;
      }
    }
    return null;
  }

  private static String mark(Object value) {
    return switch (value) {
      case EmailAddress email -> email.key();
      case PhoneNumber phone -> phone.value();
      case IsraeliId id -> id.digits();
      default -> value.toString();
    };
  }

  /** One customer, as the rows so far have told. */
  static final class Person {
    private final long number;
    private final List<Long> rows = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final SortedMap<String, String> details = new TreeMap<>();

    private Person(long number) {
      this.number = number;
    }

    private void learn(ImportRecord row, OnMatch onMatch) {
      rows.add(row.row());
      row.values().forEach((field, value) -> learn(field, value, onMatch));
    }

    private void learn(String field, Object value, OnMatch onMatch) {
      if (value instanceof SortedMap<?, ?> told) {
        told.forEach((name, text) ->
            details.merge(
                name.toString(),
                text.toString(),
                (old, late) -> onMatch == OnMatch.UPDATE ? late : old));
      } else {
        values.merge(field, value, (old, late) -> onMatch == OnMatch.UPDATE ? late : old);
      }
    }

    private boolean contradicts(Map<String, Object> others) {
      return STRONG.stream()
          .anyMatch(key ->
              values.get(key) instanceof Object mine
                  && others.get(key) instanceof Object theirs
                  && !mark(mine).equals(mark(theirs)));
    }

    /** What they would be known by again. */
    Map<String, Set<String>> marks() {
      return Stream.of("externalId", "israeliId", "phone", "email")
          .filter(values::containsKey)
          .collect(
              Collectors.toMap(
                  key -> key, key -> Set.of(mark(Objects.requireNonNull(values.get(key))))));
    }

    /** The first row that speaks of them. */
    long number() {
      return number;
    }

    @Nullable Object value(String field) {
      return values.get(field);
    }

    @Nullable String text(String field) {
      return (String) values.get(field);
    }

    @Nullable LocalDate date(String field) {
      return (LocalDate) values.get(field);
    }

    @Nullable PhoneNumber phone(String field) {
      return (PhoneNumber) values.get(field);
    }

    @Nullable EmailAddress email() {
      return (EmailAddress) values.get("email");
    }

    /** An id whose check digit fails is kept, unverified. */
    @Nullable Identity israeliId() {
      return switch (values.get("israeliId")) {
        case null -> null;
        case IsraeliId id -> new Identity(id.digits(), true);
        case Object text -> new Identity(text.toString(), false);
      };
    }

    SortedMap<String, String> details() {
      return details;
    }
  }

  record Identity(String digits, boolean verified) {}
}
