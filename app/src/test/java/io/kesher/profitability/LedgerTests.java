package io.kesher.profitability;

import static io.kesher.db.customers.Tables.CUSTOMER;
import static io.kesher.db.profitability.Tables.ENTRY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kesher.AsOwner;
import io.kesher.ForTheOffice;
import io.kesher.KesherTest;
import io.kesher.customers.CustomerId;
import io.kesher.values.Period;
import io.kesher.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

@KesherTest
@ForTheOffice
class LedgerTests {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);

  @Autowired DSLContext database;
  @Autowired Ledger ledger;
  @Autowired Rates rates;
  @Autowired Standings standings;

  private CustomerId customer = new CustomerId(0);

  @BeforeEach
  void emptyLedger() {
    customer = new CustomerId(SmallBase.of(database, 1, 1).customers.getFirst());
    AsOwner.run("truncate profitability.entry, profitability.customer_month cascade");
  }

  @Test
  void timeCostsTheHourlyCostOfItsDay() {
    rates.setHourlyCost(new Rates.HourlyCost(DAY, new BigDecimal("150")));
    assertThat(call(DAY, 1800).amount()).isEqualByComparingTo("75");
    assertThat(call(DAY.minusDays(1), 1800).amount()).isEqualByComparingTo("60");
  }

  @Test
  void aNewRateLeavesPostedEntriesAsTheyAre() {
    Entry posted = call(DAY, 3600);
    rates.setHourlyCost(new Rates.HourlyCost(DAY, new BigDecimal("999")));
    assertThat(only(posted).amount()).isEqualByComparingTo(posted.amount());
  }

  @Test
  void unmeasuredTimeTakesTheStandardMinutesOfItsDayAndSaysThatItIsEstimated() {
    rates.setStandardMinutes(new Rates.StandardMinutes("claim", DAY, new BigDecimal("45")));
    Entry claims = ledger.post(new Posting.Time(customer, DAY, "claim", null, 2, null));
    assertThat(time(claims))
        .isEqualTo(new Entry.Time("claim", 5400, 2, time(claims).hourlyRate(), false, null));
    Entry earlier =
        ledger.post(new Posting.Time(customer, DAY.minusDays(1), "claim", null, 1, null));
    assertThat(time(earlier).seconds()).isEqualTo(5400);
  }

  @Test
  void aCorrectionIsANewEntryThatHoldsTheDifference() {
    Entry wrong = income("100");
    Entry correction = ledger.correct(wrong.id(), new BigDecimal("80.50"), "typed twice");
    assertThat(correction.amount()).isEqualByComparingTo("-19.50");
    assertThat(correction.corrects()).isEqualTo(wrong.id());
    assertThat(correction.day()).isEqualTo(wrong.day());
    assertThat(standings.facts(customer, Period.year(2025)).income()).isEqualByComparingTo("80.50");
  }

  @Test
  void aCorrectionIsCorrectedFromWhatStands() {
    Entry wrong = income("100");
    Entry first = ledger.correct(wrong.id(), new BigDecimal("80"), "typed twice");
    ledger.correct(first.id(), new BigDecimal("90"), "half of it");
    assertThat(standings.facts(customer, Period.year(2025)).income()).isEqualByComparingTo("90");
  }

  @Test
  void timeIsCorrectedAtItsOwnRate() {
    Entry call = call(DAY, 3600);
    rates.setHourlyCost(new Rates.HourlyCost(DAY, new BigDecimal("999")));
    Entry correction = ledger.correct(call.id(), new BigDecimal("1800"), "lunch in between");
    assertThat(time(correction).seconds()).isEqualTo(-1800);
    assertThat(time(correction).hourlyRate()).isEqualByComparingTo(time(call).hourlyRate());
  }

  @Test
  void oneEntryIsCorrectedOnceAndWithAReason() {
    Entry wrong = income("100");
    assertThatThrownBy(() -> ledger.correct(wrong.id(), BigDecimal.TEN, " "))
        .isInstanceOf(Refusal.class);
    ledger.correct(wrong.id(), BigDecimal.TEN, "typed twice");
    assertThatThrownBy(() -> ledger.correct(wrong.id(), BigDecimal.ONE, "again"))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> income("1e13")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> income("0.00001")).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> call(LocalDate.of(1800, 1, 1), 60)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> call(DAY, 86_401)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> ledger.post(new Posting.Time(customer, DAY, "séance", 60, 1, null)))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() ->
            ledger.post(new Posting.Income(new CustomerId(-1), DAY, BigDecimal.ONE, null, null)))
        .isInstanceOf(Refusal.class);
    assertThat(database.fetchCount(ENTRY)).isZero();
  }

  @Test
  void theDatabaseItselfKeepsEntriesAsTheyAre() {
    Entry entry = income("100");
    assertThatThrownBy(() ->
            database
                .update(ENTRY)
                .set(ENTRY.AMOUNT, BigDecimal.ONE)
                .where(ENTRY.ID.eq(entry.id()))
                .execute())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> database.deleteFrom(ENTRY).where(ENTRY.ID.eq(entry.id())).execute())
        .isInstanceOf(DataAccessException.class);
    assertThat(only(entry).amount()).isEqualByComparingTo("100");
  }

  @Test
  void theDatabaseItselfSeesToItThatAnEntryIsOfSomebody() {
    income("100");
    assertThatThrownBy(() ->
            database
                .insertInto(ENTRY)
                .set(ENTRY.CUSTOMER_ID, -1L)
                .set(ENTRY.DAY, DAY)
                .set(ENTRY.KIND, EntryKind.INCOME.code())
                .set(ENTRY.AMOUNT, BigDecimal.ONE)
                .execute())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () -> database.deleteFrom(CUSTOMER).where(CUSTOMER.ID.eq(customer.value())).execute())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(database.fetchCount(ENTRY)).isOne();
  }

  @Test
  void pagesGoOnWithoutLossOrDoubling() {
    for (int i = 0; i < 25; i++) {
      income(Integer.toString(i));
    }
    Entries.After after = null;
    int seen = 0;
    do {
      var page = ledger.entries(customer, new Entries.Page(Period.year(2025), null, after, 7));
      seen += page.size();
      after = page.size() < 7 ? null : new Entries.After(page.getLast().day(), page.getLast().id());
    } while (after != null);
    assertThat(seen).isEqualTo(25);
  }

  private Entry income(String amount) {
    return ledger.post(new Posting.Income(customer, DAY, new BigDecimal(amount), null, null));
  }

  private Entry call(LocalDate day, int seconds) {
    return ledger.post(new Posting.Time(customer, day, "call", seconds, 1, null));
  }

  private static Entry.Time time(Entry entry) {
    return requireNonNull(entry.time());
  }

  private Entry only(Entry entry) {
    return ledger.entries(customer, new Entries.Page(Period.year(2025), null, null, 500)).stream()
        .filter(other -> other.id() == entry.id())
        .findFirst()
        .orElseThrow();
  }
}
