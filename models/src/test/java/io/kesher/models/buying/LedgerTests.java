package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTests {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = START.plusDays(100);

  private static Purchase on(int day, double amount) {
    return new Purchase(7, START.plusDays(day), amount);
  }

  private static Customer customer(Purchase... purchases) {
    var customers = Ledger.of(List.of(purchases)).customers(END);
    assertThat(customers).hasSize(1);
    return customers.getFirst();
  }

  @Test
  void purchasesOfOneDayAreOne() {
    var customer = customer(on(0, 10), on(20, 5), on(20, 7), on(50, 8));
    assertThat(customer.history()).isEqualTo(new PurchaseHistory(2, 50, 100));
    assertThat(customer.repeatSpend()).isEqualTo(10);
  }

  @Test
  void aOneTimeBuyerIsCountedToo() {
    assertThat(customer(on(30, 10)).history()).isEqualTo(new PurchaseHistory(0, 0, 70));
  }

  @Test
  void aReturnIsMoneyNotAVisit() {
    var customer = customer(on(0, 10), on(20, 9), on(25, -4));
    assertThat(customer.history()).isEqualTo(new PurchaseHistory(1, 20, 100));
    assertThat(customer.repeatSpend()).isEqualTo(5);
  }

  @Test
  void whatIsBroughtBackWasNotBought() {
    assertThat(customer(on(0, 10), on(20, 9), on(25, -9)).history())
        .isEqualTo(new PurchaseHistory(0, 0, 100));
    assertThat(customer(on(0, 10), on(20, 9), on(25, -11)).history())
        .isEqualTo(new PurchaseHistory(0, 0, 100));
    assertThat(Ledger.of(List.of(on(0, 10), on(3, -10))).customers(END)).isEmpty();
    assertThat(Ledger.of(List.of(on(0, 10), on(0, -10))).customers(END)).isEmpty();
  }

  @Test
  void aReturnOfTomorrowDoesNotChangeToday() {
    var ledger = Ledger.of(List.of(on(0, 10), on(20, 9), on(101, -9)));
    assertThat(ledger.customers(END).getFirst().history().repeats()).isOne();
    assertThat(ledger.customers(END.plusDays(1)).getFirst().history().repeats()).isZero();
  }

  @Test
  void whatWasGivenAwayIsAPurchaseForNothing() {
    var customer = customer(on(0, 10), on(20, 0));
    assertThat(customer.history().repeats()).isOne();
    assertThat(customer.repeatSpend()).isZero();
  }

  @Test
  void whoCameLaterIsNotThereYet() {
    var ledger = Ledger.of(List.of(on(0, 10), new Purchase(8, END.plusDays(1), 5)));
    assertThat(ledger.customers(END)).extracting(Customer::id).containsExactly(7L);
    assertThat(ledger.customers(END.plusDays(1))).extracting(Customer::id).containsExactly(7L, 8L);
  }

  @Test
  void theOrderOfLinesDoesNotMatter() {
    Random random = new Random(3);
    List<Purchase> lines = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      lines.add(
          new Purchase(
              random.nextInt(40), START.plusDays(random.nextInt(90)), 1 + random.nextInt(9)));
    }
    var once = Ledger.of(lines).customers(END);
    Collections.shuffle(lines, random);
    assertThat(Ledger.of(lines.stream()).customers(END)).isEqualTo(once);
  }

  @Test
  void linesInTheOrderOfCustomersNeedNoLedger() {
    Random random = new Random(3);
    List<Purchase> lines = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      lines.add(new Purchase(i / 6, START.plusDays(random.nextInt(120)), random.nextInt(9) - 1));
    }
    var streamed = Ledger.histories(lines.stream(), END);
    var kept = Ledger.of(lines).histories(END);
    assertThat(streamed.customers()).isEqualTo(kept.customers());
    assertThat(streamed.size()).isEqualTo(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      assertThat(streamed.history(i)).isEqualTo(kept.history(i));
      assertThat(streamed.count(i)).isEqualTo(kept.count(i));
    }
    Collections.reverse(lines);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ledger.histories(lines.stream(), END))
        .withMessage("customer 498 must be at least the 499 of the line before");
  }

  @Test
  void equalHistoriesAreOnePattern() {
    int[] repeats = new int[100_000];
    double[] last = new double[repeats.length];
    double[] observed = new double[repeats.length];
    for (int i = 0; i < repeats.length; i++) {
      observed[i] = i % 300;
      repeats[i] = i % 300 < 5 ? 0 : i % 2;
      last[i] = repeats[i] == 0 ? 0 : 3;
    }
    var histories = PurchaseHistories.ofColumns(repeats, last, observed);
    assertThat(histories.size()).isEqualTo(300);
    assertThat(histories.customers()).isEqualTo(100_000);
    assertThat(histories.sum(PurchaseHistory::repeats)).isEqualTo(Arrays.stream(repeats).sum());
  }

  @Test
  void reasonsAreSentencesWithTheirNumbers() {
    var buying = new MbgNbd(0.525, 6.183, 0.891, 1.614, ModelUnit.WEEK);
    var spending = new GammaGamma(6.25, 3.744, 15.444);
    var outlooks = new Outlooks(buying, spending, DiscountRate.annual(0.15), Span.weeks(39));
    Outlook active = outlooks.of(customer(on(0, 30), on(40, 20), on(80, 30)));
    assertThat(active.alive().reason().sentence())
        .isEqualTo("Silent for 20 days, and 40 days between purchases are usual here.");
    assertThat(active.spend().reason().sentence())
        .isEqualTo(
            "2 repeat purchases of 25.00 on average, which count for 82 %; all customers' 35.18 for"
                + " the rest.");
    assertThat(active.spend().value()).isEqualTo(0.82 * 25 + 0.18 * 35.18, within(0.01));
    assertThat(active.value().value())
        .isEqualTo(
            active.spend().value()
                * buying.discountedPurchases(
                    active.customer().history(), DiscountRate.annual(0.15)));
    assertThat(active.valueWithin().value()).isLessThan(active.value().value()).isPositive();
    assertThat(outlooks.of(customer(on(0, 30))).spend().reason().sentence())
        .isEqualTo("No repeat purchase yet, so the mean of all customers counts.");
    var bg = new BgNbd(0.243, 4.414, 0.793, 2.426, ModelUnit.WEEK);
    assertThat(
            new Outlooks(bg, spending, DiscountRate.annual(0.15), Span.weeks(39))
                .of(customer(on(0, 30)))
                .alive()
                .reason()
                .sentence())
        .isEqualTo(
            "Bought once, 100 days ago; this model lets nobody leave before a second purchase.");
  }
}
