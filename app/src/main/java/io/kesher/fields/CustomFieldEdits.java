package io.kesher.fields;

import static io.kesher.db.fields.Tables.CHOICE;
import static io.kesher.db.fields.Tables.FIELD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How custom fields come to be and change. None is ever deleted: an archived one can come back. */
@Service
public class CustomFieldEdits {
  private final DSLContext database;
  private final CustomFields fields;
  private final Clock clock;

  CustomFieldEdits(DSLContext database, CustomFields fields, Clock clock) {
    this.database = database;
    this.fields = fields;
    this.clock = clock;
  }

  /** How an attempt to change a field ends. */
  public sealed interface Edit {
    record Done(CustomField field) implements Edit {}

    /** Somebody else was faster: nothing was written. */
    record Overtaken(CustomField theirs) implements Edit {}
  }

  /**
   * @throws Refusal 422 with the faults of the draft
   */
  @Transactional
  public CustomField create(CustomFieldDraft draft) {
    var described = Described.of(draft, null, fields.all());
    long id =
        unique(() ->
            database
                .insertInto(FIELD)
                .set(FIELD.CODE, described.code())
                .set(columns(described))
                .set(
                    FIELD.PLACE,
                    org.jooq.impl.DSL.field(
                        select(coalesce(max(FIELD.PLACE), inline(0)).plus(1)).from(FIELD)))
                .set(FIELD.ARCHIVED_AT, described.archived() ? clock.instant() : null)
                .returningResult(FIELD.ID)
                .fetchSingle()
                .value1());
    write(id, described.choices());
    return fields.find(described.code()).orElseThrow();
  }

  /**
   * Changes a field that somebody has read at this version.
   *
   * @throws Refusal 404 where there is none, 422 with the faults of the draft
   */
  @Transactional
  public Edit change(String code, int version, CustomFieldDraft draft) {
    database.select(FIELD.ID).from(FIELD).where(FIELD.CODE.eq(code)).forUpdate().fetchOptional();
    var all = new ArrayList<>(fields.all());
    var now =
        all.stream()
            .filter(field -> field.code().equals(code))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    if (now.version() != version) {
      return new Edit.Overtaken(now);
    }
    all.remove(now);
    var described = Described.of(draft, now, all);
    unique(() ->
        database
            .update(FIELD)
            .set(columns(described))
            .set(FIELD.VERSION, FIELD.VERSION.plus(1))
            .set(
                FIELD.ARCHIVED_AT,
                described.archived()
                    ? coalesce(FIELD.ARCHIVED_AT, val(clock.instant()))
                    : inline(null, FIELD.ARCHIVED_AT))
            .where(FIELD.ID.eq(now.id()))
            .execute());
    database
        .deleteFrom(CHOICE)
        .where(CHOICE.FIELD_ID.eq(now.id()))
        .and(CHOICE.CODE.notIn(described.choices().stream().map(CustomField.Choice::code).toList()))
        .execute();
    write(now.id(), described.choices());
    return new Edit.Done(fields.find(code).orElseThrow());
  }

  /**
   * Puts fields into this order; those that are not named stand behind them as they did.
   *
   * @throws Refusal 422 where one is named that is not there
   */
  @Transactional
  public void order(List<String> codes) {
    var all = fields.all().stream().map(CustomField::code).toList();
    if (!all.containsAll(codes)) {
      throw Refusal.of(List.of(FieldFault.of("codes", "fields.fault.unknown")));
    }
    var order = new ArrayList<>(codes.stream().distinct().toList());
    all.stream().filter(code -> !order.contains(code)).forEach(order::add);
    for (int place = 0; place < order.size(); place++) {
      database
          .update(FIELD)
          .set(FIELD.PLACE, place + 1)
          .where(FIELD.CODE.eq(order.get(place)), FIELD.PLACE.ne(place + 1))
          .execute();
    }
  }

  private static Map<Field<?>, Object> columns(Described described) {
    var columns = new LinkedHashMap<Field<?>, Object>();
    columns.put(FIELD.TYPE, described.type().code());
    columns.put(FIELD.NAME_HE, val(described.nameHe(), FIELD.NAME_HE));
    columns.put(FIELD.NAME_EN, val(described.nameEn(), FIELD.NAME_EN));
    columns.put(FIELD.KEY_HE, val(Described.key(described.nameHe()), FIELD.KEY_HE));
    columns.put(FIELD.KEY_EN, val(Described.key(described.nameEn()), FIELD.KEY_EN));
    columns.put(FIELD.HELP, val(described.help(), FIELD.HELP));
    columns.put(FIELD.REQUIRED, described.required());
    return columns;
  }

  private void write(long field, List<CustomField.Choice> choices) {
    for (int place = 0; place < choices.size(); place++) {
      var choice = choices.get(place);
      database
          .insertInto(CHOICE)
          .set(CHOICE.FIELD_ID, field)
          .set(CHOICE.CODE, choice.code())
          .set(CHOICE.NAME_HE, choice.nameHe())
          .set(CHOICE.NAME_EN, choice.nameEn())
          .set(CHOICE.RETIRED, choice.retired())
          .set(CHOICE.PLACE, place + 1)
          .onConflict(CHOICE.FIELD_ID, CHOICE.CODE)
          .doUpdate()
          .setAllToExcluded()
          .execute();
    }
  }

  /** Of two who take one name at once, the database lets the first have it. */
  private static <T> T unique(java.util.function.Supplier<T> writing) {
    try {
      return writing.get();
    } catch (DuplicateKeyException taken) {
      throw Refusal.of(List.of(FieldFault.of("nameHe", "fields.fault.taken")));
    }
  }
}
