package io.kesher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTextTests {
  @Test
  void isOneThatASearchFindsAndNobodyGuesses() {
    assertThat(KeyText.random()).matches("kesher_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}");
    assertThat(IntStream.range(0, 100).mapToObj(_ -> KeyText.random()).distinct()).hasSize(100);
  }

  @Test
  void withAnyOneSignChangedIsMistyped() {
    var key = KeyText.random();
    assertThat(KeyText.mistyped(key)).isFalse();
    for (var place = "kesher_".length(); place < key.length(); place++) {
      if (key.charAt(place) != '_') {
        var other = key.charAt(place) == 'x' ? 'y' : 'x';
        var changed = key.substring(0, place) + other + key.substring(place + 1);
        assertThat(KeyText.mistyped(changed)).as(changed).isTrue();
      }
    }
  }

  @Test
  void thatSomebodyChoseIsJudgedByTheDatabase() {
    assertThat(KeyText.mistyped("a key that somebody chose")).isFalse();
    assertThat(KeyText.mistyped("kesher_bench_0123456789abcdefghij")).isFalse();
  }
}
