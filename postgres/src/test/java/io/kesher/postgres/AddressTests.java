package io.kesher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://dana:p%40ss%2B+1@db.example:5433/office?sslmode=require",
        "postgresql://dana:p%40ss%2B+1@db.example:5433/office?sslmode=require",
        "jdbc:postgresql://dana:p%40ss%2B+1@db.example:5433/office?sslmode=require"
      })
  void takesUserAndPasswordOutOfTheUrl(String written) {
    assertThat(Address.parsed(written))
        .isEqualTo(
            new Address(
                "jdbc:postgresql://db.example:5433/office?sslmode=require", "dana", "p@ss++1"));
  }

  @Test
  void prefersTheUserAndPasswordGivenApart() {
    assertThat(Address.parsed("postgres://dana:old@db/office").signedIn("avi", "new"))
        .isEqualTo(new Database("jdbc:postgresql://db/office", "avi", "new"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://dana:secret@db/office",
        "secret",
        "postgres:secret",
        "postgres://a b:secret@db/x"
      })
  void refusesOtherAddressesWithoutRepeatingTheirPassword(String written) {
    assertThatThrownBy(() -> Address.parsed(written))
        .isInstanceOf(PostgresFailed.class)
        .hasMessageContaining("must look like")
        .hasMessageNotContaining("secret");
  }

  @Test
  void saysThatNobodyAnswers() {
    assertThatThrownBy(
            () -> ExistingPostgres.at("postgres://dana:secret@127.0.0.1:1/office", "", ""))
        .isInstanceOf(PostgresFailed.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("secret");
  }
}
