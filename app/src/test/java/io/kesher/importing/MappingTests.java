package io.kesher.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.importing.FieldSource.Constant;
import io.kesher.importing.FieldSource.OfColumn;
import io.kesher.importing.FieldSource.OfColumns;
import io.kesher.importing.Suggestion.Guess;
import io.kesher.tables.Detection;
import io.kesher.tables.Detections;
import io.kesher.tables.Examination;
import io.kesher.tables.Limits;
import io.kesher.tables.RowReader;
import io.kesher.tables.Source;
import io.kesher.tables.SourceRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MappingTests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private final Targets targets =
      new Targets(List.copyOf(PlainTarget.office(DSL.using(SQLDialect.POSTGRES))));
  private final ColumnNames names = new ColumnNames(JSON);
  private final Suggestions suggestions = new Suggestions(targets, names);

  @Test
  void isTheSameAfterBeingWrittenAsJson() {
    Mapping mapping =
        mapping(
            """
            {"matchOn": ["externalId"], "onMatch": "fill", "records": [
              {"target": "customer", "fields": {"externalId": {"column": "ID"}, "details": {"columns": ["a", "b"]}}},
              {"target": "cost", "when": {"column": "c", "above": 0}, "fields": {
                 "amount": {"column": "c", "times": "d"},
                 "line": {"column": "t", "values": {"1": "car"}, "default": "van"},
                 "day": {"constant": "2026-01-01"}}},
              {"target": "activity", "when": {"column": "x", "equals": "yes"}, "fields": {}}]}\
            """);
    assertThat(mapping.onMatch()).isEqualTo(OnMatch.FILL);
    assertThat(mapping.records().get(1).fields())
        .containsEntry("amount", new OfColumn("c", "d", null, null))
        .containsEntry("line", new OfColumn("t", null, Map.of("1", "car"), "van"))
        .containsEntry("day", new Constant("2026-01-01"));
    assertThat(mapping.records().getFirst().fields())
        .containsEntry("details", new OfColumns(List.of("a", "b")));
    assertThat(mapping.columns()).containsExactly("ID", "a", "b", "c", "d", "t", "x");
    assertThat(JSON.readValue(JSON.writeValueAsString(mapping), Mapping.class)).isEqualTo(mapping);
  }

  @Test
  void refusesASourceThatIsNone() {
    assertThatThrownBy(() ->
            mapping(
                "{\"records\": [{\"target\": \"customer\", \"fields\": {\"name\": {\"colum\": \"x\"}}}]}"))
        .isInstanceOf(tools.jackson.core.JacksonException.class);
  }

  @Test
  void namesEachFault() {
    Mapping mapping =
        mapping(
            """
            {"matchOn": ["shoe"], "records": [
              {"target": "house", "fields": {}},
              {"target": "customer", "fields": {"colour": {"column": "a"}, "name": {"columns": ["a"]}}},
              {"target": "income", "when": {"column": "z"}, "fields": {"amount": {"column": "gone"}}}]}\
            """);
    assertThat(MappingCheck.faults(mapping, targets, List.of("a", "z")))
        .extracting(fault -> fault.code().substring("importing.mapping.fault.".length()))
        .containsExactly(
            "unknown-target",
            "unknown-field",
            "wrong-source",
            "unknown-column",
            "required",
            "condition",
            "unknown-key",
            "no-key");
  }

  @Test
  void hasARecordWhereItsNumberIsAnother() throws Exception {
    String text = "ID,day,paid\n1,2026-01-01,0.00\n2,2026-01-02,-7.5\n3,2026-01-03,\n";
    Mapping mapping =
        mapping(
            """
            {"matchOn": ["externalId"], "records": [
              {"target": "customer", "fields": {"externalId": {"column": "ID"}}},
              {"target": "income", "when": {"column": "paid", "not": 0},
                 "fields": {"day": {"column": "day"}, "amount": {"column": "paid"}}}]}\
            """);
    assertThat(parsed(text, mapping))
        .extracting(row -> row.parts().size())
        .containsExactly(1, 2, 1);
  }

  @Test
  void guessesHebrewColumnsAndLeavesOutWhatIsNoFactOrProtected() {
    Detection file =
        examined(
            "שם מבוטח,ת.ז / ח.פ,נייד,טל נוסף,דוא״ל,מס פוליסה,ענף,תום תקופה,פרמיה,עמלה,הערות פנימיות,מין\n"
                + "דנה כהן,123456782,0547228947,04-6391182,a@b.co.il,70-1,דירה,14/12/2026,1860.50,279.10,לחזור,נ\n"
                + "אבי לוי,039337423,052-5110943,,c@d.co.il,70-2,רכב,19/01/2027,3412.75,511.20,,ז\n");
    Suggestion suggestion = suggestions.of(file.columns());
    assertThat(suggestion.guesses())
        .extracting(
            guess -> guess.target() == null ? guess.reason() : guess.target() + "." + guess.field())
        .containsExactly(
            "customer.name",
            "customer.israeliId",
            "customer.phone",
            "customer.secondPhone",
            "customer.email",
            "agreement.number",
            "agreement.line",
            "agreement.renewalOn",
            "agreement.premium",
            "income.amount",
            "free-text",
            "protected");
    assertThat(suggestion.mapping().matchOn()).containsExactly("israeliId", "phone", "email");
    assertThat(suggestion.guesses().get(1).certainty()).isGreaterThanOrEqualTo(98);
  }

  @Test
  void guessesEnglishColumns() {
    Detection file =
        examined("customer_id,Date,Amount,Gender\n17,2026-01-05,10.50,f\n18,2026-01-06,11.50,m\n");
    assertThat(suggestions.of(file.columns()).guesses())
        .extracting(Guess::field)
        .containsExactly("externalId", "day", "amount", null);
  }

  @Test
  void takesPremiumForIncomeWhereThereIsNoPolicyAndAsks() {
    Detection file =
        examined("customer id,date,premium\n17,2026-01-05,10.50\n18,2026-01-06,11.50\n");
    assertThat(suggestions.of(file.columns()).guesses().getLast())
        .satisfies(
            guess -> assertThat(guess.target()).isEqualTo("income"),
            guess -> assertThat(guess.asks()).isTrue());
  }

  @Test
  void makesSeveralRecordsOfOneRowAndOnlyThoseThatHold() throws Exception {
    String text =
        "ID;day;premium;claims;n;kind\n7;05/11/2015;222.52;0;0;1\n8;31/12/2016;100.00;50.5;2;3\n9;01/01/2017;5.1;NA;0;9\n";
    Mapping mapping =
        mapping(
            """
            {"matchOn": ["externalId"], "records": [
              {"target": "customer", "fields": {"externalId": {"column": "ID"}}},
              {"target": "income", "fields": {"day": {"column": "day"}, "amount": {"column": "premium"},
                 "line": {"column": "kind", "values": {"1": "motorcycle", "3": "car"}}}},
              {"target": "cost", "when": {"column": "claims", "above": 0},
                 "fields": {"day": {"column": "day"}, "amount": {"column": "claims"}}},
              {"target": "activity", "when": {"column": "n", "above": 0},
                 "fields": {"day": {"column": "day"}, "kind": {"constant": "claim"}, "quantity": {"column": "n"}}}]}\
            """);
    List<ParsedRow> rows = parsed(text, mapping);
    assertThat(rows.getFirst().parts())
        .extracting(ParsedRow.Part::target)
        .containsExactly("customer", "income");
    assertThat(rows.get(1).parts())
        .extracting(ParsedRow.Part::target)
        .containsExactly("customer", "income", "cost", "activity");
    assertThat(rows.get(1).parts().get(3).record().whole("quantity")).isEqualTo(2);
    assertThat(rows.get(1).parts().get(1).record().text("line")).isEqualTo("car");
    assertThat(rows.get(2).refused())
        .isEqualTo(new Rejection("importing.fault.unknown-value", "kind", "9"));
  }

  @Test
  void multipliesExactly() throws Exception {
    List<ParsedRow> rows =
        parsed(
            "ID,day,q,p\n7,2026-01-05,-6,2.55\n8,2026-01-06,3,0.1\n",
            mapping(
                """
                {"matchOn": ["externalId"], "records": [
                  {"target": "customer", "fields": {"externalId": {"column": "ID"}}},
                  {"target": "income", "fields": {"day": {"column": "day"}, "amount": {"column": "q", "times": "p"}}}]}\
                """));
    assertThat(rows.getFirst().parts().get(1).record().money("amount"))
        .isEqualByComparingTo(new BigDecimal("-15.30"));
    assertThat(rows.get(1).parts().get(1).record().money("amount"))
        .isEqualByComparingTo(new BigDecimal("0.3"));
  }

  private List<ParsedRow> parsed(String text, Mapping mapping) throws Exception {
    Detection file = examined(text);
    assertThat(MappingCheck.faults(mapping, targets, file.header())).isEmpty();
    RowParser parser = RowParsers.of(mapping, targets, file, Currency.getInstance("ILS"));
    List<ParsedRow> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(source(text), file.format(), Limits.standard())) {
      for (SourceRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(parser.parse(row));
      }
    }
    return rows;
  }

  private static Detection examined(String text) {
    try {
      return switch (Detections.examine(source(text), Limits.standard())) {
        case Examination.Readable(var detection) -> detection;
        case Examination.Refused(var code, _) -> throw new AssertionError(code);
      };
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static Source source(String text) {
    return Source.of("file.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Mapping mapping(String json) {
    return JSON.readValue(json, Mapping.class);
  }
}
