package io.kesher.fields;

import static io.kesher.db.fields.Tables.CHOICE;
import static io.kesher.db.fields.Tables.FIELD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.kesher.identity.Settled;
import io.kesher.identity.Viewers;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The custom fields of the office: few, so that they are read together. */
@Service
public class CustomFields {
  private final DSLContext database;

  CustomFields(DSLContext database) {
    this.database = database;
  }

  /** All of them in their order, the archived ones last. */
  public List<CustomField> all() {
    return Settled.ask(CustomField.class, this::read);
  }

  private List<CustomField> read() {
    return database
        .select(
            FIELD.ID,
            FIELD.CODE,
            FIELD.TYPE.convertFrom(CustomField.Type::of),
            FIELD.NAME_HE,
            FIELD.NAME_EN,
            FIELD.HELP,
            FIELD.REQUIRED,
            org.jooq.impl.DSL.field(FIELD.ARCHIVED_AT.isNotNull()),
            FIELD.USED,
            multiset(
                    select(CHOICE.CODE, CHOICE.NAME_HE, CHOICE.NAME_EN, CHOICE.RETIRED)
                        .from(CHOICE)
                        .where(CHOICE.FIELD_ID.eq(FIELD.ID))
                        .orderBy(CHOICE.PLACE, CHOICE.CODE))
                .convertFrom(choices -> choices.map(mapping(CustomField.Choice::new))),
            FIELD.VERSION)
        .from(FIELD)
        .orderBy(FIELD.ARCHIVED_AT.isNotNull(), FIELD.PLACE, FIELD.ID)
        .fetch(mapping(CustomField::new));
  }

  public Optional<CustomField> find(String code) {
    return all().stream().filter(field -> field.code().equals(code)).findFirst();
  }

  /** Those that are asked and shown. */
  public List<CustomField> current() {
    return all().stream().filter(field -> !field.archived()).toList();
  }

  /** Those of them that the reader is shown. */
  public ShownFields shown() {
    var viewer = Viewers.current();
    return new ShownFields(current().stream().filter(field -> viewer.sees(field.rule())).toList());
  }
}
