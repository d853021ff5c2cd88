package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.audit.Tables.EVENT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.Tokens;
import io.kesher.identity.EmployeeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each change leaves its entry and its event, in its own transaction. */
@KesherTest
class ChangesTests {
  @Autowired DSLContext database;
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @Autowired Trail trail;
  @Autowired PlatformTransactionManager transactions;
  private long last;

  @BeforeEach
  void fromHere() {
    last = database.fetchCount(ENTRY) == 0 ? 0 : newest();
    database.deleteFrom(EVENT).execute();
  }

  private long newest() {
    return database.select(org.jooq.impl.DSL.max(ENTRY.ID)).from(ENTRY).fetchSingle().value1();
  }

  private List<Record> entries() {
    return List.copyOf(
        database
            .select(ENTRY.fields())
            .from(ENTRY)
            .where(ENTRY.ID.gt(last))
            .orderBy(ENTRY.ID)
            .fetch());
  }

  private long customer(String name) {
    return database
        .insertInto(CUSTOMER)
        .set(CUSTOMER.NAME, name)
        .returningResult(CUSTOMER.ID)
        .fetchSingle()
        .value1();
  }

  @Test
  void aNewRowIsAnEntryWithWhatItHolds() {
    long dana = customer("דנה כהן");

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.VERB)).isEqualTo("create");
          assertThat(entry.get(ENTRY.WHAT)).isEqualTo("customer");
          assertThat(entry.get(ENTRY.SUBJECTS)).containsExactly(dana);
          assertThat(entry.get(ENTRY.CUSTOMERS)).containsExactly(dana);
          assertThat(entry.get(ENTRY.NAMES)).containsExactly("דנה כהן");
          assertThat(entry.get(ENTRY.AFTER).data())
              .contains("\"" + dana + "\"", "\"name\": \"דנה כהן\"")
              .doesNotContain("updated_at", "search_key");
          assertThat(entry.get(ENTRY.ACTOR)).isEqualTo("system");
        });
  }

  @Test
  void aChangeIsAnEntryWithWhatWasAndWhatIs() {
    long dana = customer("דנה כהן");
    fromHere();

    database
        .update(CUSTOMER)
        .set(CUSTOMER.NAME, "דנה לוי")
        .set(CUSTOMER.VERSION, 2)
        .where(CUSTOMER.ID.eq(dana))
        .execute();

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.BEFORE).data())
              .isEqualTo("{\"" + dana + "\": {\"name\": \"דנה כהן\"}}");
          assertThat(entry.get(ENTRY.AFTER).data())
              .isEqualTo("{\"" + dana + "\": {\"name\": \"דנה לוי\"}}");
        });
  }

  @Test
  void whatChangesNothingToReadLeavesNoEntry() {
    long dana = customer("דנה כהן");
    fromHere();

    database
        .update(CUSTOMER)
        .set(CUSTOMER.NAME_KEY, "another")
        .where(CUSTOMER.ID.eq(dana))
        .execute();
    database.update(CUSTOMER).set(CUSTOMER.NAME, "x").where(CUSTOMER.ID.eq(-1L)).execute();

    assertThat(entries()).isEmpty();
    assertThat(database.fetchCount(EVENT)).isZero();
  }

  @Test
  void whoIsGoneIsStillCalledByName() {
    long dana = customer("דנה כהן");
    fromHere();

    database.deleteFrom(CUSTOMER).where(CUSTOMER.ID.eq(dana)).execute();

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.VERB)).isEqualTo("delete");
          assertThat(entry.get(ENTRY.BEFORE).data()).contains("דנה כהן");
          assertThat(entry.get(ENTRY.CUSTOMERS)).containsExactly(dana);
        });
  }

  @Test
  void manyRowsAtOnceAreOneEntry() {
    for (int i = 0; i < 20; i++) {
      customer("many");
    }
    fromHere();

    database
        .update(CUSTOMER)
        .set(CUSTOMER.KIND, "business")
        .where(CUSTOMER.NAME.eq("many"))
        .execute();

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.NUMBER)).isEqualTo(20);
          assertThat(entry.get(ENTRY.SUBJECTS)).hasSize(20);
        });
  }

  @Test
  void anImportSaysHowManyAndLeavesTheRestToItsRows() {
    Acting.as(
        Actor.importing(1L, 77),
        () ->
            database
                .insertInto(CUSTOMER, CUSTOMER.NAME)
                .values("from a file")
                .values("from the same")
                .execute());

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.IMPORT_ID)).isEqualTo(77);
          assertThat(entry.get(ENTRY.NAME)).startsWith("נועה ברק");
          assertThat(entry.get(ENTRY.NUMBER)).isEqualTo(2);
          assertThat(entry.get(ENTRY.AFTER)).isNull();
        });
    assertThat(database.fetchSingle(EVENT).getSubjects()).hasSize(2);
  }

  @Test
  void secretsAreNeverRead() {
    var newcomer = office.employee("manager");
    fromHere();

    AsOwner.run(
        "update identity.employee set passphrase_hash = 'the new hash' where id = "
            + newcomer.value());

    assertThat(entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.AFTER).data()).contains("passphrase_hash", "•••");
          assertThat(entry.get(ENTRY.BEFORE).data() + entry.get(ENTRY.AFTER).data())
              .doesNotContain("argon", "the new hash");
          assertThat(entry.get(ENTRY.ACTOR)).isEqualTo("database");
          assertThat(entry.get(ENTRY.NAME)).isEqualTo("kesher");
        });
  }

  @Test
  void whoActsFromWhereIsKnownAndForgottenByTheNextBorrower() {
    assertThat(
            mvc.post()
                .uri("/settings/profile")
                .with(Tokens.csrf())
                .cookie(office.signIn())
                .param("name", "נועה ברק־לב"))
        .hasStatus3xxRedirection();

    assertThat(entries())
        .filteredOn(entry -> entry.get(ENTRY.WHAT).equals("employee"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.get(ENTRY.ACTOR)).isEqualTo("employee");
          assertThat(entry.get(ENTRY.EMPLOYEE_ID)).isEqualTo(me().value());
          assertThat(entry.get(ENTRY.NAME)).isEqualTo("נועה ברק");
          assertThat(entry.get(ENTRY.ADDRESS)).isEqualTo("127.0.0.1");
          assertThat(entry.get(ENTRY.ROUTE)).isEqualTo("POST /settings/profile");
          assertThat(entry.get(ENTRY.REQUEST)).isNotBlank();
          assertThat(entry.get(ENTRY.SESSION)).isNotBlank();
        });
    fromHere();
    for (int i = 0; i < 20; i++) {
      customer("later");
    }
    assertThat(entries()).allMatch(entry -> entry.get(ENTRY.ACTOR).equals("system"));
  }

  private EmployeeId me() {
    return office.employee("owner");
  }

  @Test
  void comingInGoingOutAndBeingRefusedAreEntries() {
    var cookie =
        requireNonNull(
            atTheDoor(TestOffice.EMAIL, TestOffice.PASSPHRASE).getCookie("kesher_session"));
    atTheDoor("stranger@\u202Eevil.example", "guess guess guess");
    mvc.post().uri("/sign-out").with(Tokens.csrf()).cookie(cookie).exchange();

    assertThat(entries())
        .extracting(entry -> entry.get(ENTRY.VERB))
        .containsExactly("sign-in", "sign-in-refused", "sign-out");
    assertThat(entries().get(1).get(ENTRY.ACTOR)).isEqualTo("stranger");
    assertThat(entries().get(1).get(ENTRY.ASKED).data()).contains("evil.example");
    assertThat(entries().get(2).get(ENTRY.EMPLOYEE_ID)).isEqualTo(me().value());
    assertThat(mvc.get().uri("/audit?verb=sign-in-refused").cookie(office.signIn()))
        .hasStatusOk()
        .bodyText()
        .contains("stranger@⟨U+202E⟩evil.example")
        .doesNotContain("\u202E");
  }

  private MockHttpServletResponse atTheDoor(String email, String passphrase) {
    return mvc.post()
        .uri("/sign-in")
        .with(Tokens.csrf())
        .param("email", email)
        .param("passphrase", passphrase)
        .exchange()
        .getResponse();
  }

  @Test
  void whoIsOftenReadAndSeldomChangedIsNotLookedForAmongAllThatEverHappened() {
    long often = customer("נקראת הרבה");
    database.execute(
        """
        insert into audit.entry (actor, name, verb, what, number, customers)
        select 'employee', 'נועה', case when i % 10 = 0 then 'change' else 'list' end, 'customer', 1,
               array[case when i % 10 = 0 then -i else ? end]
        from generate_series(1, 20000) i
        """,
        often);
    AsOwner.run("analyze audit.entry");

    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          long before = entriesRead();
          assertThat(
                  trail.changesOf(
                      often, new Trail.After(Instant.parse("2200-01-01T00:00:00Z"), 0), 20))
              .extracting(Trail.Entry::verb)
              .containsExactly(Verb.CREATE);
          assertThat(entriesRead() - before).isLessThan(100);
        });
    var created = new Trail.Search(null, Verb.CREATE, null, often, null, null, ZoneOffset.UTC);
    assertThat(trail.page(created, null, 20)).hasSize(1);
  }

  /**
   * How many entries of the trail this connection has looked at since it last told the server:
   * never in the middle of a transaction.
   */
  private long entriesRead() {
    return database
        .fetchSingle(
            """
            select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
            where schemaname = 'audit' and relname = 'entry'
            """)
        .into(Long.class);
  }

  @Test
  void aChangeLeavesItsEventAndOneThatFailsLeavesNone() {
    var transaction = new TransactionTemplate(transactions);
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              customer("never");
              throw new IllegalStateException("changed my mind");
            }))
        .hasMessage("changed my mind");
    assertThat(database.fetchCount(EVENT)).isZero();
    assertThat(entries()).isEmpty();

    long dana = transaction.execute(_ -> customer("דנה"));
    transaction.executeWithoutResult(_ ->
        database
            .update(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה ב")
            .where(CUSTOMER.ID.eq(dana))
            .execute());
    transaction.executeWithoutResult(
        _ -> database.deleteFrom(CUSTOMER).where(CUSTOMER.ID.eq(dana)).execute());

    assertThat(database.selectFrom(EVENT).orderBy(EVENT.ID).fetch(EVENT.NAME))
        .containsExactly("customer.created", "customer.changed", "customer.deleted");
    assertThat(database.selectFrom(EVENT).fetch(EVENT.SUBJECTS)).allMatch(ids -> ids[0] == dana);
  }

  @Test
  void everyTableIsWatchedOrHasAReasonNotToBe() {
    var unwatched =
        AsOwner.client()
            .sql(
                """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'kesher', 'audit')
                  and (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname like 'audit\\_%') < 3
                """)
            .query(String.class)
            .list();
    var reasons =
        AsOwner.client().sql("select name from audit.unwatched").query(String.class).list();

    assertThat(unwatched).isNotEmpty().isSubsetOf(reasons);
  }

  @Test
  void aNewTableIsWatchedAfterTheNextMigration() {
    AsOwner.run("create table customers.lately (id bigint primary key, said text)");
    try {
      AsOwner.client().sql("select audit.watch()").query().listOfRows();
      AsOwner.run("insert into customers.lately values (5, 'x')");

      assertThat(entries())
          .singleElement()
          .satisfies(entry -> assertThat(entry.get(ENTRY.WHAT)).isEqualTo("lately"));
    } finally {
      AsOwner.run("drop table customers.lately");
    }
  }
}
