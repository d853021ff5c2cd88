package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.KesherTest;
import io.kesher.TestOffice;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class SeenInWordsTests {
  @Autowired DSLContext database;
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;

  @Test
  void aCustomersPageIsOneLineThatNamesAllThatWasSeen() throws Exception {
    open("/customers/" + customer("דנה כהן"));

    assertThat(open("/audit"))
        .contains("צפייה: לקוח, ", "הסכם", "ספר התרומה של לקוח")
        .doesNotContain("[&#34;", "[\"");
  }

  @Test
  void aListOfNobodyLeavesNoLine() throws Exception {
    long alone = customer("אין לו קרובים");
    long before = newest();
    open("/customers/" + alone);

    assertThat(database.select(ENTRY.VERB).from(ENTRY).where(ENTRY.ID.gt(before)).fetch(ENTRY.VERB))
        .contains("see")
        .doesNotContain("list");
  }

  @Test
  void aSearchThatFoundNobodyStaysWritten() throws Exception {
    long before = newest();
    open("/palette?q=zzzzqqqq");

    assertThat(
            database
                .select(ENTRY.ASKED)
                .from(ENTRY)
                .where(ENTRY.ID.gt(before), ENTRY.VERB.eq("search"))
                .fetch(ENTRY.ASKED))
        .singleElement()
        .satisfies(asked -> assertThat(asked.data()).contains("zzzzqqqq"));
  }

  private long customer(String name) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, name)
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  private long newest() {
    return database.select(DSL.coalesce(DSL.max(ENTRY.ID), 0L)).from(ENTRY).fetchSingle().value1();
  }

  private String open(String path) throws Exception {
    var page = mvc.get().uri(path).cookie(office.signIn()).exchange();
    assertThat(page).hasStatusOk();
    return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }
}
