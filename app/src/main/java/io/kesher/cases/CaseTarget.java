package io.kesher.cases;

import io.kesher.customers.CustomerId;
import io.kesher.identity.Offices;
import io.kesher.importing.FieldType;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Rows become cases: the tickets of the system that the office leaves. One whose number is known
 * already is left as it is. They wait in the queue, or are closed.
 */
@Component
@Order(40)
class CaseTarget implements ImportTarget {
  private static final String NAME = "case";
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(16, 0);
  private static final int LONGEST_NUMBER = 60;

  private final OldCases old;
  private final Offices offices;

  CaseTarget(OldCases old, Offices offices) {
    this.old = old;
    this.offices = offices;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("subject", FieldType.TEXT),
        ImportField.required("opened", FieldType.DATE),
        ImportField.optional("closed", FieldType.DATE),
        ImportField.optional("kind", FieldType.TEXT),
        ImportField.optional("severity", FieldType.TEXT),
        ImportField.optional("outcome", FieldType.TEXT),
        ImportField.optional("text", FieldType.TEXT),
        ImportField.optional("number", FieldType.EXTERNAL_ID));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    return Fault.tooLong(values, "subject", CaseRules.LONGEST_SUBJECT)
        .or(() -> Fault.tooLong(values, "text", CaseRules.LONGEST_WORD))
        .or(() -> Fault.tooLong(values, "number", LONGEST_NUMBER))
        .or(() -> unknown(values, "kind", CaseKind.values()))
        .or(() -> unknown(values, "severity", Severity.values()))
        .or(() -> unknown(values, "outcome", io.kesher.cases.Outcome.values()))
        .or(() -> turned(values));
  }

  private static Optional<Fault> unknown(Map<String, Object> values, String field, Enum<?>[] all) {
    return values.get(field) instanceof String text && one(all, text) == null
        ? Optional.of(new Fault("unknown-value", field))
        : Optional.empty();
  }

  private static Optional<Fault> turned(Map<String, Object> values) {
    return values.get("opened") instanceof LocalDate opened
            && values.get("closed") instanceof LocalDate closed
            && closed.isBefore(opened)
        ? Optional.of(new Fault("out-of-range", "closed"))
        : Optional.empty();
  }

  private static <E extends Enum<?>> @Nullable E one(E[] all, @Nullable String text) {
    return text == null
        ? null
        : Arrays.stream(all)
            .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElse(null);
  }

  @Override
  public void write(ImportChunk chunk) {
    var records = chunk.records(NAME);
    var known =
        new HashSet<>(
            old.known(
                records.stream().map(row -> row.text("number")).filter(Objects::nonNull).toList()));
    List<ImportRecord> fresh = new ArrayList<>();
    for (var row : records) {
      var number = row.text("number");
      if (number == null || known.add(number)) {
        fresh.add(row);
      } else {
        chunk.settle(row.row(), NAME, 0, Outcome.SKIPPED);
      }
    }
    var taken =
        old.take(
            fresh.stream()
                .map(row -> read(row, new CustomerId(chunk.reference(row.row(), "customer"))))
                .toList(),
            chunk.importId());
    for (int i = 0; i < taken.size(); i++) {
      chunk.settle(fresh.get(i).row(), NAME, taken.get(i).value(), Outcome.CREATED);
    }
  }

  private OldCase read(ImportRecord row, CustomerId customer) {
    var closed = row.date("closed");
    return new OldCase(
        customer,
        row.text("number"),
        Objects.requireNonNull(row.text("subject")).replace('\n', ' '),
        Objects.requireNonNullElse(one(CaseKind.values(), row.text("kind")), CaseKind.REQUEST),
        Objects.requireNonNullElse(one(Severity.values(), row.text("severity")), Severity.NORMAL),
        null,
        moment(Objects.requireNonNull(row.date("opened")), MORNING),
        closed == null ? null : moment(closed, EVENING),
        one(io.kesher.cases.Outcome.values(), row.text("outcome")),
        row.text("text"));
  }

  private Instant moment(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(offices.current().zone()).toInstant();
  }

  @Override
  public Undone undo(long importId) {
    int removed = old.takeBack(importId);
    return new Undone(removed, 0, old.left(importId));
  }
}
