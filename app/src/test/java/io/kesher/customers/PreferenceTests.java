package io.kesher.customers;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.TestOffice;
import io.kesher.identity.Viewers;
import io.kesher.web.FieldFault;
import io.kesher.web.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How a customer likes to be spoken to, and what they agreed to be sent. */
@KesherTest
@ForTheOffice
class PreferenceTests {
  private static final LocalDate JUNE = LocalDate.of(2025, 6, 1);
  private static final Preference EVENINGS =
      new Preference(
          Preference.Tongue.RU, Channel.WHATSAPP, LocalTime.of(20, 0), LocalTime.of(8, 0));

  @Autowired DSLContext database;
  @Autowired Preferences preferences;
  @Autowired TestOffice office;

  private CustomerId dana = new CustomerId(0);

  @BeforeEach
  void aCustomer() {
    dana =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה")
            .returningResult(CUSTOMER.ID)
            .fetchSingle(row -> new CustomerId(row.value1()));
  }

  @Test
  void whatWasSaidLastStands() {
    assertThat(preferences.of(dana)).isEqualTo(Preference.NONE);
    preferences.prefer(dana, EVENINGS);
    assertThat(preferences.of(dana)).isEqualTo(EVENINGS);
    preferences.prefer(dana, Preference.NONE);
    assertThat(preferences.of(dana)).isEqualTo(Preference.NONE);
  }

  @Test
  void quietHoursGoOverMidnight() {
    assertThat(EVENINGS.isQuiet(LocalTime.of(23, 0))).isTrue();
    assertThat(EVENINGS.isQuiet(LocalTime.of(7, 59))).isTrue();
    assertThat(EVENINGS.isQuiet(LocalTime.of(8, 0))).isFalse();
    var noon = new Preference(null, null, LocalTime.of(12, 0), LocalTime.of(14, 0));
    assertThat(noon.isQuiet(LocalTime.of(12, 0))).isTrue();
    assertThat(noon.isQuiet(LocalTime.of(14, 0))).isFalse();
    assertThat(Preference.NONE.isQuiet(LocalTime.NOON)).isFalse();
  }

  @Test
  void halfAnHourIsNone() {
    var half = new Preference(null, null, LocalTime.NOON, null);
    var refused = catchThrowableOfType(Refusal.class, () -> preferences.prefer(dana, half));
    assertThat(refused.fields()).extracting(FieldFault::field).containsExactly("quietTo");
  }

  @Test
  void everyWordIsKeptAndTheNewestComesFirst() {
    hear(true, JUNE);
    hear(false, JUNE.plusMonths(1));
    hear(true, JUNE.minusYears(1));
    assertThat(preferences.consents(dana))
        .extracting(Consent::given)
        .containsExactly(false, true, true);
    assertThat(preferences.consents(dana)).extracting(Consent::source).containsOnly("טופס");
  }

  @Test
  void whatIsMissingOrHasNotBeenIsToldByItsField() {
    var refused =
        catchThrowableOfType(
            Refusal.class,
            () ->
                preferences.hear(
                    dana, new Consent.Draft(null, null, LocalDate.of(2999, 1, 1), " ")));
    assertThat(refused.fields())
        .extracting(FieldFault::field)
        .containsExactly("channel", "given", "source", "day");
    assertThat(preferences.consents(dana)).isEmpty();
  }

  @Test
  void whoMayNotKnowHowTheyAreReachedLearnsNothing() {
    preferences.prefer(dana, EVENINGS);
    hear(true, JUNE);
    Viewers.as(
        office.viewer("analyst"),
        () -> {
          assertThat(preferences.of(dana)).isEqualTo(Preference.NONE);
          assertThat(preferences.consents(dana)).isEmpty();
          return true;
        });
  }

  private void hear(boolean given, LocalDate day) {
    preferences.hear(dana, new Consent.Draft(Channel.SMS, given, day, " טופס "));
  }
}
