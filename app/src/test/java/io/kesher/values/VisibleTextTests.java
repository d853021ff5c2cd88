package io.kesher.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF", "\u200F", "\u00A0", "\u200B", "\u2007", "\u202E", "\u2067", "\t", "\0", " "
      })
  void takesOffWhatNobodySees(String invisible) {
    assertThat(VisibleText.strip(invisible + "כהן" + invisible)).isEqualTo("כהן");
    assertThat(new VisibleText(invisible).isEmpty()).isTrue();
  }

  @Test
  void keepsWhatIsInside() {
    assertThat(VisibleText.strip("Cohen \u200Fכהן 3")).isEqualTo("Cohen \u200Fכהן 3");
    assertThat(VisibleText.strip("👨‍👩‍👧")).isEqualTo("👨‍👩‍👧");
  }

  @Test
  void changesNothingTwice() {
    Texts.random(5_000)
        .map(VisibleText::strip)
        .forEach(text -> assertThat(VisibleText.strip(text)).isEqualTo(text));
  }
}
