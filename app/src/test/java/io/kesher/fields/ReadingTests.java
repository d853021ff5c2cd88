package io.kesher.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.kesher.fields.CustomField.Choice;
import io.kesher.fields.CustomField.Type;
import io.kesher.values.Parsing;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the types of custom fields hold, and what they refuse. */
class ReadingTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TEXT | ' שלום ' | \"שלום\"",
        "NUMBER | 1,250.50 | 1250.5",
        "NUMBER | −3 | -3",
        "DATE | 2026-02-28 | \"2026-02-28\"",
        "CHOICE | north | \"north\"",
        "LINK | HTTPS://Example.com/דף?a=1 | \"https://Example.com/דף?a=1\"",
        "LINK | example.co.il:8080/x | \"https://example.co.il:8080/x\"",
        "YES_NO | false | false"
      })
  void whatIsTypedIsKeptInOneForm(Type type, String typed, String kept) {
    assertThat(read(type, field(type).said(typed))).hasToString(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NUMBER | 12,5",
        "NUMBER | NaN",
        "NUMBER | 1234567890123456",
        "NUMBER | 0.1234567",
        "DATE | 2026-02-30",
        "DATE | 20262-01-01",
        "CHOICE | elsewhere",
        "LINK | javascript:alert(1)",
        "LINK | data:text/html;x",
        "LINK | https://bank.example@evil.example/",
        "LINK | https://a b",
        "LINK | https://",
        "YES_NO | perhaps"
      })
  void whatTheTypeDoesNotHoldIsRefused(Type type, String typed) {
    assertThat(Reading.of(field(type), field(type).said(typed)))
        .get()
        .isInstanceOf(Parsing.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"NUMBER\": true}",
        "{\"NUMBER\": 1e400}",
        "{\"NUMBER\": []}",
        "{\"TEXT\": 5}",
        "{\"TEXT\": {\"a\": 1}}",
        "{\"TEXT\": \"a\\u0000b\"}",
        "{\"TEXT\": \"\\ud800\"}",
        "{\"DATE\": 20260101}",
        "{\"MULTI_CHOICE\": \"north\"}",
        "{\"MULTI_CHOICE\": [\"north\", 1]}",
        "{\"MULTI_CHOICE\": [[\"north\"]]}",
        "{\"YES_NO\": 1}"
      })
  void jsonOfAnotherKindIsRefused(String json) {
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(each ->
            assertThat(Reading.of(field(Type.valueOf(each.getKey())), each.getValue()))
                .get()
                .isInstanceOf(Parsing.Refused.class));
  }

  @Test
  void whatIsBlankIsNothing() {
    for (var type : Type.values()) {
      assertThat(Reading.of(field(type), field(type).said(" \u200F"))).as("%s", type).isEmpty();
    }
  }

  @Test
  void choicesStandOnceAndInTheOrderOfTheField() {
    assertThat(read(Type.MULTI_CHOICE, field(Type.MULTI_CHOICE).said("south\nnorth\nsouth")))
        .isEqualTo(JsonMapper.shared().readTree("[\"north\", \"south\"]"));
  }

  @Test
  void aFileNamesChoicesAsPeopleDo() {
    assertThat(cell(Type.CHOICE, "צפון")).isEqualTo(new CustomValue.Choice("north"));
    assertThat(cell(Type.CHOICE, "NORTH")).isEqualTo(new CustomValue.Choice("north"));
    assertThat(cell(Type.MULTI_CHOICE, "דרום, צפון"))
        .isEqualTo(new CustomValue.Choices(List.of("north", "south")));
    assertThat(cell(Type.MULTI_CHOICE, "בית, גינה; צפון"))
        .isEqualTo(new CustomValue.Choices(List.of("north", "home")));
    assertThat(field(Type.CHOICE).read("מזרח")).isInstanceOf(Parsing.Refused.class);
    assertThat(cell(Type.NUMBER, new BigDecimal("2.50")))
        .isEqualTo(new CustomValue.Number(new BigDecimal("2.5")));
  }

  private static CustomValue cell(Type type, Object cell) {
    return field(type).read(cell) instanceof Parsing.Parsed<CustomValue>(var value, var _)
        ? value
        : new CustomValue.Text("refused");
  }

  private static JsonNode read(Type type, JsonNode said) {
    return Reading.of(field(type), said).orElseThrow()
            instanceof Parsing.Parsed<CustomValue>(var value, var _)
        ? value.json()
        : JsonMapper.shared().nullNode();
  }

  private static CustomField field(Type type) {
    var choices =
        List.of(
            new Choice("north", "צפון", "North", false),
            new Choice("south", "דרום", null, false),
            new Choice("home", "בית, גינה", null, false));
    return new CustomField(1, "field", type, "שדה", null, null, false, false, false, choices, 1);
  }
}
