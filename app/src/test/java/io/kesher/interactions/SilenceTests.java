package io.kesher.interactions;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.interactions.Tables.INTERACTION;
import static io.kesher.db.interactions.Tables.RETRACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.KesherTest;
import io.kesher.News;
import io.kesher.TestOffice;
import io.kesher.customers.CustomerId;
import io.kesher.customers.TodayItem.Urgency;
import io.kesher.identity.Offices;
import io.kesher.identity.Viewers;
import io.kesher.web.Frames;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** A key customer who speaks with the office no longer as they used to. */
@KesherTest
class SilenceTests {
  @Autowired DSLContext database;
  @Autowired Silences silences;
  @Autowired SilenceToday today;
  @Autowired Frames frames;
  @Autowired Offices offices;
  @Autowired TestOffice office;

  private CustomerId dana = new CustomerId(0);

  @BeforeEach
  void aKeyCustomer() {
    AsOwner.run("truncate customers.customer cascade");
    dana = customer("A");
  }

  @Test
  void threeTimesTheUsualGapIsAReasonToLookAndNotADaySooner() {
    spoken(dana, 79, 69, 59, 49, 39, 29);
    assertThat(mine()).isEmpty();
    var silent = customer("A");
    spoken(silent, 80, 70, 60, 50, 40, 30);
    assertThat(mine())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.customer().id()).isEqualTo(silent);
          assertThat(one.usualGap()).isEqualByComparingTo(new BigDecimal("10"));
          assertThat(one.silentDays()).isEqualTo(30);
          assertThat(one.daysOfContact()).isEqualTo(6);
        });
  }

  @Test
  void fewContactsHaveNoRhythmAndThreeWeeksAreNoSilence() {
    spoken(dana, 300, 290, 280, 270, 260);
    spoken(customer("A"), 25, 24, 23, 22, 21, 20);
    spoken(customer("A"), 26, 25, 24, 23, 22, 21);
    assertThat(mine()).singleElement().extracting(Silence::silentDays).isEqualTo(21);
  }

  @Test
  void onlyKeyCustomersAreMissedAndNotesAndMistakesAreNoContact() {
    spoken(customer("B"), 86, 76, 66, 56, 46, 36);
    spoken(dana, 86, 76, 66, 56, 46, 36);
    contact(dana, "note", 3);
    var mistake = contact(dana, "call", 2);
    assertThat(mine()).isEmpty();
    database
        .insertInto(RETRACTION)
        .set(RETRACTION.INTERACTION_ID, mistake)
        .set(RETRACTION.AT, Instant.now())
        .execute();
    assertThat(mine()).hasSize(1);
  }

  @Test
  void whatTheLedgerHasOfCallsThatNobodyLoggedIsContactToo() {
    spoken(dana, 86, 76, 66, 56, 46, 36);
    assertThat(mine()).hasSize(1);
    entered(dana, "claim");
    assertThat(mine()).hasSize(1);
    entered(dana, "call");
    assertThat(mine()).isEmpty();
  }

  private void entered(CustomerId with, String activity) {
    AsOwner.run(
        "insert into profitability.entry (customer_id, day, kind, measured, seconds, quantity, hourly_rate, activity)"
            + " values (%d, '%s', 't', true, 60, 1, 120, '%s')"
                .formatted(with.value(), offices.today().minusDays(5), activity));
  }

  @Test
  void itStandsAboveAllOnTheOwnersTodayUntilSomebodySpeaksWithThem() {
    spoken(dana, 86, 76, 66, 56, 46, 36);
    var frame = frames.of(new MockHttpServletRequest());
    assertThat(as("salesperson", () -> today.of(frame, offices.today())))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.urgency()).isEqualTo(Urgency.NOW);
          assertThat(item.href()).isEqualTo("/customers/" + dana + "/silence");
        });
    assertThat(as("service", () -> silences.ofMine(10))).isEmpty();
    assertThat(as("service", () -> silences.all(10))).hasSize(1);
    assertThat(as("salesperson", () -> silences.of(dana))).isPresent();
    contact(dana, "call", 0);
    assertThat(mine()).isEmpty();
    assertThat(as("salesperson", () -> silences.of(dana))).isEmpty();
  }

  @Test
  void whoseCustomerItIsSeesOnAnOpenPageThatAColleagueHasSettledIt() throws SQLException {
    spoken(dana, 86, 76, 66, 56, 46, 36);
    var today = "tasks/" + office.employee("salesperson").value();
    assertThat(News.during(() -> as("owner", () -> silences.dismiss(dana, "abroad"))))
        .contains(today);
    assertThat(News.during(() -> as("owner", () -> silences.takeBack(dana)))).contains(today);
  }

  @Test
  void aReasonSettlesItUntilTheyHaveSpokenAndFallSilentAgain() {
    spoken(dana, 186, 176, 166, 156, 146, 136);
    assertThatThrownBy(() -> as("salesperson", () -> silences.dismiss(dana, " ")))
        .isInstanceOf(Refusal.class);
    var dismissed = as("salesperson", () -> silences.dismiss(dana, "abroad"));
    assertThat(dismissed.dismissed()).extracting(Silence.Dismissed::reason).isEqualTo("abroad");
    assertThat(mine()).isEmpty();
    as("salesperson", () -> silences.takeBack(dana));
    assertThat(mine()).hasSize(1);
    as("salesperson", () -> silences.dismiss(dana, "abroad"));
    spoken(dana, 130, 120, 110);
    assertThat(mine()).hasSize(1);
    assertThatThrownBy(() -> as("salesperson", () -> silences.dismiss(customer("A"), "x")))
        .hasMessage("interactions.refusal.not-silent");
  }

  private List<Silence> mine() {
    return as("salesperson", () -> silences.ofMine(10));
  }

  private void spoken(CustomerId with, int... daysAgo) {
    IntStream.of(daysAgo).forEach(days -> contact(with, "call", days));
  }

  private long contact(CustomerId with, String kind, int daysAgo) {
    var zone = offices.current().zone();
    return database
        .insertInto(INTERACTION)
        .set(INTERACTION.CUSTOMER_ID, with.value())
        .set(INTERACTION.KIND, kind)
        .set(INTERACTION.DIRECTION, kind.equals("note") ? null : "in")
        .set(INTERACTION.AT, offices.today().minusDays(daysAgo).atStartOfDay(zone).toInstant())
        .set(INTERACTION.SECONDS, 60)
        .set(INTERACTION.MEASURED, true)
        .set(INTERACTION.SUMMARY, "")
        .returningResult(INTERACTION.ID)
        .fetchSingle()
        .value1();
  }

  private CustomerId customer(String group) {
    long id =
        database
            .insertInto(CUSTOMER)
            .set(CUSTOMER.NAME, "דנה כהן")
            .set(CUSTOMER.OWNER_ID, office.employee("salesperson").value())
            .returningResult(CUSTOMER.ID)
            .fetchSingle()
            .value1();
    AsOwner.run(
        "insert into profitability.standing (customer_id, tie, entries, income, direct_cost, seconds, estimated_seconds, time_cost,"
            + " contribution, persistence, breadth, lines, tenure, trend, group_code)"
            + " values (%d, '', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '%s')".formatted(id, group));
    return new CustomerId(id);
  }

  private <T> T as(String role, ScopedValue.CallableOp<T, RuntimeException> work) {
    return Viewers.as(office.viewer(role), work);
  }
}
