package io.kesher.agreements;

import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.AGREEMENT_FILE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.customers.CustomerId;
import io.kesher.customers.Customers;
import io.kesher.files.FileHolder;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** The files of agreements: whoever may not see an agreement does not see its files. */
@Component
class AgreementFiles implements FileHolder {
  private final DSLContext database;
  private final Agreements agreements;

  AgreementFiles(DSLContext database, Agreements agreements) {
    this.database = database;
    this.agreements = agreements;
  }

  @Override
  public String name() {
    return Agreements.WHAT;
  }

  @Override
  public CustomerId customer(long id) {
    return agreements.require(new AgreementId(id), Agreements.SEE).customer();
  }

  @Override
  public Condition holds(Field<Long> file, long id) {
    return file.in(
        select(AGREEMENT_FILE.FILE_ID)
            .from(AGREEMENT_FILE)
            .where(AGREEMENT_FILE.AGREEMENT_ID.eq(id)));
  }

  @Override
  public Condition hides(Field<Long> file) {
    var seen =
        AGREEMENT.TRASHED_AT.isNull().and(Customers.named(AGREEMENT.CUSTOMER_ID, Agreements.SEE));
    return exists(
        selectOne()
            .from(AGREEMENT_FILE)
            .join(AGREEMENT)
            .on(AGREEMENT.ID.eq(AGREEMENT_FILE.AGREEMENT_ID))
            .where(AGREEMENT_FILE.FILE_ID.eq(file), not(seen)));
  }

  @Override
  public Field<Long> of(Field<Long> file) {
    return field(
        select(AGREEMENT_FILE.AGREEMENT_ID)
            .from(AGREEMENT_FILE)
            .where(AGREEMENT_FILE.FILE_ID.eq(file)));
  }

  @Override
  public void put(long file, long id) {
    database
        .insertInto(AGREEMENT_FILE)
        .set(AGREEMENT_FILE.FILE_ID, file)
        .set(AGREEMENT_FILE.AGREEMENT_ID, id)
        .execute();
  }
}
