package io.kesher.models.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kesher.models.Saved;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Where other software answers NaN, gives up or is silently wrong. */
class DifficultInputTests {
  private static final PurchaseHistory ONCE = new PurchaseHistory(0, 0, 1);

  @Test
  void aOneTimeBuyerHasExpectationsWhereTheShapesSumToLessThanOne() {
    var model = new BgNbd(0.11, 2.24, 0.31, 0.5, ModelUnit.DAY);
    assertThat(model.expectedPurchases(ONCE, Span.days(30)))
        .isEqualTo(0.564588615532785, within(1e-15));
  }

  @Test
  void theExpectationPassesSmoothlyThroughItsHoles() {
    // a = 1 and a + b + x = 1 divide by zero in the usual formula, s = 1 in that of Pareto/NBD.
    for (double[] hole : new double[][] {{1, 0.5}, {0.4, 0.6}, {1, 1}}) {
      double at = bg(hole[0], hole[1]);
      double around = (bg(hole[0] - 1e-6, hole[1]) + bg(hole[0] + 1e-6, hole[1])) / 2;
      assertThat(at).isEqualTo(around, within(1e-10));
    }
    assertThat(pareto(1)).isEqualTo((pareto(1 - 1e-6) + pareto(1 + 1e-6)) / 2, within(1e-10));
  }

  private static double bg(double a, double b) {
    return new BgNbd(0.11, 2.24, a, b, ModelUnit.DAY).expectedPurchases(ONCE, Span.days(30));
  }

  private static double pareto(double s) {
    return new ParetoNbd(0.5, 10, s, 12, ModelUnit.DAY).expectedPurchases(ONCE, Span.days(30));
  }

  @Test
  void thousandsOfPurchasesAreNotTooMany() {
    for (BuyingModel model : models()) {
      for (int repeats : new int[] {3000, 10_000}) {
        var active = new PurchaseHistory(repeats, 364.9, 365);
        var gone = new PurchaseHistory(repeats, 100, 365);
        assertThat(model.probabilityAlive(active)).isBetween(0.5, 1.0);
        assertThat(model.probabilityAlive(gone))
            .isEqualTo(model instanceof NbdModel ? 1 : 0, within(1e-100));
        assertThat(model.logLikelihood(gone)).isFinite();
        assertThat(model.expectedPurchases(active, Span.days(36))).isBetween(1.0, repeats * 1.0);
      }
    }
  }

  @Test
  void oneTimeBuyersMayHaveLeftExceptUnderBgNbd() {
    var longAgo = new PurchaseHistory(0, 0, 3650);
    assertThat(new BgNbd(0.5, 30, 1, 2, ModelUnit.DAY).probabilityAlive(longAgo)).isOne();
    assertThat(new MbgNbd(0.5, 30, 1, 2, ModelUnit.DAY).probabilityAlive(longAgo)).isLessThan(0.2);
    assertThat(new ParetoNbd(0.5, 30, 1, 60, ModelUnit.DAY).probabilityAlive(longAgo))
        .isLessThan(0.3);
  }

  @Test
  void theChoiceNeverFallsOnBgNbdAndSaysWhyNot() {
    ModelChoice choice =
        ModelChoice.of(Cdnow.sample().histories(Cdnow.CALIBRATION), ModelUnit.WEEK);
    assertThat(choice.chosen().model()).isInstanceOf(ParetoNbd.class);
    assertThat(choice.reason()).startsWith("Pareto/NBD: customers leaving at any moment");
    assertThat(choice.fits()).hasSize(3);
    // Customers who leave after a repeat purchase only are what BG/NBD is made for.
    var leavers = simulated(2000, 1, 0, 5);
    ModelChoice other = ModelChoice.of(leavers, ModelUnit.DAY);
    assertThat(other.chosen().model()).isNotInstanceOf(BgNbd.class);
    assertThat(other.reason()).contains("holds every one-time buyer to be alive for ever");
  }

  @Test
  void nobodyLeavingIsAResult() {
    // Nobody was silent for longer than half of the usual time between purchases.
    var histories =
        PurchaseHistories.of(
            IntStream.range(0, 1000)
                .mapToObj(i -> new PurchaseHistory(1 + i % 17, 300, 300 + 150.0 / (1 + i % 17))));
    for (var fit :
        List.of(
            BgNbd.fit(histories, ModelUnit.DAY),
            MbgNbd.fit(histories, ModelUnit.DAY),
            ParetoNbd.fit(histories, ModelUnit.DAY))) {
      assertThat(fit.model()).isInstanceOf(NbdModel.class);
      assertThat(fit.diagnosis().findings()).containsExactly(Finding.NO_DROP_OUT_FOUND);
    }
  }

  @Test
  void customersAllAlikeAreARidgeThatIsNamed() {
    // All at one rate: the likelihood rises with r and alpha without end.
    var histories =
        PurchaseHistories.of(
            IntStream.range(0, 500).mapToObj(i -> new PurchaseHistory(10, 350 + i % 10, 365)));
    var fit = NbdModel.fit(histories, ModelUnit.DAY);
    assertThat(fit.diagnosis().findings()).contains(Finding.RATES_ALIKE);
    assertThat(fit.model().expectedPurchasesOfNewcomer(Span.days(365))).isEqualTo(10, within(0.01));
    finite(fit);
  }

  @Test
  void smallAndOddDataHaveADiagnosis() {
    for (List<PurchaseHistory> odd :
        List.of(
            List.of(ONCE),
            List.of(new PurchaseHistory(0, 0, 0)),
            List.of(new PurchaseHistory(1, 1, 1)),
            List.of(new PurchaseHistory(5, 5, 5), new PurchaseHistory(0, 0, 5)),
            List.of(new PurchaseHistory(10_000, 3650, 3650)),
            List.of(ONCE, new PurchaseHistory(3, 200, 200), new PurchaseHistory(1, 3, 365)))) {
      var histories = PurchaseHistories.of(odd);
      for (var fit :
          List.of(
              BgNbd.fit(histories, ModelUnit.DAY),
              MbgNbd.fit(histories, ModelUnit.WEEK),
              ParetoNbd.fit(histories, ModelUnit.MONTH),
              NbdModel.fit(histories, ModelUnit.YEAR))) {
        assertThat(fit.diagnosis().isSound()).isFalse();
        assertThat(fit.diagnosis().sentence()).isNotBlank();
        finite(fit);
        for (PurchaseHistory history : odd) {
          sane(fit.model(), history);
        }
      }
    }
  }

  @Test
  void anyHandfulOfHistoriesCanBeFitted() {
    Random random = new Random(8);
    for (int i = 0; i < 60; i++) {
      var histories =
          PurchaseHistories.of(
              Stream.generate(() -> anyHistory(random)).limit(1 + random.nextInt(40)));
      ModelUnit unit = ModelUnit.values()[random.nextInt(4)];
      finite(BgNbd.fit(histories, unit));
      finite(MbgNbd.fit(histories, unit));
      finite(ParetoNbd.fit(histories, unit));
    }
  }

  private static PurchaseHistory anyHistory(Random random) {
    int repeats = (int) Math.pow(10, 4 * random.nextDouble() * random.nextDouble()) - 1;
    int observed = repeats == 0 ? random.nextInt(2000) : 1 + random.nextInt(2000);
    int last = repeats == 0 ? 0 : 1 + random.nextInt(observed);
    return new PurchaseHistory(repeats, last, observed);
  }

  private static void finite(Fit<BuyingModel> fit) {
    assertThat(fit.logLikelihood()).isFinite();
    fit.estimates()
        .forEach(each -> {
          assertThat(each.value()).isFinite().isPositive();
          each.standardError().ifPresent(error -> assertThat(error).isFinite().isPositive());
        });
  }

  @Test
  void whatAModelSaysIsAlwaysInBoundsAndGoesTheRightWay() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      double[] p = random.doubles(4).map(u -> Math.pow(10, 8 * u - 4)).toArray();
      int repeats = random.nextInt(4) == 0 ? 0 : 1 + (int) Math.pow(10, 4 * random.nextDouble());
      double observed = Math.pow(10, 6 * random.nextDouble() - 2);
      double last = repeats == 0 ? 0 : observed * (0.001 + 0.999 * random.nextDouble());
      var history = new PurchaseHistory(repeats, last, observed);
      sane(new BgNbd(p[0], p[1], p[2], p[3], ModelUnit.DAY), history);
      sane(new MbgNbd(p[0], p[1], p[2], p[3], ModelUnit.WEEK), history);
      sane(new ParetoNbd(p[0], p[1], p[2], p[3], ModelUnit.MONTH), history);
      sane(new NbdModel(p[0], p[1], ModelUnit.YEAR), history);
    }
  }

  private static void sane(BuyingModel model, PurchaseHistory history) {
    assertThat(model.logLikelihood(history)).isFinite();
    double alive = model.probabilityAlive(history);
    assertThat(alive).isBetween(0.0, 1.0);
    double before = 0;
    double noneBefore = 1;
    for (double days : new double[] {0, 0.001, 1, 30, 365, 1e4, 1e5}) {
      double purchases = model.expectedPurchases(history, Span.days(days));
      double none = model.probabilityOfNoPurchase(history, Span.days(days));
      assertThat(purchases).isFinite().isGreaterThanOrEqualTo(before * (1 - 1e-12));
      assertThat(none).isBetween(1 - alive - 1e-12, 1.0).isLessThanOrEqualTo(noneBefore + 1e-12);
      // Whoever makes at least one purchase makes at least as many on average.
      assertThat(purchases).isGreaterThanOrEqualTo((1 - none) * (1 - 1e-9) - 1e-14);
      before = purchases;
      noneBefore = none;
    }
  }

  @Test
  void bgAndMbgAndParetoTendToNbd() {
    var history = new PurchaseHistory(7, 200, 300);
    var year = Span.years(1);
    double limit = new NbdModel(0.7, 40, ModelUnit.DAY).expectedPurchases(history, year);
    for (BuyingModel model :
        List.of(
            new BgNbd(0.7, 40, 1e-9, 1, ModelUnit.DAY),
            new MbgNbd(0.7, 40, 1, 1e9, ModelUnit.DAY),
            new ParetoNbd(0.7, 40, 1e-9, 50, ModelUnit.DAY),
            new ParetoNbd(0.7, 40, 1, 1e12, ModelUnit.DAY))) {
      assertThat(model.expectedPurchases(history, year)).isEqualTo(limit, within(1e-6));
      assertThat(model.probabilityAlive(history)).isEqualTo(1, within(1e-7));
    }
  }

  @Test
  void theUnitOfAModelDoesNotChangeWhatItSays() {
    var history = new PurchaseHistory(3, 100, 200);
    var days = new ParetoNbd(0.5, 70, 0.6, 84, ModelUnit.DAY);
    var weeks = new ParetoNbd(0.5, 10, 0.6, 12, ModelUnit.WEEK);
    assertThat(weeks.probabilityAlive(history))
        .isEqualTo(days.probabilityAlive(history), within(1e-14));
    assertThat(weeks.expectedPurchases(history, Span.weeks(30)))
        .isEqualTo(days.expectedPurchases(history, Span.days(210)), within(1e-14));
    assertThat(weeks.discountedPurchases(history, DiscountRate.annual(0.15)))
        .isEqualTo(days.discountedPurchases(history, DiscountRate.annual(0.15)), within(1e-12));
  }

  @Test
  void whatIsInvalidIsRefusedByName() {
    refused(() -> new PurchaseHistory(-1, 0, 1), "repeats -1 must be at least 0");
    refused(() -> new PurchaseHistory(1, 5, 4), "last 5.0 must be between 0 and the 4.0 observed");
    refused(() -> new PurchaseHistory(1, 0, 4), "last 0.0 must be after 0 with 1 repeats");
    refused(() -> new PurchaseHistory(0, 1, 4), "last 1.0 must be 0 without repeats");
    refused(
        () -> new PurchaseHistory(0, 0, Double.NaN), "observed NaN must be finite and at least 0");
    refused(
        () -> PurchaseHistories.of(List.<PurchaseHistory>of()), "customers 0 must be at least 1");
    refused(() -> Span.days(-1), "days -1.0 must be finite and at least 0");
    refused(() -> DiscountRate.annual(-0.1), "annual -0.1 must be finite and at least 0");
    refused(() -> new BgNbd(0, 1, 1, 1, ModelUnit.DAY), "r 0.0 must be finite and more than 0");
    refused(() -> new GammaGamma(1, 1, 1), "q 1.0 must be finite and more than 1");
    refused(
        () -> new Purchase(1, LocalDate.EPOCH, Double.POSITIVE_INFINITY),
        "amount Infinity must be finite");
    refused(
        () -> models().getFirst().discountedPurchases(ONCE, DiscountRate.annual(0)),
        "annual 0.0 must be finite and more than 0");
    refused(
        () -> GammaGamma.fit(new int[] {1}, new double[] {-3}),
        "meanSpend -3.0 must be finite and more than 0");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void aModelSavedIsTheModel() {
    for (BuyingModel model : models()) {
      assertThat(Saved.fromJson(Saved.toJson(model), model.getClass())).isEqualTo(model);
    }
    var spending = new GammaGamma(6.25, 3.744, 15.444);
    assertThat(Saved.fromJson(Saved.toJson(spending), GammaGamma.class)).isEqualTo(spending);
    refused(
        () -> Saved.fromJson(Saved.toJson(spending).replace("3.744", "0.744"), GammaGamma.class),
        "not a saved GammaGamma: Cannot construct instance of"
            + " `io.kesher.models.buying.GammaGamma`, problem: q 0.744 must be finite and more"
            + " than 1");
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    var histories = simulated(20_000, 1, 1, 3);
    for (ModelUnit unit : List.of(ModelUnit.DAY, ModelUnit.WEEK)) {
      assertThat(ParetoNbd.fit(histories.onOneThread(), unit))
          .isEqualTo(ParetoNbd.fit(histories, unit));
      assertThat(MbgNbd.fit(histories.onOneThread(), unit)).isEqualTo(MbgNbd.fit(histories, unit));
    }
  }

  private static List<BuyingModel> models() {
    return List.of(
        new BgNbd(0.243, 4.414, 0.793, 2.426, ModelUnit.DAY),
        new MbgNbd(0.525, 6.183, 0.891, 1.614, ModelUnit.DAY),
        new ParetoNbd(0.553, 10.578, 0.606, 11.669, ModelUnit.DAY),
        new NbdModel(0.385, 12.07, ModelUnit.DAY));
  }

  /** Buyers of gamma distributed rates; leaving with mean probability a/(a+3), or never. */
  static PurchaseHistories simulated(int customers, double a, int firstChance, long seed) {
    Random random = new Random(seed);
    return PurchaseHistories.of(
        Stream.generate(() -> customer(random, a, firstChance)).limit(customers));
  }

  private static PurchaseHistory customer(Random random, double a, int firstChance) {
    double rate = -Math.log(random.nextDouble()) / 50;
    double leaves = a == 0 ? 0 : 1 - Math.pow(random.nextDouble(), 1 / 3.0);
    double observed = 200 + random.nextInt(200);
    int repeats = 0;
    double last = 0;
    boolean alive = firstChance == 0 || random.nextDouble() >= leaves;
    while (alive) {
      double next = last - Math.log(random.nextDouble()) / rate;
      if (next > observed) {
        break;
      }
      last = next;
      repeats++;
      alive = random.nextDouble() >= leaves;
    }
    return new PurchaseHistory(repeats, last, observed);
  }
}
