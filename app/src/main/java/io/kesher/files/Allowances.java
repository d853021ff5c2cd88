package io.kesher.files;

import static io.kesher.db.files.Tables.ALLOWANCE;

import io.kesher.identity.Settled;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office allows. */
@Component
public class Allowances {
  private final DSLContext database;

  Allowances(DSLContext database) {
    this.database = database;
  }

  public Allowance current() {
    return Settled.ask(Allowance.class, this::read);
  }

  private Allowance read() {
    return database
        .select(ALLOWANCE.FILE_BYTES, ALLOWANCE.CUSTOMER_BYTES, ALLOWANCE.CUSTOMER_FILES)
        .from(ALLOWANCE)
        .fetchSingle(Records.mapping(Allowance::new));
  }

  @Transactional
  public void change(Allowance allowed) {
    database
        .update(ALLOWANCE)
        .set(ALLOWANCE.FILE_BYTES, allowed.fileBytes())
        .set(ALLOWANCE.CUSTOMER_BYTES, allowed.customerBytes())
        .set(ALLOWANCE.CUSTOMER_FILES, allowed.customerFiles())
        .execute();
  }
}
