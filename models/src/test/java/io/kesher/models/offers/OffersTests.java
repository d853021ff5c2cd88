package io.kesher.models.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import io.kesher.models.offers.Offer.Because;
import io.kesher.models.offers.Offer.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffersTests {
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

  @Test
  void easeIsTheSolutionOfItsLeastSquares() {
    Holdings holdings = random(60, 8, 1);
    double penalty = 3;
    Affinities model = new Ease(penalty, 100).fit(holdings).model();
    double[][] b = new double[8][8];
    for (int from = 0; from < 8; from++) {
      for (Affinities.Link link : model.items().get(from).links()) {
        b[from][link.to()] = link.weight();
      }
    }
    double[][] x = new double[60][8];
    for (int customer = 0; customer < 60; customer++) {
      for (int item : holdings.held()[customer]) {
        x[customer][item] = 1;
      }
    }
    // At the least the slope is zero in every weight off the diagonal.
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 8; j++) {
        double slope = penalty * b[i][j];
        for (double[] row : x) {
          double predicted = 0;
          for (int k = 0; k < 8; k++) {
            predicted += row[k] * b[k][j];
          }
          slope += row[i] * (predicted - row[j]);
        }
        assertThat(i == j ? b[i][j] : slope).isCloseTo(0, within(1e-10));
      }
    }
  }

  @Test
  void nothingDependsOnTheOrderOfPurchases() {
    List<Purchase> purchases = new ArrayList<>(purchases(100, 30, 2));
    Affinities there = Affinities.of(Holdings.of(purchases.stream()));
    Collections.shuffle(purchases, new Random(1));
    assertThat(Affinities.of(Holdings.of(purchases.stream()))).isEqualTo(there);
  }

  @Test
  void whatGoesTogetherIsOfferedAndSaysWhy() {
    Holdings holdings = pairs();
    for (Affinities model :
        List.of(
            new Ease(1, 10).fit(holdings).model(),
            new ItemNeighbours(10, 1).fit(holdings).model())) {
      Offer offer = model.offers(List.of("bread"), 1).getFirst();
      assertThat(offer.item()).isEqualTo("butter");
      assertThat(offer.because())
          .singleElement()
          .satisfies(because -> {
            assertThat(because.reason()).isEqualTo(Reason.HELD);
            assertThat(because.item()).isEqualTo("bread");
            assertThat(because.weight()).isCloseTo(offer.score(), within(1e-12));
          });
    }
  }

  @Test
  void whatIsHeldIsNeverOffered() {
    Affinities model = Affinities.of(pairs());
    assertThat(model.offers(List.of("bread", "ink"), 10))
        .extracting(Offer::item)
        .containsExactlyInAnyOrder("butter", "paper");
  }

  @Test
  void aCustomerOfWhomNothingIsKnownIsOfferedWhatIsPopular() {
    Affinities model = Affinities.of(pairs());
    List<Offer> offers = model.offers(List.of("never heard of"), 2);
    assertThat(offers).extracting(Offer::item).containsExactly("ink", "paper");
    assertThat(offers.getFirst().because().getFirst().reason()).isEqualTo(Reason.POPULAR);
  }

  @Test
  void nothingHeldTogetherIsADiagnosisAndNoError() {
    Holdings single =
        Holdings.of(Stream.of(new Purchase("a", "ink", DAY), new Purchase("b", "bread", DAY)));
    assertThat(Ease.standard().fit(single).diagnosis())
        .isEqualTo(Ease.Diagnosis.NOTHING_HELD_TOGETHER);
    assertThat(ItemNeighbours.standard().fit(single).diagnosis())
        .isEqualTo(Ease.Diagnosis.NOTHING_HELD_TOGETHER);
    Holdings none = Holdings.of(Stream.of());
    assertThat(Affinities.of(none).offers(List.of("ink"), 3)).isEmpty();
  }

  @Test
  void neighboursAreNearAsTheCosineSays() {
    Affinities model = new ItemNeighbours(1, 0).fit(pairs()).model();
    Affinities.Item bread = model.items().getFirst();
    // Five hold bread, five butter, four both.
    assertThat(bread.links().getFirst().weight()).isCloseTo(4 / 5.0, within(1e-15));
  }

  @Test
  void aPurchaseLosesHalfOfItsWeightInAHalfLife() {
    Stream<Purchase> purchases =
        Stream.of(
            new Purchase("a", "ink", DAY.minusDays(30)),
            new Purchase("a", "ink", DAY.minusDays(60)),
            new Purchase("a", "ink", DAY.minusDays(60)),
            new Purchase("a", "paper", DAY.minusDays(90)));
    List<Offer> offers = new Repeats(30).offers(purchases, DAY, 5);
    assertThat(offers).extracting(Offer::item).containsExactly("ink", "paper");
    assertThat(offers.getFirst().score()).isCloseTo(.75, within(1e-15));
    assertThat(offers.getLast().score()).isCloseTo(.125, within(1e-15));
  }

  @Test
  void aRepeatCannotKnowWhatWasBoughtOnItsDay() {
    assertThatThrownBy(
            () -> new Repeats(30).offers(Stream.of(new Purchase("a", "ink", DAY)), DAY, 1))
        .hasMessage("a purchase on 2025-03-01 is not before 2025-03-01");
  }

  @Test
  void aBlendMeasuresEachListByItsBestAndKeepsReasons() {
    List<Offer> again = List.of(offer("ink", Reason.REPEATED, 4), offer("pen", Reason.REPEATED, 1));
    List<Offer> fresh = List.of(offer("bread", Reason.HELD, .2));
    List<Offer> blended = new Blend(1, .5, 2).offers(again, fresh, Map.of("pen", .6), 3);
    assertThat(blended).extracting(Offer::item).containsExactly("pen", "ink", "bread");
    assertThat(blended.getFirst().score()).isCloseTo(.25 + 1.2, within(1e-12));
    assertThat(blended.getFirst().because())
        .extracting(Because::reason)
        .containsExactly(Reason.PROPENSITY, Reason.REPEATED);
    assertThatThrownBy(() -> new Blend(1, 1, 1).offers(again, fresh, Map.of("pen", 1.1), 3))
        .hasMessageContaining("1.1 of pen");
  }

  @Test
  void isTheSameAfterItWasSaved() {
    Affinities model = Affinities.of(random(50, 12, 4));
    assertThat(Saved.fromJson(Saved.toJson(model), Affinities.class)).isEqualTo(model);
  }

  @Test
  void refusesByName() {
    assertThatThrownBy(() -> new Ease(0, 1)).hasMessageContaining("penalty");
    assertThatThrownBy(() -> new Repeats(-1)).hasMessageContaining("half-life");
    assertThatThrownBy(() -> new ItemNeighbours(1, Double.NaN)).hasMessageContaining("damping");
    assertThatThrownBy(() -> new Purchase(" ", "ink", DAY)).hasMessageContaining("customer");
    assertThatThrownBy(() -> Affinities.of(pairs()).offers(List.of(), -1))
        .hasMessageContaining("-1 offers");
  }

  private static Offer offer(String item, Reason reason, double score) {
    return new Offer(item, score, List.of(new Because(reason, item, score)));
  }

  /** Bread goes with butter, ink with paper. */
  private static Holdings pairs() {
    List<Purchase> purchases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      purchases.add(new Purchase("baker " + i, "bread", DAY));
      purchases.add(new Purchase("baker " + i, "butter", DAY));
    }
    for (int i = 0; i < 6; i++) {
      purchases.add(new Purchase("clerk " + i, "ink", DAY));
      purchases.add(new Purchase("clerk " + i, "paper", DAY));
    }
    purchases.add(new Purchase("one", "bread", DAY));
    purchases.add(new Purchase("two", "butter", DAY));
    return Holdings.of(purchases.stream());
  }

  private static Holdings random(int customers, int items, long seed) {
    return Holdings.of(purchases(customers, items, seed).stream());
  }

  private static List<Purchase> purchases(int customers, int items, long seed) {
    Random random = new Random(seed);
    List<Purchase> purchases = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      purchases.add(new Purchase("c" + customer, "i" + customer % items, DAY));
      for (int item = 0; item < items; item++) {
        if (random.nextInt(items) < 1 + (item + customer) % 4) {
          purchases.add(new Purchase("c" + customer, "i" + item, DAY));
        }
      }
    }
    return purchases;
  }
}
