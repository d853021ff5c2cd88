package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTests {
  @ParameterizedTest
  @CsvSource({
    "שָׁלוֹם, שלום",
    "\uFB2A, \u05E9\u05C1",
    "\uFB21, א",
    "צה״ל, 'צה\"ל'",
    "ג׳ורג׳, 'ג''ורג'''",
    "בן־גוריון, בן-גוריון",
    "כהן, כהנ",
    "COHEN, cohen",
    "Straße, strasse",
    "'\u200Fכהן\u200E', כהן",
    "'Dana\u00A0 Cohen ', dana cohen",
    "ＡＢＣ, abc"
  })
  void makesTwoSpellingsOne(String one, String other) {
    assertThat(Folded.of(one)).isEqualTo(Folded.of(other));
  }

  @Test
  void isTheSameForMarksInAnyOrder() {
    assertThat(Folded.of("\u05E9\u05BC\u05C1")).isEqualTo(Folded.of("\u05E9\u05C1\u05BC"));
  }

  @Test
  void keepsWordsApart() {
    assertThat(Folded.of("בן־גוריון")).isNotEqualTo(Folded.of("בנגוריון"));
    assertThat(Folded.of("דנה כהן").contains(Folded.of("כהנ"))).isTrue();
  }

  @Test
  void changesNothingThatIsFolded() {
    Texts.random(20_000)
        .forEach(text -> assertThat(Folded.of(Folded.of(text).text())).isEqualTo(Folded.of(text)));
  }
}
