package io.kesher.cases;

import static io.kesher.db.cases.Tables.CASE_FILE;
import static io.kesher.db.cases.Tables.CUSTOMER_CASE;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.kesher.customers.CustomerId;
import io.kesher.files.FileHolder;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** The files of cases: whoever may not see a case does not see its files. */
@Component
class CaseFiles implements FileHolder {
  private final DSLContext database;
  private final Cases cases;

  CaseFiles(DSLContext database, Cases cases) {
    this.database = database;
    this.cases = cases;
  }

  @Override
  public String name() {
    return "case";
  }

  @Override
  public CustomerId customer(long id) {
    return cases.find(new CaseId(id)).customer().id();
  }

  /** Those of the parts that it has taken in are its own. */
  @Override
  public Condition holds(Field<Long> file, long id) {
    return file.in(
        select(CASE_FILE.FILE_ID)
            .from(CASE_FILE)
            .join(CUSTOMER_CASE)
            .on(CUSTOMER_CASE.ID.eq(CASE_FILE.CASE_ID))
            .where(CASE_FILE.CASE_ID.eq(id).or(CUSTOMER_CASE.MERGED_INTO.eq(id))));
  }

  @Override
  public Condition hides(Field<Long> file) {
    return exists(
        selectOne()
            .from(CASE_FILE)
            .join(CUSTOMER_CASE)
            .on(CUSTOMER_CASE.ID.eq(CASE_FILE.CASE_ID))
            .join(CUSTOMER)
            .on(CUSTOMER.ID.eq(CUSTOMER_CASE.CUSTOMER_ID))
            .where(CASE_FILE.FILE_ID.eq(file), not(Cases.visible())));
  }

  /** Of the parts that a case has taken in it is the whole. */
  @Override
  public Field<Long> of(Field<Long> file) {
    return field(
        select(coalesce(CUSTOMER_CASE.MERGED_INTO, CUSTOMER_CASE.ID))
            .from(CASE_FILE)
            .join(CUSTOMER_CASE)
            .on(CUSTOMER_CASE.ID.eq(CASE_FILE.CASE_ID))
            .where(CASE_FILE.FILE_ID.eq(file)));
  }

  @Override
  public void put(long file, long id) {
    database
        .insertInto(CASE_FILE)
        .set(CASE_FILE.FILE_ID, file)
        .set(CASE_FILE.CASE_ID, id)
        .execute();
  }
}
