package io.kesher.customers;

import static io.kesher.db.customers.Tables.STAGED;
import static io.kesher.importing.FieldType.DATE;
import static io.kesher.importing.FieldType.DETAILS;
import static io.kesher.importing.FieldType.EXTERNAL_ID;
import static io.kesher.importing.FieldType.ISRAELI_ID;
import static io.kesher.importing.FieldType.PHONE;
import static io.kesher.importing.FieldType.TEXT;

import io.kesher.db.customers.Routines;
import io.kesher.db.customers.Tables;
import io.kesher.fields.CustomFields;
import io.kesher.importing.Copy;
import io.kesher.importing.FieldType;
import io.kesher.importing.Forgetting;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import io.kesher.values.Folded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows become customers with their contact points; rows that speak of one customer become one. */
@Component
@Order(10)
final class CustomerTarget implements ImportTarget {
  static final String NAME = "customer";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<Field<?>> COLUMNS =
      List.of(
          STAGED.NUMBER,
          STAGED.EXTERNAL_ID,
          STAGED.KIND,
          STAGED.NAME,
          STAGED.NAME_KEY,
          STAGED.ISRAELI_ID,
          STAGED.ISRAELI_ID_VERIFIED,
          STAGED.BIRTH_DATE,
          STAGED.SINCE,
          STAGED.DETAILS,
          STAGED.CUSTOM,
          STAGED.PHONE,
          STAGED.PHONE_KEY,
          STAGED.SECOND_PHONE,
          STAGED.SECOND_PHONE_KEY,
          STAGED.EMAIL,
          STAGED.EMAIL_KEY,
          STAGED.ADDRESS,
          STAGED.ADDRESS_KEY);

  private static final List<ImportField> FIELDS =
      List.of(
          ImportField.key("externalId", EXTERNAL_ID),
          ImportField.optional("name", TEXT),
          ImportField.key("israeliId", ISRAELI_ID),
          ImportField.key("phone", PHONE),
          ImportField.optional("secondPhone", PHONE),
          ImportField.key("email", FieldType.EMAIL),
          ImportField.optional("kind", TEXT),
          ImportField.optional("birthDate", DATE),
          ImportField.optional("since", DATE),
          ImportField.optional("address", TEXT),
          ImportField.optional("city", TEXT),
          ImportField.optional("details", DETAILS));

  private static final Set<String> KINDS = Set.of("person", "business", "household", "group");

  private static final String ERASED = "erased";

  private final DSLContext database;
  private final CustomFields custom;
  private final Suppressions suppressions;
  private final Forgetting files;

  CustomerTarget(
      DSLContext database, CustomFields custom, Suppressions suppressions, Forgetting files) {
    this.database = database;
    this.custom = custom;
    this.suppressions = suppressions;
    this.files = files;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ImportField> fields() {
    return Stream.concat(FIELDS.stream(), custom.current().stream().map(CustomCells::field))
        .toList();
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    if (values.get("kind") instanceof String kind && !KINDS.contains(kind)) {
      return Optional.of(new Fault("unknown-kind", "kind"));
    }
    return Fault.tooLong(values, "externalId", 200)
        .or(() -> Fault.tooLong(values, "name", 300))
        .or(() -> Fault.tooLong(values, "address", 400))
        .or(() -> bornLater(values));
  }

  @Override
  public Function<Map<String, Object>, Optional<Fault>> checks() {
    var cells = new CustomCells(custom.current());
    return values -> check(values).or(() -> cells.check(values));
  }

  private static Optional<Fault> bornLater(Map<String, Object> values) {
    return values.get("birthDate") instanceof LocalDate birth
            && values.get("since") instanceof LocalDate since
            && birth.isAfter(since)
        ? Optional.of(new Fault("born-later", "birthDate"))
        : Optional.empty();
  }

  @Override
  public void write(ImportChunk chunk) {
    var people =
        SamePeople.among(chunk.records(NAME), List.copyOf(chunk.matchOn()), chunk.onMatch());
    var cells = new CustomCells(custom.current());
    var erased = erased(people, chunk);
    database.truncate(STAGED).execute();
    Copy.into(
        database,
        STAGED,
        COLUMNS,
        line ->
            people.all().stream()
                .filter(person -> !erased.contains(person.number()))
                .forEach(person -> stage(person, cells, line)));
    for (var taken :
        database
            .selectFrom(
                Tables.TAKE_IN.call(
                    chunk.importId(),
                    chunk.matchOn().toArray(String[]::new),
                    chunk.onMatch().name()))
            .fetch()) {
      for (long row : people.rowsOf(taken.getNumber())) {
        if (taken.getCustomerId() == null || taken.getOutcome().equals("r")) {
          chunk.reject(row, taken.getReason(), chunk.matchOn().iterator().next());
        } else {
          chunk.settle(
              row,
              NAME,
              taken.getCustomerId(),
              Outcome.of(taken.getOutcome()).ofRow(row == taken.getNumber()));
        }
      }
    }
  }

  /** Those who were erased do not come back with a file, and nothing of their rows is kept. */
  private Set<Long> erased(SamePeople people, ImportChunk chunk) {
    if (!suppressions.any()) {
      return Set.of();
    }
    var erased =
        suppressions.among(
            people.all().stream()
                .collect(Collectors.toMap(SamePeople.Person::number, SamePeople.Person::marks)));
    erased.forEach(number -> people.rowsOf(number).forEach(row -> chunk.conceal(row, ERASED)));
    return erased;
  }

  /** A file with somebody in it who was erased is not kept either. */
  @Override
  public void finish(long importId) {
    if (suppressions.any() && files.met(importId, ERASED)) {
      files.dropFile(importId);
    }
  }

  private static void stage(SamePeople.Person person, CustomCells cells, Copy.Line line) {
    var name = person.text("name");
    var id = person.israeliId();
    var address = address(person.text("address"), person.text("city"));
    line.add(person.number())
        .add(person.text("externalId"))
        .add(person.text("kind"))
        .add(name)
        .add(name == null ? null : Folded.of(name).text())
        .add(id == null ? null : id.digits())
        .add(id == null ? null : id.verified())
        .add(person.date("birthDate"))
        .add(person.date("since"))
        .add(person.details().isEmpty() ? null : JSON.writeValueAsString(person.details()))
        .add(cells.json(person::value));
    var phone = person.phone("phone");
    var second = person.phone("secondPhone");
    var email = person.email();
    line.add(phone == null ? null : phone.display())
        .add(phone == null ? null : phone.value())
        .add(second == null ? null : second.display())
        .add(second == null ? null : second.value())
        .add(email == null ? null : email.value())
        .add(email == null ? null : email.key())
        .add(address)
        .add(address == null ? null : Folded.of(address).text())
        .end();
  }

  private static @Nullable String address(@Nullable String street, @Nullable String city) {
    if (street == null) {
      return city;
    }
    return city == null ? street : street + ", " + city;
  }

  @Override
  public Undone undo(long importId) {
    var back = Routines.takeBack(database.configuration(), importId);
    return new Undone(back.getRemoved(), back.getRestored(), back.getKept());
  }
}
