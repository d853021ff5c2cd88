package io.kesher.customers.web;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@KesherTest
class SeenPanelTests {
  @Autowired DSLContext database;
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Trail trail;

  @Test
  void whoOpenedACustomerIsSaidOnTheirPage() throws Exception {
    long dana = customer("דנה כהן");
    open("/customers/" + dana);

    assertThat(open("/customers/" + dana)).containsPattern("(?s)id=\"seen\".*נועה ברק.*צפייה");
  }

  @Test
  void listsAndSearchesOfSeveralAreNotAmongIt() throws Exception {
    long one = customer("אחת חדשה");
    customer("שתיים חדשה");
    open("/palette?q=" + "חדשה");
    open("/customers/" + one);

    assertThat(trail.sights(one, 10))
        .extracting(Trail.Sight::verb)
        .containsOnly(Verb.SEE, Verb.CREATE);
    assertThat(trail.sights(one, 1)).extracting(Trail.Sight::verb).containsExactly(Verb.SEE);
  }

  @Test
  void theyAreReadFromAnIndexHoweverOftenSomebodyWasOpened() {
    long often = customer("נפתח הרבה");
    database.execute(
        """
        insert into audit.entry (actor, name, verb, what, number, customers)
        select 'employee', 'נועה', 'see', 'customer', 1, array[case when i % 2 = 0 then ? else -i end] from generate_series(1, 20000) i
        """,
        often);
    AsOwner.run("analyze audit.entry");

    var plan =
        database
            .fetch(
                """
                explain select at, actor, name, verb from audit.entry
                where cardinality(customers) = 1 and customers[1] = ? order by at desc limit 200
                """,
                often)
            .format();
    assertThat(plan).contains("entry_of_one").doesNotContain("Sort");
    assertThat(trail.sights(often, 200)).hasSize(200);
  }

  private long customer(String name) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, name)
        .set(CUSTOMER.NAME_KEY, name)
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  private String open(String path) throws Exception {
    var page = mvc.get().uri(path).cookie(office.signIn()).exchange();
    assertThat(page).hasStatusOk();
    return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }
}
