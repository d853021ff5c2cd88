package io.kesher.customers;

import static io.kesher.customers.ContactPoint.Kind.EMAIL;
import static io.kesher.customers.ContactPoint.Kind.PHONE;
import static io.kesher.db.agreements.Tables.AGREEMENT;
import static io.kesher.db.agreements.Tables.LAPSE;
import static io.kesher.db.audit.Tables.ENTRY;
import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.customers.Tables.GOES_ALONG;
import static io.kesher.db.customers.Tables.TAGGING;
import static io.kesher.db.importing.Tables.ROW;
import static io.kesher.db.profitability.Tables.STANDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.agreements.AgreementId;
import io.kesher.agreements.AgreementTrash;
import io.kesher.audit.Verification;
import io.kesher.cases.CaseDraft;
import io.kesher.cases.CaseEdits;
import io.kesher.cases.CaseKind;
import io.kesher.cases.Severity;
import io.kesher.cases.Word;
import io.kesher.cases.WordDraft;
import io.kesher.customers.CustomerDraft.Point;
import io.kesher.customers.Erasure.Ground;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.files.FileDraft;
import io.kesher.files.FileEdits;
import io.kesher.files.Held;
import io.kesher.files.Intake;
import io.kesher.files.KeptFile;
import io.kesher.identity.Teams;
import io.kesher.identity.Viewers;
import io.kesher.interactions.InteractionDraft;
import io.kesher.interactions.InteractionEdits;
import io.kesher.interactions.InteractionKind;
import io.kesher.interactions.Interactions;
import io.kesher.interactions.TaskDraft;
import io.kesher.interactions.TaskEdits;
import io.kesher.profitability.Ledger;
import io.kesher.profitability.Posting;
import io.kesher.profitability.Standings;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whoever is erased is nowhere, and what the office must know of it still is. */
@KesherTest
class ErasureTests {
  private static final Path REVIEWED = Path.of("src/test/resources/erasure-matrix.csv");

  /** What tells of Zipora and of nobody else, wherever it stands. */
  private static final List<String> PLANTED =
      List.of(
          "צפורה ינאי-שרון",
          "Zipora Yannai",
          "ZY-7781",
          "520013954",
          "524417781",
          "039971234",
          "zipora@yannai.example",
          "Rehov Halomot 77",
          "ZIPORA-LABEL",
          "moved-to-Zfat",
          "POL-ZIPORA-1",
          "left-for-Zamir",
          "paid-by-cheque-991",
          "asked-about-the-dog",
          "asked-about-the-cat",
          "call-about-the-boat",
          "bring-the-anchor",
          "TWIN-4410",
          "Tzippi Twin",
          "form-of-Zipora",
          "likes-chrysanthemums",
          "anchor-of-gold",
          "scan-of-her-boat",
          "noted-beside-the-scan",
          "broken-oar-of-Zfat",
          "said-of-the-oar",
          "answered-of-the-oar",
          "policy-of-the-boat");

  @Autowired DSLContext database;
  @Autowired CustomerEdits edits;
  @Autowired Customers customers;
  @Autowired CustomerSearch search;
  @Autowired Erasures erasures;
  @Autowired Merges merges;
  @Autowired Interactions interactions;
  @Autowired InteractionEdits interactionEdits;
  @Autowired TaskEdits tasks;
  @Autowired Preferences preferences;
  @Autowired CustomFieldEdits fields;
  @Autowired Tags tags;
  @Autowired Teams teams;
  @Autowired CaseEdits cases;
  @Autowired Intake intake;
  @Autowired FileEdits files;
  @Autowired AgreementTrash trash;
  @Autowired Ledger ledger;
  @Autowired Standings standings;
  @Autowired MockMvcTester mvc;
  @Autowired TestOffice office;
  @TempDir Path checkpoints;

  @Test
  void nothingOfThemIsLeftAndTheTrailAndTheSumsAreWhole() throws Exception {
    long import1 =
        imported(
            "מספר לקוח,שם,טלפון,אימייל\nZY-7781,צפורה ינאי-שרון,052-441 7781,zipora@yannai.example\n"
                + "ZY-7781,צפורה ינאי-שרון,052-44,\nOTHER-9,Shimon Levi,054-9998877,\n");
    var zipora =
        new CustomerId(database.fetchValue(CUSTOMER.ID, CUSTOMER.EXTERNAL_ID.eq("ZY-7781")));
    fill(zipora);
    long other =
        owner(() -> edits.create(draft("Ori Bar", "OTHER-1", "054-7776655", null))).id().value();
    var planted = told();
    assertThat(planted).containsKeys("importing.row", "audit.entry", "api.reply");
    assertThat(planted.values().stream().flatMap(Set::stream)).containsAll(PLANTED);
    var income = income();

    var erasure = owner(() -> erasures.erase(zipora, Ground.REQUEST, "2026/17", " zipora yannai "));

    assertThat(told()).isEmpty();
    assertThat(database.fetchCount(TAGGING, TAGGING.CUSTOMER_ID.eq(zipora.value()))).isZero();
    assertThat(
            database.fetchExists(
                CUSTOMER, CUSTOMER.ID.eq(zipora.value()), CUSTOMER.TEAM_ID.isNotNull()))
        .isFalse();
    assertThat(erasure.entries()).isGreaterThan(10);
    assertThat(erasure.rows()).isGreaterThan(8);
    assertThat(erasure.files()).isEqualTo(1);
    assertThat(income()).isEqualByComparingTo(income);
    assertThat(verified()).isEmpty();
    assertThat(database.fetchExists(ENTRY, ENTRY.WHAT.eq("erasure"))).isTrue();
    assertThat(owner(() -> customers.find(new CustomerId(other))).orElseThrow().externalId())
        .isEqualTo("OTHER-1");
    assertThat(database.fetchCount(ROW, ROW.IMPORT_ID.eq(import1))).isEqualTo(3);

    comesBackWithNoFile();
    triesToEmptyOtherEntriesInVain(other);
  }

  /** The second file brings somebody who lives with them as well, and somebody new. */
  private void comesBackWithNoFile() throws Exception {
    long again =
        imported(
            "מספר לקוח,שם,טלפון,אימייל\nZY-7781,צפורה ינאי-שרון,,\n,Z. Y.,+972-52-441-7781,\n"
                + "OTHER-9,Shimon Levi,054-9998877,\n");
    var outcomes =
        database
            .selectFrom(ROW)
            .where(ROW.IMPORT_ID.eq(again))
            .orderBy(ROW.NUMBER)
            .fetch(row -> row.getOutcome() + " " + row.getReason());
    assertThat(outcomes)
        .containsExactly("r importing.fault.erased", "r importing.fault.erased", "n null");
    assertThat(told()).isEmpty();
  }

  private void triesToEmptyOtherEntriesInVain(long other) {
    assertThatThrownBy(() -> database.execute("select audit.empty(" + other + ")"))
        .hasMessageContaining("never changed");
    AsOwner.run(
        "update audit.entry set address = '10.9.9.9' where id = (select min(entry_id) from audit.emptied)");
    assertThat(verified()).singleElement().asString().contains("was emptied by somebody else");
  }

  @Test
  void itIsTypedOutAndHasAGroundThatTellsNobody() {
    var who = owner(() -> edits.create(draft("Noga Paz", "ASKED-1", "054-7776644", null))).id();
    assertThatThrownBy(() -> owner(() -> erasures.erase(who, null, "of Noga Paz", "Noga")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused ->
                assertThat(refused.fields())
                    .extracting(FieldFault::field)
                    .containsExactly("ground", "reference", "confirmation"));
    assertThat(customersSees(who)).isTrue();
    assertThatThrownBy(() -> owner(() -> erasures.candidate(new CustomerId(999_999))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void everyTableThatTellsOfSomebodyWasLookedAt() throws Exception {
    var reviewed =
        Files.readAllLines(REVIEWED).stream()
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(line -> line.split(";", -1))
            .collect(Collectors.toMap(line -> line[0], line -> line[1], (a, b) -> a, TreeMap::new));
    var found = new TreeMap<String, String>();
    tables().forEach(name -> found.put(name, "stays"));
    database.selectFrom(GOES_ALONG).forEach(row -> found.put(row.getRelation(), "goes"));
    assertThat(found.keySet()).isEqualTo(reviewed.keySet());
    assertThat(found)
        .as("what goes with a customer by its foreign keys")
        .allSatisfy((name, goes) ->
            assertThat(goes.equals("goes")).as(name).isEqualTo("goes".equals(reviewed.get(name))));
  }

  /** All that the office can know of somebody, in each place where it stands. */
  private void fill(CustomerId zipora) throws Exception {
    var now = owner(() -> customers.find(zipora)).orElseThrow();
    change(
        now, "צפורה ינאי-שרון", new Point(PHONE, "052-001-3954", "ZIPORA-LABEL", null, null, null));
    now = owner(() -> customers.find(zipora)).orElseThrow();
    change(
        now,
        "Zipora Yannai",
        new Point(EMAIL, "zipora@yannai.example", null, null, null, null),
        new Point(
            ContactPoint.Kind.ADDRESS, "Rehov Halomot 77", null, null, null, "moved-to-Zfat"));
    AsOwner.run(
        "update customers.customer set details = '{\"flowers\": \"likes-chrysanthemums\"}' where id = "
            + zipora);
    var twin =
        owner(() -> edits.create(draft("Tzippi Twin", "TWIN-4410", "052-4417781", "ZIPORA-LABEL")))
            .id();
    owner(() -> merges.merge(zipora, twin, Set.of()));
    agreement(zipora);
    var income =
        new Posting.Income(
            zipora,
            LocalDate.now().minusMonths(2),
            BigDecimal.valueOf(250),
            null,
            "paid-by-cheque-991");
    owner(() -> ledger.post(income));
    var note = new InteractionDraft(InteractionKind.NOTE, null, null, 60, "asked-about-the-dog");
    var logged = owner(() -> interactions.log(zipora, note));
    owner(() ->
        interactionEdits.reword(zipora, logged.id(), logged.version(), "asked-about-the-cat"));
    var call =
        new TaskDraft(
            "call-about-the-boat",
            zipora.value(),
            null,
            LocalDate.now(),
            null,
            null,
            null,
            List.of("bring-the-anchor"));
    owner(() -> tasks.create(call));
    owner(() -> {
      preferences.hear(
          zipora, new Consent.Draft(Channel.SMS, true, LocalDate.now(), "form-of-Zipora"));
      return search.find("0524417781", 5);
    });
    whatElseTheOfficeKnows(zipora);
    standings.refresh();
    answerKept(zipora);
  }

  /** A custom field, tags, a team, files, also of a case and an agreement, and what a case says. */
  private void whatElseTheOfficeKnows(CustomerId zipora) throws Exception {
    owner(() ->
        fields.create(
            new CustomFieldDraft(
                "hobby", CustomField.Type.TEXT, "תחביב", "Hobby", null, false, false, null)));
    var now = owner(() -> customers.find(zipora)).orElseThrow();
    var hobby = JsonNodeFactory.instance.stringNode("anchor-of-gold");
    owner(() ->
        edits.change(
            now.id(), now.version(), CustomerDraft.of(now).withCustom(Map.of("hobby", hobby))));
    owner(() -> tags.add(zipora, "sailors"));
    var team = teams.create("the harbour");
    database
        .update(CUSTOMER)
        .set(CUSTOMER.TEAM_ID, team.value())
        .where(CUSTOMER.ID.eq(zipora.value()))
        .execute();
    var one =
        owner(() ->
            cases.open(
                zipora,
                new CaseDraft("broken-oar-of-Zfat", CaseKind.FAULT, Severity.NORMAL, null, null),
                new WordDraft(Word.Kind.NOTE, "said-of-the-oar", 60)));
    owner(() -> cases.say(one.id(), new WordDraft(Word.Kind.ANSWER, "answered-of-the-oar", 60)));
    var scan = file(zipora, new Held("case", one.id().value()), "scan-of-her-boat");
    owner(() ->
        files.change(
            zipora,
            scan.id(),
            scan.version(),
            new FileDraft("scan-of-her-boat", "noted-beside-the-scan")));
    long agreement = database.fetchValue(AGREEMENT.ID, AGREEMENT.CUSTOMER_ID.eq(zipora.value()));
    file(zipora, new Held("agreement", agreement), "policy-of-the-boat");
    int version = database.fetchValue(AGREEMENT.VERSION, AGREEMENT.ID.eq(agreement));
    owner(() -> trash.put(new AgreementId(agreement), version));
  }

  private KeptFile file(CustomerId customer, Held held, String words) {
    var bytes = new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8));
    return owner(() -> intake.take(customer, held, words + ".txt", bytes));
  }

  private void change(Customer now, String name, Point... points) {
    owner(() ->
        edits.change(
            now.id(),
            now.version(),
            new CustomerDraft(
                name, null, "ZY-7781", "039971234", null, null, null, List.of(points))));
  }

  private void agreement(CustomerId zipora) {
    long agreement =
        database
            .insertInto(AGREEMENT)
            .set(AGREEMENT.CUSTOMER_ID, zipora.value())
            .set(AGREEMENT.NUMBER, "POL-ZIPORA-1")
            .set(AGREEMENT.ENDED_ON, LocalDate.now())
            .returningResult(AGREEMENT.ID)
            .fetchSingle()
            .value1();
    long lapse =
        database
            .insertInto(LAPSE)
            .set(LAPSE.AGREEMENT_ID, agreement)
            .set(LAPSE.CUSTOMER_ID, zipora.value())
            .set(LAPSE.DAY, LocalDate.now())
            .set(LAPSE.REASON, "other")
            .set(LAPSE.NOTE, "left-for-Zamir")
            .set(LAPSE.AT, Instant.now())
            .returningResult(LAPSE.ID)
            .fetchSingle()
            .value1();
    database
        .update(AGREEMENT)
        .set(AGREEMENT.LAPSE_ID, lapse)
        .where(AGREEMENT.ID.eq(agreement))
        .execute();
  }

  /** A reply that waits a day for a request that comes again. */
  private void answerKept(CustomerId zipora) {
    int version = owner(() -> customers.find(zipora)).orElseThrow().version();
    assertThat(
            mvc.patch()
                .uri("/api/v1/customers/" + zipora)
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .header("Idempotency-Key", "once")
                .header("If-Match", "\"" + version + "\"")
                .contentType("application/merge-patch+json")
                .content("{\"since\": \"2020-01-01\"}")
                .exchange())
        .hasStatus(HttpStatus.OK);
  }

  private long imported(String file) throws Exception {
    var taken =
        mvc.post()
            .uri("/api/v1/imports?fileName=people.csv")
            .header("Authorization", "Bearer " + TestOffice.API_KEY)
            .contentType("text/csv;charset=UTF-8")
            .content(file.getBytes(StandardCharsets.UTF_8))
            .exchange();
    int id = JsonPath.read(taken.getResponse().getContentAsString(StandardCharsets.UTF_8), "$.id");
    assertThat(
            mvc.post()
                .uri("/api/v1/imports/" + id + "/run")
                .header("Authorization", "Bearer " + TestOffice.API_KEY)
                .exchange())
        .hasStatus(HttpStatus.ACCEPTED);
    var last = new String[] {""};
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          last[0] =
              mvc.get()
                  .uri("/api/v1/imports/" + id)
                  .header("Authorization", "Bearer " + TestOffice.API_KEY)
                  .exchange()
                  .getResponse()
                  .getContentAsString(StandardCharsets.UTF_8);
          return Set.of("done", "failed").contains(JsonPath.<String>read(last[0], "$.state"));
        });
    assertThat(JsonPath.<String>read(last[0], "$.state")).as(last[0]).isEqualTo("done");
    return id;
  }

  private BigDecimal income() {
    return database.fetchValues(STANDING.INCOME).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<String> verified() {
    return Verification.of(
            database,
            Map.of(
                "KESHER_AUDIT_KEY",
                "the audit key of all tests, long enough",
                "KESHER_AUDIT_CHECKPOINTS",
                checkpoints.toString()))
        .faults();
  }

  /** By table, which of the planted texts stand in it. */
  private Map<String, Set<String>> told() {
    var told = new TreeMap<String, Set<String>>();
    var every =
        tables().stream()
            .map(name -> "select '%1$s', t::text from %1$s t".formatted(name))
            .collect(Collectors.joining(" union all "));
    AsOwner.client()
        .sql(every)
        .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .forEach(row ->
            PLANTED.stream()
                .filter(text -> holds(row.getValue(), text))
                .forEach(text ->
                    told.computeIfAbsent(row.getKey(), first -> new TreeSet<>()).add(text)));
    return told;
  }

  private static List<String> tables() {
    return AsOwner.client()
        .sql(
            """
            select n.nspname || '.' || c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'kesher')
            order by 1
            """)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  /** As text, or as the bytes of a file or an answer. */
  private static boolean holds(String row, String text) {
    return row.contains(text)
        || row.contains(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  private <T> T owner(Callable<T> work) {
    try {
      return Viewers.as(office.viewer("owner"), work::call);
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private boolean customersSees(CustomerId who) {
    return owner(() -> customers.sees(who));
  }

  private static CustomerDraft draft(
      String name, String externalId, String phone, @Nullable String label) {
    return new CustomerDraft(
        name,
        null,
        externalId,
        null,
        null,
        null,
        null,
        List.of(new Point(PHONE, phone, label, null, null, null)));
  }
}
