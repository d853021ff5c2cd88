package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.CHANGE;

import java.time.Instant;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * One field of an agreement, changed.
 *
 * @param name of who changed it, as it was then
 * @param importId the import that did
 * @param before a day, a number, a text, the name of a product or the code of a line; absent where
 *     the field was empty
 */
public record AgreementChange(
    long id,
    Instant at,
    String name,
    @Nullable Long importId,
    AgreementField field,
    @Nullable String before,
    @Nullable String after) {

  static AgreementChange of(Record row) {
    var field = AgreementField.ofColumn(row.get(CHANGE.FIELD));
    return new AgreementChange(
        row.get(CHANGE.ID),
        row.get(CHANGE.AT),
        row.get(CHANGE.NAME),
        row.get(CHANGE.IMPORT_ID),
        field,
        field.told(
            row.get(CHANGE.BEFORE), row.get("was", String.class), row.get("left", String.class)),
        field.told(
            row.get(CHANGE.AFTER),
            row.get("becomes", String.class),
            row.get("entered", String.class)));
  }
}
