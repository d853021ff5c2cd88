package io.kesher.profitability;

import static io.kesher.db.profitability.Tables.ENTRY;

import io.kesher.agreements.ProductLines;
import io.kesher.importing.Copy;
import io.kesher.importing.FieldType;
import io.kesher.importing.ImportChunk;
import io.kesher.importing.ImportField;
import io.kesher.importing.ImportTarget;
import io.kesher.importing.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Rows become entries of income, or of direct cost. What an import posted here goes with {@link
 * ActivityTarget#undo}.
 */
final class AmountTarget implements ImportTarget {
  private static final List<Field<?>> COLUMNS =
      List.of(
          ENTRY.CUSTOMER_ID,
          ENTRY.DAY,
          ENTRY.KIND,
          ENTRY.AMOUNT,
          ENTRY.LINE_ID,
          ENTRY.AGREEMENT_ID,
          ENTRY.NOTE,
          ENTRY.IMPORT_ID,
          ENTRY.IMPORT_ROW);

  private final String name;
  private final EntryKind kind;
  private final DSLContext database;
  private final ProductLines lines;

  AmountTarget(String name, EntryKind kind, DSLContext database, ProductLines lines) {
    this.name = name;
    this.kind = kind;
    this.database = database;
    this.lines = lines;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<ImportField> fields() {
    return List.of(
        ImportField.required("day", FieldType.DATE),
        ImportField.required("amount", FieldType.MONEY),
        ImportField.optional("line", FieldType.TEXT),
        ImportField.optional("note", FieldType.TEXT));
  }

  @Override
  public Optional<Fault> check(Map<String, Object> values) {
    return Fault.tooLong(values, "line", 60).or(() -> Fault.tooLong(values, "note", 500));
  }

  @Override
  public void write(ImportChunk chunk) {
    var records = chunk.records(name);
    if (records.isEmpty()) {
      return;
    }
    var known =
        lines.named(
            records.stream().map(row -> row.text("line")).filter(Objects::nonNull).toList());
    Copy.into(
        database,
        ENTRY,
        COLUMNS,
        line ->
            chunk
                .byReference(records, "customer")
                .forEach(row -> {
                  var product = known.get(row.text("line"));
                  line.add(chunk.reference(row.row(), "customer"))
                      .add(row.date("day"))
                      .add(kind.code())
                      .add(row.money("amount"))
                      .add(product == null ? null : product.id())
                      .add(
                          chunk.refersTo(row.row(), "agreement")
                              ? chunk.reference(row.row(), "agreement")
                              : null)
                      .add(row.text("note"))
                      .add(chunk.importId())
                      .add(row.row())
                      .end();
                }));
    records.forEach(row -> chunk.settle(row.row(), name, 0, Outcome.CREATED));
  }

  @Override
  public Undone undo(long importId) {
    return Undone.NOTHING;
  }
}
