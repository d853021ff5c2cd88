package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.STAGED;
import static io.kesher.importing.FieldType.DATE;
import static io.kesher.importing.FieldType.EXTERNAL_ID;
import static io.kesher.importing.FieldType.MONEY;
import static io.kesher.importing.FieldType.TEXT;

import io.kesher.db.agreements.Routines;
import io.kesher.db.agreements.Tables;
import io.kesher.importing.Copy;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Rows become agreements of their customers; rows that speak of one agreement become one. */
@Component
@Order(20)
final class AgreementTarget implements ImportTarget {
  private static final String NAME = "agreement";
  private static final List<Field<?>> COLUMNS =
      List.of(
          STAGED.NUMBER,
          STAGED.CUSTOMER_ID,
          STAGED.AGREEMENT_NUMBER,
          STAGED.LINE_ID,
          STAGED.PREMIUM,
          STAGED.COMMISSION,
          STAGED.START_ON,
          STAGED.RENEWAL_ON,
          STAGED.ENDED_ON);

  private final DSLContext database;
  private final ProductLines lines;

  AgreementTarget(DSLContext database, ProductLines lines) {
    this.database = database;
    this.lines = lines;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("number", EXTERNAL_ID),
        ImportField.optional("line", TEXT),
        ImportField.optional("premium", MONEY),
        ImportField.optional("commission", MONEY),
        ImportField.optional("startOn", DATE),
        ImportField.optional("renewalOn", DATE),
        ImportField.optional("endedOn", DATE));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    return Fault.tooLong(values, "number", 100)
        .or(() -> Fault.tooLong(values, "line", 60))
        .or(() -> endsBeforeStart(values));
  }

  private static Optional<Fault> endsBeforeStart(Map<String, Object> values) {
    return values.get("startOn") instanceof LocalDate start
            && values.get("endedOn") instanceof LocalDate end
            && end.isBefore(start)
        ? Optional.of(new Fault("ends-before-start", "endedOn"))
        : Optional.empty();
  }

  @Override
  public void write(ImportChunk chunk) {
    Map<Held, Told> told = new LinkedHashMap<>();
    for (ImportRecord row : chunk.records(NAME)) {
      var held =
          new Held(
              chunk.reference(row.row(), "customer"), Objects.requireNonNull(row.text("number")));
      told.computeIfAbsent(held, first -> new Told(row.row())).learn(row, chunk.onMatch());
    }
    if (told.isEmpty()) {
      return;
    }
    var names =
        told.values().stream().map(each -> each.text("line")).filter(Objects::nonNull).toList();
    var known = lines.named(names);
    database.truncate(STAGED).execute();
    Copy.into(
        database,
        STAGED,
        COLUMNS,
        line ->
            told.forEach((held, each) -> stage(held, each, known.get(each.text("line")), line)));
    Map<Long, Told> byNumber = new HashMap<>();
    told.values().forEach(each -> byNumber.put(each.number, each));
    for (var signed :
        database
            .selectFrom(Tables.TAKE_IN.call(chunk.importId(), chunk.onMatch().name()))
            .fetch()) {
      for (long row : Objects.requireNonNull(byNumber.get(signed.getNumber())).rows) {
        chunk.settle(
            row,
            NAME,
            signed.getAgreementId(),
            Outcome.of(signed.getOutcome()).ofRow(row == signed.getNumber()));
      }
    }
  }

  private static void stage(Held held, Told told, @Nullable ProductLine known, Copy.Line line) {
    line.add(told.number)
        .add(held.customer)
        .add(held.number)
        .add(known == null ? null : known.id())
        .add(told.values.get("premium"))
        .add(commission(told))
        .add(told.values.get("startOn"))
        .add(told.values.get("renewalOn"))
        .add(told.values.get("endedOn"))
        .end();
  }

  /** What was taken back, or not paid, says nothing of what a term brings. */
  private static @Nullable Object commission(Told told) {
    return told.values.get("commission") instanceof BigDecimal amount && amount.signum() > 0
        ? amount
        : null;
  }

  @Override
  public Undone undo(long importId) {
    var back = Routines.takeBack(database.configuration(), importId);
    return new Undone(back.getRemoved(), back.getRestored(), back.getKept());
  }

  /** What an agreement is known by. */
  private record Held(long customer, String number) {}

  /** One agreement, as the rows of the chunk have told. */
  private static final class Told {
    private final long number;
    private final List<Long> rows = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    private Told(long number) {
      this.number = number;
    }

    private void learn(ImportRecord row, OnMatch onMatch) {
      rows.add(row.row());
      row.values()
          .forEach((field, value) ->
              values.merge(field, value, (old, late) -> onMatch == OnMatch.UPDATE ? late : old));
    }

    private @Nullable String text(String field) {
      return (String) values.get(field);
    }
  }
}
