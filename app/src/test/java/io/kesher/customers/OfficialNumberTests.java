package io.kesher.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Israeli ids, company numbers and others: a wrong one is kept and said to be so. */
class OfficialNumberTests {
  @ParameterizedTest
  @CsvSource({
    "123456782, , 123456782, true",
    "12345678-2, , 123456782, true",
    "39337423, ISRAELI_ID, 039337423, true",
    "123456789, , 123456789, false",
    "000000000, , 000000000, false",
    "514756428, , 514756428, true",
    "514756428, COMPANY, 514756428, true",
    "514756428, ISRAELI_ID, 514756428, false",
    "123456782, COMPANY, 123456782, false",
    "AB 12345, , AB 12345, false",
    "123456782, PASSPORT, 123456782, false",
    "12345678-2, PASSPORT, 12345678-2, false",
  })
  void isKeptInItsOwnFormAndVerifiedWhereItCanBe(
      String typed, IdKind stated, String kept, boolean verified) {
    assertThat(OfficialNumber.of(typed, stated)).isEqualTo(new OfficialNumber(kept, verified));
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, ISRAELI_ID, values.refused.id.check-digit",
    "514756428, ISRAELI_ID, customers.id-kind.not.ISRAELI_ID",
    "123456782, COMPANY, customers.id-kind.not.COMPANY",
    "12, COMPANY, values.refused.id.length",
  })
  void saysWhyItCannotBeOne(String number, IdKind kind, String why) {
    assertThat(kind.doubt(number))
        .hasValueSatisfying(doubt -> assertThat(doubt.key()).isEqualTo(why));
  }

  @ParameterizedTest
  @CsvSource({"514756428, COMPANY", "123456782, ISRAELI_ID", "123456789, ISRAELI_ID"})
  void theNumberSaysWhatItIs(String number, IdKind kind) {
    assertThat(IdKind.of(number)).isEqualTo(kind);
  }
}
