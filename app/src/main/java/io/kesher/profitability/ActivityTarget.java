package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;

import io.kesher.db.profitability.Routines;
import io.kesher.importing.Copy;
import io.kesher.importing.FieldType;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportRecord;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Rows become entries of time: measured where the file has seconds, else by the standard minutes of
 * the activity on that day. Comes last, and so finishes and undoes for all entries of an import.
 */
final class ActivityTarget implements ImportTarget {
  private static final String NAME = "activity";
  private static final List<Field<?>> COLUMNS =
      List.of(
          ENTRY.CUSTOMER_ID,
          ENTRY.DAY,
          ENTRY.KIND,
          ENTRY.ACTIVITY,
          ENTRY.SECONDS,
          ENTRY.QUANTITY,
          ENTRY.HOURLY_RATE,
          ENTRY.MEASURED,
          ENTRY.AGREEMENT_ID,
          ENTRY.NOTE,
          ENTRY.IMPORT_ID,
          ENTRY.IMPORT_ROW);

  private final DSLContext database;
  private final Rates rates;
  private final Standings standings;

  ActivityTarget(DSLContext database, Rates rates, Standings standings) {
    this.database = database;
    this.rates = rates;
    this.standings = standings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("day", FieldType.DATE),
        ImportField.required("kind", FieldType.TEXT),
        ImportField.optional("quantity", FieldType.WHOLE),
        ImportField.optional("seconds", FieldType.WHOLE),
        ImportField.optional("note", FieldType.TEXT));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    var tooLong = Fault.tooLong(values, "kind", 60);
    if (tooLong.isPresent()) {
      return tooLong;
    }
    if (values.get("quantity") instanceof Long quantity && (quantity < 0 || quantity > 1000)) {
      return Optional.of(new Fault("out-of-range", "quantity"));
    }
    if (values.get("seconds") instanceof Long seconds && (seconds < 0 || seconds > 86_400)) {
      return Optional.of(new Fault("out-of-range", "seconds"));
    }
    return Fault.tooLong(values, "note", 500);
  }

  @Override
  public void write(ImportChunk chunk) {
    var records = chunk.records(NAME);
    if (records.isEmpty()) {
      return;
    }
    var book = rates.book();
    records.stream()
        .map(row -> Objects.requireNonNull(row.text("kind")))
        .distinct()
        .filter(activity -> !book.knows(activity))
        .forEach(rates::addActivity);
    Copy.into(
        database,
        ENTRY,
        COLUMNS,
        line ->
            chunk.byReference(records, "customer").forEach(row -> write(row, chunk, book, line)));
    records.forEach(row -> chunk.settle(row.row(), NAME, 0, Outcome.CREATED));
  }

  private static void write(ImportRecord row, ImportChunk chunk, Rates.Book book, Copy.Line line) {
    var day = Objects.requireNonNull(row.date("day"));
    var activity = Objects.requireNonNull(row.text("kind"));
    Long measured = row.whole("seconds");
    long quantity = Objects.requireNonNullElse(row.whole("quantity"), 1L);
    line.add(chunk.reference(row.row(), "customer"))
        .add(day)
        .add(EntryKind.TIME.code())
        .add(activity)
        .add(measured != null ? measured : book.standardSeconds(activity, day) * quantity)
        .add(quantity)
        .add(book.hourlyCost(day))
        .add(measured != null)
        .add(
            chunk.refersTo(row.row(), "agreement") ? chunk.reference(row.row(), "agreement") : null)
        .add(row.text("note"))
        .add(chunk.importId())
        .add(row.row())
        .end();
  }

  @Override
  public void finish(long importId) {
    Routines.touch(database.configuration(), importId);
    standings.refresh();
  }

  @Override
  public Undone undo(long importId) {
    return new Undone(Routines.takeBack(database.configuration(), importId), 0, 0);
  }

  @Override
  public void afterUndo() {
    standings.refresh();
  }
}
