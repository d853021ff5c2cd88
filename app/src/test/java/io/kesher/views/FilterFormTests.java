package io.kesher.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.api.FilterField;
import io.kesher.api.FilterField.Type;
import io.kesher.api.FilterText;
import io.kesher.web.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterFormTests {
  private static final List<FilterField> FIELDS =
      List.of(
          FilterField.of("name", Type.TEXT),
          FilterField.of("income", Type.MONEY),
          FilterField.of("renewal", Type.DATE),
          FilterField.of("waiting", Type.YES_NO),
          FilterField.choice("group", List.of("A", "B", "it's")));
  private static final List<FilterTerm> TERMS =
      FIELDS.stream()
          .map(field -> new FilterTerm(field, field.name(), (frame, code) -> code))
          .toList();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group eq 'A'",
        "group in ('A','it''s')",
        "name contains 'O''Brien' and renewal within 60",
        "renewal within -30 or renewal lt today-60",
        "(group eq 'A' and income ge 1000) or (group eq 'B' and renewal is null)",
        "(income lt -0.5 or waiting eq true) and (renewal ge 2026-12-31 or name is not null)"
      })
  void aFilterOfTwoLevelsGoesThroughAFormAndComesBackTheSame(String text) {
    var filter = FilterText.read(text, FIELDS);
    assertThat(FilterText.write(filter)).isEqualTo(text);
    var form = FilterForm.of(filter).orElseThrow();
    assertThat(FilterText.read(form.text(TERMS), FIELDS)).isEqualTo(filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not (group eq 'A')",
        "renewal ge today",
        "group eq 'A' and (income lt 1 or (income gt 2 and income lt 3))"
      })
  void whatGoesDeeperHasNoForm(String text) {
    assertThat(FilterForm.of(FilterText.read(text, FIELDS))).isEmpty();
  }

  @Test
  void aButtonAddsARowOrAGroupOrTakesARowAway() {
    Map<String, String[]> sent = new HashMap<>();
    put(sent, "g0.any", "false");
    put(sent, "g0.r0.field", "group");
    put(sent, "g0.r0.asking", "IN");
    sent.put("g0.r0.value", new String[] {"A", "B"});
    put(sent, "do", "add.g0");
    assertThat(FilterForm.sent(sent).groups().getFirst().rows()).hasSize(2);
    put(sent, "do", "group");
    assertThat(FilterForm.sent(sent).groups()).hasSize(2);
    put(sent, "do", "remove.g0.r0");
    assertThat(FilterForm.sent(sent)).isEqualTo(FilterForm.BLANK);
    put(sent, "do", "apply");
    assertThat(FilterForm.sent(sent).text(TERMS)).isEqualTo("group in ('A','B')");
  }

  @Test
  void whatAsksNothingSensibleIsToldAtItsRow() {
    for (var row :
        List.of(
            new FilterForm.Row("nothing", Asking.EQ, List.of("1")),
            new FilterForm.Row("income", Asking.EQ, List.of("")),
            new FilterForm.Row("income", Asking.EQ, List.of("1 or 2")),
            new FilterForm.Row("income", Asking.CONTAINS, List.of("1")),
            new FilterForm.Row("income", null, List.of("1")),
            new FilterForm.Row("renewal", Asking.NEXT, List.of("60 or name is null")),
            new FilterForm.Row("renewal", Asking.EQ, List.of("2026-02-30")),
            new FilterForm.Row("group", Asking.IN, List.of()),
            new FilterForm.Row("group", Asking.IN, List.of("Z")))) {
      var form = new FilterForm(false, List.of(new FilterForm.Group(false, List.of(row))));
      assertThatThrownBy(() -> form.text(TERMS))
          .as(row.toString())
          .isInstanceOfSatisfying(
              Refusal.class,
              refused -> assertThat(refused.fields().getFirst().field()).isEqualTo("g0.r0"));
    }
  }

  @Test
  void nothingThatIsSentIsAFault() {
    var random = new Random(7);
    var words =
        List.of("", "group", "income", "renewal", "A", "'", "EQ", "IN", "NEXT", "60", "true", ")");
    for (int i = 0; i < 2_000; i++) {
      Map<String, String[]> sent = new HashMap<>();
      for (int g = 0; g < random.nextInt(3); g++) {
        put(sent, "g" + g + ".any", words.get(random.nextInt(words.size())));
        for (int r = 0; r < random.nextInt(3); r++) {
          for (var part : List.of(".field", ".asking", ".value")) {
            put(sent, "g" + g + ".r" + r + part, words.get(random.nextInt(words.size())));
          }
        }
      }
      var form = FilterForm.sent(sent);
      try {
        FilterText.read(form.text(TERMS), FIELDS);
      } catch (Refusal refused) {
        assertThat(refused.fields()).isNotEmpty();
      }
    }
  }

  private static void put(Map<String, String[]> sent, String name, String value) {
    sent.put(name, new String[] {value});
  }
}
