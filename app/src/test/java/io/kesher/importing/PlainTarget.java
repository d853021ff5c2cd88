package io.kesher.importing;

import static io.kesher.db.importing.Tables.CHANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** A target with one table for all kinds of records, enough to see what the importer does. */
final class PlainTarget implements ImportTarget {
  private static final Table<?> THING = DSL.table(DSL.name("plain", "thing"));
  private static final Field<Long> ID = DSL.field(DSL.name("id"), SQLDataType.BIGINT);
  private static final Field<String> TARGET = DSL.field(DSL.name("target"), SQLDataType.CLOB);
  private static final Field<String> KEY = DSL.field(DSL.name("key"), SQLDataType.CLOB);
  private static final Field<JSONB> CONTENT = DSL.field(DSL.name("content"), SQLDataType.JSONB);
  private static final Field<Long> IMPORT_ID = DSL.field(DSL.name("import_id"), SQLDataType.BIGINT);
  private static final Field<Long> IMPORT_ROW =
      DSL.field(DSL.name("import_row"), SQLDataType.BIGINT);

  private final DSLContext database;
  private final String name;
  private final List<ImportField> fields;
  int writes;
  Runnable beforeWriting = () -> {};

  private PlainTarget(DSLContext database, String name, ImportField... fields) {
    this.database = database;
    this.name = name;
    this.fields = List.of(fields);
  }

  /** The kinds of records that the product has, as far as the importer knows them. */
  static List<PlainTarget> office(DSLContext database) {
    return List.of(
        new PlainTarget(
            database,
            "customer",
            ImportField.key("externalId", FieldType.EXTERNAL_ID),
            ImportField.key("israeliId", FieldType.ISRAELI_ID),
            ImportField.key("phone", FieldType.PHONE),
            ImportField.optional("secondPhone", FieldType.PHONE),
            ImportField.key("email", FieldType.EMAIL),
            ImportField.optional("name", FieldType.TEXT),
            ImportField.optional("kind", FieldType.TEXT),
            ImportField.optional("birthDate", FieldType.DATE),
            ImportField.optional("since", FieldType.DATE),
            ImportField.optional("address", FieldType.TEXT),
            ImportField.optional("city", FieldType.TEXT),
            ImportField.optional("details", FieldType.DETAILS)),
        new PlainTarget(
            database,
            "agreement",
            ImportField.required("number", FieldType.EXTERNAL_ID),
            ImportField.optional("line", FieldType.TEXT),
            ImportField.optional("premium", FieldType.MONEY),
            ImportField.optional("startOn", FieldType.DATE),
            ImportField.optional("renewalOn", FieldType.DATE),
            ImportField.optional("endedOn", FieldType.DATE)),
        ledger(database, "income"),
        ledger(database, "cost"),
        new PlainTarget(
            database,
            "activity",
            ImportField.required("day", FieldType.DATE),
            ImportField.required("kind", FieldType.TEXT),
            ImportField.optional("quantity", FieldType.WHOLE),
            ImportField.optional("seconds", FieldType.WHOLE),
            ImportField.optional("note", FieldType.TEXT)));
  }

  private static PlainTarget ledger(DSLContext database, String name) {
    return new PlainTarget(
        database,
        name,
        ImportField.required("day", FieldType.DATE),
        ImportField.required("amount", FieldType.MONEY),
        ImportField.optional("line", FieldType.TEXT),
        ImportField.optional("note", FieldType.TEXT));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<ImportField> fields() {
    return fields;
  }

  @Override
  public void write(ImportChunk chunk) {
    beforeWriting.run();
    writes++;
    for (ImportRecord record : chunk.records(name)) {
      Map<String, String> content = new TreeMap<>();
      record.values().forEach((field, value) -> content.put(field, Shown.text(value)));
      if (name.equals("customer")) {
        customer(chunk, record, content);
      } else {
        content.put("customer", String.valueOf(chunk.reference(record.row(), "customer")));
        chunk.settle(record.row(), name, insert(chunk, record, null, content), Outcome.CREATED);
      }
    }
  }

  private void customer(ImportChunk chunk, ImportRecord record, Map<String, String> content) {
    String key =
        chunk.matchOn().stream()
            .map(content::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    var known =
        key == null
            ? null
            : database
                .select(ID, CONTENT)
                .from(THING)
                .where(TARGET.eq(name), KEY.eq(key))
                .fetchOptional()
                .orElse(null);
    if (known == null) {
      chunk.settle(record.row(), name, insert(chunk, record, key, content), Outcome.CREATED);
      return;
    }
    if (chunk.onMatch() == OnMatch.SKIP) {
      chunk.settle(record.row(), name, known.value1(), Outcome.SKIPPED);
      return;
    }
    if (read(known.value2()).equals(content)) {
      chunk.settle(record.row(), name, known.value1(), Outcome.UNCHANGED);
      return;
    }
    database
        .insertInto(CHANGE)
        .set(CHANGE.IMPORT_ID, chunk.importId())
        .set(CHANGE.TARGET, name)
        .set(CHANGE.RECORD_ID, known.value1())
        .set(CHANGE.FIELD, "content")
        .set(CHANGE.BEFORE, known.value2())
        .set(CHANGE.AFTER, json(content))
        .onConflictDoNothing()
        .execute();
    database.update(THING).set(CONTENT, json(content)).where(ID.eq(known.value1())).execute();
    chunk.settle(record.row(), name, known.value1(), Outcome.UPDATED);
  }

  private long insert(
      ImportChunk chunk,
      ImportRecord record,
      @org.jspecify.annotations.Nullable String key,
      Map<String, String> content) {
    return database
        .insertInto(THING)
        .set(TARGET, name)
        .set(KEY, key)
        .set(CONTENT, json(content))
        .set(IMPORT_ID, chunk.importId())
        .set(IMPORT_ROW, record.row())
        .returningResult(ID)
        .fetchSingle()
        .value1();
  }

  @Override
  public Undone undo(long importId) {
    long removed =
        database.deleteFrom(THING).where(TARGET.eq(name), IMPORT_ID.eq(importId)).execute();
    var changes =
        database
            .selectFrom(CHANGE)
            .where(CHANGE.IMPORT_ID.eq(importId), CHANGE.TARGET.eq(name))
            .fetch();
    changes.forEach(change ->
        database
            .update(THING)
            .set(CONTENT, change.getBefore())
            .where(ID.eq(change.getRecordId()))
            .execute());
    return new Undone(removed, changes.size(), 0);
  }

  /** Every record as it lies in the table, but for what the database numbers by itself. */
  static List<String> image(DSLContext database) {
    return new ArrayList<>(
        database
            .select(TARGET, KEY, CONTENT, IMPORT_ROW)
            .from(THING)
            .orderBy(ID)
            .fetch(row -> row.intoList().toString()));
  }

  static long count(DSLContext database, String target) {
    return database.fetchCount(database.selectFrom(THING).where(TARGET.eq(target)));
  }

  static void createTable(DSLContext database) {
    database.createSchema("plain").execute();
    database
        .createTable(THING)
        .column(ID, SQLDataType.BIGINT.identity(true))
        .column(TARGET)
        .column(KEY)
        .column(CONTENT)
        .column(IMPORT_ID)
        .column(IMPORT_ROW)
        .primaryKey(ID)
        .execute();
    database.createUniqueIndex("thing_key").on(THING, TARGET, KEY).execute();
  }

  private static JSONB json(Map<String, String> content) {
    return JSONB.valueOf(JsonMapper.shared().writeValueAsString(content));
  }

  private static Map<String, String> read(JSONB content) {
    return JsonMapper.shared()
        .readValue(
            content.data(), new tools.jackson.core.type.TypeReference<Map<String, String>>() {});
  }
}
