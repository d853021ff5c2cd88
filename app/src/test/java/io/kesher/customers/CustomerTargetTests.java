package io.kesher.customers;

import static io.kesher.db.customers.Tables.CONTACT_POINT;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.importing.Tables.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import io.kesher.values.EmailAddress;
import io.kesher.values.Parsing;
import io.kesher.values.PhoneNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@KesherTest
@ForTheOffice
class CustomerTargetTests {
  @Autowired DSLContext database;
  @Autowired CustomerTarget target;
  @Autowired Customers customers;
  @Autowired Tags tags;
  @Autowired CustomerSearch search;
  @Autowired TransactionTemplate transaction;

  private static final PhoneNumber PHONE = phone("050-234-5678");
  private static final PhoneNumber OTHER_PHONE = phone("052-7654321");

  @BeforeEach
  void empty() {
    AsOwner.run("truncate customers.customer, importing.import cascade");
  }

  @Test
  void aNewCustomerIsFoundByAnyNotationOfTheirPhoneAndAnySpellingOfTheirName() {
    var row =
        Map.<String, Object>of(
            "externalId",
            "7",
            "name",
            "מִיכָל בן־שמחון",
            "phone",
            PHONE,
            "email",
            email("Michal@Mail.example"));
    var chunk = write(chunk(OnMatch.UPDATE, "externalId").row(row));
    assertThat(chunk.outcomes).containsEntry(1L, Outcome.CREATED);
    var michal = new CustomerId(chunk.reference(1, "customer"));
    for (String typed :
        List.of(
            "מיכל",
            "בן שמחון",
            "בן-שמחון",
            "0502345678",
            "+972-50-2345678",
            "234-5678",
            "michal@mail",
            "7")) {
      assertThat(search.find(typed, 10))
          .as(typed)
          .extracting(CustomerSearch.Found::id)
          .containsExactly(michal);
    }
    assertThat(search.find("050-9999999", 10)).isEmpty();
    assertThat(search.find("%", 10)).isEmpty();
  }

  @Test
  void rowsOfOneCustomerMakeOneCustomer() {
    var chunk =
        write(
            chunk(OnMatch.UPDATE, "externalId")
                .row(Map.of("externalId", "7", "name", "first"))
                .row(Map.of("externalId", "8"))
                .row(Map.of("externalId", "7", "name", "second")));
    assertThat(chunk.outcomes)
        .isEqualTo(Map.of(1L, Outcome.CREATED, 2L, Outcome.CREATED, 3L, Outcome.UNCHANGED));
    assertThat(chunk.customers.get(3L)).isEqualTo(chunk.customers.get(1L));
    assertThat(name(chunk, 1)).isEqualTo("second");
  }

  @Test
  void theSameAgainIsUnchanged() {
    var values =
        Map.<String, Object>of(
            "externalId",
            "7",
            "name",
            "נועה",
            "birthDate",
            LocalDate.of(1980, 2, 3),
            "phone",
            PHONE,
            "details",
            new TreeMap<>(Map.of("אזור", "צפון")));
    write(chunk(OnMatch.UPDATE, "externalId").row(values));
    var before = image();
    var again = write(chunk(OnMatch.UPDATE, "externalId").row(values));
    assertThat(again.outcomes).containsEntry(1L, Outcome.UNCHANGED);
    assertThat(image()).isEqualTo(before);
  }

  @Test
  void updatingReplacesFillingFillsAndSkippingLeaves() {
    write(chunk(OnMatch.UPDATE, "externalId").row(Map.of("externalId", "7", "name", "old")));
    var news =
        Map.<String, Object>of("externalId", "7", "name", "new", "since", LocalDate.of(2020, 1, 1));

    var skipped = write(chunk(OnMatch.SKIP, "externalId").row(news));
    assertThat(skipped.outcomes).containsEntry(1L, Outcome.SKIPPED);
    assertThat(name(skipped, 1)).isEqualTo("old");

    var filled = write(chunk(OnMatch.FILL, "externalId").row(news));
    assertThat(filled.outcomes).containsEntry(1L, Outcome.UPDATED);
    assertThat(name(filled, 1)).isEqualTo("old");
    assertThat(
            customers.find(new CustomerId(filled.reference(1, "customer"))).orElseThrow().since())
        .isEqualTo(LocalDate.of(2020, 1, 1));

    var updated = write(chunk(OnMatch.UPDATE, "externalId").row(news));
    assertThat(updated.outcomes).containsEntry(1L, Outcome.UPDATED);
    assertThat(name(updated, 1)).isEqualTo("new");
  }

  @Test
  void aFamilyThatSharesAPhoneStaysSeveralPeople() {
    var chunk =
        write(
            chunk(OnMatch.UPDATE, "externalId", "phone")
                .row(Map.of("externalId", "7", "phone", PHONE))
                .row(Map.of("externalId", "8", "phone", PHONE)));
    assertThat(chunk.customers.get(1L)).isNotEqualTo(chunk.customers.get(2L));

    var later =
        write(
            chunk(OnMatch.UPDATE, "externalId", "phone")
                .row(Map.of("externalId", "9", "phone", PHONE)));
    assertThat(later.outcomes).containsEntry(1L, Outcome.CREATED);
  }

  @Test
  void aPhoneOfTwoCustomersIsNobodysGuessToMake() {
    write(
        chunk(OnMatch.UPDATE, "externalId")
            .row(Map.of("externalId", "7", "phone", PHONE))
            .row(Map.of("externalId", "8", "phone", PHONE)));
    var chunk = write(chunk(OnMatch.UPDATE, "phone").row(Map.of("phone", PHONE, "name", "who")));
    assertThat(chunk.outcomes).containsEntry(1L, Outcome.REJECTED);
    assertThat(chunk.reasons).containsEntry(1L, "ambiguous-customer");
  }

  @Test
  void aPhoneFindsItsCustomerWhereNoStrongerKeySaysOtherwise() {
    var first = write(chunk(OnMatch.UPDATE, "phone").row(Map.of("phone", PHONE, "name", "one")));
    var second =
        write(
            chunk(OnMatch.UPDATE, "externalId", "phone")
                .row(Map.of("externalId", "7", "phone", PHONE)));
    assertThat(second.customers.get(1L)).isEqualTo(first.customers.get(1L));
    assertThat(second.outcomes).containsEntry(1L, Outcome.UPDATED);
  }

  @Test
  void undoingTakesBackWhatWasMadeAndChangedAndNothingElse() {
    write(
        chunk(OnMatch.UPDATE, "externalId")
            .row(
                Map.of(
                    "externalId",
                    "7",
                    "name",
                    "old",
                    "phone",
                    PHONE,
                    "details",
                    new TreeMap<>(Map.of("a", "1")))));
    var before = image();
    var chunk =
        write(
            chunk(OnMatch.UPDATE, "externalId")
                .row(
                    Map.of(
                        "externalId",
                        "7",
                        "name",
                        "new",
                        "phone",
                        OTHER_PHONE,
                        "birthDate",
                        LocalDate.of(1990, 1, 1),
                        "details",
                        new TreeMap<>(Map.of("b", "2"))))
                .row(Map.of("externalId", "8", "name", "made")));
    assertThat(image()).isNotEqualTo(before);
    var undone = transaction.execute(_ -> target.undo(chunk.importId()));
    assertThat(undone.removed()).isEqualTo(1);
    assertThat(undone.restored()).isEqualTo(1);
    assertThat(image()).isEqualTo(before);
  }

  @Test
  void undoingLeavesWhomSomebodyHasTagged() {
    var chunk =
        write(
            chunk(OnMatch.UPDATE, "externalId")
                .row(Map.of("externalId", "7", "name", "kept"))
                .row(Map.of("externalId", "8", "name", "made")));
    tags.add(new CustomerId(chunk.reference(1, "customer")), "VIP");
    var undone = transaction.execute(_ -> target.undo(chunk.importId()));
    assertThat(undone.removed()).isEqualTo(1);
    assertThat(undone.kept()).isEqualTo(1);
  }

  @Test
  void undoingLeavesWhatALaterImportHasChanged() {
    write(chunk(OnMatch.UPDATE, "externalId").row(Map.of("externalId", "7", "name", "first")));
    var second =
        write(chunk(OnMatch.UPDATE, "externalId").row(Map.of("externalId", "7", "name", "second")));
    var third =
        write(chunk(OnMatch.UPDATE, "externalId").row(Map.of("externalId", "7", "name", "third")));
    transaction.execute(_ -> target.undo(second.importId()));
    assertThat(name(third, 1)).isEqualTo("third");
  }

  private PlainChunk chunk(OnMatch onMatch, String... matchOn) {
    long id =
        database
            .insertInto(IMPORT)
            .set(IMPORT.FILE_NAME, "customers.csv")
            .set(IMPORT.BYTES, 1L)
            .set(IMPORT.SHA256, new byte[32])
            .set(IMPORT.EXAMINATION, JSONB.jsonb("{}"))
            .set(IMPORT.MAPPING, JSONB.jsonb("{}"))
            .set(IMPORT.STATE, "running")
            .set(IMPORT.ROWS_TOTAL, 1L)
            .returningResult(IMPORT.ID)
            .fetchSingle()
            .value1();
    return new PlainChunk(id, onMatch, matchOn);
  }

  private PlainChunk write(PlainChunk chunk) {
    transaction.executeWithoutResult(_ -> target.write(chunk));
    return chunk;
  }

  private String name(PlainChunk chunk, long row) {
    return customers
        .find(new CustomerId(chunk.reference(row, "customer")))
        .orElseThrow()
        .displayName();
  }

  /** All that is stored of customers, but when. */
  private List<Result<? extends Record>> image() {
    return List.of(
        database
            .select(
                CUSTOMER.ID,
                CUSTOMER.EXTERNAL_ID,
                CUSTOMER.KIND,
                CUSTOMER.NAME,
                CUSTOMER.NAME_KEY,
                CUSTOMER.SEARCH_KEY,
                CUSTOMER.BIRTH_DATE,
                CUSTOMER.SINCE,
                CUSTOMER.DETAILS)
            .from(CUSTOMER)
            .orderBy(CUSTOMER.ID)
            .fetch(),
        database
            .select(CONTACT_POINT.CUSTOMER_ID, CONTACT_POINT.KIND, CONTACT_POINT.VALUE)
            .from(CONTACT_POINT)
            .orderBy(CONTACT_POINT.ID)
            .fetch());
  }

  private static PhoneNumber phone(String text) {
    return PhoneNumber.parse(text) instanceof Parsing.Parsed<PhoneNumber>(var phone, _)
        ? phone
        : fail(text);
  }

  private static EmailAddress email(String text) {
    return EmailAddress.parse(text) instanceof Parsing.Parsed<EmailAddress>(var email, _)
        ? email
        : fail(text);
  }

  private static <T> T fail(String text) {
    throw new IllegalArgumentException(text);
  }
}
