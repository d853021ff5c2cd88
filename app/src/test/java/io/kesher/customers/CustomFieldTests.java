package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.importing.Tables.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.db.customers.Routines;
import io.kesher.fields.CustomField;
import io.kesher.fields.CustomField.Type;
import io.kesher.fields.CustomFieldDraft;
import io.kesher.fields.CustomFieldDraft.Choice;
import io.kesher.fields.CustomFieldEdits;
import io.kesher.fields.CustomFields;
import io.kesher.identity.FieldRule;
import io.kesher.identity.KnownPermissions;
import io.kesher.identity.Viewer;
import io.kesher.identity.Viewers;
import io.kesher.importing.OnMatch;
import io.kesher.importing.Outcome;
import io.kesher.profitability.Standings;
import io.kesher.values.Folded;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Custom fields from their description to what customers hold in them. */
@KesherTest
@ForTheOffice
class CustomFieldTests {
  @Autowired DSLContext database;
  @Autowired CustomFields fields;
  @Autowired CustomFieldEdits descriptions;
  @Autowired CustomerEdits edits;
  @Autowired Customers customers;
  @Autowired CustomerSearch search;
  @Autowired CustomerTarget target;
  @Autowired Merges merges;
  @Autowired TransactionTemplate transaction;
  @Autowired TestOffice office;
  @Autowired KnownPermissions known;
  @Autowired CustomColumns columns;
  @Autowired Standings standings;
  @Autowired MockMvcTester mvc;

  @BeforeEach
  void describe() {
    AsOwner.run(
        "truncate customers.customer, importing.import, fields.field, profitability.standing, profitability.customer_month cascade");
    describe("note", Type.TEXT, "הערה קבועה");
    describe("children", Type.NUMBER, "ילדים");
    describe("met", Type.DATE, "היכרות");
    describe("page", Type.LINK, "דף");
    describe("vip", Type.YES_NO, "חשוב");
    describe("branch", Type.CHOICE, "סניף", "north", "south");
    describe("hobbies", Type.MULTI_CHOICE, "תחביבים", "sea", "music", "food");
  }

  @Test
  void aNameIsTakenInAnySpellingAndEitherLanguageAlsoInTheArchive() {
    assertThatFaults(() -> describe("other", Type.TEXT, "סְנִיף"))
        .contains(FieldFault.of("nameHe", "fields.fault.taken"));
    assertThatFaults(() -> descriptions.create(draft(Type.TEXT, null, " SANIF ", "sanif")))
        .isEmpty();
    assertThatFaults(() -> describe("another", Type.TEXT, "Sanif"))
        .contains(FieldFault.of("nameHe", "fields.fault.taken"));
    change("branch", now -> archived(now, true));
    assertThatFaults(() -> describe("other", Type.TEXT, "סניף"))
        .contains(FieldFault.of("nameHe", "fields.fault.taken-archived"));
  }

  @Test
  void theTypeIsNotChangedOnceTheFieldHasHeldSomething() {
    change("note", now -> typed(now, Type.NUMBER));
    change("note", now -> typed(now, Type.TEXT));
    var dana = customer("דנה", "{\"note\": \"5\"}");
    change(dana, "{}");
    assertThatFaults(() -> change("note", now -> typed(now, Type.NUMBER)))
        .contains(FieldFault.of("type", "fields.fault.type-used"));
  }

  @Test
  void valuesOfAllTypesAreKeptShownAndTakenAway() {
    var all =
        """
        {"note": "אוהבת ים", "children": 2.5, "met": "2020-02-29", "page": "https://example.com/a",
         "vip": false, "branch": "north", "hobbies": ["sea", "food"]}
        """;
    var dana = customer("דנה", all);
    assertThat(custom(dana)).isEqualTo(json(all));
    int version = customers.find(dana).orElseThrow().version();
    change(dana, all.replace("2.5", "2.50"));
    assertThat(customers.find(dana).orElseThrow().version()).isEqualTo(version);
    change(dana, "{\"branch\": \"south\"}");
    assertThat(custom(dana)).isEqualTo(json("{\"branch\": \"south\"}"));
  }

  @Test
  void theDatabaseRefusesWhatTheDescriptionRefuses() {
    var dana = customer("דנה", "{}");
    for (var wrong :
        List.of(
            "{\"nobody\": 1}",
            "{\"note\": 1}",
            "{\"note\": \"\"}",
            "{\"children\": \"2\"}",
            "{\"children\": 1e15}",
            "{\"met\": \"2020-02-30\"}",
            "{\"met\": 5}",
            "{\"page\": \"javascript:alert(1)\"}",
            "{\"vip\": \"yes\"}",
            "{\"branch\": \"west\"}",
            "{\"branch\": [\"north\"]}",
            "{\"hobbies\": []}",
            "{\"hobbies\": [\"sea\", \"sea\"]}",
            "{\"hobbies\": [\"sea\", 1]}",
            "{\"hobbies\": \"sea\"}")) {
      assertThatThrownBy(() ->
              database
                  .update(CUSTOMER)
                  .set(CUSTOMER.CUSTOM, JSONB.jsonb(wrong))
                  .where(CUSTOMER.ID.eq(dana.value()))
                  .execute())
          .as(wrong)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void whatIsWrongIsToldBesideItsFieldAndNothingIsWritten() {
    var dana = customer("דנה", "{\"branch\": \"north\"}");
    assertThatFaults(
            () -> change(dana, "{\"children\": \"many\", \"branch\": \"west\", \"nobody\": 1}"))
        .extracting(FieldFault::field)
        .containsExactlyInAnyOrder("custom.children", "custom.branch", "custom.nobody");
    assertThat(custom(dana)).isEqualTo(json("{\"branch\": \"north\"}"));
  }

  @Test
  void aRetiredChoiceStaysWhereItIsAndIsGivenToNobody() {
    var dana = customer("דנה", "{\"branch\": \"north\", \"hobbies\": [\"sea\"]}");
    change("branch", now -> choices(now, "south"));
    assertThat(fields.find("branch").orElseThrow().choice("north"))
        .get()
        .extracting(CustomField.Choice::retired)
        .isEqualTo(true);
    change(dana, "{\"branch\": \"north\", \"note\": \"x\"}");
    assertThat(custom(dana)).isEqualTo(json("{\"note\": \"x\", \"branch\": \"north\"}"));
    assertThatFaults(() -> customer("יוסי", "{\"branch\": \"north\"}"))
        .contains(FieldFault.of("custom.branch", "fields.fault.retired"));
  }

  @Test
  void whoIsNewHasWhatIsRequiredAndWhoWasThereMayLackIt() {
    var dana = customer("דנה", "{}");
    change("branch", now -> required(now));
    assertThatFaults(() -> customer("יוסי", "{}"))
        .contains(FieldFault.of("custom.branch", "web.field.required"));
    change(dana, "{\"note\": \"x\"}");
    change(dana, "{\"branch\": \"north\"}");
    assertThatFaults(() -> change(dana, "{}"))
        .contains(FieldFault.of("custom.branch", "web.field.required"));
  }

  @Test
  void whatIsArchivedIsShownNoMoreAndComesBackWithItsValues() {
    var dana = customer("דנה", "{\"branch\": \"north\", \"note\": \"x\"}");
    change("branch", now -> archived(now, true));
    assertThat(custom(dana)).isEqualTo(json("{\"note\": \"x\"}"));
    change(dana, "{\"note\": \"y\"}");
    assertThatFaults(() -> change(dana, "{\"branch\": \"south\"}"))
        .contains(FieldFault.of("custom.branch", "fields.fault.unknown"));
    change("branch", now -> archived(now, false));
    assertThat(custom(dana)).isEqualTo(json("{\"note\": \"y\", \"branch\": \"north\"}"));
  }

  @Test
  void aHiddenFieldIsNeitherSeenNorFoundNorTouched() {
    var dana = customer("דנה", "{\"note\": \"סוד גדול\", \"vip\": true, \"branch\": \"north\"}");
    assertThat(search.find("גדול", 5)).extracting(CustomerSearch.Found::id).containsExactly(dana);
    var kept =
        keptFrom(
            Map.of(
                CustomField.rule("note"), new FieldRule(FieldRule.Access.HIDDEN, false),
                CustomField.rule("vip"), new FieldRule(FieldRule.Access.READ, true)));
    Viewers.as(
        kept,
        () -> {
          assertThat(custom(dana)).isEqualTo(json("{\"vip\": true, \"branch\": \"north\"}"));
          assertThat(search.find("גדול", 5)).isEmpty();
          assertThatFaults(() -> change(dana, "{\"note\": \"x\"}"))
              .contains(FieldFault.of("custom.note", "fields.fault.unknown"));
          assertThatFaults(() -> change(dana, "{\"vip\": false}"))
              .contains(FieldFault.of("custom.vip", "fields.fault.locked"));
          change(dana, "{\"vip\": true, \"branch\": \"south\"}");
          return dana;
        });
    assertThat(custom(dana))
        .isEqualTo(json("{\"note\": \"סוד גדול\", \"vip\": true, \"branch\": \"south\"}"));
  }

  @Test
  void aRoleCanBeKeptFromEachOfThemAlsoFromTheArchivedOnes() {
    change("note", now -> archived(now, true));
    assertThat(known.knowsField(CustomField.rule("note"))).isTrue();
    assertThat(known.knowsField(CustomField.rule("nobody"))).isFalse();
  }

  @Test
  void whoeverHasTheNameStandsBeforeWhomATextTellsOf() {
    var told = customer("יוסי", "{\"note\": \"מכיר את שושנה\"}");
    var named = customer("שושנה", "{}");
    assertThat(search.find("שושנה", 5))
        .extracting(CustomerSearch.Found::id)
        .containsExactly(named, told);
    assertThat(search.find("שושנה", 5).getLast().mark()).isEqualTo("מכיר את שושנה");
  }

  @Test
  void filesBringValuesByNameAndUndoingTakesBackOnlyThose() {
    var dana = customer("דנה", "{\"note\": \"x\", \"branch\": \"north\"}");
    database.update(CUSTOMER).set(CUSTOMER.EXTERNAL_ID, "7").execute();
    var chunk = new PlainChunk(anImport(), OnMatch.UPDATE, "externalId");
    transaction.executeWithoutResult(_ ->
        target.write(
            chunk
                .row(
                    Map.of(
                        "externalId", "7", "custom.branch", "SOUTH", "custom.hobbies", "sea; food"))
                .row(Map.of("externalId", "8", "custom.note", "new", "custom.vip", true))));
    assertThat(chunk.outcomes).isEqualTo(Map.of(1L, Outcome.UPDATED, 2L, Outcome.CREATED));
    assertThat(custom(dana))
        .isEqualTo(
            json("{\"note\": \"x\", \"branch\": \"south\", \"hobbies\": [\"sea\", \"food\"]}"));
    change(dana, "{\"note\": \"y\", \"branch\": \"south\"}");
    transaction.execute(_ -> target.undo(chunk.importId()));
    assertThat(custom(dana)).isEqualTo(json("{\"note\": \"y\", \"branch\": \"north\"}"));
  }

  @Test
  void whatACellCannotBeIsTheFaultOfItsRow() {
    var checks = target.checks();
    assertThat(checks.apply(Map.of("externalId", "7", "custom.branch", "West")))
        .get()
        .extracting("reason", "field")
        .containsExactly("custom-choice", "custom.branch");
    assertThat(checks.apply(Map.of("externalId", "7", "custom.branch", "North"))).isEmpty();
    assertThat(checks.apply(Map.of("custom.page", "ftp://x"))).isPresent();
  }

  @Test
  void aMergeTakesWhatIsChosenAndGivesItBack() {
    var kept = customer("דנה", "{\"note\": \"hers\", \"branch\": \"north\"}");
    var gone = customer("דנה כ.", "{\"note\": \"other\", \"children\": 3, \"branch\": \"south\"}");
    long merge = merges.merge(kept, gone, Set.of(), Set.of("note", "children"));
    assertThat(custom(kept))
        .isEqualTo(json("{\"note\": \"other\", \"children\": 3, \"branch\": \"north\"}"));
    change(kept, "{\"note\": \"other\", \"children\": 4, \"branch\": \"north\"}");
    merges.undo(merge);
    assertThat(custom(kept))
        .isEqualTo(json("{\"note\": \"hers\", \"children\": 4, \"branch\": \"north\"}"));
    assertThat(custom(gone))
        .isEqualTo(json("{\"note\": \"other\", \"children\": 3, \"branch\": \"south\"}"));
    assertThat(search.find("hers", 5)).extracting(CustomerSearch.Found::id).contains(kept);
  }

  @Test
  void aListIsFilteredByThem() throws Exception {
    customer(
        "דנה",
        """
        {"note": "שמחה גדולה", "children": 2.5, "met": "2020-02-29", "page": "https://example.com",
         "vip": true, "branch": "north", "hobbies": ["sea", "food"]}
        """);
    customer("יוסי", "{\"branch\": \"south\", \"met\": \"2022-01-01\", \"hobbies\": [\"sea\"]}");
    customer("רון", "{}");
    standings.refresh();
    var asked =
        List.of(
            Map.entry("custom.branch eq 'north'", 1),
            Map.entry("custom.branch ne 'north'", 2),
            Map.entry("custom.branch in ('north', 'south')", 2),
            Map.entry("custom.branch is null", 1),
            Map.entry("custom.hobbies eq 'sea'", 2),
            Map.entry("custom.hobbies eq 'sea' and custom.hobbies eq 'food'", 1),
            Map.entry("custom.children gt 2", 1),
            Map.entry("custom.children eq 2.50", 1),
            Map.entry("custom.met ge 2020-01-01 and custom.met lt 2021-01-01", 1),
            Map.entry("custom.met within -20000", 2),
            Map.entry("custom.note contains 'גדולה'", 1),
            Map.entry("custom.note startswith 'שִׂמְחָה'", 1),
            Map.entry("custom.note startswith 'גדולה'", 0),
            Map.entry("custom.page contains 'EXAMPLE.com'", 1),
            Map.entry("custom.vip eq true", 1),
            Map.entry("custom.vip ne true", 2));
    for (var filter : asked) {
      assertThat(
              mvc.get()
                  .uri("/api/v1/customers?sort=name&filter={filter}", filter.getKey())
                  .header("Authorization", "Bearer " + TestOffice.API_KEY))
          .as(filter.getKey())
          .bodyJson()
          .extractingPath("$.items.length()")
          .isEqualTo(filter.getValue());
    }
  }

  @Test
  void whatIsHiddenCannotBeAskedFor() {
    var hidden = Map.of(CustomField.rule("branch"), new FieldRule(FieldRule.Access.HIDDEN, false));
    assertThat(Viewers.as(keptFrom(hidden), () -> columns.all()))
        .extracting(CustomerColumn::name)
        .contains("custom.vip")
        .doesNotContain("custom.branch");
  }

  @Test
  void theDatabaseFoldsAsTheProgramDoes() {
    for (var text :
        List.of(
            "שָׁלוֹם לכם",
            "צה״ל ׳א׳ `ב`",
            "Ärger ẞ İstanbul",
            "a\u00A0 b\u200F־c",
            "ﬁ ③ שּׁ „x‟",
            " ף ץ  ן ")) {
      var folded = Routines.folded(DSL.val(text));
      assertThat(database.select(folded).fetchSingle().value1())
          .as(text)
          .isEqualTo(Folded.of(text).text());
    }
  }

  private Viewer keptFrom(Map<String, FieldRule> rules) {
    var manager = office.viewer("manager");
    return new Viewer(
        manager.employee(),
        false,
        manager.grants(),
        rules,
        manager.own(),
        manager.team(),
        manager.teams());
  }

  private void describe(String code, Type type, String name, String... choices) {
    descriptions.create(draft(type, name, null, code, choices));
  }

  private static CustomFieldDraft draft(
      Type type, @Nullable String nameHe, @Nullable String nameEn, String code, String... choices) {
    return new CustomFieldDraft(
        code,
        type,
        nameHe,
        nameEn,
        null,
        false,
        false,
        List.of(choices).stream().map(name -> new Choice(name, null, name, false)).toList());
  }

  private void change(String code, java.util.function.UnaryOperator<CustomFieldDraft> how) {
    var now = fields.find(code).orElseThrow();
    assertThat(descriptions.change(code, now.version(), how.apply(CustomFieldDraft.of(now))))
        .isInstanceOf(io.kesher.fields.CustomFieldEdits.Edit.Done.class);
  }

  private static CustomFieldDraft typed(CustomFieldDraft now, Type type) {
    return new CustomFieldDraft(
        now.code(), type, now.nameHe(), now.nameEn(), null, false, false, now.choices());
  }

  private static CustomFieldDraft archived(CustomFieldDraft now, boolean archived) {
    return new CustomFieldDraft(
        now.code(), now.type(), now.nameHe(), now.nameEn(), null, false, archived, now.choices());
  }

  private static CustomFieldDraft required(CustomFieldDraft now) {
    return new CustomFieldDraft(
        now.code(), now.type(), now.nameHe(), now.nameEn(), null, true, false, now.choices());
  }

  private static CustomFieldDraft choices(CustomFieldDraft now, String... names) {
    return new CustomFieldDraft(
        now.code(),
        now.type(),
        now.nameHe(),
        now.nameEn(),
        null,
        false,
        false,
        List.of(names).stream().map(name -> new Choice(name, null, name, false)).toList());
  }

  private CustomerId customer(String name, String custom) {
    var draft =
        new CustomerDraft(name, null, null, null, null, null, null, List.of())
            .withCustom(said(custom));
    return edits.create(draft).id();
  }

  private void change(CustomerId id, String custom) {
    var now = customers.find(id).orElseThrow();
    var draft = CustomerDraft.of(now).withCustom(said(custom));
    assertThat(edits.change(id, now.version(), draft)).isInstanceOf(Edit.Done.class);
  }

  private static Map<String, JsonNode> said(String custom) {
    Map<String, JsonNode> said = new LinkedHashMap<>();
    json(custom).properties().forEach(each -> said.put(each.getKey(), each.getValue()));
    return said;
  }

  private JsonNode custom(CustomerId id) {
    var said = io.kesher.fields.ShownFields.said(customers.find(id).orElseThrow().custom());
    return json(JsonMapper.shared().writeValueAsString(said));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private long anImport() {
    return database
        .insertInto(IMPORT)
        .set(IMPORT.FILE_NAME, "customers.csv")
        .set(IMPORT.BYTES, 1L)
        .set(IMPORT.SHA256, new byte[32])
        .set(IMPORT.EXAMINATION, JSONB.jsonb("{}"))
        .set(IMPORT.MAPPING, JSONB.jsonb("{}"))
        .set(IMPORT.STATE, "running")
        .set(IMPORT.ROWS_TOTAL, 2L)
        .returningResult(IMPORT.ID)
        .fetchSingle()
        .value1();
  }

  /** The faults with which it is refused; none where it is not. */
  private static ListAssert<FieldFault> assertThatFaults(ThrowingCallable work) {
    try {
      work.call();
      return assertThat(List.<FieldFault>of());
    } catch (Refusal refused) {
      return assertThat(refused.fields());
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
  }
}
