package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.RELATION;
import static io.kesher.importing.FieldType.DATE;
import static io.kesher.importing.FieldType.EXTERNAL_ID;
import static io.kesher.importing.FieldType.TEXT;

import io.kesher.db.customers.Tables;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A row says what its customer is to another, whom it names by number: a member of a household
 * where it does not say. The other is there already or stands in the file before.
 */
@Component
@Order(14)
final class RelationTarget implements ImportTarget {
  private static final String NAME = "relation";
  private static final String OTHER = "other";
  private static final String ROLE = "role";

  private final DSLContext database;

  RelationTarget(DSLContext database) {
    this.database = database;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isBeside() {
    return true;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required(OTHER, EXTERNAL_ID),
        ImportField.optional(ROLE, TEXT),
        ImportField.optional("from", DATE),
        ImportField.optional("to", DATE));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    if (values.get(ROLE) instanceof String role && read(role).isEmpty()) {
      return Optional.of(new Fault("unknown-role", ROLE));
    }
    return values.get("from") instanceof LocalDate from
            && values.get("to") instanceof LocalDate to
            && to.isBefore(from)
        ? Optional.of(new Fault("ends-before-start", "to"))
        : Optional.empty();
  }

  private static Optional<RelationRole> read(String role) {
    return Arrays.stream(RelationRole.values())
        .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(role.replace('_', '-')))
        .findFirst();
  }

  private static RelationRole role(ImportRecord row) {
    var role = row.text(ROLE);
    return role == null ? RelationRole.MEMBER : read(role).orElseThrow();
  }

  private static String other(ImportRecord row) {
    return Objects.requireNonNull(row.text(OTHER));
  }

  /** What kind each of them is, of those who are there. */
  private Map<String, Customer.Kind> kinds(Collection<String> numbers) {
    return new HashMap<>(
        database
            .select(CUSTOMER.EXTERNAL_ID, CUSTOMER.KIND)
            .from(CUSTOMER)
            .where(CUSTOMER.EXTERNAL_ID.in(numbers), CUSTOMER.TRASHED_AT.isNull())
            .fetchMap(row -> row.value1(), row -> Customer.Kind.of(row.value2())));
  }

  @Override
  public void examine(ImportChunk chunk) {
    var rows = chunk.records(NAME);
    if (rows.isEmpty()) {
      return;
    }
    var kinds = kinds(rows.stream().map(RelationTarget::other).distinct().toList());
    Map<Long, String> own = new HashMap<>();
    for (var row : chunk.records(CustomerTarget.NAME)) {
      var number = row.text("externalId");
      var kind = row.text("kind");
      if (number != null) {
        own.put(row.row(), number);
        kinds.merge(
            number,
            kind == null ? Customer.Kind.PERSON : Customer.Kind.of(kind),
            (there, said) -> kind == null ? there : said);
      }
    }
    for (var row : rows) {
      var kind = kinds.get(other(row));
      if (kind == null) {
        chunk.reject(row.row(), "no-such-customer", OTHER);
      } else if (other(row).equals(own.get(row.row()))) {
        chunk.reject(row.row(), "itself", OTHER);
      } else if (role(row) == RelationRole.MEMBER && !kind.isCircle()) {
        chunk.reject(row.row(), "no-circle", OTHER);
      }
    }
  }

  /** A record with its relation as it is kept; absent where whom it names was rejected since. */
  private record Told(ImportRecord row, Relation relation) {}

  @Override
  public void write(ImportChunk chunk) {
    var rows = chunk.records(NAME);
    if (rows.isEmpty()) {
      return;
    }
    Map<String, Long> ids =
        database
            .select(CUSTOMER.EXTERNAL_ID, CUSTOMER.ID)
            .from(CUSTOMER)
            .where(CUSTOMER.EXTERNAL_ID.in(rows.stream().map(RelationTarget::other).toList()))
            .fetchMap(CUSTOMER.EXTERNAL_ID, CUSTOMER.ID);
    var told =
        rows.stream()
            .filter(row -> tells(chunk, row, ids))
            .map(row -> told(chunk, row, ids))
            .toList();
    rows.stream()
        .filter(row -> !tells(chunk, row, ids))
        .forEach(row -> {
          var reason = ids.containsKey(other(row)) ? "itself" : "no-such-customer";
          chunk.leaveOut(row.row(), NAME, OTHER, other(row), reason);
          chunk.settle(
              row.row(), NAME, chunk.reference(row.row(), CustomerTarget.NAME), Outcome.SKIPPED);
        });
    for (var taken :
        database.selectFrom(
            Tables.TAKE_IN_RELATIONS.call(
                chunk.importId(),
                told.stream().map(each -> each.relation().customer().value()).toArray(Long[]::new),
                told.stream().map(each -> each.relation().role().code()).toArray(String[]::new),
                told.stream().map(each -> each.relation().other().value()).toArray(Long[]::new),
                days(told, "from"),
                days(told, "to"),
                oneWay()))) {
      var row = told.get(taken.getPlace().intValue() - 1).row();
      var relation = taken.getRelationId();
      if (Outcome.of(taken.getOutcome()) == Outcome.SKIPPED) {
        chunk.leaveOut(row.row(), NAME, OTHER, other(row), "circle");
      }
      chunk.settle(
          row.row(),
          NAME,
          relation == null ? chunk.reference(row.row(), CustomerTarget.NAME) : relation,
          Outcome.of(taken.getOutcome()));
    }
  }

  /** Whether it names somebody, and not whoever it is about. */
  private static boolean tells(ImportChunk chunk, ImportRecord row, Map<String, Long> ids) {
    @Nullable Long other = ids.get(other(row));
    return other != null && other != chunk.reference(row.row(), CustomerTarget.NAME);
  }

  private static Told told(ImportChunk chunk, ImportRecord row, Map<String, Long> ids) {
    var customer = new CustomerId(chunk.reference(row.row(), CustomerTarget.NAME));
    var other = new CustomerId(Objects.requireNonNull(ids.get(other(row))));
    return new Told(row, Relation.of(other, role(row), customer));
  }

  private static LocalDate[] days(List<Told> told, String field) {
    return told.stream().map(each -> each.row().date(field)).toArray(LocalDate[]::new);
  }

  private static String[] oneWay() {
    return Arrays.stream(RelationRole.values())
        .filter(RelationRole::isOneWay)
        .map(RelationRole::code)
        .toArray(String[]::new);
  }

  @Override
  public Undone undo(long importId) {
    long removed = database.deleteFrom(RELATION).where(RELATION.IMPORT_ID.eq(importId)).execute();
    return new Undone(removed, 0, 0);
  }
}
